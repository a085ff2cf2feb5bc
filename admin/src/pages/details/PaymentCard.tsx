import { Card } from '../../parts/Card';
import { PaymentBadge } from '../../parts/Status';
import { t } from '../../texts';
import { exact, moment, money } from '../../texts/format';
import { isolated } from '../../texts/isolated';
import type { FullOrder } from './ask';
import classes from './PaymentCard.module.css';

/** What it costs, what was paid, and how. */
export function PaymentCard({ order }: { order: FullOrder }) {
  const p = order.payment;
  const isZero = (m: { amount: string }) => Number(m.amount) === 0;
  const rows: [string, string, boolean?][] = [[t.pay.subtotal, money(p.subtotal)]];
  if (!isZero(p.discount)) rows.push([t.pay.discount, `−${money(p.discount)}`]);
  rows.push([t.pay.shipping, money(p.shipping)]);
  rows.push([p.taxesIncluded ? t.pay.taxIncluded : t.pay.tax, money(p.tax)]);
  rows.push([t.pay.total, money(p.total), true]);
  rows.push([t.pay.paid, money(p.paid)]);
  if (!isZero(p.refunded)) rows.push([t.pay.refunded, `−${money(p.refunded)}`]);
  if (!isZero(p.outstanding)) rows.push([t.pay.outstanding, money(p.outstanding), true]);
  return (
    <Card title={t.details.payment} aside={<PaymentBadge status={order.paymentStatus} headed />}>
      <dl className={`${classes.rows} num`}>
        {rows.map(([name, value, strong]) => (
          <div key={name} data-strong={strong || undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className={classes.heading}>{t.pay.transactions}</h3>
      {p.transactions.length === 0 ? (
        <p className={classes.faint}>{t.pay.none}</p>
      ) : (
        <ul className={classes.transactions}>
          {p.transactions.map((each) => (
            <li key={each.id}>
              <span>{t.pay.kind[each.kind]}</span>
              <span className={classes.faint}>
                {[each.gateway, each.reference].flatMap((text) => (text ? isolated(text) : [])).join(' · ')}{' '}
                <time dateTime={each.processedAt} title={exact(each.processedAt)}>
                  {moment(each.processedAt)}
                </time>
              </span>
              <strong className="num">{money(each.amount)}</strong>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
