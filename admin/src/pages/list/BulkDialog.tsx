import { Button, Checkbox, Modal, Progress } from '@mantine/core';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Progress.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { useState } from 'react';
import { isUnpaid, mayFulfill, reasonOf } from '../../parts/actions';
import { CheckIcon, PrintIcon, WarnIcon } from '../../parts/icons';
import { t } from '../../texts';
import classes from './BulkDialog.module.css';
import { BulkDoubts } from './BulkDoubts';
import { type Result, useBulk } from './useBulk';
import type { Row } from './useOrderList';

interface Props {
  orders: Row[];
  /** done: whether anything was sent. */
  onClose: (done: boolean) => void;
}

/** Fulfils several orders at once, with a result for each. */
export default function BulkDialog({ orders: given, onClose }: Props) {
  const [orders] = useState(given); // what was chosen when it opened
  const [allowUnpaid, setAllowUnpaid] = useState(false);
  const { results, running, run, stop } = useBulk();
  const [started, setStarted] = useState(false);
  const possible = orders.filter((order) => mayFulfill(order.actions));
  const unpaid = possible.filter((order) => isUnpaid(order.actions));
  const ids = possible.filter((order) => allowUnpaid || !isUnpaid(order.actions)).map((order) => order.id);
  const total = ids.length;
  const finished = started && !running;
  const fulfilled = orders.filter((order) => results.get(order.id)?.fulfilled);
  const refused = results.size - fulfilled.length;
  const close = () => {
    stop();
    onClose(started);
  };
  return (
    <Modal
      opened
      onClose={close}
      size={560}
      title={t.bulk.title(total)}
      closeOnClickOutside={!running}
      closeButtonProps={{ 'aria-label': t.app.close }}
    >
      {!started && (
        <div className={classes.before}>
          <p>{t.bulk.explain}</p>
          {unpaid.length > 0 && (
            <Checkbox
              label={t.bulk.allowUnpaid}
              description={t.bulk.unpaid(unpaid.length)}
              checked={allowUnpaid}
              onChange={(event) => setAllowUnpaid(event.currentTarget.checked)}
            />
          )}
          <BulkDoubts orders={possible} />
          {possible.length < orders.length && <p className={classes.skipped}>{t.bulk.skipped(orders.length - possible.length)}</p>}
        </div>
      )}
      {started && (
        <div className={classes.progress}>
          <Progress
            value={(100 * results.size) / total}
            color={refused ? 'yellow.7' : 'green.7'}
            aria-label={t.bulk.running}
            transitionDuration={200}
          />
          <p role="status" className="num">
            {running ? `${t.bulk.running} ${t.bulk.progress(results.size, total)}` : t.bulk.done(fulfilled.length)}
            {finished && refused > 0 && ` ${t.bulk.refused(refused)}`}
            {orders.length > total && ` ${t.bulk.leftOut(orders.length - total)}`}
          </p>
        </div>
      )}
      {started && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <ul className={classes.results} tabIndex={0} aria-label={t.bulk.result}>
          {[...orders.filter((order) => !ids.includes(order.id)), ...possible.filter((order) => ids.includes(order.id))].map((order) => {
            const result = results.get(order.id) ?? leftOut(order, ids);
            if (!result) return null;
            return (
              <li key={order.id} data-fulfilled={result.fulfilled}>
                {result.fulfilled ? <CheckIcon /> : <WarnIcon />}
                <strong className="num">#{order.number}</strong>
                <span>{result.message}</span>
              </li>
            );
          })}
        </ul>
      )}
      <div className={classes.buttons}>
        {finished && fulfilled.length > 0 && (
          <Button
            component="a"
            href={`/packing-slips?${new URLSearchParams({ orders: fulfilled.map((order) => order.number).join(',') })}`}
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<PrintIcon />}
          >
            {t.bulk.printSlips}
          </Button>
        )}
        {started ? (
          <Button data-autofocus onClick={close} loading={running}>
            {t.bulk.close}
          </Button>
        ) : (
          <>
            {/* Enter alone sends nothing. */}
            <Button data-autofocus variant="default" onClick={close}>
              {t.confirm.cancel}
            </Button>
            <Button
              disabled={total === 0}
              onClick={() => {
                setStarted(true);
                void run(ids, allowUnpaid);
              }}
            >
              {t.bulk.start}
            </Button>
          </>
        )}
      </div>
    </Modal>
  );
}

/** Why an order was not even tried; undefined for those that are still to come. */
function leftOut(order: Row, ids: string[]): Result | undefined {
  if (ids.includes(order.id)) return undefined;
  return { fulfilled: false, message: reasonOf(order.actions, 'FULFILL') };
}
