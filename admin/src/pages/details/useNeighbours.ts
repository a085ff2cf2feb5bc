import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useClient, useQuery } from 'urql';
import { doc } from '../../api/document';
import { NeighboursDocument, NeighboursInTimeDocument, OrderDetailsDocument } from '../../generated/graphql';
import { toList } from '../../parts/listSearch';

export interface Neighbour {
  number: string;
  /** Its place in the list, to go on from; none where the order was opened by a link. */
  cursor?: string;
}

/** The orders beside this one: in the list it was opened from, else in the order in which they were placed. */
export function useNeighbours(order: { id: string; placedAt: string } | null | undefined) {
  const list = useLocation({ select: (location) => location.state.list });
  const [inList] = useQuery({
    query: doc(NeighboursDocument),
    variables: { cursor: list?.cursor ?? '', ...toList(list?.search ?? {}) },
    pause: !list,
  });
  const [inTime] = useQuery({
    query: doc(NeighboursInTimeDocument),
    variables: { placedAt: order?.placedAt ?? '' },
    pause: !order || list !== undefined,
  });
  // urql keeps the answer to the question before until it has the new one.
  const waiting = list ? inList.fetching : !order || inTime.fetching;
  const newer = inTime.data?.newer.edges.find((edge) => edge.node.id !== order?.id);
  const previous = flat(list ? inList.data?.previous.edges[0] : newer);
  const next = flat(list ? inList.data?.next.edges[0] : inTime.data?.older.edges[0]);
  useReadAhead(waiting ? undefined : next?.number);
  return { list, waiting, previous: waiting ? undefined : previous, next: waiting ? undefined : next };
}

/** Whoever goes through orders one by one waits for none: the next is read while this one is looked at. */
function useReadAhead(number: string | undefined): void {
  const client = useClient();
  useEffect(() => {
    if (number === undefined) return;
    const timer = setTimeout(() => void client.query(doc(OrderDetailsDocument), { number }).toPromise(), 400);
    return () => clearTimeout(timer);
  }, [client, number]);
}

function flat(edge: { cursor?: string; node: { number: string } } | undefined): Neighbour | undefined {
  return edge && { number: edge.node.number, cursor: edge.cursor };
}
