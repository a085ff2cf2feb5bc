import { useEffect, useRef } from 'react';
import { isOwn } from '../../api/own';
import type { TimelineKind } from '../../generated/graphql';
import { announce } from '../../parts/announce';
import { t } from '../../texts';
import type { FullOrder } from './ask';

/** Popups tell of these, whoever did them. */
const told: TimelineKind[] = ['FULFILLED', 'FULFILLMENT_CANCELLED', 'CANCELLED'];

/** Tells screen readers what is new on the timeline of the order that they are at, and no popup tells. */
export function useHeard({ id, timeline, total }: FullOrder): void {
  const newest = timeline.nodes[0];
  const heard = useRef(newest?.sequence ?? 0);
  useEffect(() => {
    if (!newest || newest.sequence <= heard.current) return;
    heard.current = newest.sequence;
    const { kind, actor, message } = newest;
    if (kind === 'COMMENTED') announce(`${actor.name}: ${message}`);
    else if (!told.includes(kind) && !isOwn(id)) announce(t.timeline.sentence(newest, total.currencyCode));
  }, [id, newest, total.currencyCode]);
}
