import type { ReactNode } from 'react';
import { onRenewal } from '../api/store';
import { t } from '../texts';

/** Something that a popup offers to do. */
export interface PopupAction {
  label: string;
  run: () => void;
  /** Does the same while the popup is there: u takes back, n goes on to the next order. */
  key?: 'u' | 'n';
}

export interface Popup {
  message: ReactNode;
  /** good: something was done. bad: it was not. news: somebody else did something. */
  kind?: 'good' | 'bad' | 'news';
  actions?: PopupAction[];
  /** The order as it was then. Once it has changed since, nothing of it can be taken back here any more. */
  order?: { id: string; version: number };
  onClose?: () => void;
}

export type ShownPopup = Popup & { kind: NonNullable<Popup['kind']>; actions: PopupAction[]; id: number };

/** The newest of what was done here, and of what others did: fast work leaves no stack behind. */
const newest: { own?: ShownPopup; news?: ShownPopup } = {};
const listeners = new Set<() => void>();
let count = 0;

/** Shows a popup in place of the one before. What others did waits until one's own popup is gone. */
export function popup(given: Popup): void {
  const shown: ShownPopup = { kind: 'good', actions: [], ...given, id: ++count };
  newest[shown.kind === 'news' ? 'news' : 'own'] = shown;
  tell();
}

/** The popup that is there to be seen. */
export function shownPopup(): ShownPopup | undefined {
  return newest.own ?? newest.news;
}

export function closePopup(id: number): void {
  for (const place of ['own', 'news'] as const) {
    const shown = newest[place];
    if (shown?.id !== id) continue;
    newest[place] = undefined;
    shown.onClose?.();
  }
  tell();
}

/** An order has changed: what was done to it before is not to be taken back by an old popup. */
export function orderChanged(id: string, version: number): void {
  const { own } = newest;
  if (own?.order?.id !== id || own.order.version >= version) return;
  const actions = own.actions.filter((action) => action.key !== 'u');
  if (actions.length === own.actions.length) return;
  newest.own = { ...own, actions };
  tell();
}

// What somebody did is not offered to the next person at this window, to be taken back in their name.
onRenewal(() => {
  for (const shown of Object.values(newest)) if (shown) closePopup(shown.id);
});

/** The way back that a popup offers. */
export function undoBy(run: () => void): PopupAction {
  return { label: t.popup.undo, run, key: 'u' };
}

export function onPopups(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
