import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { explainReading } from '../../api/act';
import { mayFulfill } from '../../parts/actions';
import { Notice, Stale } from '../../parts/Failure';
import { useTitle } from '../../parts/focus';
import { useKeys } from '../../parts/keys';
import { changed, filterCount, type OrdersSearch, readView, type View } from '../../parts/listSearch';
import { t } from '../../texts';
import { BulkBar } from './BulkBar';
import classes from './OrdersPage.module.css';
import { OrdersTable } from './OrdersTable';
import { Pager } from './Pager';
import { StatusTabs } from './StatusTabs';
import { Toolbar } from './Toolbar';
import { useListKeys } from './useListKeys';
import { type Row, useOrderList } from './useOrderList';

const BulkDialog = lazy(() => import('./BulkDialog'));

/** The list of orders: what still has to go, and everything else. */
export function OrdersPage() {
  const search = useSearch({ from: '/shell/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const view = useMemo(() => readView(search), [search]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [fulfilling, setFulfilling] = useState<Row[]>();
  const [touched, setTouched] = useState(false);
  const [menu, setMenu] = useState(false);
  const list = useOrderList(search, touched || menu || chosen.size > 0);
  const table = useRef<HTMLTableElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  useTitle(t.orders.title);

  const rows = list.rows ?? [];
  const selected = rows.filter((row) => chosen.has(row.id));
  const toggle = useChoosing(rows, chosen.size === 0, setChosen);
  const show = (next: OrdersSearch, replace = false) => navigate({ search: next, replace });
  // A selection belongs to the page on which it was made.
  useEffect(() => setChosen(search ? new Set() : new Set()), [search]);

  useKeys({ '/': () => searchBox.current?.select() });
  useListKeys({
    table,
    shown: rows.length > 0,
    list: JSON.stringify(search),
    onSelect: (id) => toggle(id, false),
    onFulfill: (id) => {
      const row = rows.find((other) => other.id === id);
      if (selected.length > 0) return selected.some((each) => mayFulfill(each.actions)) && setFulfilling(selected);
      if (row && mayFulfill(row.actions)) fulfill(row);
    },
  });
  const fulfill = (row: Row) =>
    navigate({ to: '/orders/$number/fulfill', params: { number: row.number }, state: { list: { search, cursor: row.cursor } } });

  return (
    <>
      <div className={classes.head}>
        <h1>{t.orders.title}</h1>
        <p className={classes.hint}>{t.orders.shortcutHint}</p>
      </div>
      <div className={classes.card}>
        <StatusTabs counts={list.counts} search={search} current={view.status} />
        <Toolbar view={view} search={search} onChange={show} box={searchBox} />
        <div className={classes.body} aria-busy={list.outdated || !list.rows}>
          {list.error && list.rows && <Stale onRetry={list.refetch} />}
          {list.news.changed && <NewsBar placed={list.news.placed} onShow={list.refetch} />}
          {list.error && !list.rows ? (
            <Notice title={t.orders.failed} alert action={<Button onClick={list.refetch}>{t.orders.retry}</Button>}>
              {explainReading(list.error)}
            </Notice>
          ) : list.rows?.length === 0 && !list.outdated ? (
            <Empty view={view} onShowAll={() => show({})} />
          ) : (
            <OrdersTable
              ref={table}
              rows={list.rows}
              view={view}
              search={search}
              faded={list.outdated}
              chosen={chosen}
              onToggle={toggle}
              onToggleAll={() => setChosen(new Set(selected.length === rows.length ? [] : rows.map((row) => row.id)))}
              onSort={(sort, dir) => show(changed(search, { sort, dir }))}
              onTouch={setTouched}
              onMenu={setMenu}
            />
          )}
        </div>
        {list.page && rows.length > 0 && (
          <Pager page={list.page} total={list.total} shown={rows.length} view={view} search={search} onChange={show} />
        )}
      </div>
      {selected.length > 0 && (
        <BulkBar selected={selected} onFulfill={() => setFulfilling(selected)} onClear={() => setChosen(new Set())} />
      )}
      <Suspense>
        {fulfilling && (
          <BulkDialog
            orders={fulfilling}
            onClose={(done) => {
              setFulfilling(undefined);
              if (!done) return;
              setChosen(new Set());
              list.refetch();
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** Selects an order or lets it go; with a range, all from the one before to this one. */
function useChoosing(rows: Row[], none: boolean, setChosen: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void) {
  const latest = useRef({ rows, before: '' });
  latest.current.rows = rows;
  if (none) latest.current.before = '';
  return useCallback(
    (id: string, range: boolean) => {
      const ids = latest.current.rows.map((row) => row.id);
      const from = range ? ids.indexOf(latest.current.before) : -1;
      const to = ids.indexOf(id);
      const meant = from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
      latest.current.before = id;
      setChosen((before) => {
        const rest = [...before].filter((other) => !meant.includes(other));
        return new Set(before.has(id) ? rest : [...rest, ...meant]);
      });
    },
    [setChosen],
  );
}

function NewsBar({ placed, onShow }: { placed: number; onShow: () => void }) {
  return (
    <div className={classes.news} role="status">
      <button type="button" onClick={onShow}>
        {placed > 0 ? t.orders.newOrders(placed) : t.orders.changedOrders}
      </button>
    </div>
  );
}

function Empty({ view, onShowAll }: { view: View; onShowAll: () => void }) {
  const narrowed = view.q !== '' || filterCount(view) > 0;
  if (narrowed || view.status) {
    return (
      <Notice
        title={narrowed ? t.orders.nothingFound : t.orders.nothingHere}
        action={
          <Button variant="default" onClick={onShowAll}>
            {t.orders.showAll}
          </Button>
        }
      >
        {narrowed ? t.orders.nothingFoundHint : t.orders.nothingHereHint}
      </Notice>
    );
  }
  return (
    <Notice title={t.orders.empty}>
      <p>{t.orders.emptyHint}</p>
      <code className={classes.command}>waybill import orders_export.csv</code>
    </Notice>
  );
}
