import { useState } from 'react';
import { useAct } from '../../../api/act';
import { type FulfillmentFieldsFragment, UpdateTrackingDocument } from '../../../generated/graphql';
import { Dialog } from '../../../parts/Dialog';
import { remark } from '../../../parts/popups';
import { useProblems } from '../../../parts/problems';
import { TrackingForm } from '../../../parts/TrackingForm';
import { checkTracking, emptyTracking, toTrackingInput, toTrackingText } from '../../../parts/tracking';
import { t } from '../../../texts';
import type { DialogProps } from '../ask';

/** Changes the tracking numbers of a fulfillment. */
export function TrackingDialog({ order, fulfillment, onClose }: DialogProps & { fulfillment: FulfillmentFieldsFragment }) {
  const [update, busy] = useAct(UpdateTrackingDocument, 'updateTracking');
  const [rows, setRows] = useState(() => (fulfillment.tracking.length > 0 ? toTrackingText(fulfillment.tracking) : [emptyTracking()]));
  const [checked, setChecked] = useState(false);
  const { refusals, conflict, problems, take } = useProblems('tracking');
  const confirm = async () => {
    setChecked(true);
    if (rows.some((row) => Object.keys(checkTracking(row)).length > 0)) return;
    const outcome = await update({
      orderId: order.id,
      fulfillmentId: fulfillment.id,
      tracking: toTrackingInput(rows),
      expectedVersion: order.version,
    });
    take(outcome);
    if (!outcome.done) return;
    remark(t.tracking.saved);
    onClose();
  };
  return (
    <Dialog
      title={t.tracking.title(fulfillment.name)}
      confirm={t.tracking.save}
      back={t.confirm.cancel}
      size={520}
      busy={busy}
      problems={problems}
      conflict={conflict}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TrackingForm rows={rows} onChange={setRows} checked={checked} refusals={refusals} />
    </Dialog>
  );
}
