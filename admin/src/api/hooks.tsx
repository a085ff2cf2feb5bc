import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { Provider } from 'urql';
import type { LiveState, OrderEvent, StatusChange } from './live';
import { onRenewal, type Store, store } from './store';

/** Gives the pages their store; when it is renewed, they begin anew. */
export function StoreProvider({ children }: { children: (renewal: Store) => ReactNode }) {
  const current = useSyncExternalStore(onRenewal, store);
  return <Provider value={current.client}>{children(current)}</Provider>;
}

/** Begins the live updates at the cursor that came with what is shown. */
export function useLiveFrom(cursor: string | undefined): void {
  useEffect(() => {
    if (cursor) store().live.start(cursor);
  }, [cursor]);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => store().live.onState(listener),
    () => store().live.state,
  );
}

/** Calls back with what happened to orders, some at a time. */
export function useEvents(listener: (events: OrderEvent[]) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => store().live.onEvents((events) => latest.current(events)), []);
}

export function useStatusChanges(listener: (change: StatusChange) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => store().live.onStatusChange((change) => latest.current(change)), []);
}

/** A function that calls back once, a little later, however often it is called until then; at most every `pause` ms. */
export function useSoon(callback: () => void, pause: number): () => void {
  const latest = useRef(callback);
  latest.current = callback;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useRef(() => {
    if (timer.current !== undefined) return;
    const wait = Math.max(20, last.current + pause - Date.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      last.current = Date.now();
      latest.current();
    }, wait);
  }).current;
}

/**
 * Reads an order again when something happened to it, and when an answer that was
 * long under way turns out older than an event that came meanwhile.
 */
export function useKeepFresh(order: { id: string; version: number } | null | undefined, refetch: () => void): void {
  const soon = useSoon(refetch, 250);
  useEvents((events) => {
    if (order && events.some((event) => event.order.id === order.id)) soon();
  });
  useEffect(() => {
    if (order && order.version < store().live.versionOf(order.id)) soon();
  }, [order, soon]);
}
