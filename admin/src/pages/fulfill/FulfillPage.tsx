import { Button, Skeleton } from '@mantine/core';
import '@mantine/core/styles/Skeleton.css';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { explainReading } from '../../api/act';
import { doc } from '../../api/document';
import { useKeepFresh, useLasting, useLiveFrom } from '../../api/hooks';
import { Owner, useOnlyMine } from '../../api/kept';
import { OrderToFulfillDocument } from '../../generated/graphql';
import { actionOf, mayFulfill, reasonOf } from '../../parts/actions';
import { Notice, Stale } from '../../parts/Failure';
import { useTitle } from '../../parts/focus';
import { NoSuchOrder } from '../../parts/NoSuchOrder';
import { t } from '../../texts';
import { FulfillForm } from './FulfillForm';
import classes from './FulfillPage.module.css';
import { useWasOpen } from './useWasOpen';

/** Manual Fulfillment: check the items and the address, then let the parcel go. No history, nothing else to edit. */
export function FulfillPage() {
  const { number } = useParams({ from: '/shell/orders/$number/fulfill' });
  const bare = number.replace(/^#/, '');
  const list = useLocation({ select: (location) => location.state.list });
  const [{ data, error, fetching }, ask] = useLasting({
    query: doc(OrderToFulfillDocument),
    variables: { number },
    requestPolicy: 'cache-and-network',
  });
  const order = data?.orderByNumber;
  const refetch = () => ask({ requestPolicy: 'network-only' });
  useLiveFrom(data?.eventCursor);
  useKeepFresh(order, refetch);
  const isNowhere = !error && !fetching && order === null;
  useTitle(isNowhere ? t.details.notFound(bare) : `${t.fulfill.of(bare)} · ${t.fulfill.title}`);
  const me = data?.viewer.id;
  useOnlyMine(me);
  const wasOpen = useWasOpen(order ? mayFulfill(order.actions) : false);

  if (error && !order) {
    return (
      <Notice title={t.details.failed} alert action={<Button onClick={refetch}>{t.failure.retry}</Button>}>
        {explainReading(error)}
      </Notice>
    );
  }
  if (!order) return fetching ? <Waiting /> : <NoSuchOrder number={bare} list={list?.search} />;
  // Once it was open, what was typed stays on the screen, with the reason why it cannot be sent any more.
  if (!wasOpen) {
    return (
      <Notice
        title={actionOf(order.actions, 'FULFILL') ? t.fulfill.doneTitle : t.fulfill.notYours}
        action={
          <Link to="/orders/$number" params={{ number }} state={true}>
            {t.fulfill.toOrder}
          </Link>
        }
      >
        {reasonOf(order.actions, 'FULFILL')}
      </Notice>
    );
  }
  return (
    <Owner value={me ?? ''}>
      {error && <Stale onRetry={refetch} />}
      <FulfillForm key={order.id} order={order} entries={order.timeline.nodes} refetch={refetch} />
    </Owner>
  );
}

function Waiting() {
  return (
    <div aria-busy="true" className={classes.columns}>
      <Skeleton height={320} radius="lg" />
      <Skeleton height={220} radius="lg" />
    </div>
  );
}
