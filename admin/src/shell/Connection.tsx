import { useLiveState } from '../api/hooks';
import { t } from '../texts';
import classes from './Connection.module.css';

/** Tells whether changes made elsewhere arrive. */
export function Connection() {
  const state = useLiveState();
  return (
    <div role="status" className={classes.state} data-state={state} title={state === 'live' ? t.live.liveHint : t.live.waitingHint}>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.words}>{t.live[state]}</span>
    </div>
  );
}
