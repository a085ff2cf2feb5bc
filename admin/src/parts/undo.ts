import { type Outcome, type Payload, send } from '../api/act';
import { doc } from '../api/document';
import type { OrderEvent } from '../api/live';
import { store } from '../api/store';
import {
  CancelFulfillmentDocument,
  type CancelFulfillmentMutation,
  type FulfillmentFieldsFragment,
  FulfillOrderDocument,
  type FulfillOrderMutation,
  SinceDocument,
} from '../generated/graphql';
import { t } from '../texts';
import { actionOf } from './actions';
import { type PopupAction, popup, undoBy } from './popups';

/**
 * Says that an order is fulfilled, with a way to take it back. It takes back this very fulfillment, whatever else was
 * done to the order meanwhile, and is past when the order has no fulfillment to cancel any more.
 */
export function offerUndoFulfill({ order, fulfillment, notification }: FulfillOrderMutation['fulfillOrder'], next: PopupAction[]): void {
  if (!order) return;
  const possible = fulfillment && actionOf(order.actions, 'CANCEL_FULFILLMENT')?.allowed;
  const undo = async () => {
    const input = { orderId: order.id, fulfillmentId: fulfillment?.id };
    tell(await send(CancelFulfillmentDocument, 'cancelFulfillment', input), ({ order: now, notification: said }) =>
      now ? t.cancelFulfillment.done(now.number, t.status[now.status], said?.message ?? '') : '',
    );
  };
  const isPast = ({ order: now }: OrderEvent) =>
    now.id === order.id && now.version > order.version && !actionOf(now.actions, 'CANCEL_FULFILLMENT')?.allowed;
  popup({
    message: t.news(order.number, order.status, notification?.message ?? ''),
    actions: [...(possible ? [undoBy(undo, isPast)] : []), ...next],
  });
}

/**
 * Says that a fulfillment was taken back, with a way to fulfil the same again. Somebody else may fulfil it meanwhile, so
 * that is meant for the order as it was then; what was only written on it since makes no difference.
 */
export function offerUndoCancel(
  { order, notification }: CancelFulfillmentMutation['cancelFulfillment'],
  taken: FulfillmentFieldsFragment[],
): void {
  if (!order) return;
  const [only] = taken;
  const possible = only && taken.length === 1 && actionOf(order.actions, 'FULFILL')?.allowed;
  const since = order.timeline.nodes[0]?.sequence ?? 0;
  const undo = async () => {
    const lines = only?.lines.map((line) => ({ lineId: line.orderLine.id, quantity: line.quantity }));
    const tracking = only?.tracking.map(({ number, carrier, url }) => ({ number, carrier, url }));
    const outcome = await asOf({ orderId: order.id, version: order.version, since }, (expectedVersion) =>
      send(FulfillOrderDocument, 'fulfillOrder', { orderId: order.id, lines, tracking, expectedVersion }),
    );
    tell(outcome, ({ order: now, notification: said }) => (now ? t.news(now.number, now.status, said?.message ?? '') : ''));
  };
  const isPast = ({ order: now, entry }: OrderEvent) => now.id === order.id && entry.sequence > since && !isWriting(entry);
  popup({
    message: t.cancelFulfillment.done(order.number, t.status[order.status], notification?.message ?? ''),
    actions: possible ? [undoBy(undo, isPast)] : [],
  });
}

/** An order as it was: its version, and the newest entry of its timeline. */
export interface AsItWas {
  orderId: string;
  version: number;
  since: number;
}

/** Does what is meant for an order as it was. What was only written on it since makes no difference. */
export async function asOf<P extends Payload>(
  { orderId, version, since }: AsItWas,
  act: (expectedVersion: number) => Promise<Outcome<P>>,
): Promise<Outcome<P>> {
  const outcome = await act(version);
  if (!outcome.refusals.some(({ code }) => code === 'VERSION_CONFLICT')) return outcome;
  const now = await onlyWrittenOn(orderId, since);
  return now === undefined ? outcome : act(now);
}

/** The order's version of now, if nothing but writing was done on it since that entry of its timeline. */
async function onlyWrittenOn(id: string, since: number): Promise<number | undefined> {
  const { data } = await store().client.query(doc(SinceDocument), { id }, { requestPolicy: 'network-only' }).toPromise();
  const nodes = data?.order?.timeline.nodes ?? [];
  const until = nodes.findIndex(({ sequence }) => sequence <= since);
  return until >= 0 && nodes.slice(0, until).every(isWriting) ? data?.order?.version : undefined;
}

/** What may be changed of an order at any time, and has nothing to do with what is shipped. */
const written = ['email', 'phone', 'note', 'tags'];

function isWriting({ kind, changes }: Pick<OrderEvent['entry'], 'kind' | 'changes'>): boolean {
  return kind === 'COMMENTED' || (kind === 'EDITED' && changes.every(({ field }) => written.includes(field)));
}

/** A popup of what came of it: what was done, or why not. */
export function tell<P extends Payload>(outcome: Outcome<P>, done: (payload: P) => string): void {
  if (outcome.done) popup({ message: done(outcome.payload) });
  else popup({ kind: 'bad', message: whyNot(outcome) });
}

/** Why something was not done, in one text. */
export function whyNot<P extends Payload>(outcome: Exclude<Outcome<P>, { done: true }>): string {
  if ('failure' in outcome) return outcome.failure;
  return outcome.refusals.map((refusal) => t.refusal(refusal)).join(' ');
}
