import { type RefObject, useEffect } from 'react';
import { useKeys } from '../../parts/keys';
import { listPlace } from '../../parts/listPlace';

interface Props {
  table: RefObject<HTMLTableElement | null>;
  /** Whether there are rows. */
  shown: boolean;
  /** Which list it is. */
  list: string;
  onFulfill: (id: string | undefined) => void;
  onSelect: (id: string) => void;
}

/** j and k move through the orders, f fulfils and x selects the one with the focus. Enter opens it, as links do. */
export function useListKeys({ table, shown, list, onFulfill, onSelect }: Props): void {
  const links = () => [...(table.current?.querySelectorAll<HTMLAnchorElement>('a[data-order]') ?? [])];
  const current = () => document.activeElement?.closest('tr')?.querySelector<HTMLAnchorElement>('a[data-order]') ?? undefined;
  const move = (by: number) => {
    const all = links();
    const here = current() ?? all.find((link) => link.dataset.order === listPlace.id);
    // One that is not in the list any more has left its place to the next.
    const to = here ? all.indexOf(here) + by : listPlace.list === list ? listPlace.at : 0;
    const next = all[Math.min(all.length - 1, Math.max(0, to))];
    next?.focus({ preventScroll: true });
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  };
  useEffect(() => {
    const listener = () => {
      const link = current();
      if (link) Object.assign(listPlace, { id: link.dataset.order, list, at: links().indexOf(link) });
    };
    addEventListener('focusin', listener);
    return () => removeEventListener('focusin', listener);
  });
  useEffect(() => {
    if (!shown) return;
    const link = links().find((each) => each.dataset.order === listPlace.id);
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    f: () => onFulfill(current()?.dataset.order),
    x: () => {
      const id = current()?.dataset.order;
      if (id) onSelect(id);
    },
  });
}
