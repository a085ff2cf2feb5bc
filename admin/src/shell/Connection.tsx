import { Tooltip } from '@mantine/core';
import { useLiveState } from '../api/hooks';
import { t } from '../texts';
import classes from './Connection.module.css';

/** Tells whether changes made elsewhere arrive. */
export function Connection() {
  const state = useLiveState();
  return (
    <Tooltip label={state === 'live' ? t.live.liveHint : t.live.waitingHint} multiline maw={260} disabled={state === 'connecting'}>
      <div role="status" className={classes.state} data-state={state}>
        <span className={classes.dot} aria-hidden="true" />
        {t.live[state]}
      </div>
    </Tooltip>
  );
}
