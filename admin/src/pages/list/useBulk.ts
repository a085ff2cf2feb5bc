import { useEffect, useRef, useState } from 'react';
import { fulfillAll, type Result, type TakenBack, type Tell, takeBackAll } from './bulk';
import { offerUndoAll } from './offerUndoAll';

/** What is done with several orders. An undo takes back what was fulfilled just before. */
export type Job = { what: 'fulfill'; ids: string[]; allowUnpaid: boolean } | { what: 'takeBack' | 'undo'; fulfillments: TakenBack[] };

export function idsOf(job: Job): string[] {
  return job.what === 'fulfill' ? job.ids : job.fulfillments.map(({ orderId }) => orderId);
}

/** Does one job after another, and shows how far the one of now has got. */
export function useBulk() {
  const [job, setJob] = useState<Job>();
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [running, setRunning] = useState(false);
  const stopped = useRef(false);
  useEffect(() => {
    stopped.current = false;
    return () => {
      stopped.current = true;
    };
  }, []);

  const run = async (next: Job) => {
    const all = new Map<string, Result>();
    const tell: Tell = (id, result) => setResults(new Map(all.set(id, result)));
    const isStopped = () => stopped.current;
    setJob(next);
    setResults(new Map());
    setRunning(true);
    if (next.what === 'fulfill') await fulfillAll(next.ids, next.allowUnpaid, tell, isStopped);
    else await takeBackAll(next.fulfillments, tell, isStopped);
    setRunning(false);
    // Nobody sees the result on a page that was left; what was done until then can be taken back all the same.
    if (isStopped()) offerUndoAll(undosOf(all));
  };
  return { job, results, running, undos: undosOf(results), run };
}

function undosOf(results: ReadonlyMap<string, Result>): TakenBack[] {
  return [...results.values()].flatMap(({ undo }) => undo ?? []);
}
