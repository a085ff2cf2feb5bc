import type { FulfillmentLineInput, LineFieldsFragment } from '../../generated/graphql';
import type { AddressDraft } from '../../parts/address';
import { emptyTracking, type TrackingText } from '../../parts/tracking';

/** What was typed into Manual Fulfillment; what nobody touched follows the order. */
export interface Typed {
  quantities: Record<string, number>;
  address: AddressDraft;
  /** Whether the billing address, which was the same, stays as it was when the shipping address is edited. */
  keepBilling?: boolean;
  tracking: TrackingText[];
  /** The order as one saw it when one began. */
  since?: Seen;
}

/** How far one knows an order. */
export interface Seen {
  version: number;
  /** Of the newest entry in its timeline. */
  sequence: number;
}

export function nothingTyped(): Typed {
  return { quantities: {}, address: {}, tracking: [emptyTracking()] };
}

/** The lines to pack of which something is left. What does not ship goes along by itself, unless the order has nothing else. */
export function openLines(lines: LineFieldsFragment[]): LineFieldsFragment[] {
  const open = lines.filter((line) => line.unfulfilledQuantity > 0);
  return lines.some((line) => line.requiresShipping) ? open.filter((line) => line.requiresShipping) : open;
}

/** The lines that go along without being packed, such as a tip. */
export function goingAlong(lines: LineFieldsFragment[]): LineFieldsFragment[] {
  const packed = openLines(lines);
  return lines.filter((line) => line.unfulfilledQuantity > 0 && !packed.includes(line));
}

/** How many of a line are to be fulfilled: all that is left, unless fewer were chosen. */
export function chosen(line: LineFieldsFragment, quantities: Typed['quantities']): number {
  return Math.min(line.unfulfilledQuantity, quantities[line.id] ?? line.unfulfilledQuantity);
}

export function toLines(lines: LineFieldsFragment[], quantities: Typed['quantities']): FulfillmentLineInput[] {
  return openLines(lines)
    .map((line) => ({ lineId: line.id, quantity: chosen(line, quantities) }))
    .filter((line) => line.quantity > 0);
}

/** Lines of which more was chosen than is left by now. */
export function lowered(lines: LineFieldsFragment[], quantities: Typed['quantities']): LineFieldsFragment[] {
  return lines.filter((line) => (quantities[line.id] ?? 0) > line.unfulfilledQuantity);
}
