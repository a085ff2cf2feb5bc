import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { OrderStatus, StatusCountsQuery } from '../../generated/graphql';
import { changed, type OrdersSearch, statuses } from '../../parts/listSearch';
import { t } from '../../texts';
import { count } from '../../texts/format';
import classes from './StatusTabs.module.css';

interface Props {
  counts: StatusCountsQuery['orderStatusCounts'] | undefined;
  search: OrdersSearch;
  current: OrderStatus | undefined;
}

/** The statuses as links, with how many orders each has. */
export function StatusTabs({ counts, search, current }: Props) {
  const list = useRef<HTMLElement>(null);
  const all = counts && {
    count: counts.reduce((sum, each) => sum + each.count.count, 0),
    precision: counts.some((each) => each.count.precision === 'AT_LEAST') ? ('AT_LEAST' as const) : ('EXACT' as const),
  };
  useEffect(() => {
    // On a phone the chosen tab may lie beyond the edge, save for the first. Where it lies is
    // asked for when the page is laid out anyway: asking earlier would lay out everything twice.
    if (!current && list.current?.dataset.moved === undefined) return;
    if (list.current) list.current.dataset.moved = '';
    const frame = requestAnimationFrame(() => {
      const chosen = list.current?.querySelector<HTMLElement>('[aria-current=page]');
      if (chosen && list.current) list.current.scrollLeft = chosen.offsetLeft - 40;
    });
    return () => cancelAnimationFrame(frame);
  }, [current]);
  return (
    <nav aria-label={t.orders.tabs} className={classes.tabs} ref={list}>
      {[undefined, ...statuses].map((status) => {
        const number = status ? counts?.find((each) => each.status === status)?.count : all;
        return (
          <Link
            key={status ?? 'ALL'}
            to="/orders"
            search={changed(search, { status })}
            activeOptions={{ exact: true, includeSearch: true }}
            className={classes.tab}
            data-tab={status ?? 'ALL'}
            aria-current={status === current ? 'page' : 'false'}
          >
            {status ? t.status[status] : t.orders.all}
            <span className={`${classes.count} num`}>{number ? count(number) : ' '}</span>
          </Link>
        );
      })}
    </nav>
  );
}
