import { Button, Modal } from '@mantine/core';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Overlay.css';
import { useState } from 'react';
import { actionOf, isUnpaid, mayFulfill } from '../../parts/actions';
import { PrintIcon, UndoIcon } from '../../parts/icons';
import { slipsOf } from '../../parts/slips';
import { t } from '../../texts';
import classes from './BulkDialog.module.css';
import { BulkQuestion } from './BulkQuestion';
import { BulkResults } from './BulkResults';
import { offerUndoAll } from './offerUndoAll';
import { idsOf, useBulk } from './useBulk';
import type { Row } from './useOrderList';

/** What is to be done with which orders. */
export interface Bulk {
  what: 'fulfill' | 'takeBack';
  orders: Row[];
}

interface Props {
  bulk: Bulk;
  /** done: whether anything was sent. */
  onClose: (done: boolean) => void;
}

/** Fulfils several orders at once, or takes that back, with a result for each. */
export default function BulkDialog({ bulk, onClose }: Props) {
  const [{ what, orders }] = useState(bulk); // what was chosen when it opened
  const [allowUnpaid, setAllowUnpaid] = useState(false);
  const { job, results, running, undos, run } = useBulk();
  const possible = orders.filter(({ actions }) =>
    what === 'fulfill' ? mayFulfill(actions) : actionOf(actions, 'CANCEL_FULFILLMENT')?.allowed,
  );
  const meant = possible.filter((order) => what === 'takeBack' || allowUnpaid || !isUnpaid(order.actions));
  const fulfilled = job?.what === 'fulfill' ? orders.filter((order) => results.get(order.id)?.done) : [];
  const start = () =>
    run(
      what === 'fulfill'
        ? { what, ids: meant.map((order) => order.id), allowUnpaid }
        : { what, fulfillments: meant.map((order) => ({ orderId: order.id })) },
    );
  const close = () => {
    if (running) return; // the result, and the way back, are still to come
    offerUndoAll(undos);
    onClose(job !== undefined);
  };
  return (
    <Modal
      opened
      onClose={close}
      size={560}
      title={job ? t.bulk.title[job.what](idsOf(job).length) : t.bulk.title[what](meant.length)}
      closeOnClickOutside={!running}
      closeButtonProps={{ 'aria-label': t.app.close, disabled: running }}
    >
      {job ? (
        <BulkResults job={job} orders={orders} results={results} running={running} />
      ) : (
        <BulkQuestion
          what={what}
          possible={possible}
          skipped={orders.length - possible.length}
          allowUnpaid={allowUnpaid}
          onAllowUnpaid={setAllowUnpaid}
        />
      )}
      <div className={classes.buttons}>
        {!running && undos.length > 0 && (
          <Button variant="default" leftSection={<UndoIcon />} onClick={() => run({ what: 'undo', fulfillments: undos })}>
            {t.popup.undo}
          </Button>
        )}
        {!running && fulfilled.length > 0 && (
          <Button component="a" href={slipsOf(fulfilled)} target="_blank" rel="noreferrer" variant="default" leftSection={<PrintIcon />}>
            {t.bulk.printSlips}
          </Button>
        )}
        {job ? (
          <Button data-autofocus onClick={close} loading={running}>
            {t.bulk.close}
          </Button>
        ) : (
          <>
            {/* Enter alone sends nothing. */}
            <Button data-autofocus variant="default" onClick={close}>
              {t.confirm.cancel}
            </Button>
            <Button disabled={meant.length === 0} onClick={start}>
              {t.bulk.start[what]}
            </Button>
          </>
        )}
      </div>
    </Modal>
  );
}
