import { useEffect, useRef, useState } from 'react';
import { fulfillAll, type Result, type TakenBack, type Tell, takeBackAll } from './bulk';

/** What is done with several orders, and what became of each. */
export type Job = { what: 'fulfill'; ids: string[]; allowUnpaid: boolean } | { what: 'takeBack'; fulfillments: TakenBack[] };

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
    const tell: Tell = (id, result) => setResults((before) => new Map([...before, [id, result]]));
    const isStopped = () => stopped.current;
    setJob(next);
    setResults(new Map());
    setRunning(true);
    if (next.what === 'fulfill') await fulfillAll(next.ids, next.allowUnpaid, tell, isStopped);
    else await takeBackAll(next.fulfillments, tell, isStopped);
    setRunning(false);
  };
  return { job, results, running, run };
}
