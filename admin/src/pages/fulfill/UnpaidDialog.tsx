import { Button, Modal } from '@mantine/core';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Overlay.css';
import type { OrderToShipFragment } from '../../generated/graphql';
import dialog from '../../parts/dialog.module.css';
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
    <Modal opened onClose={onNo} title={t.fulfill.unpaidTitle} closeButtonProps={{ 'aria-label': t.app.close }}>
      <p>{refunded ? t.fulfill.refundedOrder : t.fulfill.unpaid(money(order.payment.outstanding))}</p>
      <div className={dialog.buttons}>
        {/* A scanner's Enter must not answer for who is asked. */}
        <Button data-autofocus variant="default" onClick={onNo}>
          {t.fulfill.back}
        </Button>
        <Button onClick={onYes}>{t.fulfill.unpaidYes}</Button>
      </div>
    </Modal>
  );
}
