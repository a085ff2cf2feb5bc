import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../../api/act';
import { MarkAsPaidDocument } from '../../../generated/graphql';
import { Dialog } from '../../../parts/Dialog';
import { popup } from '../../../parts/popups';
import { useProblems } from '../../../parts/problems';
import { errorAt } from '../../../parts/refusals';
import { owed } from '../../../parts/Status';
import { t } from '../../../texts';
import { money } from '../../../texts/format';
import type { DialogProps } from '../ask';

/** Records that what is outstanding was received elsewhere. */
export function MarkPaidDialog({ order, onClose }: DialogProps) {
  const [mark, busy] = useAct(MarkAsPaidDocument, 'markOrderAsPaid');
  const [reference, setReference] = useState('');
  const { refusals, conflict, problems, take } = useProblems('reference');
  const owes = owed(order); // somebody else may have recorded it meanwhile
  const confirm = async () => {
    const outcome = await mark({ orderId: order.id, reference: reference.trim() || null, expectedVersion: order.version });
    take(outcome);
    if (!outcome.done) return;
    popup({ message: t.markPaid.done(order.number) });
    onClose();
  };
  return (
    <Dialog
      title={t.markPaid.title}
      confirm={t.markPaid.confirm}
      back={t.confirm.cancel}
      busy={busy}
      disabled={!owes}
      problems={problems}
      conflict={conflict}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{owes ? t.markPaid.explain(money(owes)) : t.recordPayment.nothing}</p>
      <TextInput
        data-autofocus
        label={t.markPaid.reference}
        description={t.markPaid.referenceHint}
        maxLength={255}
        value={reference}
        error={errorAt(refusals, 'reference')}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </Dialog>
  );
}
