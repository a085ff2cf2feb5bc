import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../../api/act';
import { RefundDocument } from '../../../generated/graphql';
import { Dialog } from '../../../parts/Dialog';
import classes from '../../../parts/dialog.module.css';
import { popup } from '../../../parts/popups';
import { useProblems } from '../../../parts/problems';
import { errorAt } from '../../../parts/refusals';
import { t } from '../../../texts';
import { money } from '../../../texts/format';
import type { DialogProps } from '../ask';
import { isMore, refundable } from '../refundable';
import { readPayment, toTyped } from './amount';

/** Records that money went back: the amount that was typed, or all of it where that was chosen. */
export function RefundDialog({ order, onClose }: DialogProps) {
  const [give, busy] = useAct(RefundDocument, 'refundOrder');
  const most = refundable(order);
  const currencyCode = order.total.currencyCode;
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const { refusals, conflict, problems, take } = useProblems('amount', 'reason');
  const read = readPayment(amount, order.total);
  const tooMuch = read !== undefined && most !== undefined && isMore(read, most.amount);
  const wrong = amount !== '' && !read ? t.refund.invalid : tooMuch ? t.refund.tooMuch(money(most)) : errorAt(refusals, 'amount');
  const confirm = async () => {
    if (!read || tooMuch) return;
    const outcome = await give({ orderId: order.id, amount: read, reason: reason.trim() || null, expectedVersion: order.version });
    take(outcome);
    if (!outcome.done) return;
    popup({ message: t.refund.done(money({ amount: read, currencyCode })) });
    onClose();
  };
  return (
    <Dialog
      title={t.refund.title}
      confirm={read && !tooMuch ? t.refund.confirm(money({ amount: read, currencyCode })) : t.refund.title}
      back={t.confirm.cancel}
      busy={busy}
      disabled={!read || tooMuch}
      problems={problems}
      conflict={conflict}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.beside}>
        <TextInput
          data-autofocus
          label={t.refund.amount(currencyCode)}
          description={most && t.refund.most(money(most))}
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          error={wrong}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        {most && (
          <Button variant="default" onClick={() => setAmount(toTyped(most))}>
            {t.refund.all(money(most))}
          </Button>
        )}
      </div>
      <TextInput
        label={t.refund.reason}
        description={t.refund.reasonHint}
        maxLength={255}
        value={reason}
        error={errorAt(refusals, 'reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className={classes.hint}>{t.refund.recorded}</p>
    </Dialog>
  );
}
