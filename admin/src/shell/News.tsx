import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useStatusChanges } from '../api/hooks';
import type { StatusChange } from '../api/live';
import { isOwn } from '../api/own';
import { popup } from '../parts/popups';
import { t } from '../texts';

const id = 'news';

/** Tells of status changes that others made. Many at once are told in one popup. */
export function News() {
  const navigate = useNavigate();
  const untold = useRef(new Map<string, StatusChange>());
  useStatusChanges((change) => {
    if (isOwn(change.order.id)) return;
    const changes = untold.current;
    changes.set(change.order.id, change);
    const see = () =>
      changes.size === 1 ? navigate({ to: '/orders/$number', params: { number: change.order.number } }) : navigate({ to: '/orders' });
    popup({
      id,
      kind: 'news',
      message: changes.size === 1 ? <One change={change} /> : t.live.changed(changes.size),
      action: { label: t.live.see, run: see },
      onClose: () => {
        untold.current = new Map();
      },
    });
    untold.current = changes; // replacing the popup has closed the one before
  });
  return null;
}

function One({ change }: { change: StatusChange }) {
  return (
    <>
      {t.news(change.order.number, change.status, change.notification.message)} <small>{t.live.by(change.entry.actor.name)}</small>
    </>
  );
}
