import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { doc } from '../../api/document';
import { type OrderToShipFragment, PackingSlipDocument } from '../../generated/graphql';
import { addressLines } from '../../parts/addressLines';
import { useTitle } from '../../parts/focus';
import { PrintIcon } from '../../parts/icons';
import { t } from '../../texts';
import { day, moment, number } from '../../texts/format';
import { type Contents, contents } from './contents';
import classes from './PackingSlips.module.css';

/** So many are on one page: each is asked for on its own. The others are told of, and a link away. */
const most = 100;

/** Packing slips to print, one a sheet: of orders, or of one fulfillment. */
export function PackingSlips() {
  const { orders, fulfillment } = useSearch({ from: '/packing-slips' });
  const all = [...new Set(orders.split(',').filter(Boolean))];
  const [numbers, rest] = [all.slice(0, most), all.slice(most)];
  const [only, ...more] = numbers;
  useTitle(
    only === undefined || more.length > 0
      ? `${t.slip.title} (${numbers.length})`
      : `${fulfillment ?? t.details.title(only)} · ${t.slip.packingSlip}`,
  );
  return (
    <main className={classes.page}>
      <div className={classes.bar}>
        <Link to="/orders">{t.details.back}</Link>
        <h1>{numbers.length === 1 ? t.slip.packingSlip : t.slip.title}</h1>
        <Button autoFocus leftSection={<PrintIcon />} onClick={() => print()}>
          {t.slip.print}
        </Button>
      </div>
      {rest.length > 0 && (
        <p className={classes.rest}>
          {t.slip.first(numbers.length, all.length)}{' '}
          <Link to="/packing-slips" search={{ orders: rest.join(',') }} reloadDocument>
            {t.slip.rest(rest.length)}
          </Link>
        </p>
      )}
      {numbers.map((each) => (
        <Slip key={each} number={each} fulfillment={fulfillment} />
      ))}
    </main>
  );
}

function Slip({ number: wanted, fulfillment }: { number: string; fulfillment?: string }) {
  const [{ data, fetching }] = useQuery({ query: doc(PackingSlipDocument), variables: { number: wanted }, requestPolicy: 'network-only' });
  const order = data?.orderByNumber;
  const slip = order && contents(order, fulfillment);
  if (!slip) return <p className={classes.missing}>{fetching ? t.app.loading : t.slip.failed(wanted)}</p>;
  return <Sheet order={order} slip={slip} />;
}

function Sheet({ order, slip }: { order: OrderToShipFragment; slip: Contents }) {
  const { lines, gone } = slip;
  const pieces = lines.reduce((sum, line) => sum + line.count, 0);
  return (
    <section className={classes.sheet} aria-label={`${t.slip.packingSlip} #${order.number}`}>
      <header>
        <h2 className="num">#{order.number}</h2>
        <dl>
          <div>
            <dt>{t.slip.ordered}</dt>
            <dd>{day(order.placedAt)}</dd>
          </div>
          {order.deliveryMethod && (
            <div>
              <dt>{t.slip.delivery}</dt>
              <dd>{order.deliveryMethod}</dd>
            </div>
          )}
        </dl>
      </header>
      <div className={classes.to}>
        <h3>{t.slip.shipTo}</h3>
        <address>
          {addressLines(order.shippingAddress).map((line, i) => (
            <span key={i}>{line}</span>
          ))}
          {!order.shippingAddress && <span>{t.details.noAddress}</span>}
        </address>
      </div>
      {gone && (
        <p className={classes.done}>
          {t.slip.gone(gone.name, moment(gone.createdAt))}
          {gone.tracking.length > 0 &&
            ` · ${gone.tracking.map((parcel) => [parcel.carrier, parcel.number].filter(Boolean).join(' ')).join(', ')}`}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th className={classes.box}>
              <span className="sr">{t.slip.toPack}</span>
            </th>
            <th className={classes.count}>{t.details.quantity}</th>
            <th>{t.slip.item}</th>
            <th>{t.details.sku}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className={classes.box}>
                <span aria-hidden="true" />
              </td>
              <td className={`${classes.count} num`}>{number(line.count)}</td>
              <td>
                {line.title}
                {line.variantTitle && ` · ${line.variantTitle}`}
              </td>
              <td className={classes.sku}>{line.sku}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.sum}>{t.slip.pieces(pieces)}</p>
      {order.note && (
        <div className={classes.note}>
          <h3>{t.slip.note}</h3>
          <p>{order.note}</p>
        </div>
      )}
    </section>
  );
}
