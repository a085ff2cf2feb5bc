import { Button } from '@mantine/core';
import { actionOf, mayFulfill } from '../../parts/actions';
import { useAnnounced } from '../../parts/announce';
import { PrintIcon, TruckIcon, UndoIcon } from '../../parts/icons';
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
      <Button variant="subtle" color="gray" className={classes.quiet} onClick={onClear}>
        {t.orders.clearSelection}
      </Button>
      <Button component="a" href={slipsOf(selected)} target="_blank" rel="noreferrer" variant="default" leftSection={<PrintIcon />}>
        {t.orders.printSelected}
      </Button>
      {selected.some((row) => actionOf(row.actions, 'CANCEL_FULFILLMENT')?.allowed) && (
        <Button variant="default" leftSection={<UndoIcon />} onClick={() => onBulk('takeBack')}>
          {t.details.cancelFulfillment}
        </Button>
      )}
      {selected.some((row) => mayFulfill(row.actions)) && (
        <Button leftSection={<TruckIcon />} onClick={() => onBulk('fulfill')}>
          {t.orders.fulfillSelected}
        </Button>
      )}
    </section>
  );
}
