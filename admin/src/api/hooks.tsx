import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { type AnyVariables, Provider, type UseQueryArgs, useQuery } from 'urql';
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

/**
 * A query whose answer stays when asking again fails: urql would take it away, and
 * with it everything that stands on the page. It is asked again when the server is back.
 */
export function useLasting<Data, Variables extends AnyVariables>(args: UseQueryArgs<Variables, Data>) {
  const [result, ask] = useQuery<Data, Variables>(args);
  const question = JSON.stringify(args.variables);
  const last = useRef<{ question: string; data: Data }>(undefined);
  if (result.data !== undefined && JSON.stringify(result.operation?.variables) === question) last.current = { question, data: result.data };
  const kept = last.current?.question === question ? last.current.data : undefined;
  const live = useLiveState();
  const again = useRef(() => {});
  again.current = () => result.error && ask({ requestPolicy: 'network-only' });
  useEffect(() => {
    if (live === 'live') again.current(); // once for each time that the connection came back
  }, [live]);
  return [{ ...result, data: result.data ?? kept }, ask] as const;
}
