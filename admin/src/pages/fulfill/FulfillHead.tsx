import { Link } from '@tanstack/react-router';
import type { OrderToShipFragment } from '../../generated/graphql';
import { LeftIcon, TruckIcon } from '../../parts/icons';
import { PaymentBadge, StatusBadge } from '../../parts/Status';
import { t } from '../../texts';
import classes from './FulfillPage.module.css';

/** Which order leaves, and how far it has got. */
export function FulfillHead({ order }: { order: OrderToShipFragment }) {
  return (
    <header className={classes.head}>
      <Link to="/orders/$number" params={{ number: order.number }} state={true} className={classes.back}>
        <LeftIcon size={14} />
        {t.fulfill.toOrder}
      </Link>
      <h1>
        {t.fulfill.title} <span className="num">#{order.number}</span>
      </h1>
      <div className={classes.facts}>
        <StatusBadge status={order.status} />
        <PaymentBadge status={order.paymentStatus} />
        {order.deliveryMethod && (
          <span className={classes.delivery}>
            <TruckIcon /> {order.deliveryMethod}
          </span>
        )}
      </div>
    </header>
  );
}
