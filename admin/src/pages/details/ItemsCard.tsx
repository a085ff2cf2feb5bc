import type { LineFieldsFragment } from '../../generated/graphql';
import { Attributes } from '../../parts/Attributes';
import { Card } from '../../parts/Card';
import { Picture } from '../../parts/Picture';
import { t } from '../../texts';
import { money, number } from '../../texts/format';
import { isolated } from '../../texts/isolated';
import classes from './ItemsCard.module.css';

/** What was ordered, and how much of it is fulfilled. */
export function ItemsCard({ lines }: { lines: LineFieldsFragment[] }) {
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Card title={t.details.items} aside={<span className={`${classes.sum} num`}>{t.orders.itemCount(pieces)}</span>} flush>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.id}>
            <Picture url={line.imageUrl} title={line.title} />
            <div className={classes.what}>
              <strong>{isolated(line.title)}</strong>
              {line.variantTitle && <span> · {isolated(line.variantTitle)}</span>}
              <p className={classes.detail}>
                {line.sku && <span className={classes.sku}>{line.sku}</span>}
                {line.vendor && <span>{line.vendor}</span>}
                {!line.requiresShipping && <span className={classes.apart}>{t.details.notShipped}</span>}
                {line.refundedQuantity > 0 && <span className={classes.apart}>{t.details.refundedPieces(line.refundedQuantity)}</span>}
              </p>
              <Attributes of={line.attributes} />
            </div>
            <Progress line={line} />
            <span className={`${classes.sums} num`}>
              <span className={classes.price}>
                {money(line.unitPrice)} ×&nbsp;{number(line.quantity)}
              </span>
              <strong className={classes.total}>{money(line.total)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Progress({ line }: { line: LineFieldsFragment }) {
  const done = line.unfulfilledQuantity === 0 && line.quantity > 0;
  return (
    <span className={`${classes.progress} num`} data-done={done || undefined}>
      {t.details.fulfilledOf(line.fulfilledQuantity, line.quantity)}
      <span className={classes.bar} aria-hidden="true">
        <svg aria-hidden="true" width="100%" height="4" preserveAspectRatio="none" viewBox="0 0 100 4">
          <rect width={line.quantity ? (100 * line.fulfilledQuantity) / line.quantity : 0} height="4" fill="currentColor" />
        </svg>
      </span>
    </span>
  );
}
