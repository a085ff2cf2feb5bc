import { Button } from '@mantine/core';
import { Notice } from '../../parts/Failure';
import { filterCount, type View } from '../../parts/listSearch';
import { t } from '../../texts';
import classes from './OrdersPage.module.css';

/** Why there is no order in the list. */
export function Empty({ view, onShowAll }: { view: View; onShowAll: () => void }) {
  const narrowed = view.q !== '' || filterCount(view) > 0;
  if (narrowed || view.status.length > 0) {
    return (
      <Notice
        title={narrowed ? t.orders.nothingFound : t.orders.nothingHere}
        action={
          <Button variant="default" onClick={onShowAll}>
            {t.orders.showAll}
          </Button>
        }
      >
        {narrowed ? t.orders.nothingFoundHint : t.orders.nothingHereHint}
      </Notice>
    );
  }
  return (
    <Notice title={t.orders.empty}>
      <p>{t.orders.emptyHint}</p>
      <code className={classes.command}>waybill import orders_export.csv</code>
    </Notice>
  );
}
