import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../../api/act';
import { RefundDocument, RefundPreviewDocument } from '../../../generated/graphql';
import { Dialog } from '../../../parts/Dialog';
import classes from '../../../parts/dialog.module.css';
import { popup } from '../../../parts/popups';
import { useProblems } from '../../../parts/problems';
import { errorAt } from '../../../parts/refusals';
import { isSome } from '../../../parts/Status';
import { t } from '../../../texts';
import { money } from '../../../texts/format';
import type { DialogProps } from '../ask';
import { refundable } from '../refundable';
import { toTyped } from './amount';
import { RefundLines } from './RefundLines';
import { amountError, isUnreadable, nothingTyped, type RefundDraft, toRefund } from './refund';
import { usePreview } from './usePreview';

/** Records that money went back: for pieces and shipping, of any amount, or all of it where that was chosen. */
export default function RefundDialog({ order, onClose }: DialogProps) {
  const [give, busy] = useAct(RefundDocument, 'refundOrder');
  const [draft, setDraft] = useState(nothingTyped);
  const { refusals, conflict, problems, take } = useProblems('amount', 'reason', 'note', 'shipping', 'lines');
  const set = (change: Partial<RefundDraft>) => setDraft((before) => ({ ...before, ...change }));
  const input = toRefund(order, draft);
  const answer = usePreview(RefundPreviewDocument, input && { ...input, expectedVersion: order.version });
  const preview = answer.preview?.refundPreview;
  const told = [...refusals, ...(preview?.userErrors ?? [])];
  const amount = preview?.userErrors.length ? undefined : preview?.amount;
  const confirm = async () => {
    if (!input || !amount) return;
    const words = { reason: draft.reason.trim() || null, note: draft.note.trim() || null };
    const outcome = await give({ ...input, ...words, amount: amount.amount, expectedVersion: order.version });
    take(outcome);
    if (!outcome.done) return;
    popup({ message: t.refund.done(money(amount)) });
    onClose();
  };
  const most = refundable(order);
  const overpaid = order.payment.overpaid;
  const isCancelled = order.status === 'CANCELLED'; // nobody is to pay it any more
  return (
    <Dialog
      title={t.refund.title}
      confirm={amount ? t.refund.confirm(money(amount)) : t.refund.title}
      back={t.confirm.cancel}
      size={560}
      busy={busy}
      disabled={!amount || isUnreadable(draft, order)}
      problems={answer.failure ? [...problems, answer.failure] : problems}
      conflict={conflict}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.beside}>
        <TextInput
          data-autofocus
          label={t.refund.amount(order.total.currencyCode)}
          description={most && t.refund.most(money(most))}
          placeholder={draft.amount === '' && amount ? toTyped(amount) : undefined}
          inputMode="decimal"
          autoComplete="off"
          value={draft.amount}
          error={amountError(order, draft.amount) ?? errorAt(told, 'amount')}
          onChange={(event) => set({ amount: event.currentTarget.value })}
        />
        {isSome(overpaid) && (
          <Button variant="default" onClick={() => set({ amount: toTyped(overpaid) })}>
            {t.refund.overpaid(money(overpaid))}
          </Button>
        )}
        {most && (
          <Button variant="default" onClick={() => set({ amount: toTyped(most) })}>
            {t.refund.all(money(most))}
          </Button>
        )}
      </div>
      <RefundLines order={order} draft={draft} refusals={told} onChange={set} />
      {!isCancelled && (
        <Checkbox
          label={t.refund.stillOwed}
          description={t.refund.stillOwedHint}
          checked={draft.stillOwed}
          onChange={(event) => set({ stillOwed: event.currentTarget.checked })}
        />
      )}
      <Words draft={draft} refusals={told} onChange={set} />
      <p className={classes.hint}>
        <span role="status">{amount && preview && !isCancelled && t.refund.after(...afterwards(preview))}</span> {t.refund.recorded}
      </p>
    </Dialog>
  );
}

type Preview = { outstandingAfter?: Parameters<typeof money>[0] | null; overpaidAfter?: Parameters<typeof money>[0] | null };

/** What the customer would owe, and what would be overpaid; undefined for nothing. */
function afterwards({ outstandingAfter, overpaidAfter }: Preview): [string | undefined, string | undefined] {
  const some = (amount: Preview['outstandingAfter']) => (amount && isSome(amount) ? money(amount) : undefined);
  return [some(outstandingAfter), some(overpaidAfter)];
}

type WordsProps = Pick<Parameters<typeof RefundLines>[0], 'draft' | 'refusals' | 'onChange'>;

/** Why, for the timeline, and what is kept with the payment. */
function Words({ draft, refusals, onChange }: WordsProps) {
  return (
    <>
      <TextInput
        label={t.refund.reason}
        description={t.refund.reasonHint}
        maxLength={255}
        value={draft.reason}
        error={errorAt(refusals, 'reason')}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
      <TextInput
        label={t.refund.note}
        description={t.refund.noteHint}
        maxLength={5000}
        value={draft.note}
        error={errorAt(refusals, 'note')}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}
