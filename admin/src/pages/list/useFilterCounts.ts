import { useDebouncedValue } from '@mantine/hooks';
import { gql } from '@urql/core';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { OrderFilter } from '../../generated/graphql';
import { type OrdersSearch, toList } from '../../parts/listSearch';
import { count } from '../../texts/format';

/** So many numbers are asked for at once, which is below the limit of a request; and counted so far, which is soon done. */
const atOnce = 15;
const farthest = 1_000;
/** How long after the last letter or tick they are asked for anew, in ms. */
const pause = 250;

type Count = Parameters<typeof count>[0];

/**
 * How many orders each choice of a filter would leave, with the search, the tab and the other filters as they are.
 * It tells them by the choice, as soon as they are known.
 */
export function useFilterCounts(search: OrdersSearch, choices: Pick<OrdersSearch, 'payment' | 'balance' | 'delivery' | 'tag'>[]) {
  const client = useClient();
  const [counts, setCounts] = useState<ReadonlyMap<string, string>>(new Map());
  const [asked] = useDebouncedValue(JSON.stringify(choices.map((choice) => toList({ ...search, ...choice }))), pause);
  useEffect(() => {
    let left = false;
    const lists = JSON.parse(asked) as ReturnType<typeof toList>[];
    const ask = async (start: number) => {
      const some = lists.slice(start, start + atOnce);
      const { data } = await client
        .query<Record<string, { totalCount: Count }>>(questionOf(some.length), variablesOf(some), { requestPolicy: 'network-only' })
        .toPromise();
      if (!data || left) return;
      const told = some.map((list, i): [string, string] => [JSON.stringify(list), count(data[`n${i}`]?.totalCount as Count)]);
      setCounts((before) => new Map([...before, ...told]));
    };
    for (let start = 0; start < lists.length; start += atOnce) void ask(start);
    return () => {
      left = true;
    };
  }, [client, asked]);
  return (choice: OrdersSearch) => counts.get(JSON.stringify(toList({ ...search, ...choice })));
}

/** One question for many numbers: each is a field with a name and a filter of its own. */
function questionOf(n: number) {
  const each = Array.from({ length: n }, (_, i) => i);
  return gql`query FilterCounts($search: String, ${each.map((i) => `$f${i}: OrderFilter`).join(', ')}) {
    ${each.map((i) => `n${i}: orders(first: 0, search: $search, filter: $f${i}) { totalCount(limit: ${farthest}) { count precision } }`).join('\n')}
  }`;
}

function variablesOf(lists: { search?: string | null; filter?: OrderFilter | null }[]) {
  return { search: lists[0]?.search, ...Object.fromEntries(lists.map((list, i) => [`f${i}`, list.filter])) };
}
