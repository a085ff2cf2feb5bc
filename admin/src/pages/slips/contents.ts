import type { FulfillmentFieldsFragment, LineFieldsFragment } from '../../generated/graphql';

/** What is in a parcel. */
export interface Contents {
  lines: (Packed & { count: number })[];
  /** The fulfillment with which it left; none while it is still to be packed. */
  gone?: FulfillmentFieldsFragment;
}

type Packed = Pick<LineFieldsFragment, 'id' | 'title' | 'variantTitle' | 'sku' | 'requiresShipping' | 'attributes'>;

interface Shipped {
  lines: LineFieldsFragment[];
  fulfillments: FulfillmentFieldsFragment[];
}

/**
 * What a packing slip lists: of a fulfillment that is named, what left with it. Else
 * what is still to be packed, and where nothing is, what left last: slips are printed
 * before a parcel is packed, or right after it was marked as fulfilled. Nothing comes
 * of a name that the order does not have; all its items, where it was taken back as a whole.
 * What does not ship, such as a tip, stands on no slip, unless the order has nothing else.
 */
export function contents(order: Shipped, name?: string): Contents | undefined {
  const anyShips = order.lines.some((line) => line.requiresShipping);
  const isPacked = (line: Packed) => line.requiresShipping || !anyShips;
  const lines = order.lines.filter(isPacked);
  const open = lines.filter((line) => line.unfulfilledQuantity > 0);
  if (!name && open.length > 0) return { lines: open.map((line) => ({ ...line, count: line.unfulfilledQuantity })) };
  const last = order.fulfillments
    .filter((each) => each.status === 'ACTIVE')
    .sort(byTime)
    .at(-1);
  const gone = name ? order.fulfillments.find((each) => each.name === name) : last;
  if (gone) {
    const packed = gone.lines.filter(({ orderLine }) => isPacked(orderLine));
    return { gone, lines: packed.map(({ orderLine, quantity }) => ({ ...orderLine, count: quantity })) };
  }
  return name ? undefined : { lines: lines.map((line) => ({ ...line, count: line.quantity })) };
}

function byTime(a: FulfillmentFieldsFragment, b: FulfillmentFieldsFragment): number {
  return Date.parse(a.createdAt) - Date.parse(b.createdAt);
}
