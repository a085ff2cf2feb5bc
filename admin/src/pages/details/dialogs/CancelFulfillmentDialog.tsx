import { Radio } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../../api/act';
import { CancelFulfillmentDocument } from '../../../generated/graphql';
import { Dialog } from '../../../parts/Dialog';
import classes from '../../../parts/dialog.module.css';
import { useProblems } from '../../../parts/problems';
import { offerUndoCancel } from '../../../parts/undo';
import { t } from '../../../texts';
import { isolated, straight } from '../../../texts/isolated';
import type { DialogProps } from '../ask';

const all = 'all';

/** Takes back one of several fulfillments, or all of them. */
export function CancelFulfillmentDialog({ order, onClose }: DialogProps) {
  const [takeBack, busy] = useAct(CancelFulfillmentDocument, 'cancelFulfillment');
  const active = order.fulfillments.filter((each) => each.status === 'ACTIVE');
  const [which, setWhich] = useState<string>(active[0]?.id ?? all);
  const { conflict, problems, take } = useProblems();
  const confirm = async () => {
    const chosen = which === all ? active : active.filter((each) => each.id === which);
    const fulfillmentId = which === all ? undefined : which;
    const outcome = await takeBack({ orderId: order.id, fulfillmentId, expectedVersion: order.version });
    take(outcome);
    if (!outcome.done) return;
    offerUndoCancel(outcome.payload, chosen);
    onClose();
  };
  return (
    <Dialog
      title={t.cancelFulfillment.title}
      confirm={t.cancelFulfillment.confirm}
      back={t.cancelFulfillment.back}
      busy={busy}
      problems={problems}
      conflict={conflict}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Radio.Group label={t.cancelFulfillment.which} value={which} onChange={setWhich}>
        <div className={classes.choices}>
          {active.map((each) => (
            <Radio
              key={each.id}
              value={each.id}
              label={straight(each.name)}
              description={each.lines.map((line) => `${line.quantity} × ${isolated(line.orderLine.title)}`).join(', ')}
            />
          ))}
          <Radio value={all} label={t.cancelFulfillment.all} />
        </div>
      </Radio.Group>
      <p className={classes.hint}>{t.cancelFulfillment.explain}</p>
    </Dialog>
  );
}
