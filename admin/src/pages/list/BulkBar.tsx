import { Button } from '@mantine/core';
import { mayFulfill } from '../../parts/actions';
import { PrintIcon, TruckIcon } from '../../parts/icons';
import { t } from '../../texts';
import classes from './BulkBar.module.css';
import type { Row } from './useOrderList';

interface Props {
  selected: Row[];
  onFulfill: () => void;
  onClear: () => void;
}

/** What can be done with the orders that are selected. */
export function BulkBar({ selected, onFulfill, onClear }: Props) {
  const slips = `/packing-slips?${new URLSearchParams({ orders: selected.map((row) => row.number).join(',') })}`;
  return (
    <section className={classes.bar} aria-label={t.orders.selected(selected.length)}>
      <strong className="num" role="status">
        {t.orders.selected(selected.length)}
      </strong>
      <Button variant="subtle" color="gray" className={classes.quiet} onClick={onClear}>
        {t.orders.clearSelection}
      </Button>
      <Button component="a" href={slips} target="_blank" rel="noreferrer" variant="default" leftSection={<PrintIcon />}>
        {t.orders.printSelected}
      </Button>
      {selected.some((row) => mayFulfill(row.actions)) && (
        <Button leftSection={<TruckIcon />} onClick={onFulfill}>
          {t.orders.fulfillSelected}
        </Button>
      )}
    </section>
  );
}
