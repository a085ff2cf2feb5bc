import { type Outcome, type Payload, send } from '../api/act';
import {
  CancelFulfillmentDocument,
  type CancelFulfillmentMutation,
  type FulfillmentFieldsFragment,
  FulfillOrderDocument,
  type FulfillOrderMutation,
} from '../generated/graphql';
import { t } from '../texts';
import { actionOf } from './actions';
import { type PopupAction, popup, undoBy } from './popups';

/** Says that an order is fulfilled, with a way to take it back while that is allowed, and what to go on with. */
export function offerUndoFulfill({ order, fulfillment, notification }: FulfillOrderMutation['fulfillOrder'], next: PopupAction[]): void {
  if (!order) return;
  const possible = fulfillment && actionOf(order.actions, 'CANCEL_FULFILLMENT')?.allowed;
  const undo = async () => {
    const input = { orderId: order.id, fulfillmentId: fulfillment?.id, expectedVersion: order.version };
    tell(await send(CancelFulfillmentDocument, 'cancelFulfillment', input), ({ order: now, notification: said }) =>
      now ? t.cancelFulfillment.done(now.number, t.status[now.status], said?.message ?? '') : '',
    );
  };
  popup({
    message: t.news(order.number, order.status, notification?.message ?? ''),
    order,
    actions: [...(possible ? [undoBy(undo)] : []), ...next],
  });
}

/** Says that a fulfillment was taken back, with a way to fulfil the same again while that is allowed. */
export function offerUndoCancel(
  { order, notification }: CancelFulfillmentMutation['cancelFulfillment'],
  taken: FulfillmentFieldsFragment[],
): void {
  if (!order) return;
  const [only] = taken;
  const possible = only && taken.length === 1 && actionOf(order.actions, 'FULFILL')?.allowed;
  const undo = async () => {
    const lines = only?.lines.map((line) => ({ lineId: line.orderLine.id, quantity: line.quantity }));
    const tracking = only?.tracking.map(({ number, carrier, url }) => ({ number, carrier, url }));
    const input = { orderId: order.id, lines, tracking, expectedVersion: order.version };
    tell(await send(FulfillOrderDocument, 'fulfillOrder', input), ({ order: now, notification: said }) =>
      now ? t.news(now.number, now.status, said?.message ?? '') : '',
    );
  };
  popup({
    message: t.cancelFulfillment.done(order.number, t.status[order.status], notification?.message ?? ''),
    order,
    actions: possible ? [undoBy(undo)] : [],
  });
}

/** A popup of what came of it: what was done, or why not. */
export function tell<P extends Payload>(outcome: Outcome<P>, done: (payload: P) => string): void {
  if (outcome.done) popup({ message: done(outcome.payload) });
  else popup({ kind: 'bad', message: whyNot(outcome) });
}

/** Why something was not done, in one text. */
export function whyNot<P extends Payload>(outcome: Exclude<Outcome<P>, { done: true }>): string {
  if ('failure' in outcome) return outcome.failure;
  return outcome.refusals.map((refusal) => t.refusal(refusal.code, refusal.message)).join(' ');
}
