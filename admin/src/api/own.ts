/** How long after an answer the event of the same change may still come. */
const lateness = 3_000;

const mine = new Map<string, number>();

/** Notes that this window is changing an order, so that it is not told of it as news. Call what it returns at the end. */
export function beginOwn(orderId: string): () => void {
  mine.set(orderId, (mine.get(orderId) ?? 0) + 1);
  return () => {
    setTimeout(() => {
      const left = (mine.get(orderId) ?? 1) - 1;
      if (left > 0) mine.set(orderId, left);
      else mine.delete(orderId);
    }, lateness);
  };
}

export function isOwn(orderId: string): boolean {
  return mine.has(orderId);
}
