import { doubtsAbout } from '../../parts/doubts';
import { t } from '../../texts';
import { isolated } from '../../texts/isolated';
import classes from './BulkDialog.module.css';
import type { Row } from './useOrderList';

/** So many orders are named; the others are counted. */
const named = 5;

/** Warns of addresses that parcels may come back from. It stands in nobody's way. */
export function BulkDoubts({ orders }: { orders: Row[] }) {
  const doubtful = orders.map((order) => ({ order, doubts: doubtsAbout(order.shippingAddress) })).filter(({ doubts }) => doubts.length > 0);
  if (doubtful.length === 0) return null;
  return (
    <div className={classes.doubts}>
      <strong>{t.doubts.several(doubtful.length)}</strong>
      <ul>
        {doubtful.slice(0, named).map(({ order, doubts }) => (
          <li key={order.id}>
            #{isolated(order.number)}: {doubts.join(' ')}
          </li>
        ))}
      </ul>
      {doubtful.length > named && <p>{t.doubts.more(doubtful.length - named)}</p>}
    </div>
  );
}
