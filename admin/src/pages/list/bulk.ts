import { explain, newKey, persist, send } from '../../api/act';
import { doc } from '../../api/document';
import { beginOwn } from '../../api/own';
import { store } from '../../api/store';
import { FulfillOrdersDocument, type FulfillOrdersMutation, TakeBackDocument } from '../../generated/graphql';
import { type AsItWas, asOf } from '../../parts/undo';
import { t } from '../../texts';

/** What became of one order. */
export interface Result {
  done: boolean;
  message: string;
  /** What takes it back, as long as nobody changes the order. */
  undo?: TakenBack;
}

/** A fulfillment to cancel; without a name, all that the order has. */
export interface TakenBack {
  orderId: string;
  fulfillmentId?: string;
  /** Whoever changed the order after that, and not only wrote on it, is not overruled. */
  asItWas?: AsItWas;
}

export type Tell = (orderId: string, result: Result) => void;

/** So many orders go in one request: few enough to see it move, many enough to be quick. */
const atOnce = 10;
/** So many requests are under way at a time; the server has others to answer, too. */
const together = 4;

/** Fulfils orders in portions, and tells of each what became of it. One refusal does not stop the others. */
export async function fulfillAll(ids: string[], allowUnpaid: boolean, tell: Tell, isStopped: () => boolean): Promise<void> {
  for (const orderIds of portions(ids, atOnce)) {
    if (isStopped()) return;
    const ends = orderIds.map(beginOwn);
    const input = { orderIds, allowUnpaid, idempotencyKey: newKey() };
    const { data, error } = await persist(() => store().client.mutation(doc(FulfillOrdersDocument), { input }).toPromise());
    for (const end of ends) end();
    for (const [i, orderId] of orderIds.entries()) {
      const result = data?.fulfillOrders.results[i];
      const [refusal] = result?.userErrors ?? [];
      if (!result) tell(orderId, { done: false, message: error?.graphQLErrors.length ? explain(error) : t.bulk.unsure });
      else if (refusal) tell(orderId, { done: false, message: t.refusal(refusal) });
      else {
        tell(orderId, { done: true, message: t.bulk.fulfilled, undo: undoOf(orderId, result) });
      }
    }
  }
}

/** Cancels fulfillments, and tells of each order what became of it. */
export async function takeBackAll(fulfillments: TakenBack[], tell: Tell, isStopped: () => boolean = () => false): Promise<void> {
  for (const portion of portions(fulfillments, together)) {
    if (isStopped()) return;
    await Promise.all(
      portion.map(async ({ asItWas, ...input }) => {
        const takeBack = (expectedVersion?: number) => send(TakeBackDocument, 'cancelFulfillment', { ...input, expectedVersion });
        const outcome = await (asItWas ? asOf(asItWas, takeBack) : takeBack());
        tell(input.orderId, { done: outcome.done, message: outcome.done ? t.bulk.takenBack : whyNot(outcome) });
      }),
    );
  }
}

type Fulfilled = FulfillOrdersMutation['fulfillOrders']['results'][number];

function undoOf(orderId: string, { order, fulfillment }: Fulfilled): TakenBack {
  const asItWas = order ? { orderId, version: order.version, since: order.timeline.nodes[0]?.sequence ?? 0 } : undefined;
  return { orderId, fulfillmentId: fulfillment?.id, asItWas };
}

function whyNot(outcome: Exclude<Awaited<ReturnType<typeof send>>, { done: true }>): string {
  if ('failure' in outcome) return outcome.failure;
  const [refusal] = outcome.refusals;
  if (!refusal) return t.bulk.unsure;
  return refusal.code === 'VERSION_CONFLICT' ? t.bulk.changedSince : t.refusal(refusal);
}

function portions<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
