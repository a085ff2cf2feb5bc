/**
 * Fetches what is not in the first load, once the browser has nothing better to do:
 * then every page and dialog opens at once, also while the server is away.
 */
export function readAhead(): void {
  const pages = [
    () => import('../order/OrderPage'),
    () => import('../fulfill/FulfillPage'),
    () => import('../order/dialogs/Dialogs'),
    () => import('../order/dialogs/EditDialog'),
    () => import('../fulfill/UnpaidDialog'),
    () => import('../orders/FilterPanel'),
    () => import('../orders/BulkDialog'),
    () => import('./ShortcutsDialog'),
  ];
  const next = () => {
    const page = pages.shift();
    if (!page) return;
    void page()
      .catch(() => undefined) // it is tried again when it is wanted
      .then(() => whenIdle(next));
  };
  whenIdle(next);
}

function whenIdle(callback: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(callback, { timeout: 5_000 });
  else setTimeout(callback, 1_000);
}
