import { Link } from '@tanstack/react-router';
import type { OrderStatus, StatusCountsQuery } from '../../generated/graphql';
import { changed, type OrdersSearch, type Tab, tabs } from '../../parts/listSearch';
import { t } from '../../texts';
import { count } from '../../texts/format';
import classes from './StatusTabs.module.css';

interface Props {
  counts: StatusCountsQuery['orderStatusCounts'] | undefined;
  search: OrdersSearch;
  current: Tab | undefined;
}

/** The statuses as links, with how many orders each has. */
export function StatusTabs({ counts, search, current }: Props) {
  return (
    <nav aria-label={t.orders.tabs} className={classes.tabs}>
      {tabs.map((tab) => {
        const number = counts && sum(counts, tab.statuses);
        return (
          <Link
            key={tab.name}
            to="/orders"
            search={changed(search, { status: tab.statuses.join(',') })}
            activeOptions={{ exact: true, includeSearch: true }}
            className={classes.tab}
            data-tab={tab.name}
            aria-current={tab === current ? 'page' : 'false'}
          >
            {nameOf(tab)}
            <span className={`${classes.count} num`}>{number ? count(number) : ' '}</span>
          </Link>
        );
      })}
    </nav>
  );
}

/** What a tab is called. */
export function nameOf({ name }: Tab): string {
  if (name === 'ALL') return t.orders.all;
  return name === 'TO_FULFILL' ? t.orders.toFulfill : t.status[name];
}

/** How many orders these statuses have together, which is a lower bound as soon as one of the numbers is. */
function sum(counts: NonNullable<Props['counts']>, statuses: readonly OrderStatus[]) {
  const meant = counts.filter((each) => statuses.length === 0 || statuses.includes(each.status));
  return {
    count: meant.reduce((total, each) => total + each.count.count, 0),
    precision: meant.some((each) => each.count.precision === 'AT_LEAST') ? ('AT_LEAST' as const) : ('EXACT' as const),
  };
}
