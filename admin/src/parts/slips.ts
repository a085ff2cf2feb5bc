/** The address of packing slips: it names orders by ID, or one fulfillment of an order. */
export interface SlipsSearch {
  ids?: string;
  /** The orders by their numbers, as addresses had them before; a number with a comma cannot be found so. */
  orders?: string;
  /** Its name. */
  fulfillment?: string;
}

/** Takes what it knows from the address bar. */
export function readSlips(given: Record<string, unknown>): SlipsSearch {
  const known = (['ids', 'orders', 'fulfillment'] as const).flatMap((name) =>
    typeof given[name] === 'string' && given[name] !== '' ? [[name, given[name]]] : [],
  );
  return Object.fromEntries(known);
}

/** Where the packing slips of these orders are, or that of one fulfillment. IDs have only characters that an address may have. */
export function slipsOf(orders: { id: string }[], fulfillment?: string): string {
  const ids = orders.map((order) => order.id).join(',');
  return `/packing-slips?ids=${ids}${fulfillment ? `&${new URLSearchParams({ fulfillment })}` : ''}`;
}
