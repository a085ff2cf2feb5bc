import { useCallback, useRef, useState } from 'react';
import { useEvents } from '../../api/hooks';
import { type OrdersSearch, ordersOf } from '../../parts/listSearch';
import type { Row } from './useOrderList';

type Chosen = ReadonlyMap<string, Row>;
const none: Chosen = new Map();

/**
 * The orders that are selected. They stay so while pages are turned and columns are sorted;
 * another tab, search or filter has a selection of its own.
 */
export function useChosen(search: OrdersSearch) {
  const list = ordersOf(search);
  const [kept, setKept] = useState({ list, chosen: none });
  const set = useCallback(
    (change: (chosen: Chosen) => Chosen) => setKept((kept) => ({ list, chosen: change(kept.list === list ? kept.chosen : none) })),
    [list],
  );
  // What happens to those of other pages is known, too.
  useEvents((events) => {
    setKept((kept) => {
      const told = events.filter((event) => kept.chosen.has(event.order.id));
      if (told.length === 0) return kept;
      const chosen = new Map(kept.chosen);
      for (const { order } of told) chosen.set(order.id, { ...(chosen.get(order.id) as Row), ...order });
      return { ...kept, chosen };
    });
  });
  return [kept.list === list ? kept.chosen : none, set] as const;
}

/** What one does to select orders of a page. */
export function useSelection([chosen, set]: ReturnType<typeof useChosen>, rows: Row[]) {
  const latest = useRef({ rows, before: '' });
  latest.current.rows = rows;
  if (chosen.size === 0) latest.current.before = '';
  /** What Shift and the arrows are selecting: from one row to another, beside what was selected before. */
  const span = useRef<{ from: string; to: string; beside: Chosen }>(undefined);

  /** Selects an order or lets it go; with a range, all from the one before to this one. */
  const toggle = useCallback(
    (id: string, range: boolean) => {
      const { rows, before } = latest.current;
      span.current = undefined;
      latest.current.before = id;
      const meant = (range && between(rows, before, id)) || rows.filter((row) => row.id === id);
      set((chosen) => (chosen.has(id) ? without(chosen, meant) : including(chosen, meant)));
    },
    [set],
  );

  /** Selects from where Shift was pressed to another row; going back lets go again. */
  const stretch = (from: string, to: string) => {
    if (span.current?.to !== from) span.current = { from, to, beside: chosen };
    const { current } = span;
    current.to = to;
    latest.current.before = to;
    set(() => including(current.beside, between(rows, current.from, to) ?? []));
  };

  /** All of this page, or none of it. */
  const toggleAll = () => {
    span.current = undefined;
    set((chosen) => (rows.every((row) => chosen.has(row.id)) ? without(chosen, rows) : including(chosen, rows)));
  };

  const here = new Map(rows.map((row) => [row.id, row]));
  return {
    selected: [...chosen.values()].map((row) => here.get(row.id) ?? row),
    elsewhere: [...chosen.keys()].filter((id) => !here.has(id)).length,
    toggle,
    stretch,
    toggleAll,
    clear: () => set(() => none),
  };
}

function between(rows: Row[], one: string, other: string): Row[] | undefined {
  const [from = -1, to = -1] = [one, other].map((id) => rows.findIndex((row) => row.id === id)).sort((a, b) => a - b);
  return from < 0 ? undefined : rows.slice(from, to + 1);
}

function including(chosen: Chosen, rows: Row[]): Chosen {
  return new Map([...chosen, ...rows.map((row): [string, Row] => [row.id, row])]);
}

function without(chosen: Chosen, rows: Row[]): Chosen {
  const left = new Map(chosen);
  for (const row of rows) left.delete(row.id);
  return left;
}
