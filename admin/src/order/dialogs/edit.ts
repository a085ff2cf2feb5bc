import { type AddressDraft, toInput } from '../../form/address';
import type { OrderLineInput, UpdateOrderInput } from '../../generated/graphql';
import type { FullOrder } from '../ask';
import { readAmount } from './amount';

/** A line to add, as it is typed. */
export interface NewLine {
  key: number;
  title: string;
  sku: string;
  quantity: string;
  unitPrice: string;
}

/** What was typed over an order. What nobody touched is left out, and follows the order. */
export interface Draft {
  email?: string;
  phone?: string;
  deliveryMethod?: string;
  note?: string;
  tags?: string;
  shipping: AddressDraft;
  billing: AddressDraft;
  quantities: Record<string, number>;
  newLines: NewLine[];
}

export type TextField = 'email' | 'phone' | 'deliveryMethod' | 'note';
const textFields: TextField[] = ['email', 'phone', 'deliveryMethod', 'note'];

/** The tags that somebody typed, each once. */
export function readTags(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim());
  return [...new Set(tags)].filter(Boolean);
}

/** Only what differs from the order, so that what somebody else changed meanwhile stays; undefined when nothing does. */
export function toUpdate(order: FullOrder, draft: Draft): Omit<UpdateOrderInput, 'idempotencyKey'> | undefined {
  const update: Omit<UpdateOrderInput, 'orderId' | 'expectedVersion' | 'idempotencyKey'> = {};
  for (const field of textFields) {
    const typed = draft[field];
    if (typed !== undefined && typed.trim() !== (order[field] ?? '')) update[field] = typed.trim() || null;
  }
  if (draft.tags !== undefined) {
    const tags = readTags(draft.tags);
    if (tags.join(',') !== order.tags.join(',')) update.tags = tags;
  }
  const shipping = toInput(order.shippingAddress, draft.shipping);
  if (shipping !== undefined) update.shippingAddress = shipping;
  const billing = toInput(order.billingAddress, draft.billing);
  if (billing !== undefined) update.billingAddress = billing;
  const lines = order.lines
    .map((line) => ({ lineId: line.id, quantity: draft.quantities[line.id] ?? line.quantity, now: line.quantity }))
    .filter((line) => line.quantity !== line.now)
    .map(({ lineId, quantity }) => ({ lineId, quantity }));
  if (lines.length > 0) update.lines = lines;
  const added = given(draft.newLines).map(toLine);
  if (added.length > 0) update.addLines = added;
  if (Object.keys(update).length === 0) return undefined;
  return { orderId: order.id, expectedVersion: order.version, ...update };
}

/** The new lines that something was typed into. */
export function given(lines: NewLine[]): NewLine[] {
  return lines.filter((line) => (line.title + line.sku + line.unitPrice).trim() !== '');
}

function toLine(line: NewLine): OrderLineInput {
  return {
    title: line.title.trim(),
    sku: line.sku.trim() || null,
    quantity: line.quantity === '' ? 1 : Number(line.quantity),
    unitPrice: readAmount(line.unitPrice) ?? (line.unitPrice.trim() || '0'),
  };
}
