import { useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { t } from '../texts';

/** Moves the focus to a page that was gone to, so that a screen reader begins there. */
export function useRouteFocus(main: RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const last = useRef(path);
  useEffect(() => {
    // The list puts it on the order that one came from. And whoever is typing already is quicker than this.
    const isPlaced = document.activeElement?.matches('a[data-order], #page :is(input, textarea, select)');
    if (last.current !== undefined && path !== last.current && !isPlaced) main.current?.focus({ preventScroll: true });
    last.current = path;
  }, [path, main]);
}

/** The window's title while a page is shown. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · ${t.app.name}` : t.app.name;
  }, [title]);
}

/**
 * Gives the focus back to what opened a dialog when it is closed, also where that
 * was an entry of a menu, which is gone by then: to the menu's button. Returns what
 * is to be called when the dialog is opened.
 */
export function useFocusBack(closed: boolean): () => void {
  const opener = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const from = opener.current;
    if (!closed || !from) return;
    opener.current = null;
    if (from.isConnected && from !== document.body) from.focus({ preventScroll: true });
    else if (document.activeElement === document.body) document.getElementById('page')?.focus({ preventScroll: true });
  }, [closed]);
  return () => {
    const from = document.activeElement as HTMLElement | null;
    const menu = from?.closest('[role=menu]')?.getAttribute('aria-labelledby');
    opener.current = menu ? document.getElementById(menu) : from;
  };
}
