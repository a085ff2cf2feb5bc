let first: Promise<unknown> = Promise.resolve();

/** What is shown first has the whole connection, be it a slow one: everything else is fetched after this. */
export function startAfter(answer: Promise<unknown> | undefined): void {
  first = Promise.resolve(answer);
}

/**
 * Fetches what is not in the first load, once the browser has nothing better to do:
 * then every page and dialog opens at once, also while the server is away.
 */
export function readAhead(): void {
  const pages = [
    () => import('../pages/details/OrderPage'),
    () => import('../pages/fulfill/FulfillPage'),
    () => import('../pages/details/dialogs/Dialogs'),
    () => import('../pages/details/dialogs/EditDialog'),
    () => import('../pages/details/AnnotateForm'),
    () => import('../pages/fulfill/UnpaidDialog'),
    () => import('../pages/list/FilterPanel'),
    () => import('../pages/list/BulkDialog'),
    () => import('./ShortcutsDialog'),
  ];
  const next = () => {
    const page = pages.shift();
    if (!page) return;
    void page()
      .catch(() => undefined) // it is tried again when it is wanted
      .then(() => whenIdle(next));
  };
  void first.then(() => whenIdle(next));
}

function whenIdle(callback: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(callback, { timeout: 5_000 });
  else setTimeout(callback, 1_000);
}
