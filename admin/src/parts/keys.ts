import { useEffect, useRef } from 'react';

/** The key that is held to send a form, as it is called here. */
export const commandKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

type Keys = Record<string, (event: KeyboardEvent) => unknown>;

/** Calls back for single keys, unless somebody is typing, a dialog or menu is open, or a modifier is held. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : null;
  if (element?.closest('textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"])')) return true;
  return isAsked();
}

/** Whether a dialog or a menu is open. */
export function isAsked(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}
