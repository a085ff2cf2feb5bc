import type { ReactNode } from 'react';
import type { OrderEvent } from '../api/live';
import { onRenewal } from '../api/store';
import { t } from '../texts';

/** Something that a popup offers to do. */
export interface PopupAction {
  label: string;
  run: () => void;
  /** Does the same while the popup is there: u takes back, n goes on to the next order. */
  key?: 'u' | 'n';
  /** Whether this event leaves nothing to be done by it. Then it is not offered any more, and the popup says so. */
  isPast?: (event: OrderEvent) => boolean;
}

export interface Popup {
  message: ReactNode;
  /** good: something was done. bad: it was not. news: somebody else did something. */
  kind?: 'good' | 'bad' | 'news';
  actions?: PopupAction[];
  onClose?: () => void;
}

export interface ShownPopup extends Popup {
  kind: NonNullable<Popup['kind']>;
  actions: PopupAction[];
  id: number;
  /** What was done since, and needs no popup of its own. */
  remark?: string;
  /** Something that it offered cannot be done any more. */
  lapsed?: boolean;
}

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

/** Takes one action out of a popup that was run, and leaves the way back where it is. */
export function goneOn(id: number, action: PopupAction): void {
  const { own } = newest;
  if (own?.id === id && own.actions.some(isUndo)) {
    newest.own = { ...own, actions: own.actions.filter((each) => each !== action) };
    tell();
  } else closePopup(id);
}

/** Says something small. A popup that offers a way back stays for it, and says both. */
export function remark(text: string): void {
  const { own } = newest;
  if (own?.actions.some(isUndo)) {
    newest.own = { ...own, remark: text };
    tell();
  } else popup({ message: text });
}

/** Something happened to orders: what a popup offers may be past by it. */
export function happened(events: OrderEvent[]): void {
  const { own } = newest;
  if (!own) return;
  const actions = own.actions.filter(({ isPast }) => !(isPast && events.some(isPast)));
  if (actions.length === own.actions.length) return;
  newest.own = { ...own, actions, remark: undefined, lapsed: true };
  tell();
}

// What somebody did is not offered to the next person at this window, to be taken back in their name.
onRenewal(() => {
  for (const shown of Object.values(newest)) if (shown) closePopup(shown.id);
});

/** The way back that a popup offers. */
export function undoBy(run: () => void, isPast?: PopupAction['isPast']): PopupAction {
  return { label: t.popup.undo, run, key: 'u', isPast };
}

function isUndo({ key }: PopupAction): boolean {
  return key === 'u';
}

export function onPopups(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
