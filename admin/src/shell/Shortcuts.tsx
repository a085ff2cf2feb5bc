import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useKeys } from '../parts/keys';

const ShortcutsDialog = lazy(() => import('./ShortcutsDialog'));

let show = () => {};

/** Opens the list of keyboard shortcuts. */
export function showShortcuts(): void {
  show();
}

/** The shortcuts that work everywhere, and the list of all. */
export function Shortcuts() {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  useEffect(() => {
    show = () => setOpen(true);
    return () => {
      show = () => {};
    };
  }, []);
  useKeys({ '?': () => setOpen(true), o: () => navigate({ to: '/orders' }) });
  return <Suspense>{open && <ShortcutsDialog onClose={() => setOpen(false)} />}</Suspense>;
}
