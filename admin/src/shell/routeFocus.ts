import { useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { t } from '../texts';

/** Moves the focus to a page that was gone to, so that a screen reader begins there. */
export function useRouteFocus(main: RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current !== undefined && path !== last.current) main.current?.focus({ preventScroll: true });
    last.current = path;
  }, [path, main]);
}

/** The window's title while a page is shown. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · ${t.app.name}` : t.app.name;
  }, [title]);
}
