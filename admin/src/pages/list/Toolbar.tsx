import { Button, Popover } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { FilterIcon } from '../../parts/icons';
import { changed, columns, filterCount, type OrdersSearch, type View } from '../../parts/listSearch';
import { t } from '../../texts';
import { FilterChips } from './FilterChips';
import classes from './Toolbar.module.css';

const FilterPanel = lazy(() => import('./FilterPanel'));

interface Props {
  view: View;
  search: OrdersSearch;
  onChange: (next: OrdersSearch) => void;
  /** The search box. */
  children: ReactNode;
}

/** What narrows the list: words, filters, and on a phone the order. */
export function Toolbar({ view, search, onChange, children }: Props) {
  const [filtering, setFiltering] = useState(false);
  const active = filterCount(view);
  const button = useRef<HTMLButtonElement>(null);
  const isTaken = useRef(false);
  // The filter that was taken away had the focus.
  useEffect(() => {
    if (isTaken.current && document.activeElement === document.body) button.current?.focus({ preventScroll: true });
    isTaken.current = false;
  }, [active]);
  const takeAway = (next: OrdersSearch) => {
    isTaken.current = true;
    onChange(next);
  };
  return (
    <>
      <div className={classes.bar}>
        {children}
        <SortSelect view={view} onSort={(sort, dir) => onChange(changed(search, { sort, dir }))} />
        <Popover
          opened={filtering}
          onChange={setFiltering}
          position="bottom-end"
          width={480}
          middlewares={{ shift: { padding: 8, crossAxis: innerHeight < low }, flip: true, size: { padding: 8, apply: fit } }}
          trapFocus
          returnFocus
          shadow="md"
        >
          <Popover.Target>
            <Button ref={button} variant="default" leftSection={<FilterIcon />} onClick={() => setFiltering((open) => !open)}>
              {t.filter.open}
              {active > 0 && <span className={`${classes.active} num`}>{active}</span>}
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t.filter.title} className={classes.filters}>
            <Suspense>
              <FilterPanel
                view={view}
                search={search}
                onApply={(change) => {
                  setFiltering(false);
                  onChange(changed(search, change));
                }}
              />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      </div>
      {active > 0 && <FilterChips view={view} search={search} onChange={takeAway} />}
    </>
  );
}

/** In a window that is lower than this, in px, as at 200 %, the filters may lie over their button: there is no room beside it. */
const low = 560;

/** What does not fit on the screen is scrolled to. */
function fit({ availableHeight, elements }: { availableHeight: number; elements: { floating: HTMLElement } }): void {
  elements.floating.style.maxHeight = `${Math.max(200, availableHeight)}px`;
}

/** Headers to sort by are hidden on a phone; this stands in for them. */
function SortSelect({ view, onSort }: { view: View; onSort: (sort: string, dir: string) => void }) {
  return (
    <select
      className={classes.sort}
      aria-label={t.orders.sortBy}
      value={`${view.sort} ${view.dir}`}
      onChange={(event) => {
        const [sort = '', dir = ''] = event.currentTarget.value.split(' ');
        onSort(sort, dir);
      }}
    >
      {columns.flatMap((column) =>
        (['DESC', 'ASC'] as const).map((dir) => (
          <option key={column.field + dir} value={`${column.field} ${dir}`}>
            {t.orders[column.label]} {dir === 'ASC' ? '↑' : '↓'}
          </option>
        )),
      )}
    </select>
  );
}
