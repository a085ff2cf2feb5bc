import { Card } from '../../parts/Card';
import { isSome, owed, PaymentBadge } from '../../parts/Status';
import { t } from '../../texts';
import { exact, moment, money } from '../../texts/format';
import { isolated } from '../../texts/isolated';
import type { FullOrder } from './ask';
import classes from './PaymentCard.module.css';

/** What it costs, what was paid, what is owed, and how money moved. */
export function PaymentCard({ order }: { order: FullOrder }) {
  const { transactions } = order.payment;
  return (
    <Card title={t.details.payment} aside={<PaymentBadge status={order.paymentStatus} headed />}>
      <Amounts order={order} />
      <h3 className={classes.heading}>{t.pay.transactions}</h3>
      {transactions.length === 0 ? (
        <p className={classes.faint}>{t.pay.none}</p>
      ) : (
        <ul className={classes.transactions}>
          {transactions.map((each) => (
            <Transaction key={each.id} transaction={each} />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** A cancelled order has nothing due and nothing outstanding. */
function Amounts({ order }: { order: FullOrder }) {
  const p = order.payment;
  const owes = owed(order);
  const rows: [string, string, boolean?][] = [[t.pay.subtotal, money(p.subtotal)]];
  if (isSome(p.discount)) rows.push([t.pay.discount, `−${money(p.discount)}`]);
  rows.push([t.pay.shipping, money(p.shipping)]);
  rows.push([p.taxesIncluded ? t.pay.taxIncluded : t.pay.tax, money(p.tax)]);
  rows.push([t.pay.total, money(p.total), true]);
  if (p.due.amount !== p.total.amount && order.status !== 'CANCELLED') rows.push([t.pay.due, money(p.due)]);
  rows.push([t.pay.paid, money(p.paid)]);
  if (isSome(p.refunded)) rows.push([t.pay.refunded, `−${money(p.refunded)}`]);
  if (owes) rows.push([t.pay.outstanding, money(owes), true]);
  if (isSome(p.overpaid)) rows.push([t.pay.overpaid, money(p.overpaid), true]);
  return (
    <dl className={`${classes.rows} num`}>
      {rows.map(([name, value, strong]) => (
        <div key={name} data-strong={strong || undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How money moved, and of a refund what it was for. */
function Transaction({ transaction }: { transaction: FullOrder['payment']['transactions'][number] }) {
  const { kind, gateway, reference, processedAt, amount, lines, stillOwed, note } = transaction;
  const more = [
    ...lines.map(({ quantity, orderLine }) => t.pay.pieces(quantity, isolated(orderLine.title))),
    ...(stillOwed ? [t.pay.stillOwed] : []),
    ...(note ? [isolated(note)] : []),
  ];
  return (
    <li>
      <span>{t.pay.kind[kind]}</span>
      <span className={classes.faint}>
        {[gateway, reference].flatMap((text) => (text ? isolated(text) : [])).join(' · ')}{' '}
        <time dateTime={processedAt} title={exact(processedAt)}>
          {moment(processedAt)}
        </time>
      </span>
      <strong className="num">{money(amount)}</strong>
      {more.length > 0 && (
        <div className={classes.more}>
          {more.map((text, i) => (
            <p key={i}>{text}</p>
          ))}
        </div>
      )}
    </li>
  );
}
