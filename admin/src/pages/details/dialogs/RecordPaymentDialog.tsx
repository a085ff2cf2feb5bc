import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../../api/act';
import { RecordPaymentDocument } from '../../../generated/graphql';
import { Dialog } from '../../../parts/Dialog';
import classes from '../../../parts/dialog.module.css';
import { popup } from '../../../parts/popups';
import { useProblems } from '../../../parts/problems';
import { errorAt } from '../../../parts/refusals';
import { isSome } from '../../../parts/Status';
import { t } from '../../../texts';
import { money } from '../../../texts/format';
import type { DialogProps } from '../ask';
import { forgiven } from '../refundable';
import { paymentError, readPayment, toTyped } from './amount';

const nothingTyped = { amount: '', gateway: '', reference: '', at: '' };

/** Records money that was received elsewhere: part of what is outstanding, all of it, or again what was refunded by mistake. */
export default function RecordPaymentDialog({ order, onClose }: DialogProps) {
  const [record, busy] = useAct(RecordPaymentDocument, 'recordPayment');
  const [typed, setTyped] = useState(nothingTyped);
  const { refusals, conflict, problems, take } = useProblems('amount', 'gateway', 'reference', 'processedAt');
  const { outstanding } = order.payment;
  const forgave = isSome(outstanding) ? undefined : forgiven(order);
  const amount = readPayment(typed.amount, order.total);
  const confirm = async () => {
    if (!amount) return;
    const outcome = await record({
      orderId: order.id,
      amount,
      gateway: typed.gateway.trim() || null,
      reference: typed.reference.trim() || null,
      processedAt: typed.at ? new Date(typed.at).toISOString() : null,
      expectedVersion: order.version,
    });
    take(outcome);
    if (!outcome.done) return;
    popup({ message: t.recordPayment.done(order.number, money({ ...order.total, amount })) });
    onClose();
  };
  const field = (name: keyof typeof nothingTyped, label: string, description?: string, path: string = name) => (
    <TextInput
      label={label}
      description={description}
      type={name === 'at' ? 'datetime-local' : 'text'}
      maxLength={255}
      value={typed[name]}
      error={errorAt(refusals, path)}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
    />
  );
  const proposed = isSome(outstanding) ? outstanding : forgave;
  return (
    <Dialog
      title={t.recordPayment.title}
      confirm={amount ? t.recordPayment.confirm(money({ ...order.total, amount })) : t.recordPayment.title}
      back={t.confirm.cancel}
      busy={busy}
      disabled={!amount}
      problems={problems}
      conflict={conflict}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{isSome(outstanding) ? t.recordPayment.outstanding(money(outstanding)) : t.recordPayment.nothing}</p>
      {forgave && <p className={classes.hint}>{t.recordPayment.again(money(forgave))}</p>}
      <div className={classes.beside}>
        <TextInput
          data-autofocus
          label={t.recordPayment.amount(order.total.currencyCode)}
          inputMode="decimal"
          autoComplete="off"
          value={typed.amount}
          error={paymentError(typed.amount, order.total) ?? errorAt(refusals, 'amount')}
          onChange={(event) => setTyped({ ...typed, amount: event.currentTarget.value })}
        />
        {proposed && (
          <Button variant="default" onClick={() => setTyped({ ...typed, amount: toTyped(proposed) })}>
            {t.recordPayment.all(money(proposed))}
          </Button>
        )}
      </div>
      {field('gateway', t.recordPayment.gateway, t.recordPayment.gatewayHint)}
      {field('reference', t.markPaid.reference, t.markPaid.referenceHint)}
      {field('at', t.recordPayment.at, t.recordPayment.atHint, 'processedAt')}
    </Dialog>
  );
}
