import { lazy, Suspense, useRef } from 'react';
import type { Refusal } from '../../api/act';
import type { EntryFieldsFragment, OrderToShipFragment } from '../../generated/graphql';
import { mayFulfill } from '../../parts/actions';
import { toText } from '../../parts/address';
import { Card } from '../../parts/Card';
import { Coming } from '../../parts/Coming';
import { doubtsAbout } from '../../parts/doubts';
import { Told } from '../../parts/Failure';
import { useFocusBack } from '../../parts/focus';
import { useCommandEnter } from '../../parts/keys';
import { OrderNote } from '../../parts/OrderNote';
import { errorAt, otherErrors } from '../../parts/refusals';
import { TrackingForm } from '../../parts/TrackingForm';
import { t } from '../../texts';
import { AddressCard } from './AddressCard';
import { ChangesBanner, changesSince, useSeen } from './ChangesBanner';
import { FulfillBar } from './FulfillBar';
import { FulfillHead } from './FulfillHead';
import classes from './FulfillPage.module.css';
import { LinePicker } from './LinePicker';
import { MoneyNotes } from './MoneyNotes';
import { goingAlong, type Typed, toLines } from './typed';
import { useFulfilling } from './useFulfilling';

const UnpaidDialog = lazy(() => import('./UnpaidDialog'));

interface Props {
  order: OrderToShipFragment;
  entries: EntryFieldsFragment[];
  refetch: () => void;
}

/** What leaves, where it goes, and how it can be followed; one press sends it all. */
export function FulfillForm({ order, entries, refetch }: Props) {
  const problems = useRef<HTMLDivElement>(null);
  const form = useFulfilling({ order, refetch, onProblem: () => showFirstProblem(problems.current) });
  const { value: typed, lines, going, left, refusals, failure, busy, checked, asking } = form;
  const seen = useSeen(order, entries, typed.since, form.own);
  const set = (change: Partial<Typed>) => form.set((before) => ({ since: { ...seen }, ...before, ...change }));
  const possible = mayFulfill(order.actions);
  const noteOpener = useFocusBack(!asking);
  const submit = () => {
    if (busy || !possible || asking) return;
    noteOpener();
    void form.submit(false);
  };
  useCommandEnter(submit);
  const doubts = doubtsAbout(toText(order.shippingAddress, typed.address));

  const others = otherErrors(refusals, 'lines', 'shippingAddress', 'tracking');
  const messages = [...others, ...(failure ? [failure] : []), ...(checked && going === 0 ? [t.fulfill.nothingChosen] : [])];
  return (
    <div className={classes.page}>
      <FulfillHead order={order} />
      <div ref={problems} tabIndex={-1} className={classes.problems}>
        {form.resumed && (
          <Told quiet action={t.kept.forget} onAction={form.forget}>
            {t.kept.resumed}
          </Told>
        )}
        {order.version > form.own && <ChangesBanner order={order} changes={changesSince(seen, order, entries)} typed={typed} />}
        {messages.length > 0 && (
          <div role="alert" className={classes.alert}>
            {messages.map((message) => (
              <p key={message}>{message}</p>
            ))}
          </div>
        )}
      </div>
      <OrderNote note={order.note} />
      <MoneyNotes order={order} />
      <div className={classes.columns}>
        <LinePicker
          lines={lines}
          along={goingAlong(order.lines)}
          quantities={typed.quantities}
          left={left}
          errorOf={(id) =>
            errorAt(refusals, 'lines', String(toLines(order.lines, typed.quantities).findIndex((line) => line.lineId === id)), 'quantity')
          }
          onChange={(quantities) => set({ quantities })}
        />
        <div className={classes.column}>
          <AddressCard
            order={order}
            typed={typed}
            doubts={doubts}
            errors={{ ...serverErrors(refusals), ...form.addressErrors }}
            onChange={set}
          />
          <Card title={t.fulfill.tracking} aside={<span className={classes.hint}>{t.fulfill.trackingHint}</span>}>
            <TrackingForm rows={typed.tracking} checked={checked} refusals={refusals} onChange={(tracking) => set({ tracking })} />
          </Card>
        </div>
      </div>
      <FulfillBar order={order} going={going} left={left} doubtful={doubts.length > 0} busy={busy} onSubmit={submit} />
      <Suspense fallback={<Coming />}>
        {asking && <UnpaidDialog order={order} onYes={() => form.submit(true)} onNo={() => form.ask(false)} />}
      </Suspense>
    </div>
  );
}

function showFirstProblem(problems: HTMLElement | null): void {
  requestAnimationFrame(() => (document.querySelector<HTMLElement>('main [aria-invalid=true]') ?? problems)?.focus());
}

function serverErrors(refusals: Refusal[]): Record<string, string> {
  const own = refusals.filter((refusal) => refusal.field?.[0] === 'shippingAddress');
  return Object.fromEntries(own.map((refusal) => [refusal.field?.[1] ?? 'line1', t.refusal(refusal)]));
}
