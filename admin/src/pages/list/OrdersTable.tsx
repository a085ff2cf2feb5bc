import type { Ref } from 'react';
import { store } from '../../api/store';
import { SortDownIcon, SortUpIcon } from '../../parts/icons';
import { type Column, columns, type OrdersSearch, type View } from '../../parts/listSearch';
import { t } from '../../texts';
import { useNow } from '../../texts/now';
import { OrderRow } from './OrderRow';
import classes from './OrdersTable.module.css';
import { Placeholders } from './Placeholders';
import { Tick } from './Tick';
import type { Row } from './useOrderList';

interface Props {
  ref: Ref<HTMLTableElement>;
  rows: Row[] | undefined;
  view: View;
  search: OrdersSearch;
  faded: boolean;
  chosen: ReadonlyMap<string, Row>;
  onToggle: (id: string, range: boolean) => void;
  onToggleAll: () => void;
  onSort: (sort: string, dir: string) => void;
  /** Whether a pointer or the focus is on the rows, so that none may move. */
  onTouch: (touched: boolean) => void;
  /** Whether the menu of a row is open, which must stay where it is. */
  onMenu: (open: boolean) => void;
}

/** The orders, as a table; below 48 em each row is laid out as a card, and stays a row to a screen reader. */
export function OrdersTable({ ref, rows, view, search, faded, chosen, onToggle, onToggleAll, onSort, onTouch, onMenu }: Props) {
  useNow(); // a change is news for a while
  const all = rows !== undefined && rows.length > 0 && rows.every((row) => chosen.has(row.id));
  const { live } = store();
  return (
    // The roles are what the elements have anyway, until the layout of a phone would take them away.
    <table ref={ref} role="table" className={classes.table} data-faded={faded || undefined} aria-label={t.orders.title}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" className={classes.check}>
            <Tick
              label={t.orders.selectAll}
              checked={all}
              some={!all && rows?.some((row) => chosen.has(row.id))}
              disabled={!rows || faded} // nobody selects orders of the search before, either
              onChange={onToggleAll}
            />
          </th>
          {columns.map((column) => (
            <Header key={column.field} column={column} view={view} onSort={onSort} />
          ))}
          <th role="columnheader" className={classes.actions}>
            {t.orders.actions}
          </th>
        </tr>
      </thead>
      <tbody
        role="rowgroup"
        inert={faded} // nobody opens an order of the search before by mistake
        onPointerEnter={(event) => event.pointerType === 'mouse' && onTouch(true)}
        onPointerLeave={() => onTouch(false)}
        onFocus={(event) => event.target.matches(':focus-visible') && onTouch(true)}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onTouch(false)}
      >
        {rows ? (
          rows.map((row) => (
            <OrderRow
              key={row.id}
              row={row}
              chosen={chosen.has(row.id)}
              changed={live.isNews(row.id) && live.versionOf(row.id) === row.version}
              from={search}
              onToggle={onToggle}
              onMenu={onMenu}
            />
          ))
        ) : (
          <Placeholders />
        )}
      </tbody>
    </table>
  );
}

function Header({ column, view, onSort }: { column: Column; view: View; onSort: Props['onSort'] }) {
  const sorted = view.sort === column.field;
  const opposite = view.dir === 'ASC' ? 'DESC' : 'ASC';
  return (
    <th
      role="columnheader"
      aria-sort={sorted ? (view.dir === 'ASC' ? 'ascending' : 'descending') : 'none'}
      className={classes[column.label]}
      data-sorted={sorted || undefined}
    >
      <button type="button" className={classes.sort} onClick={() => onSort(column.field, sorted ? opposite : column.first)}>
        {t.orders[column.label]}
        <span className={classes.arrow}>{sorted && view.dir === 'ASC' ? <SortUpIcon size={13} /> : <SortDownIcon size={13} />}</span>
      </button>
    </th>
  );
}
