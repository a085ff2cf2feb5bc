import type { RefundOrderInput } from '../../../generated/graphql';
import { t } from '../../../texts';
import { money } from '../../../texts/format';
import type { FullOrder } from '../ask';
import { isMore, refundable } from '../refundable';
import { paymentError, readPayment } from './amount';

/** What was typed into the question what to refund. */
export interface RefundDraft {
  amount: string;
  /** How many pieces of each line. */
  quantities: Record<string, string>;
  shipping: string;
  stillOwed: boolean;
  reason: string;
  note: string;
}

export const nothingTyped: RefundDraft = { amount: '', quantities: {}, shipping: '', stillOwed: false, reason: '', note: '' };

type Refunding = Pick<RefundOrderInput, 'orderId' | 'amount' | 'lines' | 'shipping' | 'stillOwed'>;

/** What it comes to, for a preview and for sending; undefined while nothing is to go back, or what was typed is no amount. */
export function toRefund(order: FullOrder, draft: RefundDraft): Refunding | undefined {
  const lines = order.lines
    .map((line) => ({ lineId: line.id, quantity: Number(draft.quantities[line.id] ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  const amount = readPayment(draft.amount, order.total);
  const shipping = readPayment(draft.shipping, order.total);
  if (isUnreadable(draft, order) || (!amount && !shipping && lines.length === 0)) return undefined;
  return {
    orderId: order.id,
    ...(amount && { amount }),
    ...(lines.length > 0 && { lines }),
    ...(shipping && { shipping }),
    stillOwed: draft.stillOwed && order.status !== 'CANCELLED',
  };
}

/** Whether something was typed that cannot be read, or is too much whatever else is chosen. */
export function isUnreadable(draft: RefundDraft, order: FullOrder): boolean {
  return amountError(order, draft.amount) !== undefined || amountError(order, draft.shipping) !== undefined;
}

/** What is wrong with an amount as it is typed; nothing typed is nothing wrong. */
export function amountError(order: FullOrder, text: string): string | undefined {
  const read = readPayment(text, order.total);
  const most = refundable(order);
  const isTooMuch = read && most && isMore(read, most.amount);
  return isTooMuch ? t.refund.tooMuch(money(most)) : paymentError(text, order.total);
}
