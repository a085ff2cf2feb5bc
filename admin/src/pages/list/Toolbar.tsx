import { Button, CloseButton, Popover, TextInput } from '@mantine/core';
import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { FilterIcon, SearchIcon } from '../../parts/icons';
import { changed, columns, filterCount, type OrdersSearch, type View } from '../../parts/listSearch';
import { t } from '../../texts';
import { FilterChips } from './FilterChips';
import classes from './Toolbar.module.css';

const FilterPanel = lazy(() => import('./FilterPanel'));

interface Props {
  view: View;
  search: OrdersSearch;
  onChange: (next: OrdersSearch, replace?: boolean) => void;
  box: RefObject<HTMLInputElement | null>;
}

/** How long after the last key the search is asked for, in ms. */
const pause = 220;

/** What narrows the list: words, filters, and on a phone the order. */
export function Toolbar({ view, search, onChange, box }: Props) {
  const [text, setText] = useSearchText(view.q, (q) => onChange(changed(search, { q }), view.q !== ''));
  const [filtering, setFiltering] = useState(false);
  const active = filterCount(view);
  return (
    <>
      <div className={classes.bar}>
        <TextInput
          ref={box}
          className={classes.search}
          type="search"
          aria-label={t.orders.search}
          placeholder={t.orders.searchHint}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && (text ? setText('') : event.currentTarget.blur())}
          leftSection={<SearchIcon />}
          rightSection={
            text ? (
              <CloseButton size="sm" aria-label={t.orders.clearSearch} onClick={() => setText('')} />
            ) : (
              <kbd className={classes.key}>/</kbd>
            )
          }
        />
        <SortSelect view={view} onSort={(sort, dir) => onChange(changed(search, { sort, dir }))} />
        <Popover
          opened={filtering}
          onChange={setFiltering}
          position="bottom-end"
          width={400}
          middlewares={{ shift: { padding: 8 }, flip: true, size: { padding: 8, apply: fit } }}
          trapFocus
          returnFocus
          shadow="md"
        >
          <Popover.Target>
            <Button variant="default" leftSection={<FilterIcon />} onClick={() => setFiltering((open) => !open)}>
              {t.filter.open}
              {active > 0 && <span className={`${classes.active} num`}>{active}</span>}
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t.filter.title} className={classes.filters}>
            <Suspense>
              <FilterPanel
                view={view}
                onApply={(change) => {
                  setFiltering(false);
                  onChange(changed(search, change));
                }}
              />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      </div>
      {active > 0 && <FilterChips view={view} search={search} onChange={onChange} />}
    </>
  );
}

/** What does not fit on the screen is scrolled to. */
function fit({ availableHeight, elements }: { availableHeight: number; elements: { floating: HTMLElement } }): void {
  elements.floating.style.maxHeight = `${Math.max(260, availableHeight)}px`;
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

/** The text while it is typed, told a moment after the last key; follows the address bar otherwise. */
function useSearchText(current: string, tell: (q: string) => void) {
  const [text, setText] = useState(current);
  const told = useRef(current);
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    if (current === told.current) return;
    told.current = current;
    setText(current); // the back button
  }, [current]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      latest.current(text);
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText] as const;
}
