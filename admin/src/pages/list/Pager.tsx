import { Link } from '@tanstack/react-router';
import type { OrdersQuery } from '../../generated/graphql';
import { LeftIcon, RightIcon } from '../../parts/icons';
import { changed, keepSize, type OrdersSearch, pageSizes, turned, type View } from '../../parts/listSearch';
import { t } from '../../texts';
import { count } from '../../texts/format';
import classes from './Pager.module.css';

interface Props {
  page: OrdersQuery['orders']['pageInfo'];
  total: OrdersQuery['orders']['totalCount'] | undefined;
  shown: number;
  view: View;
  search: OrdersSearch;
  onChange: (next: OrdersSearch, replace?: boolean) => Promise<void>;
}

/** Where one is in the list, how much of it is shown, and the pages beside it. */
export function Pager({ page, total, shown, view, search, onChange }: Props) {
  const first = (view.page - 1) * view.size + 1;
  return (
    <div className={classes.pager}>
      <label className={classes.size}>
        {t.orders.pageSize}
        <select
          value={view.size}
          onChange={async (event) => {
            const size = event.currentTarget.value;
            // The back button leads to what is shown now, whatever is the habit by then.
            await onChange({ ...search, size: String(view.size) }, true);
            keepSize(size);
            await onChange(changed(search, { size }));
          }}
        >
          {pageSizes.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      </label>
      <span className="num">{t.orders.range(first, first + shown - 1, total ? count(total) : '…')}</span>
      <nav className={classes.turn} aria-label={t.orders.pages}>
        <Turn label={t.orders.previousPage} to={page.hasPreviousPage ? turned(search, page, -1) : undefined}>
          <LeftIcon />
        </Turn>
        <Turn label={t.orders.nextPage} to={page.hasNextPage ? turned(search, page, 1) : undefined}>
          <RightIcon />
        </Turn>
      </nav>
    </div>
  );
}

function Turn({ label, to, children }: { label: string; to: OrdersSearch | undefined; children: React.ReactNode }) {
  if (!to) {
    return (
      <button type="button" className={classes.button} disabled aria-label={label}>
        {children}
      </button>
    );
  }
  return (
    <Link to="/orders" search={to} className={classes.button} aria-label={label}>
      {children}
    </Link>
  );
}
