import type { OrderRowFragment, OrderStatus, PaymentStatus } from '../generated/graphql';
import { t } from '../texts';
import { money } from '../texts/format';
import classes from './Status.module.css';

/** How far an order has got, in words, colour and shape. */
export function StatusBadge({ status }: { status: OrderStatus }) {
  return (
    <span className={classes.badge} data-status={status}>
      <svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12">
        {marks[status]}
      </svg>
      {t.status[status]}
    </span>
  );
}

const ring = <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.6" />;
const marks = {
  UNFULFILLED: ring,
  PARTIALLY_FULFILLED: (
    <>
      {ring}
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  FULFILLED: (
    <>
      <circle cx="6" cy="6" r="5.3" fill="currentColor" />
      <path d="m3.6 6.2 1.7 1.7 3.1-3.6" fill="none" stroke="var(--green)" strokeWidth="1.5" />
    </>
  ),
  CANCELLED: <path d="m2.5 2.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />,
} satisfies Record<OrderStatus, unknown>;

/**
 * Whether the money came. Only what needs an eye is coloured. headed: it stands below a heading that says Payment;
 * inTable: it does so, unless the table has become cards.
 */
export function PaymentBadge({ status, headed, inTable }: { status: PaymentStatus; headed?: boolean; inTable?: boolean }) {
  return (
    <span className={classes.payment} data-payment={status}>
      {(headed || inTable) && <span className={inTable ? classes.inTable : undefined}>{t.pay.state(status)}</span>}
      {!headed && <span className={inTable ? classes.inCard : undefined}>{t.payment[status]}</span>}
    </span>
  );
}

/** What is missing, or came too much. Where nothing came at all, the payment status says so already. */
export function BalanceChip({ order }: { order: Pick<OrderRowFragment, 'status' | 'total' | 'payment'> }) {
  const { overpaid } = order.payment;
  const owes = owed(order);
  if (isSome(overpaid)) return <Chip isOver>{t.balance.overpaid(money(overpaid))}</Chip>;
  return owes && owes.amount !== order.total.amount ? <Chip>{t.balance.owes(money(owes))}</Chip> : null;
}

function Chip({ isOver, children }: { isOver?: boolean; children: string }) {
  return (
    <span className={classes.balance} data-over={isOver}>
      {children}
    </span>
  );
}

/** What is to be paid yet; undefined for nothing. The ledger goes on for a cancelled order, too, but nobody is to pay it. */
export function owed({ status, payment }: Pick<OrderRowFragment, 'status' | 'payment'>): OrderRowFragment['total'] | undefined {
  return status !== 'CANCELLED' && isSome(payment.outstanding) ? payment.outstanding : undefined;
}

/** Whether an amount is more than nothing. */
export const isSome = ({ amount }: { amount: string }) => /[1-9]/.test(amount);
