import { type HistoryState, useLocation, useNavigate } from '@tanstack/react-router';
import { explainReading } from '../api/act';
import { doc } from '../api/document';
import { store } from '../api/store';
import { NextToFulfillDocument, type OrderStatus } from '../generated/graphql';
import { t } from '../texts';
import { isOfOrder } from './here';
import { toList } from './listSearch';
import { popup, remark } from './popups';

type List = HistoryState['list'];

const stillToFulfill: OrderStatus[] = ['UNFULFILLED', 'PARTIALLY_FULFILLED'];

/**
 * Leads from an order to the next one that is still to fulfil in the list that one
 * came from, and from its end to its beginning.
 */
export function useNextOrder(): (from: { id: string; number: string }) => Promise<void> {
  const navigate = useNavigate();
  const list = useLocation({ select: (location) => location.state.list });
  return async (from) => {
    const begun = location.pathname;
    const { next, error } = await findNext(list, from.id);
    // A page that one has gone to meanwhile is not left again.
    if (location.pathname !== begun && !isOfOrder(location.pathname, from.number)) return;
    if (error) popup({ kind: 'bad', message: explainReading(error) });
    else if (next) void navigate({ to: '/orders/$number/fulfill', params: { number: next.number }, state: { list: next.list } });
    else remark(t.popup.noneLeft);
  };
}

async function findNext(list: List, but: string) {
  const search = list?.search ?? {};
  const { filter, ...words } = toList(search);
  const status = stillToFulfill.filter((each) => filter?.status?.includes(each) ?? true);
  if (status.length === 0) return {};
  for (const after of list ? [list.cursor, undefined] : [undefined]) {
    const variables = { after, ...words, filter: { ...filter, status } };
    const question = store().client.query(doc(NextToFulfillDocument), variables, { requestPolicy: 'network-only' });
    const { data, error } = await question.toPromise();
    if (!data) return { error };
    const edge = data.orders.edges.find(({ node }) => node.id !== but && node.itemCount > 0); // where all was refunded, nothing is left
    if (edge) return { next: { number: edge.node.number, list: { search, cursor: edge.cursor } } };
  }
  return {};
}
