import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { isUnpaid } from '../../parts/actions';
import { t } from '../../texts';
import type { Bulk } from './BulkDialog';
import classes from './BulkDialog.module.css';
import { BulkDoubts } from './BulkDoubts';
import type { Row } from './useOrderList';

interface Props {
  what: Bulk['what'];
  /** Those that allow it. */
  possible: Row[];
  /** How many orders do not allow it. */
  skipped: number;
  allowUnpaid: boolean;
  onAllowUnpaid: (allow: boolean) => void;
}

/** What will be done, before it is. */
export function BulkQuestion({ what, possible, skipped, allowUnpaid, onAllowUnpaid }: Props) {
  const unpaid = what === 'fulfill' ? possible.filter((order) => isUnpaid(order.actions)).length : 0;
  const going = possible.filter((order) => allowUnpaid || !isUnpaid(order.actions));
  return (
    <div className={classes.before}>
      <p>{t.bulk.explain[what]}</p>
      {unpaid > 0 && (
        <Checkbox
          label={t.bulk.allowUnpaid}
          description={t.bulk.unpaid(unpaid)}
          checked={allowUnpaid}
          onChange={(event) => onAllowUnpaid(event.currentTarget.checked)}
        />
      )}
      {what === 'fulfill' && <BulkDoubts orders={going} />}
      {skipped > 0 && <p className={classes.skipped}>{t.bulk.skipped[what](skipped)}</p>}
    </div>
  );
}
