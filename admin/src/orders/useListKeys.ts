import type { RefObject } from 'react';
import { useKeys } from '../shell/keys';

interface Props {
  table: RefObject<HTMLTableElement | null>;
  onFulfill: (id: string | undefined) => void;
  onSelect: (id: string) => void;
}

/** j and k move through the orders, f fulfils and x selects the one with the focus. Enter opens it, as links do. */
export function useListKeys({ table, onFulfill, onSelect }: Props): void {
  const links = () => [...(table.current?.querySelectorAll<HTMLAnchorElement>('a[data-order]') ?? [])];
  const current = () => document.activeElement?.closest('tr')?.querySelector<HTMLAnchorElement>('a[data-order]') ?? undefined;
  const move = (by: number) => {
    const all = links();
    const at = all.indexOf(current() as HTMLAnchorElement);
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    next?.focus({ preventScroll: true });
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  };
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
