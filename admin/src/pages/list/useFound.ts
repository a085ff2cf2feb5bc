import { useEffect, useRef } from 'react';
import type { OrdersQuery } from '../../generated/graphql';
import { announce } from '../../parts/announce';
import { filterCount, type View } from '../../parts/listSearch';
import { t } from '../../texts';
import { count } from '../../texts/format';

/** Tells screen readers how many orders a search, a filter or a tab has found, once they are there. */
export function useFound(view: View, total: OrdersQuery['orders']['totalCount'] | undefined, outdated: boolean): void {
  const wanted = JSON.stringify([view.q, view.status, filterCount(view), view.delivery, view.tag, view.payment, view.from, view.to]);
  const told = useRef(wanted); // the list that a page begins with is read anyway
  useEffect(() => {
    if (outdated || !total || told.current === wanted) return;
    told.current = wanted;
    announce(total.count === 0 ? t.orders.nothingFound : t.orders.found(total.count, count(total)));
  }, [wanted, total, outdated]);
}
