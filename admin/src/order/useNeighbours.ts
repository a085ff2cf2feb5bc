import { useLocation } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { doc } from '../api/document';
import { NeighboursDocument, NeighboursInTimeDocument } from '../generated/graphql';
import { toList } from '../orders/view';

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
  if (list) return { list, previous: flat(inList.data?.previous.edges[0]), next: flat(inList.data?.next.edges[0]) };
  const newer = inTime.data?.newer.edges.find((edge) => edge.node.id !== order?.id);
  return { list, previous: flat(newer), next: flat(inTime.data?.older.edges[0]) };
}

function flat(edge: { cursor?: string; node: { number: string } } | undefined): Neighbour | undefined {
  return edge && { number: edge.node.number, cursor: edge.cursor };
}
