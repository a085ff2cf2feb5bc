import { Button } from '@mantine/core';
import { actionOf } from '../../parts/actions';
import { Card } from '../../parts/Card';
import { slipsOf } from '../../parts/slips';
import { t } from '../../texts';
import { exact, moment } from '../../texts/format';
import { isolated, straight } from '../../texts/isolated';
import type { Ask, FullOrder } from './ask';
import classes from './FulfillmentsCard.module.css';

interface Props {
  order: FullOrder;
  onAsk: (ask: Ask) => void;
}

/** What left together, when, and how it can be followed; what was taken back stays in the history. */
export function FulfillmentsCard({ order, onAsk }: Props) {
  // The action is left out where the role may never do it.
  const mayTrack = actionOf(order.actions, 'UPDATE_TRACKING')?.allowed;
  return (
    <Card title={t.details.fulfillments} flush>
      <ul className={classes.list}>
        {order.fulfillments.map((each) => (
          <li key={each.id} data-status={each.status}>
            <div className={classes.head}>
              <strong className="num">{straight(each.name)}</strong>
              <span className={classes.state}>{each.status === 'ACTIVE' ? t.details.active : t.details.cancelledFulfillment}</span>
              <time dateTime={each.createdAt} title={exact(each.createdAt)}>
                {t.details.fulfilledBy(each.createdBy.name, moment(each.createdAt))}
              </time>
              {each.status === 'ACTIVE' && (
                <Button
                  component="a"
                  href={slipsOf([order], each.name)}
                  target="_blank"
                  rel="noreferrer"
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t.details.slipOf(each.name)}
                >
                  {t.slip.packingSlip}
                </Button>
              )}
              {each.status === 'ACTIVE' && mayTrack && (
                <Button variant="subtle" size="compact-sm" onClick={() => onAsk({ what: 'tracking', fulfillment: each })}>
                  {each.tracking.length > 0 ? t.details.editTracking : t.details.addTracking}
                </Button>
              )}
            </div>
            <p className={classes.lines}>
              {each.lines.map((line) => (
                <span key={line.orderLine.id}>
                  <span className="num">{line.quantity} ×</span> {isolated(line.orderLine.title)}
                  {line.orderLine.variantTitle && `, ${isolated(line.orderLine.variantTitle)}`}
                </span>
              ))}
            </p>
            {each.tracking.map((parcel) => (
              <p key={parcel.number} className={classes.tracking}>
                {parcel.carrier && <span>{parcel.carrier}</span>}
                {parcel.url && /^https?:\/\//i.test(parcel.url) ? (
                  <a href={parcel.url} target="_blank" rel="noreferrer noopener">
                    {parcel.number}
                  </a>
                ) : (
                  <span>{parcel.number}</span>
                )}
              </p>
            ))}
            {each.cancelledAt && (
              <p className={classes.taken}>{t.details.takenBack(each.cancelledBy?.name ?? '', moment(each.cancelledAt))}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
