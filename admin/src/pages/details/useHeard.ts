import { useEffect, useRef } from 'react';
import { isOwn } from '../../api/own';
import type { TimelineKind } from '../../generated/graphql';
import { announce } from '../../parts/announce';
import { t } from '../../texts';
import type { FullOrder } from './ask';

/** Popups tell of these, whoever did them, where they change the order's status. */
const told: TimelineKind[] = ['FULFILLED', 'FULFILLMENT_CANCELLED', 'CANCELLED'];

/** Tells screen readers what is new on the timeline of the order that they are at, and no popup tells. */
export function useHeard({ id, status, timeline }: FullOrder): void {
  const newest = timeline.nodes[0];
  const heard = useRef({ sequence: newest?.sequence ?? 0, status });
  useEffect(() => {
    if (!newest || newest.sequence <= heard.current.sequence) return;
    const isTold = told.includes(newest.kind) && status !== heard.current.status;
    heard.current = { sequence: newest.sequence, status };
    const { kind, actor, message } = newest;
    if (kind === 'COMMENTED') announce(`${actor.name}: ${message}`);
    else if (!isTold && !isOwn(id)) announce(t.timeline.sentence(newest));
  }, [id, status, newest]);
}
