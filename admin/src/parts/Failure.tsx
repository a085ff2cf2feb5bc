import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../texts';
import { useAnnounced } from './announce';
import classes from './Failure.module.css';
import { useTitle } from './focus';

interface Props {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  alert?: boolean;
}

/** What stands where a page or a list cannot, and what to do about it. */
export function Notice({ title, children, action, alert }: Props) {
  return (
    <div className={classes.notice} role={alert ? 'alert' : undefined}>
      <h2>{title}</h2>
      {children && <div className={classes.text}>{children}</div>}
      {action}
    </div>
  );
}

interface ToldProps {
  children: string;
  action: string;
  onAction: () => void;
  /** Nothing is wrong. */
  quiet?: boolean;
}

/** Says something about what stands below it, with one thing to do about it. */
export function Told({ children, action, onAction, quiet }: ToldProps) {
  useAnnounced(children);
  return (
    <div className={classes.told} data-quiet={quiet}>
      {children}
      <Button variant="default" size="xs" onClick={onAction}>
        {action}
      </Button>
    </div>
  );
}

/** Above what was read before, when reading it again has failed. */
export function Stale({ onRetry }: { onRetry: () => void }) {
  return (
    <Told action={t.failure.retry} onAction={onRetry}>
      {t.failure.stale}
    </Told>
  );
}

export function NotFound() {
  useTitle(t.failure.notFound);
  return <Notice title={t.failure.notFound} action={<Link to="/orders">{t.orders.showAll}</Link>} />;
}

export function PageError({ error }: { error: Error }) {
  useTitle(t.failure.page);
  return (
    <Notice title={t.failure.page} alert action={<Button onClick={() => location.reload()}>{t.failure.reload}</Button>}>
      <p>{error.message}</p>
    </Notice>
  );
}
