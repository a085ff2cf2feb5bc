import type { Ref } from 'react';
import { store } from '../../api/store';
import type { OrdersSearch, View } from '../../parts/listSearch';
import { t } from '../../texts';
import { useNow } from '../../texts/now';
import { OrderRow } from './OrderRow';
import { OrdersHead } from './OrdersHead';
import classes from './OrdersTable.module.css';
import { Placeholders } from './Placeholders';
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
      <OrdersHead
        view={view}
        all={all}
        some={!all && (rows?.some((row) => chosen.has(row.id)) ?? false)}
        disabled={!rows || faded} // nobody selects orders of the search before, either
        onToggleAll={onToggleAll}
        onSort={onSort}
      />
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
