import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { type AnyVariables, useQuery } from 'urql';
import { doc } from '../../api/document';
import { type OrderToShipFragment, PackingSlipByNumberDocument, PackingSlipDocument, type PackingSlipQuery } from '../../generated/graphql';
import { Attributes } from '../../parts/Attributes';
import { addressLines } from '../../parts/addressLines';
import { useTitle } from '../../parts/focus';
import { PrintIcon } from '../../parts/icons';
import { t } from '../../texts';
import { day, moment, number } from '../../texts/format';
import { isolated } from '../../texts/isolated';
import { type Contents, contents } from './contents';
import classes from './PackingSlips.module.css';

/** So many are on one page: each is asked for on its own. The others are told of, and a link away. */
const most = 100;

/** Packing slips to print, one a sheet: of orders, or of one fulfillment. */
export function PackingSlips() {
  const { ids, orders = '', fulfillment } = useSearch({ from: '/packing-slips' });
  const by = ids === undefined ? 'orders' : 'ids';
  const all = [...new Set((ids ?? orders).split(',').filter(Boolean))];
  const [wanted, rest] = [all.slice(0, most), all.slice(most)];
  const alone = wanted.length === 1;
  return (
    <main className={classes.page}>
      <div className={classes.bar}>
        <Link to="/orders">{t.details.back}</Link>
        <h1>{alone ? t.slip.packingSlip : t.slip.title}</h1>
        <Button autoFocus leftSection={<PrintIcon />} onClick={() => print()}>
          {t.slip.print}
        </Button>
      </div>
      {rest.length > 0 && (
        <p className={classes.rest}>
          {t.slip.first(wanted.length, all.length)}{' '}
          <Link to="/packing-slips" search={{ [by]: rest.join(',') }} reloadDocument>
            {t.slip.rest(rest.length)}
          </Link>
        </p>
      )}
      {!alone && <Title title={`${t.slip.title} (${wanted.length})`} />}
      {wanted.map((each) => (
        <Slip key={each} by={by} order={each} fulfillment={fulfillment} alone={alone} />
      ))}
    </main>
  );
}

/** The window's title, which is the name of the file that one prints to. */
function Title({ title }: { title: string }) {
  useTitle(title);
  return null;
}

interface SlipProps {
  by: 'ids' | 'orders';
  /** Its ID or number. */
  order: string;
  fulfillment?: string;
  /** Whether it is the only one on the page. */
  alone: boolean;
}

function Slip({ by, order: wanted, fulfillment, alone }: SlipProps) {
  const question =
    by === 'ids'
      ? { query: doc(PackingSlipDocument), variables: { id: wanted } }
      : { query: doc(PackingSlipByNumberDocument), variables: { number: wanted } };
  const [{ data, error, fetching }] = useQuery<PackingSlipQuery, AnyVariables>({ ...question, requestPolicy: 'network-only' });
  const order = data?.order;
  const slip = order && contents(order, fulfillment);
  if (!slip) {
    const bare = by === 'orders' ? wanted.replace(/^#/, '') : undefined;
    const isNowhere = !error && order === null && bare;
    const title = isNowhere ? t.details.notFound(bare) : t.details.failed;
    return (
      <p className={classes.missing}>
        {alone && !fetching && <Title title={`${title} · ${t.slip.packingSlip}`} />}
        {fetching ? t.app.loading : isNowhere ? `${title}.` : t.slip.failed}
      </p>
    );
  }
  const name = fulfillment ? isolated(fulfillment) : t.details.title(order.number);
  return (
    <>
      {alone && <Title title={`${name} · ${t.slip.packingSlip}`} />}
      <Sheet order={order} slip={slip} />
    </>
  );
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
            ` · ${gone.tracking.map((parcel) => [parcel.carrier, parcel.number].flatMap((text) => (text ? isolated(text) : [])).join(' ')).join(', ')}`}
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
                {isolated(line.title)}
                {line.variantTitle && ` · ${isolated(line.variantTitle)}`}
                <Attributes of={line.attributes} />
              </td>
              <td className={classes.sku}>{line.sku}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.sum}>{t.slip.pieces(pieces)}</p>
      <Attributes of={order.attributes} />
      {order.note && (
        <div className={classes.note}>
          <h3>{t.slip.note}</h3>
          <p>{order.note}</p>
        </div>
      )}
    </section>
  );
}
