import { Link } from '@tanstack/react-router';
import type { OrdersQuery } from '../../generated/graphql';
import { LeftIcon, RightIcon } from '../../parts/icons';
import { changed, keepSize, type OrdersSearch, pageSizes, readView, turned } from '../../parts/listSearch';
import { t } from '../../texts';
import { count as inAll } from '../../texts/format';
import classes from './Pager.module.css';

interface Props {
  page: OrdersQuery['orders']['pageInfo'];
  total: OrdersQuery['orders']['totalCount'] | undefined;
  /** How many orders are shown. */
  count: number;
  /** Whether they are of the search before, while the answer to this one is under way. */
  outdated: boolean;
  /** What they were searched by. */
  shown: OrdersSearch;
  search: OrdersSearch;
  onChange: (next: OrdersSearch, replace?: boolean) => Promise<void>;
}

/** Where one is in the list, how much of it is shown, and the pages beside it: of what is shown, and not while that is old. */
export function Pager({ page, total, count, outdated, shown, search, onChange }: Props) {
  const view = readView(shown);
  const turn = (by: 1 | -1) => turned(shown, page, by);
  const first = (view.page - 1) * view.size + 1;
  return (
    <div className={classes.pager} data-faded={outdated || undefined}>
      <label className={classes.size}>
        {t.orders.pageSize}
        <select
          value={readView(search).size}
          onChange={async (event) => {
            const size = event.currentTarget.value;
            // The back button leads to what is shown now, whatever is the habit by then.
            await onChange({ ...search, size: String(readView(search).size) }, true);
            keepSize(size);
            await onChange(changed(search, { size }));
          }}
        >
          {pageSizes.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      </label>
      <span className="num">{t.orders.range(first, first + count - 1, total ? inAll(total) : '…')}</span>
      <nav className={classes.turn} aria-label={t.orders.pages}>
        <Turn label={t.orders.previousPage} to={page.hasPreviousPage ? turn(-1) : undefined} faded={outdated}>
          <LeftIcon />
        </Turn>
        <Turn label={t.orders.nextPage} to={page.hasNextPage ? turn(1) : undefined} faded={outdated}>
          <RightIcon />
        </Turn>
      </nav>
    </div>
  );
}

interface TurnProps {
  label: string;
  to: OrdersSearch | undefined;
  faded: boolean;
  children: React.ReactNode;
}

function Turn({ label, to, faded, children }: TurnProps) {
  if (!to) {
    return (
      <button type="button" className={classes.button} disabled aria-label={label}>
        {children}
      </button>
    );
  }
  return (
    // It keeps the focus while the page that it led to is under way.
    <Link
      to="/orders"
      search={to}
      className={classes.button}
      aria-label={label}
      aria-disabled={faded || undefined}
      onClick={(event) => faded && event.preventDefault()}
    >
      {children}
    </Link>
  );
}
