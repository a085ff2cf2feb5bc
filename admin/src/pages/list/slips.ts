/** The packing slips of these orders. */
export function slipsOf(orders: { number: string }[]): string {
  return `/packing-slips?${new URLSearchParams({ orders: orders.map((order) => order.number).join(',') })}`;
}
