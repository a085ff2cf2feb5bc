import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useStatusChanges } from '../api/hooks';
import type { StatusChange } from '../api/live';
import { isOwn } from '../api/own';
import { popup } from '../parts/popups';
import { t } from '../texts';

/** Tells of status changes that others made. Many at once are told in one popup. */
export function News() {
  const navigate = useNavigate();
  const untold = useRef(new Map<string, StatusChange>());
  useStatusChanges((change) => {
    if (isOwn(change.order.id)) return;
    const changes = untold.current;
    changes.set(change.order.id, change);
    const only = changes.size === 1;
    const see = () => (only ? navigate({ to: '/orders/$number', params: { number: change.order.number } }) : navigate({ to: '/orders' }));
    popup({
      kind: 'news',
      message: only ? <One change={change} /> : t.live.changed(changes.size),
      actions: [{ label: t.live.see, run: see }],
      onClose: () => changes.clear(),
    });
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
