import type { FulfillmentFieldsFragment, LineFieldsFragment } from '../../generated/graphql';

/** What is in a parcel. */
export interface Contents {
  lines: { id: string; title: string; variantTitle?: string | null; sku?: string | null; count: number }[];
  /** The fulfillment with which it left; none while it is still to be packed. */
  gone?: FulfillmentFieldsFragment;
}

interface Shipped {
  lines: LineFieldsFragment[];
  fulfillments: FulfillmentFieldsFragment[];
}

/**
 * What a packing slip lists: of a fulfillment that is named, what left with it. Else
 * what is still to be packed, and where nothing is, what left last: slips are printed
 * before a parcel is packed, or right after it was marked as fulfilled. Nothing comes
 * of a name that the order does not have; all its items, where it was taken back as a whole.
 */
export function contents(order: Shipped, name?: string): Contents | undefined {
  const open = order.lines.filter((line) => line.unfulfilledQuantity > 0);
  if (!name && open.length > 0) return { lines: open.map((line) => ({ ...line, count: line.unfulfilledQuantity })) };
  const last = order.fulfillments
    .filter((each) => each.status === 'ACTIVE')
    .sort(byTime)
    .at(-1);
  const gone = name ? order.fulfillments.find((each) => each.name === name) : last;
  if (gone) return { gone, lines: gone.lines.map(({ orderLine, quantity }) => ({ ...orderLine, count: quantity })) };
  return name ? undefined : { lines: order.lines.map((line) => ({ ...line, count: line.quantity })) };
}

function byTime(a: FulfillmentFieldsFragment, b: FulfillmentFieldsFragment): number {
  return Date.parse(a.createdAt) - Date.parse(b.createdAt);
}
