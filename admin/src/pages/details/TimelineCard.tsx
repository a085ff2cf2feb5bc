import { Button } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import { doc } from '../../api/document';
import { EarlierEntriesDocument, type EntryFieldsFragment } from '../../generated/graphql';
import { actionOf } from '../../parts/actions';
import { Card } from '../../parts/Card';
import { t } from '../../texts';
import type { FullOrder } from './ask';
import { CommentBox } from './CommentBox';
import { Entry } from './Entry';
import classes from './TimelineCard.module.css';
import { useHeard } from './useHeard';

interface Props {
  order: FullOrder;
  refetch: () => void;
}

/** What happened to the order, newest first, and a box to comment on it. */
export function TimelineCard({ order, refetch }: Props) {
  const client = useClient();
  useHeard(order);
  const [earlier, setEarlier] = useState<EntryFieldsFragment[]>([]);
  const [end, setEnd] = useState<{ hasNextPage: boolean; endCursor?: string | null }>();
  const [loading, setLoading] = useState(false);
  const newest = order.timeline.nodes;
  const shown = [...newest, ...earlier.filter((entry) => !newest.some((other) => other.id === entry.id))];
  const { hasNextPage, endCursor } = end ?? order.timeline.pageInfo;

  const more = async () => {
    if (!endCursor) return;
    setLoading(true);
    const { data } = await client.query(doc(EarlierEntriesDocument), { id: order.id, after: endCursor }).toPromise();
    setLoading(false);
    const timeline = data?.order?.timeline;
    if (!timeline) return;
    // What was newest so far may move out of the first page when more happens, so it is kept as well.
    setEarlier((before) => [...before, ...newest, ...timeline.nodes].filter(firstOfItsKind).sort((a, b) => b.sequence - a.sequence));
    setEnd(timeline.pageInfo);
  };

  return (
    <Card title={t.details.timeline}>
      {actionOf(order.actions, 'COMMENT')?.allowed && <CommentBox orderId={order.id} onPosted={refetch} />}
      <ol className={classes.entries}>
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} currencyCode={order.total.currencyCode} />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="subtle" size="compact-sm" loading={loading} onClick={more}>
          {t.timeline.earlier}
        </Button>
      )}
    </Card>
  );
}

function firstOfItsKind(entry: EntryFieldsFragment, i: number, all: EntryFieldsFragment[]): boolean {
  return all.findIndex((other) => other.id === entry.id) === i;
}
