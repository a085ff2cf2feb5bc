import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { OrdersSearch } from '../../parts/listSearch';
import { BalanceChip, PaymentBadge, StatusBadge } from '../../parts/Status';
import { t } from '../../texts';
import { exact, money, number, short } from '../../texts/format';
import own from './OrderRow.module.css';
import classes from './OrdersTable.module.css';
import { RowMenu } from './RowMenu';
import { Tick } from './Tick';
import type { Row } from './useOrderList';

interface Props {
  row: Row;
  chosen: boolean;
  /** Whether somebody else just changed it. */
  changed: boolean;
  from: OrdersSearch;
  onToggle: (id: string, range: boolean) => void;
  onMenu: (open: boolean) => void;
}

/** One order of the list. The whole row leads to it, by the link of its number. */
export const OrderRow = memo(function OrderRow({ row, chosen, changed, from, onToggle, onMenu }: Props) {
  const list = { search: from, cursor: row.cursor };
  const name = row.customer?.name ?? row.shippingAddress?.name;
  // That the value alternates lets each change flash anew.
  const mark = changed ? (row.version % 2 ? 'odd' : 'even') : undefined;
  return (
    <tr role="row" data-chosen={chosen || undefined} data-changed={mark} data-status={row.status}>
      <td role="cell" className={classes.check}>
        <Tick label={t.orders.select(row.number)} checked={chosen} onChange={(range) => onToggle(row.id, range)} />
      </td>
      <td role="cell" className={classes.order}>
        <Link to="/orders/$number" params={{ number: row.number }} state={{ list }} className={`${own.link} num`} data-order={row.id}>
          #{row.number}
        </Link>
        {changed && <span className={own.mark} role="img" aria-label={t.orders.live} title={t.orders.live} />}
      </td>
      <td role="cell" className={classes.date}>
        <time dateTime={row.placedAt} title={exact(row.placedAt)} className="num">
          {short(row.placedAt)}
        </time>
      </td>
      <td role="cell" className={classes.customer} title={name ?? undefined}>
        {name ?? <span className={classes.faint}>{t.orders.noCustomer}</span>}
      </td>
      <td role="cell" className={`${classes.items} num`}>
        <span className={classes.wide}>{number(row.itemCount)}</span>
        <span className={classes.narrow}>{t.orders.itemCount(row.itemCount)}</span>
      </td>
      <td role="cell" className={`${classes.total} num`}>
        {money(row.total)}
      </td>
      <td role="cell" className={classes.payment}>
        <PaymentBadge status={row.paymentStatus} inTable /> <BalanceChip order={row} />
      </td>
      <td role="cell" className={classes.fulfillment}>
        <StatusBadge status={row.status} />
      </td>
      <td role="cell" className={classes.delivery} title={row.deliveryMethod ?? undefined} data-none={!row.deliveryMethod || undefined}>
        {row.deliveryMethod ?? <span className={classes.faint}>{t.orders.noDelivery}</span>}
      </td>
      <td role="cell" className={classes.actions}>
        <RowMenu row={row} list={list} onOpen={onMenu} />
      </td>
    </tr>
  );
});
