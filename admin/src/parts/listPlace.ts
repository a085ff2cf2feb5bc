/** Where one was in the list of orders: the order, the list it stood in, and its row there. */
export const listPlace = { id: '', list: '', at: 0 };

/** Notes which order is looked at, so that whoever comes back to the list goes on from there. */
export function rememberPlace(id: string): void {
  listPlace.id = id;
}
