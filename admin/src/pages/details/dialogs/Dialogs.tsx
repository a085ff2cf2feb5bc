import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Radio.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { lazy } from 'react';
import type { Ask, DialogProps } from '../ask';
import { CancelFulfillmentDialog } from './CancelFulfillmentDialog';
import { CancelOrderDialog } from './CancelOrderDialog';
import { MarkPaidDialog } from './MarkPaidDialog';
import { TrackingDialog } from './TrackingDialog';

const EditDialog = lazy(() => import('./EditDialog'));
const RefundDialog = lazy(() => import('./RefundDialog'));
const RecordPaymentDialog = lazy(() => import('./RecordPaymentDialog'));

/** The dialog that was asked for. */
export default function Dialogs({ ask, ...props }: DialogProps & { ask: Ask }) {
  switch (ask.what) {
    case 'edit':
      return <EditDialog {...props} />;
    case 'cancel':
      return <CancelOrderDialog {...props} />;
    case 'cancelFulfillment':
      return <CancelFulfillmentDialog {...props} />;
    case 'refund':
      return <RefundDialog {...props} />;
    case 'recordPayment':
      return <RecordPaymentDialog {...props} />;
    case 'markPaid':
      return <MarkPaidDialog {...props} />;
    case 'tracking':
      return <TrackingDialog {...props} fulfillment={ask.fulfillment} />;
  }
}
