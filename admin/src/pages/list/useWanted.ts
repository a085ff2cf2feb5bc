import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { doc } from '../../api/document';
import { store } from '../../api/store';
import { OrderDetailsDocument } from '../../generated/graphql';
import { isNumber, type OrdersSearch, readAddress, toSearch } from '../../parts/listSearch';
import type { Row, useOrderList } from './useOrderList';

interface Want {
  what: 'open' | 'first';
  q: string;
  /** The list whose answer is waited for, as the address bar has it. */
  list: string;
}

/**
 * Does what Enter and the arrow in the search box ask for: opens the order that has this number, or else the only hit;
 * or goes to the first row.
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
    const number = toSearch(wanted.q);
    if (!number) return; // nothing was searched for
    const openRow = (row: Row) =>
      navigate({ to: '/orders/$number', params: { number: row.number }, state: { list: { search, cursor: row.cursor } } });
    const { rows = [], page } = list;
    const exact = rows.find((row) => row.number.toLowerCase() === number.toLowerCase());
    if (exact) return openRow(exact);
    // The number of an order is its own: one that a tab hides comes before a longer number that begins alike.
    if (isNumber(number)) {
      const { data } = await store().client.query(doc(OrderDetailsDocument), { number }, { requestPolicy: 'network-only' }).toPromise();
      if (!data || lookup.current !== wanted || inAddressBar() !== wanted.list) return;
      const found = data.orderByNumber?.number;
      if (found) return navigate({ to: '/orders/$number', params: { number: found } });
    }
    const isAlone = !page?.hasNextPage && !page?.hasPreviousPage;
    if (rows.length === 1 && rows[0] && isAlone) return openRow(rows[0]);
  };

  // Somebody who goes anywhere else, or gets an error, waits for it no longer.
  if (want && (inAddressBar() !== want.list || list.error)) setWant(undefined);

  useEffect(() => {
    if (!want || inAddressBar() !== want.list || want.list !== `/orders${JSON.stringify(search)}` || !list.settled) return;
    setWant(undefined);
    if (want.what === 'first') {
      onFirst();
    } else {
      lookup.current = want;
      void open(want);
    }
  });

  // The address bar may be the same again when one has gone somewhere and come back.
  useEffect(
    () => () => {
      lookup.current = undefined;
    },
    [],
  );

  return {
    want: (what: Want['what'], q: string) => setWant({ what, q, list: inAddressBar() }),
    unwant: () => {
      lookup.current = undefined;
      setWant(undefined);
    },
  };
}
