import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { type Refusal, useAct } from '../../api/act';
import { useKept } from '../../api/kept';
import { type EntryFieldsFragment, FulfillOrderDocument, type OrderToShipFragment } from '../../generated/graphql';
import { isUnpaid, mayFulfill } from '../../parts/actions';
import { check, toInput, toText } from '../../parts/address';
import { Card } from '../../parts/Card';
import { Told } from '../../parts/Failure';
import { LeftIcon, TruckIcon } from '../../parts/icons';
import { isAsked } from '../../parts/keys';
import { errorAt, otherErrors } from '../../parts/refusals';
import { PaymentBadge, StatusBadge } from '../../parts/Status';
import { TrackingForm } from '../../parts/TrackingForm';
import { checkTracking, toTrackingInput } from '../../parts/tracking';
import { offerUndoFulfill } from '../../parts/undo';
import { t } from '../../texts';
import { AddressCard } from './AddressCard';
import { ChangesBanner, changesSince, useSeen } from './ChangesBanner';
import classes from './FulfillPage.module.css';
import { LinePicker } from './LinePicker';
import { chosen, nothingTyped, openLines, type Typed, toLines } from './typed';

const UnpaidDialog = lazy(() => import('./UnpaidDialog'));

interface Props {
  order: OrderToShipFragment;
  entries: EntryFieldsFragment[];
  refetch: () => void;
}

/** What leaves, where it goes, and how it can be followed; one press sends it all. */
export function FulfillForm({ order, entries, refetch }: Props) {
  const navigate = useNavigate();
  const { value: typed, set: setTyped, forget, resumed } = useKept<Typed>(`fulfill.${order.id}`, nothingTyped);
  const [checked, setChecked] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [failure, setFailure] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [fulfill, busy] = useAct(FulfillOrderDocument, 'fulfillOrder');
  const problems = useRef<HTMLDivElement>(null);
  const seen = useSeen(order, entries, typed.since);
  const changes = changesSince(seen, order, entries);
  const set = (change: Partial<Typed>) => setTyped((before) => ({ since: { ...seen }, ...before, ...change }));

  const lines = openLines(order.lines);
  const left = lines.reduce((sum, line) => sum + line.unfulfilledQuantity, 0);
  const going = lines.reduce((sum, line) => sum + chosen(line, typed.quantities), 0);
  const address = toText(order.shippingAddress, typed.address);
  const touchedAddress = toInput(order.shippingAddress, typed.address) !== undefined;
  const addressErrors = checked && touchedAddress ? check(address, order.shippingAddress) : {};
  const possible = mayFulfill(order.actions);

  const submit = async (allowUnpaid: boolean) => {
    setAsking(false);
    setChecked(true);
    const wrong =
      (touchedAddress && Object.keys(check(address, order.shippingAddress)).length > 0) ||
      typed.tracking.some((row) => Object.keys(checkTracking(row)).length > 0);
    if (wrong || going === 0) return showFirstProblem();
    if (isUnpaid(order.actions) && !allowUnpaid) return setAsking(true);
    setFailure(undefined);
    const shippingAddress = toInput(order.shippingAddress, typed.address);
    const outcome = await fulfill({
      orderId: order.id,
      lines: toLines(order.lines, typed.quantities),
      tracking: toTrackingInput(typed.tracking),
      allowUnpaid,
      expectedVersion: order.version,
      ...(shippingAddress === undefined ? {} : { shippingAddress }),
    });
    setRefusals(outcome.refusals.filter((refusal) => refusal.code !== 'VERSION_CONFLICT'));
    if (outcome.done) {
      forget();
      offerUndoFulfill(outcome.payload);
      return navigate({ to: '/orders/$number', params: { number: order.number }, state: true, replace: true });
    }
    if (outcome.payload) refetch();
    else setFailure(outcome.failure); // no answer, so there is none to be had now
    showFirstProblem();
  };
  const showFirstProblem = () =>
    requestAnimationFrame(() => {
      const field = document.querySelector<HTMLElement>('main [aria-invalid=true]');
      if (field) field.focus();
      else problems.current?.focus();
    });

  // From anywhere on the page, but not out of a question, and not while the keys are held.
  const sendAll = useRef(() => {});
  sendAll.current = () => !busy && possible && !asking && void submit(false);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || isAsked()) return;
      event.preventDefault(); // or it would press the button that has the focus, too
      sendAll.current();
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);

  const others = otherErrors(refusals, 'lines', 'shippingAddress', 'tracking');
  const messages = [...others, ...(failure ? [failure] : []), ...(checked && going === 0 ? [t.fulfill.nothingChosen] : [])];
  return (
    <form
      className={classes.page}
      noValidate
      // Enter is what a barcode scanner ends with: it alone sends nothing that cannot be called back.
      onKeyDown={(event) => event.key === 'Enter' && event.target instanceof HTMLInputElement && event.preventDefault()}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && possible) void submit(false);
      }}
    >
      <header className={classes.head}>
        <Link to="/orders/$number" params={{ number: order.number }} state={true} className={classes.back}>
          <LeftIcon size={14} />
          {t.fulfill.of(order.number)}
        </Link>
        <h1>{t.fulfill.title}</h1>
        <div className={classes.facts}>
          <StatusBadge status={order.status} />
          <PaymentBadge status={order.paymentStatus} />
          {order.deliveryMethod && (
            <span className={classes.delivery}>
              <TruckIcon /> {order.deliveryMethod}
            </span>
          )}
        </div>
      </header>
      <div ref={problems} tabIndex={-1} className={classes.problems}>
        {resumed && (
          <Told quiet action={t.kept.forget} onAction={forget}>
            {t.kept.resumed}
          </Told>
        )}
        <ChangesBanner order={order} changes={changes} typed={typed} />
        {messages.length > 0 && (
          <div role="alert" className={classes.alert}>
            {messages.map((message) => (
              <p key={message}>{message}</p>
            ))}
          </div>
        )}
      </div>
      <div className={classes.columns}>
        <div className={classes.column}>
          <LinePicker
            lines={lines}
            quantities={typed.quantities}
            left={left}
            errorOf={(id) =>
              errorAt(refusals, 'lines', String(toLines(order.lines, typed.quantities).findIndex((line) => line.lineId === id)), 'quantity')
            }
            onChange={(quantities) => set({ quantities })}
          />
          {order.note && (
            <aside className={classes.note} aria-label={t.fulfill.note}>
              <strong>{t.fulfill.note}</strong>
              <p>{order.note}</p>
            </aside>
          )}
        </div>
        <div className={classes.column}>
          <AddressCard
            order={order}
            typed={typed.address}
            errors={{ ...serverErrors(refusals), ...addressErrors }}
            onChange={(change) => set({ address: change })}
          />
          <Card title={t.fulfill.tracking} aside={<span className={classes.hint}>{t.fulfill.trackingHint}</span>}>
            <TrackingForm rows={typed.tracking} checked={checked} refusals={refusals} onChange={(tracking) => set({ tracking })} />
          </Card>
        </div>
      </div>
      <footer className={classes.bar}>
        <p className="num" role="status">
          <strong>{t.fulfill.summary(going, left)}</strong> {going > 0 && going < left && t.fulfill.partial}
          {isUnpaid(order.actions) && <span className={classes.unpaid}>{t.fulfill.unpaidNote}</span>}
        </p>
        <Button size="md" type="submit" loading={busy} disabled={!possible || going === 0}>
          {t.fulfill.submit}
        </Button>
      </footer>
      <Suspense>{asking && <UnpaidDialog order={order} onYes={() => submit(true)} onNo={() => setAsking(false)} />}</Suspense>
    </form>
  );
}

function serverErrors(refusals: Refusal[]): Record<string, string> {
  const own = refusals.filter((refusal) => refusal.field?.[0] === 'shippingAddress');
  return Object.fromEntries(own.map((refusal) => [refusal.field?.[1] ?? 'line1', t.refusal(refusal.code, refusal.message)]));
}
