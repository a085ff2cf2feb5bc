import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { t } from '../texts';
import classes from './popups.module.css';

interface Popup {
  message: ReactNode;
  /** good: something was done. bad: it was not. news: somebody else did something. */
  kind?: 'good' | 'bad' | 'news';
  action?: { label: string; run: () => void };
  /** A popup with the same id is replaced. */
  id?: string;
  onClose?: () => void;
}

const colors = { good: 'green.7', bad: 'red.7', news: 'ink.5' };
// Long enough to read and to reach Undo; a refusal stays until it is closed.
const lasting = { good: 8_000, bad: false, news: 6_000 } as const;

/** Shows a popup at the top right. */
export function popup({ message, kind = 'good', action, id, onClose }: Popup): void {
  // What went wrong is told once, and no longer when something went well: three old
  // ones would leave no place for what is new.
  const shown = id ?? (kind === 'bad' ? 'bad' : `popup-${Date.now()}-${Math.random()}`);
  if (kind === 'good') notifications.hide('bad');
  const data = {
    id: shown,
    color: colors[kind],
    autoClose: lasting[kind],
    priority: kind === 'news' ? 0 : 1,
    withBorder: false,
    role: kind === 'bad' ? 'alert' : 'status',
    closeButtonProps: { 'aria-label': t.app.close },
    onClose,
    message: (
      <div className={classes.body}>
        <span>{message}</span>
        {action && (
          <button
            type="button"
            className={classes.action}
            onClick={() => {
              notifications.hide(shown);
              action.run();
            }}
          >
            {action.label}
          </button>
        )}
      </div>
    ),
  };
  notifications.hide(shown);
  notifications.show(data);
}

export function closePopup(id: string): void {
  notifications.hide(id);
}
