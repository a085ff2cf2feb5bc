import { SortDownIcon, SortUpIcon } from '../../parts/icons';
import { type Column, columns, type View } from '../../parts/listSearch';
import { t } from '../../texts';
import classes from './OrdersHead.module.css';
import places from './OrdersTable.module.css';
import { Tick } from './Tick';

interface Props {
  view: View;
  /** Whether all rows are selected, or at least some of them. */
  all: boolean;
  some: boolean;
  disabled: boolean;
  onToggleAll: () => void;
  onSort: (sort: string, dir: string) => void;
}

/**
 * What the columns are called, and buttons to sort by them; below 48 em nothing is left of them to be seen, and the field
 * beside the filter sorts instead. What selects all rows is there in every window.
 */
export function OrdersHead({ view, all, some, disabled, onToggleAll, onSort }: Props) {
  return (
    <thead role="rowgroup" className={classes.head}>
      <tr role="row">
        <th role="columnheader" className={places.check}>
          <Tick label={t.orders.selectAll} checked={all} some={some} disabled={disabled} onChange={onToggleAll}>
            <span className={classes.all}>{t.orders.selectAll}</span>
          </Tick>
        </th>
        {columns.map((column) => (
          <Header key={column.field} column={column} view={view} onSort={onSort} />
        ))}
        <th role="columnheader" className={places.actions}>
          {t.orders.actions}
        </th>
      </tr>
    </thead>
  );
}

function Header({ column, view, onSort }: { column: Column; view: View; onSort: Props['onSort'] }) {
  const sorted = view.sort === column.field;
  const opposite = view.dir === 'ASC' ? 'DESC' : 'ASC';
  return (
    <th
      role="columnheader"
      aria-sort={sorted ? (view.dir === 'ASC' ? 'ascending' : 'descending') : 'none'}
      className={places[column.label]}
      data-column={column.label}
      data-sorted={sorted || undefined}
    >
      <button type="button" className={classes.sort} onClick={() => onSort(column.field, sorted ? opposite : column.first)}>
        {t.orders[column.label]}
        <span className={classes.arrow}>{sorted && view.dir === 'ASC' ? <SortUpIcon size={13} /> : <SortDownIcon size={13} />}</span>
      </button>
      <span className={classes.name}>{t.orders[column.label]}</span>
    </th>
  );
}
