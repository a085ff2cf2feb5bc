import { Button, Skeleton } from '@mantine/core';
import '@mantine/core/styles/Skeleton.css';
import '@mantine/core/styles/Tooltip.css';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { explainReading } from '../../api/act';
import { doc } from '../../api/document';
import { useKeepFresh, useLasting, useLiveFrom } from '../../api/hooks';
import { keptAs, Owner, recall, useOnlyMine } from '../../api/kept';
import { OrderDetailsDocument } from '../../generated/graphql';
import { actionOf, mayFulfill } from '../../parts/actions';
import { Coming } from '../../parts/Coming';
import { Notice, Stale, Told } from '../../parts/Failure';
import { useFocusBack, useTitle } from '../../parts/focus';
import { useIsHere } from '../../parts/here';
import { useKeys } from '../../parts/keys';
import { rememberPlace } from '../../parts/listPlace';
import { NoSuchOrder } from '../../parts/NoSuchOrder';
import { useNextOrder } from '../../parts/nextOrder';
import { OrderNote } from '../../parts/OrderNote';
import { slipsOf } from '../../parts/slips';
import { t } from '../../texts';
import { moment } from '../../texts/format';
import { type Ask, editName } from './ask';
import { FulfillmentsCard } from './FulfillmentsCard';
import { ItemsCard } from './ItemsCard';
import { OrderHead } from './OrderHead';
import classes from './OrderPage.module.css';
import { PaymentCard } from './PaymentCard';
import { SideCards } from './SideCards';
import { TimelineCard } from './TimelineCard';
import { type Neighbour, useNeighbours } from './useNeighbours';

const Dialogs = lazy(() => import('./dialogs/Dialogs'));

/** Order Details: everything about one order, and what may be done with it. */
export function OrderPage() {
  const { number } = useParams({ from: '/shell/orders/$number' });
  const bare = number.replace(/^#/, '');
  const navigate = useNavigate();
  const [{ data, error, fetching }, read] = useLasting({
    query: doc(OrderDetailsDocument),
    variables: { number },
    requestPolicy: 'cache-and-network',
  });
  // While another order is fetched, urql still has the one before.
  const order = data?.orderByNumber?.number === bare ? data.orderByNumber : fetching ? undefined : data?.orderByNumber;
  const refetch = () => read({ requestPolicy: 'network-only' });
  const neighbours = useNeighbours(order);
  const { ask, onAsk, onAnswered } = useDialog(order?.id);
  useLiveFrom(data?.eventCursor);
  useKeepFresh(order, refetch);
  useTitle(order === null ? t.details.notFound(bare) : t.details.title(bare));
  const orderId = order?.id;
  useEffect(() => {
    if (orderId) rememberPlace(orderId);
  }, [orderId]);
  const me = data?.viewer.id;
  useOnlyMine(me);

  const go = (to: { number: string; cursor?: string } | undefined) => {
    if (!to) return;
    const list = neighbours.list && to.cursor ? { ...neighbours.list, cursor: to.cursor } : undefined;
    void navigate({ to: '/orders/$number', params: { number: to.number }, state: { list }, replace: true });
  };
  const turn = useTurn(number, neighbours, go);
  const nextOrder = useNextOrder();
  const fulfill = useOnceThere(order, ({ actions }) => {
    if (mayFulfill(actions)) void navigate({ to: '/orders/$number/fulfill', params: { number }, state: true });
  });
  useKeys({
    n: () => order && actionOf(order.actions, 'FULFILL') && nextOrder(order),
    j: () => turn('next'),
    k: () => turn('previous'),
    b: () => navigate({ to: '/orders', search: neighbours.list?.search ?? {} }),
    f: fulfill,
    e: () => order && actionOf(order.actions, 'EDIT')?.allowed && onAsk({ what: 'edit' }),
    p: () => order && window.open(slipsOf([order]), '_blank', 'noreferrer'),
  });

  if (error && !order) {
    return (
      <Notice title={t.details.failed} alert action={<Button onClick={refetch}>{t.failure.retry}</Button>}>
        {explainReading(error)}
      </Notice>
    );
  }
  if (order === undefined) return <Waiting />;
  if (order === null) return <NoSuchOrder number={bare} list={neighbours.list?.search} />;
  const mayEdit = actionOf(order.actions, 'EDIT')?.allowed;
  // An edit that was cut short, as by a sign-in or a look at another order.
  const halfEdited = mayEdit && ask === undefined && me !== undefined && recall(keptAs(me, editName(order.id))) !== undefined;
  const page = (
    <article className={classes.page}>
      {error && <Stale onRetry={refetch} />}
      {halfEdited && (
        <Told quiet action={t.kept.goOn} onAction={() => onAsk({ what: 'edit' })}>
          {t.kept.halfEdited}
        </Told>
      )}
      <OrderHead order={order} neighbours={neighbours} onGo={go} onAsk={onAsk} refetch={refetch} />
      {order.cancelledAt && (
        <p className={classes.cancelled}>
          {t.details.cancelledOn(order.cancelReason ? t.cancelOrder.reasons[order.cancelReason] : '', moment(order.cancelledAt))}
        </p>
      )}
      <OrderNote note={order.note} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <ItemsCard lines={order.lines} />
          {order.fulfillments.length > 0 && <FulfillmentsCard order={order} onAsk={onAsk} />}
          <PaymentCard order={order} />
          <TimelineCard key={order.id} order={order} refetch={refetch} />
        </div>
        <SideCards key={order.id} order={order} refetch={refetch} />
      </div>
      <Suspense fallback={<Coming />}>
        {ask && (
          <Dialogs
            key={order.id}
            ask={ask}
            order={order}
            onClose={() => {
              onAnswered(ask);
              refetch();
            }}
          />
        )}
      </Suspense>
    </article>
  );
  return <Owner value={me ?? ''}>{page}</Owner>;
}

/** What is asked about an order. A dialog belongs to its order, and is gone with it. */
function useDialog(orderId: string | undefined) {
  const [asked, setAsked] = useState<{ orderId: string | undefined; ask: Ask }>();
  const ask = asked?.orderId === orderId ? asked?.ask : undefined;
  if (asked && orderId && !ask) setAsked(undefined); // it does not come back when one comes back
  const noteOpener = useFocusBack(ask === undefined);
  const onAsk = (wanted: Ask) => {
    noteOpener();
    setAsked({ orderId, ask: wanted });
  };
  // An answer may come when another order is shown.
  const onAnswered = (answered: Ask) => setAsked((now) => (now?.ask === answered ? undefined : now));
  return { ask, onAsk, onAnswered };
}

/** Goes to the order before or after. Keys may be faster than the server: a turn waits until it is known where it leads. */
function useTurn(number: string, neighbours: ReturnType<typeof useNeighbours>, go: (to: Neighbour | undefined) => void) {
  const isHere = useIsHere(number);
  const [turn, setTurn] = useState<'previous' | 'next'>();
  useEffect(() => {
    if (!turn || neighbours.waiting) return;
    setTurn(undefined);
    if (isHere()) go(neighbours[turn]);
  });
  return setTurn;
}

function Waiting() {
  return (
    <div aria-busy="true" className={classes.page}>
      <Skeleton height={30} width={220} mb={26} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Skeleton height={230} radius="lg" />
          <Skeleton height={190} radius="lg" />
        </div>
        <Skeleton height={320} radius="lg" />
      </div>
    </div>
  );
}

/** Acts on the order by key. Quick hands press it while the order is on its way: then once it is there. */
function useOnceThere<T>(order: T | null | undefined, act: (order: T) => void): () => void {
  const asked = useRef(false);
  useEffect(() => {
    if (!order || !asked.current) return;
    asked.current = false;
    act(order);
  });
  return () => {
    if (order) act(order);
    else asked.current = order === undefined;
  };
}
