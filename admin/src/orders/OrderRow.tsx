import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { store } from '../api/store';
import { PaymentBadge, StatusBadge } from '../order/Status';
import { t } from '../texts';
import { exact, money, number, short } from '../texts/format';
import classes from './OrdersTable.module.css';
import { RowMenu } from './RowMenu';
import { Tick } from './Tick';
import type { Row } from './useOrderList';
import type { OrdersSearch } from './view';

interface Props {
  row: Row;
  chosen: boolean;
  from: OrdersSearch;
  onToggle: (id: string) => void;
}

/** One order of the list. The whole row leads to it, by the link of its number. */
export const OrderRow = memo(function OrderRow({ row, chosen, from, onToggle }: Props) {
  const list = { search: from, cursor: row.cursor };
  const name = row.customer?.name ?? row.shippingAddress?.name;
  // A change that came live is marked; that the value alternates lets each one flash anew.
  const changed = store().live.versionOf(row.id) === row.version ? (row.version % 2 ? 'odd' : 'even') : undefined;
  return (
    <tr role="row" data-chosen={chosen || undefined} data-changed={changed} data-status={row.status}>
      <td role="cell" className={classes.check}>
        <Tick label={t.orders.select(row.number)} checked={chosen} onChange={() => onToggle(row.id)} />
      </td>
      <td role="cell" className={classes.order}>
        <Link to="/orders/$number" params={{ number: row.number }} state={{ list }} className={`${classes.link} num`} data-order={row.id}>
          #{row.number}
        </Link>
        {changed && <span className={classes.mark} role="img" aria-label={t.orders.live} title={t.orders.live} />}
      </td>
      <td role="cell" className={classes.date}>
        <time dateTime={row.placedAt} title={exact(row.placedAt)} className="num">
          {short(row.placedAt)}
        </time>
      </td>
      <td role="cell" className={classes.customer}>
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
        <PaymentBadge status={row.paymentStatus} />
      </td>
      <td role="cell" className={classes.fulfillment}>
        <StatusBadge status={row.status} />
      </td>
      <td role="cell" className={classes.delivery}>
        {row.deliveryMethod ?? <span className={classes.faint}>{t.orders.noDelivery}</span>}
      </td>
      <td role="cell" className={classes.actions}>
        <RowMenu row={row} list={list} />
      </td>
    </tr>
  );
});
