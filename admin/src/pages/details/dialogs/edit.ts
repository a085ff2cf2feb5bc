import type { OrderLineEdit, OrderLineInput, UpdateOrderInput } from '../../../generated/graphql';
import { type AddressDraft, type AddressErrors, check, isSame, toInput, toText } from '../../../parts/address';
import { addressLines } from '../../../parts/addressLines';
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

/** The figures of a line, and of the order, that can be set; what is not set follows the others in proportion. */
export const lineFigures = ['unitPrice', 'discount', 'tax'] as const;
export const orderFigures = ['discount', 'shipping', 'tax'] as const;
export type Figures<Name extends string> = Partial<Record<Name, string>>;

/** What was typed over an order. What nobody touched is left out, and follows the order. */
export interface Draft {
  email?: string;
  phone?: string;
  deliveryMethod?: string;
  note?: string;
  tags?: string;
  shipping: AddressDraft;
  billing: AddressDraft;
  /** Whether the billing address is to be the shipping address; as on the order where nobody chose. */
  sameBilling?: boolean;
  quantities: Record<string, number>;
  newLines: NewLine[];
  /** Amounts as they were typed: of each line by its id, and of the order. */
  prices?: Record<string, Figures<(typeof lineFigures)[number]>>;
  amounts?: Figures<(typeof orderFigures)[number]>;
  /** What the order said where something was typed, when that began. */
  said: Record<string, string>;
}

export const nothingTyped: Draft = { shipping: {}, billing: {}, quantities: {}, newLines: [], said: {} };

export type TextField = 'email' | 'phone' | 'deliveryMethod' | 'note';
const textFields: TextField[] = ['email', 'phone', 'deliveryMethod', 'note'];

/** What an order says that an edit may replace: by field, and by the id of each line. */
function saidBy(order: FullOrder): Record<string, string> {
  const said: Record<string, string> = {
    shipping: addressLines(order.shippingAddress).join(', '),
    billing: addressLines(order.billingAddress).join(', '),
    tags: order.tags.join(', '),
  };
  for (const field of textFields) said[field] = order[field] ?? '';
  for (const line of order.lines) said[line.id] = String(line.quantity);
  return said;
}

/** Whether the billing address follows the shipping address: the order's own habit, unless it was chosen here. */
export function hasSameBilling(order: FullOrder, draft: Draft): boolean {
  return draft.sameBilling ?? isSame(order.shippingAddress, order.billingAddress);
}

/** What is wrong with an address that was typed. One that was broken before is not refused for an edit of something else. */
export function addressErrors(order: FullOrder, draft: Draft, which: 'shipping' | 'billing'): AddressErrors {
  const base = which === 'shipping' ? order.shippingAddress : order.billingAddress;
  if (which === 'billing' && hasSameBilling(order, draft)) return {};
  return toInput(base, draft[which]) === undefined ? {} : check(toText(base, draft[which]), base);
}

/** The fields and lines of which a draft says something. */
function touched({
  shipping,
  billing,
  sameBilling,
  quantities,
  newLines: _,
  prices: __,
  amounts: ___,
  said: ____,
  ...texts
}: Draft): string[] {
  const addresses = Object.entries({ shipping, billing: sameBilling ? { sameBilling } : billing }).filter(
    ([, typed]) => Object.keys(typed).length > 0,
  );
  return [...Object.keys(texts), ...addresses.map(([name]) => name), ...Object.keys(quantities)];
}

/** A draft with something more typed, which remembers what the order said there. */
export function typedInto(order: FullOrder, draft: Draft, change: Partial<Draft>): Draft {
  const next = { ...draft, ...change };
  const now = saidBy(order);
  return { ...next, said: Object.fromEntries(touched(next).map((name) => [name, draft.said[name] ?? now[name] ?? ''])) };
}

/** What others changed since one typed something else there, which saving replaces. */
export function replaced(order: FullOrder, draft: Draft): { name: string; theirs: string }[] {
  const { lines = [], shippingAddress, billingAddress, ...texts } = toUpdate(order, draft) ?? {};
  const sent = [...Object.keys(texts), ...(lines ?? []).map((line) => line.lineId)];
  if (shippingAddress !== undefined) sent.push('shipping');
  if (billingAddress !== undefined) sent.push('billing');
  const now = saidBy(order);
  return sent
    .map((name) => ({ name, theirs: now[name] ?? '' }))
    .filter(({ name, theirs }) => draft.said[name] !== undefined && draft.said[name] !== theirs);
}

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
  const billing = toInput(
    order.billingAddress,
    hasSameBilling(order, draft) ? toText(order.shippingAddress, draft.shipping) : draft.billing,
  );
  if (billing !== undefined) update.billingAddress = billing;
  const lines = order.lines.flatMap((line) => toLineEdit(line, draft, order));
  if (lines.length > 0) update.lines = lines;
  const added = given(draft.newLines).map((line) => toLine(line, order));
  if (added.length > 0) update.addLines = added;
  const follows = lines.length > 0 || added.length > 0;
  Object.assign(update, figuresSet(orderFigures, draft.amounts, order.payment, follows, order));
  if (Object.keys(update).length === 0) return undefined;
  return { orderId: order.id, expectedVersion: order.version, ...update };
}

/** What is to become of a line, if anything. */
function toLineEdit(line: FullOrder['lines'][number], draft: Draft, order: FullOrder): OrderLineEdit[] {
  const quantity = draft.quantities[line.id] ?? line.quantity;
  const figures = quantity === 0 ? {} : figuresSet(lineFigures, draft.prices?.[line.id], line, hasNewWorth(line, draft, order), order);
  const isSame = quantity === line.quantity && Object.keys(figures).length === 0;
  return isSame ? [] : [{ lineId: line.id, quantity, ...figures }];
}

/** Whether a line's quantity or price changes, which its discount and tax follow in proportion. */
export function hasNewWorth(line: FullOrder['lines'][number], draft: Draft, { total }: FullOrder): boolean {
  const price = readAmount(draft.prices?.[line.id]?.unitPrice ?? '', total) ?? line.unitPrice.amount;
  return (draft.quantities[line.id] ?? line.quantity) !== line.quantity || price !== line.unitPrice.amount;
}

/** The amounts that were typed and can be read. One that is there already says nothing, unless it would follow what else changes. */
function figuresSet<Name extends string>(
  names: readonly Name[],
  typed: Figures<Name> = {},
  now: Record<Name, { amount: string }>,
  follows: boolean,
  { total }: FullOrder,
): Figures<Name> {
  const set: Figures<Name> = {};
  for (const name of names) {
    const amount = readAmount(typed[name] ?? '', total);
    if (amount !== undefined && (follows || amount !== now[name].amount)) set[name] = amount;
  }
  return set;
}

/** Whether a figure was typed that is no amount; left empty, it follows the others. */
export function isNoAmount(text: string | undefined, { total }: FullOrder): boolean {
  return text !== undefined && text.trim() !== '' && readAmount(text, total) === undefined;
}

/** Whether any amount was typed that cannot be read. Those of a line that is to be removed do not show, and are not sent. */
export function hasNoAmount(draft: Draft, order: FullOrder): boolean {
  const prices = Object.entries(draft.prices ?? {}).filter(([id]) => draft.quantities[id] !== 0);
  const typed = [draft.amounts ?? {}, ...prices.map(([, figures]) => figures)].flatMap((figures) => Object.values(figures));
  return typed.some((text) => isNoAmount(text, order)) || draft.newLines.some((line) => isUnreadable(line, order));
}

/** What of an edit changes what the order costs; undefined when nothing does. */
export function costsOf(order: FullOrder, draft: Draft): UpdateOrderInput | undefined {
  const { lines, addLines, discount, shipping, tax } = toUpdate(order, draft) ?? {};
  const costs = { lines, addLines, discount, shipping, tax };
  const isSome = Object.values(costs).some((value) => value !== undefined);
  return isSome && !hasNoAmount(draft, order) ? { orderId: order.id, expectedVersion: order.version, ...costs } : undefined;
}

/** The new lines that something was typed into. */
export function given(lines: NewLine[]): NewLine[] {
  return lines.filter((line) => (line.title + line.sku + line.unitPrice).trim() !== '');
}

/** Whether a price was typed that cannot be read; none is nothing. */
export function isUnreadable({ unitPrice }: NewLine, { total }: FullOrder): boolean {
  return unitPrice.trim() !== '' && readAmount(unitPrice, total) === undefined;
}

function toLine(line: NewLine, { total }: FullOrder): OrderLineInput {
  return {
    title: line.title.trim(),
    sku: line.sku.trim() || null,
    quantity: line.quantity === '' ? 1 : Number(line.quantity),
    unitPrice: readAmount(line.unitPrice, total) ?? '0',
  };
}
