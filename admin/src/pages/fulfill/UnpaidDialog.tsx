import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Overlay.css';
import type { OrderToShipFragment } from '../../generated/graphql';
import { Dialog } from '../../parts/Dialog';
import { t } from '../../texts';
import { money } from '../../texts/format';

interface Props {
  order: OrderToShipFragment;
  onYes: () => void;
  onNo: () => void;
}

/** Asks before an order leaves that is not paid. */
export default function UnpaidDialog({ order, onYes, onNo }: Props) {
  const refunded = order.paymentStatus === 'REFUNDED';
  return (
    <Dialog title={t.fulfill.unpaidTitle} confirm={t.fulfill.unpaidYes} back={t.fulfill.back} busy={false} onConfirm={onYes} onClose={onNo}>
      <p>{refunded ? t.fulfill.refundedOrder : t.fulfill.unpaid(money(order.payment.outstanding))}</p>
    </Dialog>
  );
}
