import { Button } from '@mantine/core';
import { actionOf, mayFulfill } from '../../parts/actions';
import { useAnnounced } from '../../parts/announce';
import { CloseIcon, PrintIcon, TruckIcon, UndoIcon } from '../../parts/icons';
import { slipsOf } from '../../parts/slips';
import { t } from '../../texts';
import classes from './BulkBar.module.css';
import type { Bulk } from './BulkDialog';
import type { Row } from './useOrderList';

interface Props {
  selected: Row[];
  /** How many of them are not on this page. */
  elsewhere: number;
  onBulk: (what: Bulk['what']) => void;
  onClear: () => void;
}

/** What can be done with the orders that are selected. */
export function BulkBar({ selected, elsewhere, onBulk, onClear }: Props) {
  const chosen = t.orders.selected(selected.length);
  useAnnounced(chosen);
  return (
    <section className={classes.bar} aria-label={chosen}>
      <p className="num">
        <strong>{chosen}</strong>
        {elsewhere > 0 && <span className={classes.quiet}>{t.orders.elsewhere(elsewhere)}</span>}
      </p>
      <Button
        variant="subtle"
        color="gray"
        className={`${classes.quiet} ${classes.small}`}
        leftSection={<CloseIcon />}
        title={t.orders.clearSelection}
        onClick={onClear}
      >
        <span className={classes.label}>{t.orders.clearSelection}</span>
      </Button>
      <Button
        component="a"
        href={slipsOf(selected)}
        target="_blank"
        rel="noreferrer"
        variant="default"
        className={classes.small}
        leftSection={<PrintIcon />}
        title={t.orders.printSelected}
      >
        <span className={classes.label}>{t.orders.printSelected}</span>
      </Button>
      <Actions selected={selected} onBulk={onBulk} />
    </section>
  );
}

/** What can be done to them; nothing where they allow nothing. */
function Actions({ selected, onBulk }: Pick<Props, 'selected' | 'onBulk'>) {
  const mayTakeBack = selected.some((row) => actionOf(row.actions, 'CANCEL_FULFILLMENT')?.allowed);
  const mayFulfillSome = selected.some((row) => mayFulfill(row.actions));
  if (!mayTakeBack && !mayFulfillSome) return null;
  return (
    <div className={classes.actions}>
      {mayTakeBack && (
        <Button variant="default" leftSection={<UndoIcon />} onClick={() => onBulk('takeBack')}>
          {t.details.cancelFulfillment}
        </Button>
      )}
      {mayFulfillSome && (
        <Button leftSection={<TruckIcon />} onClick={() => onBulk('fulfill')}>
          {t.orders.fulfillSelected}
        </Button>
      )}
    </div>
  );
}
