import { Button } from '@mantine/core';
import type { OrderToShipFragment } from '../../generated/graphql';
import { isUnpaid, mayFulfill } from '../../parts/actions';
import { t } from '../../texts';
import classes from './FulfillPage.module.css';

interface Props {
  order: OrderToShipFragment;
  going: number;
  left: number;
  doubtful: boolean;
  busy: boolean;
  onSubmit: () => void;
}

/** How much leaves, what to think of before, and the button that sends it: no submit button, so that Enter in a field does not press it. */
export function FulfillBar({ order, going, left, doubtful, busy, onSubmit }: Props) {
  return (
    <footer className={classes.bar}>
      <p className="num" role="status">
        <strong>{t.fulfill.summary(going, left)}</strong> {going > 0 && going < left && t.fulfill.partial}
        {isUnpaid(order.actions) && <span className={classes.warning}>{t.fulfill.unpaidNote}</span>}
        {doubtful && <span className={classes.warning}>{t.fulfill.checkAddress}</span>}
      </p>
      <Button
        size="md"
        loading={busy}
        disabled={!mayFulfill(order.actions) || going === 0}
        aria-describedby={doubtful ? 'doubts' : undefined}
        onClick={onSubmit}
      >
        {t.fulfill.submit}
      </Button>
    </footer>
  );
}
