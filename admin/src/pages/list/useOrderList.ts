import { useEffect, useMemo, useRef, useState } from 'react';
import { doc } from '../../api/document';
import { useEvents, useLasting, useLiveFrom, useSoon, useStatusChanges } from '../../api/hooks';
import { isOwn } from '../../api/own';
import { store } from '../../api/store';
import { type OrderRowFragment, OrdersDocument, StatusCountsDocument } from '../../generated/graphql';
import { type OrdersSearch, toCounts, toVariables } from '../../parts/listSearch';

export type Row = OrderRowFragment & { cursor: string };

/** How often a list that is changing all the time is read again, in ms. */
const pace = 1_000;

/**
 * The orders of a view, kept up to date. What happens to an order that is shown
 * shows at once, in its place. That orders come and go waits while `held`, so that
 * nothing moves from under the pointer.
 */
export function useOrderList(search: OrdersSearch, held: boolean) {
  const variables = useMemo(() => toVariables(search), [search]);
  const [result, ask] = useLasting({ query: doc(OrdersDocument), variables, requestPolicy: usePolicy(variables) });
  const countVariables = useMemo(() => toCounts(search), [search]);
  const [counts, askCounts] = useLasting({
    query: doc(StatusCountsDocument),
    variables: countVariables,
    requestPolicy: usePolicy(countVariables),
  });
  useLiveFrom(result.data?.eventCursor);

  const [news, setNews] = useNews(variables);
  const refetch = () => {
    setNews(() => none);
    ask({ requestPolicy: 'network-only' });
  };
  const soon = useSoon(() => (held ? undefined : refetch()), pace);
  const soonCounts = useSoon(() => askCounts({ requestPolicy: 'network-only' }), pace);
  // Changes of status come at once and are told by a popup; events come some at a time, a little later.
  const told = useRef(new Set<string>()).current;
  useStatusChanges(({ entry }) => told.add(entry.id));
  useEvents((events) => {
    const others = events.filter((event) => !isOwn(event.order.id));
    const untold = others.some((event) => !told.has(event.entry.id));
    for (const { entry } of events) told.delete(entry.id);
    const placed = events.filter((event) => event.entry.kind === 'PLACED' || event.entry.kind === 'IMPORTED').length;
    // What this window does itself is no news to it; it reads again when it is done.
    if (others.length > 0) {
      setNews((before) => ({ placed: before.placed + placed, changed: true, untold: before.untold || untold }));
    }
    soonCounts();
    soon();
  });
  useEffect(() => {
    if (!held && news.changed) soon();
  }, [held, news, soon]);

  const rows = useMemo<Row[] | undefined>(
    () => result.data?.orders.edges.map((edge) => ({ ...edge.node, cursor: edge.cursor })),
    [result.data],
  );
  const outdated = useOutdated(variables, result.fetching || result.stale, rows);
  const shown = useRef(search);
  if (!outdated) shown.current = search;
  // An answer that was long under way may be older than what an event has told since.
  const late = rows?.some((row) => row.version < store().live.versionOf(row.id)) ?? false;
  useEffect(() => {
    if (late) soon();
  }, [late, soon]);

  return {
    rows,
    page: result.data?.orders.pageInfo,
    total: result.data?.orders.totalCount,
    counts: counts.data?.orderStatusCounts,
    error: result.error,
    /** Whether what is shown is the answer to exactly this, and from the server. */
    settled: !result.fetching && !result.stale && JSON.stringify(result.operation?.variables) === JSON.stringify(variables),
    /** Whether what is shown belongs to the view before. */
    outdated,
    /** What was searched for when it was asked for. */
    shown: shown.current,
    news: held ? news : none,
    refetch,
  };
}

/** What was asked for before the page was drawn, and is not to be asked for twice. */
const early = new Set<string>();

/** Asks for a list before anything is drawn: the server answers sooner than a browser draws. */
export async function askEarly(search: OrdersSearch): Promise<void> {
  const { client } = store();
  const list = { variables: toVariables(search), counts: toCounts(search) };
  early.add(JSON.stringify(list.variables)).add(JSON.stringify(list.counts));
  await Promise.all([
    client.query(doc(OrdersDocument), list.variables).toPromise(),
    client.query(doc(StatusCountsDocument), list.counts).toPromise(),
  ]);
  setTimeout(() => early.clear(), 1_000);
}

/** Decided once for each view: another policy would ask again, and move rows that are held. */
function usePolicy(variables: object): 'cache-first' | 'cache-and-network' {
  return useMemo(() => (early.has(JSON.stringify(variables)) ? 'cache-first' : 'cache-and-network'), [variables]);
}

interface News {
  placed: number;
  changed: boolean;
  /** Whether it was told nowhere else. */
  untold: boolean;
}
const none: News = { placed: 0, changed: false, untold: false };

/** What is withheld of a view. Another view is read anew, with everything. */
function useNews(variables: object) {
  const [heard, setHeard] = useState({ variables, news: none });
  const ofView = (each: typeof heard) => (each.variables === variables ? each.news : none);
  const setNews = (change: (before: News) => News) => setHeard((before) => ({ variables, news: change(ofView(before)) }));
  return [ofView(heard), setNews] as const;
}

/** urql keeps the rows of the view before until the new ones are there; those are shown faded. */
function useOutdated(variables: object, fetching: boolean, rows: unknown): boolean {
  const shown = useRef<{ variables: object; rows: unknown }>({ variables, rows });
  if (shown.current.rows !== rows || !fetching) shown.current = { variables, rows };
  return fetching && shown.current.variables !== variables;
}
