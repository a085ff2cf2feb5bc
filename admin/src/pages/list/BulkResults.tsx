import { Progress } from '@mantine/core';
import '@mantine/core/styles/Progress.css';
import { useEffect, useRef } from 'react';
import { reasonOf } from '../../parts/actions';
import { CheckIcon, WarnIcon } from '../../parts/icons';
import { t } from '../../texts';
import classes from './BulkDialog.module.css';
import type { Result } from './bulk';
import { idsOf, type Job } from './useBulk';
import type { Row } from './useOrderList';

interface Props {
  job: Job;
  orders: Row[];
  results: ReadonlyMap<string, Result>;
  running: boolean;
}

/** How far it has got, and what became of each order. */
export function BulkResults({ job, orders, results, running }: Props) {
  const ids = idsOf(job);
  const done = [...results.values()].filter((result) => result.done).length;
  const refused = results.size - done;
  const action = job.what === 'fulfill' ? 'FULFILL' : 'CANCEL_FULFILLMENT';
  // An undo is about what was done, and not about what was left out then.
  const leftOut = job.what === 'undo' ? [] : orders.filter((order) => !ids.includes(order.id));
  const list = useRef<HTMLUListElement>(null);
  // The button that began the job is gone, and the focus with it.
  useEffect(() => {
    if (job) list.current?.focus();
  }, [job]);
  return (
    <>
      <div className={classes.progress}>
        <Progress
          value={(100 * results.size) / ids.length}
          color={refused ? 'yellow.7' : 'green.7'}
          aria-label={t.bulk.running[job.what]}
          transitionDuration={200}
        />
        <p role="status" className="num">
          {running ? `${t.bulk.running[job.what]} ${t.bulk.progress(results.size, ids.length)}` : t.bulk.done[job.what](done)}
          {!running && refused > 0 && ` ${t.bulk.refused[job.what](refused)}`}
          {leftOut.length > 0 && ` ${t.bulk.leftOut(leftOut.length)}`}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <ul ref={list} className={classes.results} tabIndex={0} aria-label={t.bulk.result}>
        {leftOut.map((order) => (
          <Line key={order.id} number={order.number} result={{ done: false, message: reasonOf(order.actions, action) }} />
        ))}
        {orders.map((order) => {
          const result = results.get(order.id);
          return result && <Line key={order.id} number={order.number} result={result} />;
        })}
      </ul>
    </>
  );
}

function Line({ number, result }: { number: string; result: Result }) {
  return (
    <li data-done={result.done}>
      {result.done ? <CheckIcon /> : <WarnIcon />}
      <strong className="num">#{number}</strong>
      <span>{result.message}</span>
    </li>
  );
}
