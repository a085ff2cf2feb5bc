import { useLayoutEffect, useRef } from 'react';

/** The key that is held to send a form, as it is called here. */
export const commandKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

// Keys work in the moment in which the page that they belong to is on the screen, which an effect of React's does not promise.

type Keys = Record<string, (event: KeyboardEvent) => unknown>;

/**
 * Calls back for single keys, unless somebody is typing, a dialog or menu is open, a form is coming, or a modifier is held.
 * What gives false back leaves the key to the browser.
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      const act = latest.current[event.key];
      if (act && act(event) !== false) event.preventDefault();
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

/** Calls back for Ctrl+Enter, on a Mac Cmd+Enter, from anywhere on the page; but not out of a dialog, nor while the keys are held. */
export function useCommandEnter(send: () => unknown): void {
  const latest = useRef(send);
  latest.current = send;
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || isAsked()) return;
      event.preventDefault(); // or it would press the button that has the focus, too
      latest.current();
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

/** Calls back for Ctrl+Z, on a Mac Cmd+Z, where it does not belong to a field; undefined leaves the key to the browser. */
export function useUndoKey(undo: (() => void) | undefined): void {
  const latest = useRef(undo);
  latest.current = undo;
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.repeat) return;
      if (event.key.toLowerCase() !== 'z' || !latest.current || isBusy(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

/** Whether a key means something else: to a field, or to what is open above the page. */
export function isBusy(target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : null;
  if (element?.closest('textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"])')) return true;
  if (element?.closest('[role="dialog"], [role="menu"]')) return true; // which the key may just have closed
  return isAsked();
}

/** Whether a dialog or a menu is open, or a form is on its way that somebody asked for. */
export function isAsked(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"], [data-coming]') !== null;
}
