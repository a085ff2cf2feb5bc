import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { doc } from '../../api/document';
import { store } from '../../api/store';
import { OrderDetailsDocument } from '../../generated/graphql';
import { type OrdersSearch, readAddress, toSearch } from '../../parts/listSearch';
import type { Row, useOrderList } from './useOrderList';

interface Want {
  what: 'open' | 'first';
  q: string;
  /** The list whose answer is waited for, as the address bar has it. */
  list: string;
}

/**
 * Does what Enter and the arrow in the search box ask for: opens the only hit, or goes to the first row.
 * It waits for the answer to these very words, and is forgotten when one goes anywhere else meanwhile.
 */
export function useWanted(search: OrdersSearch, list: ReturnType<typeof useOrderList>, onFirst: () => void) {
  const [want, setWant] = useState<Want>();
  /** The number that is being looked up. */
  const lookup = useRef<Want>(undefined);
  const { history } = useRouter();
  const navigate = useNavigate();
  const inAddressBar = () => history.location.pathname + JSON.stringify(readAddress(history.location.search));

  const open = async (wanted: Want) => {
    const hit = hitOf(list, wanted.q);
    if (hit) {
      const state = { list: { search, cursor: hit.cursor } };
      return navigate({ to: '/orders/$number', params: { number: hit.number }, state });
    }
    // The number of an order is its own, be it among many hits, or hidden by the tab.
    const number = toSearch(wanted.q);
    if (!number || !/^\S*\d\S*$/.test(number)) return;
    const { data } = await store().client.query(doc(OrderDetailsDocument), { number }).toPromise();
    const found = data?.orderByNumber?.number;
    if (found && lookup.current === wanted && inAddressBar() === wanted.list) {
      return navigate({ to: '/orders/$number', params: { number: found } });
    }
  };

  useEffect(() => {
    if (!want) return;
    if (inAddressBar() !== want.list || list.error) return setWant(undefined);
    if (want.list !== `/orders${JSON.stringify(search)}` || !list.settled) return;
    setWant(undefined);
    if (want.what === 'first') {
      onFirst();
    } else {
      lookup.current = want;
      void open(want);
    }
  });

  return {
    want: (what: Want['what'], q: string) => setWant({ what, q, list: inAddressBar() }),
    unwant: () => {
      lookup.current = undefined;
      setWant(undefined);
    },
  };
}

/** The order that words are meant for: the only one that they find, or the one that has them as its number. */
function hitOf({ rows = [], page }: ReturnType<typeof useOrderList>, q: string): Row | undefined {
  const number = toSearch(q)?.toLowerCase();
  if (!number) return undefined; // nothing was searched for
  const isAlone = rows.length === 1 && !page?.hasNextPage && !page?.hasPreviousPage;
  return isAlone ? rows[0] : rows.find((row) => row.number.toLowerCase() === number);
}
