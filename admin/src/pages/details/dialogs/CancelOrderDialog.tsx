import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../../api/act';
import { CancelOrderDocument, type CancelOrderMutation, type CancelReason } from '../../../generated/graphql';
import { Dialog } from '../../../parts/Dialog';
import classes from '../../../parts/dialog.module.css';
import { popup } from '../../../parts/popups';
import { useProblems } from '../../../parts/problems';
import { errorAt } from '../../../parts/refusals';
import { t } from '../../../texts';
import { money } from '../../../texts/format';
import type { DialogProps } from '../ask';
import { refundable } from '../refundable';

/** Ends an order, with a reason, and says what is given back. */
export function CancelOrderDialog({ order, onClose }: DialogProps) {
  const [cancel, busy] = useAct(CancelOrderDocument, 'cancelOrder');
  const [reason, setReason] = useState<CancelReason | ''>('');
  const [note, setNote] = useState('');
  const [refund, setRefund] = useState(true);
  const { refusals, conflict, problems, take } = useProblems('reason', 'note');
  const back = refundable(order);
  const confirm = async () => {
    if (reason === '') return;
    const outcome = await cancel({ orderId: order.id, reason, note: note.trim() || null, refund, expectedVersion: order.version });
    take(outcome);
    if (!outcome.done) return;
    popup({ message: t.cancelOrder.done(order.number, refunded(outcome.payload)) });
    onClose();
  };
  return (
    <Dialog
      title={t.cancelOrder.title}
      confirm={t.cancelOrder.confirm}
      back={t.cancelOrder.back}
      danger
      busy={busy}
      disabled={reason === ''}
      problems={problems}
      conflict={conflict}
      onConfirm={confirm}
      onClose={onClose}
    >
      <NativeSelect
        data-autofocus
        label={t.cancelOrder.reason}
        value={reason}
        error={errorAt(refusals, 'reason')}
        data={[
          { value: '', label: t.cancelOrder.choose, disabled: true },
          ...Object.entries(t.cancelOrder.reasons).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(event) => setReason(event.currentTarget.value as CancelReason)}
      />
      <Textarea
        label={t.cancelOrder.note}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={note}
        error={errorAt(refusals, 'note')}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {back ? (
        <Checkbox
          label={t.cancelOrder.refund(money(back))}
          description={refund ? t.cancelOrder.refundHint : t.cancelOrder.keep(money(back))}
          checked={refund}
          onChange={(event) => setRefund(event.currentTarget.checked)}
        />
      ) : (
        <p className={classes.hint}>{t.cancelOrder.nothing}</p>
      )}
      <p className={classes.notice}>{t.cancelOrder.final}</p>
    </Dialog>
  );
}

/** What went back with it: a refund is told last. */
function refunded({ order }: CancelOrderMutation['cancelOrder']): string | undefined {
  const last = order?.timeline.nodes[0];
  return last?.kind === 'REFUNDED' && last.amount ? money(last.amount) : undefined;
}
