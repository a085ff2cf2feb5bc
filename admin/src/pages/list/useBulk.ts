import { useRef, useState } from 'react';
import { explain, newKey, persist } from '../../api/act';
import { doc } from '../../api/document';
import { beginOwn } from '../../api/own';
import { store } from '../../api/store';
import { FulfillOrdersDocument } from '../../generated/graphql';
import { t } from '../../texts';

/** What became of one order. */
export interface Result {
  fulfilled: boolean;
  message: string;
}

/** So many orders go in one request: few enough to see it move, many enough to be quick. */
const atOnce = 10;

/** Fulfils orders in portions, and tells of each what became of it. One refusal does not stop the others. */
export function useBulk() {
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [running, setRunning] = useState(false);
  const stopped = useRef(false);

  const run = async (ids: string[], allowUnpaid: boolean) => {
    setRunning(true);
    for (let start = 0; start < ids.length && !stopped.current; start += atOnce) {
      const portion = ids.slice(start, start + atOnce);
      const told = await fulfillPortion(portion, allowUnpaid);
      setResults((before) => new Map([...before, ...told]));
    }
    setRunning(false);
  };
  return { results, running, run, stop: () => (stopped.current = true) };
}

async function fulfillPortion(orderIds: string[], allowUnpaid: boolean): Promise<[string, Result][]> {
  const input = { orderIds, allowUnpaid, idempotencyKey: newKey() };
  const ends = orderIds.map(beginOwn);
  try {
    const { data, error } = await persist(() => store().client.mutation(doc(FulfillOrdersDocument), { input }).toPromise());
    return orderIds.map((id, i) => {
      const result = data?.fulfillOrders.results[i];
      if (!result) return [id, { fulfilled: false, message: error?.graphQLErrors.length ? explain(error) : t.bulk.unsure }];
      const [refusal] = result.userErrors;
      if (refusal) return [id, { fulfilled: false, message: t.refusal(refusal.code, refusal.message) }];
      return [id, { fulfilled: true, message: t.bulk.fulfilled }];
    });
  } finally {
    for (const end of ends) end();
  }
}
