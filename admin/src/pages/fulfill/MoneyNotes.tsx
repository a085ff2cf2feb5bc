import type { OrderToShipFragment } from '../../generated/graphql';
import { owed } from '../../parts/Status';
import { t } from '../../texts';
import { money } from '../../texts/format';
import { isolated } from '../../texts/isolated';
import classes from './FulfillPage.module.css';

/** What to think of before it leaves: money that is missing, and pieces that were refunded, which are not to be packed. */
export function MoneyNotes({ order }: { order: OrderToShipFragment }) {
  const owes = owed(order);
  const refunded = order.payment.transactions.flatMap(({ lines }) =>
    lines.map(({ quantity, orderLine }) => t.pay.pieces(quantity, isolated(orderLine.title))),
  );
  const notes = [
    ...(owes ? [t.fulfill.outstanding(money(owes))] : []),
    ...(refunded.length > 0 ? [t.fulfill.refundedPieces(refunded.join(', '))] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <div role="note" className={classes.notes}>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
