import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useKeys } from '../../parts/keys';
import { listPlace } from '../../parts/listPlace';

interface Props {
  table: RefObject<HTMLTableElement | null>;
  box: RefObject<HTMLInputElement | null>;
  /** Which list it is. */
  list: string;
  /** Whether the rows are the answer to what is asked for now. */
  settled: boolean;
  onFulfill: (id: string | undefined) => void;
  onSelect: (id: string) => void;
  onStretch: (from: string, to: string) => void;
  onSelectAll: () => void;
  /** False where nothing is selected. */
  onClear: () => unknown;
}

/**
 * j, k and the arrows move through the orders, with Shift they select them. f fulfils and x selects the one with the
 * focus, a selects all. Enter opens it, as links do.
 */
export function useListKeys({ table, box, list, settled, onFulfill, onSelect, onStretch, onSelectAll, onClear }: Props) {
  const links = () => [...(table.current?.querySelectorAll<HTMLAnchorElement>('tbody:not([inert]) a[data-order]') ?? [])];
  const current = () => document.activeElement?.closest('tr')?.querySelector<HTMLAnchorElement>('a[data-order]') ?? undefined;
  const idOf = (link: HTMLAnchorElement | undefined) => link?.dataset.order ?? '';
  const goTo = (at: number) => {
    const all = links();
    const link = all[Math.min(all.length - 1, Math.max(0, at))];
    link?.focus({ preventScroll: true });
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
    return link;
  };
  const move = (by: number) => {
    const all = links();
    const here = current() ?? all.find((link) => idOf(link) === listPlace.id);
    // One that is not in the list any more has left its place to the next.
    return goTo(here ? all.indexOf(here) + by : listPlace.list === list ? listPlace.at : 0);
  };
  /** Arrows scroll the page until a row has the focus; above the first is the search. */
  const arrow = (event: KeyboardEvent, by: number) => {
    const here = current();
    if (!here) return false;
    if (event.shiftKey) return stretch(by);
    if (by < 0 && here === links()[0]) return box.current?.focus();
    return move(by);
  };
  const stretch = (by: number) => {
    const from = current() ?? move(0);
    const to = move(by);
    if (from && to) onStretch(idOf(from), idOf(to));
  };
  /** The link of the row that has the focus. */
  const at = useRef<HTMLAnchorElement>(undefined);
  // A layout effect, so that it listens before an effect gives the focus back.
  useLayoutEffect(() => {
    const listener = () => {
      at.current = current();
      if (at.current) Object.assign(listPlace, { id: idOf(at.current), list, at: links().indexOf(at.current) });
    };
    addEventListener('focusin', listener);
    return () => removeEventListener('focusin', listener);
  });

  // Whoever comes back from a page goes on at the order that it was about, or at the one that has its place by now.
  // So does whoever comes back from a dialog, or was at a row that is not there any more.
  const isBack = useRef(listPlace.id !== '');
  useEffect(() => {
    const isNowhere = document.activeElement === document.body || document.activeElement?.id === 'page';
    if (isNowhere && at.current && !at.current.isConnected) isBack.current = true;
    if (!isBack.current) return;
    const here = links().findIndex((link) => idOf(link) === listPlace.id);
    const place = here < 0 && settled && listPlace.list === list ? listPlace.at : here;
    if (place >= 0 && isNowhere && !goTo(place)) document.getElementById('page')?.focus({ preventScroll: true });
    if (settled) isBack.current = false;
  });
  const comeBack = () => {
    if (listPlace.list !== list) Object.assign(listPlace, { id: '', list, at: 0 });
    isBack.current = true;
  };

  // With the shift key or with caps lock: an upper-case letter.
  const letter = (by: number) => (event: KeyboardEvent) => (event.shiftKey ? stretch(by) : move(by));
  useKeys({
    j: letter(1),
    k: letter(-1),
    J: letter(1),
    K: letter(-1),
    ArrowDown: (event) => arrow(event, 1),
    ArrowUp: (event) => arrow(event, -1),
    '/': () => box.current?.select(),
    a: onSelectAll,
    f: () => onFulfill(current()?.dataset.order),
    x: () => {
      const id = idOf(current());
      if (id) onSelect(id);
    },
    Escape: onClear,
  });
  return { goToFirst: () => goTo(0), comeBack };
}
