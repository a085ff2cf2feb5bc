import { Button } from '@mantine/core';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { explainReading } from '../../api/act';
import { useViewer } from '../../api/viewer';
import { mayFulfill } from '../../parts/actions';
import { Coming } from '../../parts/Coming';
import { Notice, Stale } from '../../parts/Failure';
import { useFocusBack, useTitle } from '../../parts/focus';
import { changed, type OrdersSearch, readAddress, readView, tabOf } from '../../parts/listSearch';
import { t } from '../../texts';
import { BulkBar } from './BulkBar';
import type { Bulk } from './BulkDialog';
import { Empty } from './Empty';
import { News } from './News';
import classes from './OrdersPage.module.css';
import { OrdersTable } from './OrdersTable';
import { Pager } from './Pager';
import { SearchBox } from './SearchBox';
import { StatusTabs } from './StatusTabs';
import { Toolbar } from './Toolbar';
import { titleOf } from './title';
import { useFound } from './useFound';
import { useListKeys } from './useListKeys';
import { type Row, useOrderList } from './useOrderList';
import { useChosen, useSelection } from './useSelection';
import { useWanted } from './useWanted';

const BulkDialog = lazy(() => import('./BulkDialog'));

/** The list of orders: what still has to go, and everything else. */
export function OrdersPage() {
  const search = useSearch({ from: '/shell/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const view = useMemo(() => readView(search), [search]);
  const choice = useChosen(search);
  const [chosen] = choice;
  const [touched, setTouched] = useState(false);
  const [menu, setMenu] = useState(false);
  const list = useOrderList(search, touched || menu || chosen.size > 0);
  const rows = list.rows ?? [];
  const selection = useSelection(choice, rows);
  const { selected } = selection;
  const table = useRef<HTMLTableElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const show = (next: OrdersSearch, replace = false) => navigate({ search: next, replace });
  const find = useFind();
  useTitle(titleOf(view));
  useFound(view, list.total, list.outdated);

  const { bulk, openBulk, closeBulk } = useBulkDialog(selected);
  const fulfill = (row: Row) =>
    navigate({ to: '/orders/$number/fulfill', params: { number: row.number }, state: { list: { search, cursor: row.cursor } } });
  const { goToFirst, comeBack } = useListKeys({
    table,
    box,
    list: JSON.stringify(search),
    settled: list.settled,
    onSelect: (id) => selection.toggle(id, false),
    onStretch: selection.stretch,
    onSelectAll: () => !list.outdated && selection.toggleAll(),
    onClear: () => selected.length > 0 && selection.clear(),
    onFulfill: (id) => {
      const row = rows.find((other) => other.id === id);
      if (selected.length > 0) return selected.some((each) => mayFulfill(each.actions)) && openBulk('fulfill');
      if (row && mayFulfill(row.actions)) fulfill(row);
    },
  });
  const readAnew = () => {
    comeBack();
    list.refetch();
  };
  const { want, unwant } = useWanted(search, list, goToFirst);

  return (
    <>
      {list.news.changed && <News {...list.news} onShow={(byKey) => (byKey ? readAnew() : list.refetch())} />}
      <div className={classes.head}>
        <h1>{t.orders.title}</h1>
        {!list.news.changed && <Hint />}
      </div>
      <div className={classes.card}>
        <StatusTabs counts={list.counts} search={search} current={tabOf(view)} />
        <Toolbar view={view} search={search} onChange={show}>
          <SearchBox current={view.q} box={box} onSearch={find} onWant={want} onUnwant={unwant} />
        </Toolbar>
        <div className={classes.body} aria-busy={list.outdated || !list.rows}>
          {list.error && list.rows && <Stale onRetry={list.refetch} />}
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
              onToggle={selection.toggle}
              onToggleAll={selection.toggleAll}
              onSort={(sort, dir) => show(changed(search, { sort, dir }))}
              onTouch={setTouched}
              onMenu={setMenu}
            />
          )}
        </div>
        {list.page && rows.length > 0 && <Pager {...list} page={list.page} count={rows.length} search={search} onChange={show} />}
      </div>
      {selected.length > 0 && <BulkBar {...selection} onBulk={openBulk} onClear={selection.clear} />}
      <Suspense fallback={<Coming />}>
        {bulk && (
          <BulkDialog
            bulk={bulk}
            onClose={(done) => {
              closeBulk();
              if (!done) return;
              selection.clear();
              readAnew();
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** The keys that one needs most; none that does nothing for who may only look. */
function Hint() {
  const viewer = useViewer();
  return <p className={classes.hint}>{viewer && t.orders.shortcutHint(viewer.role !== 'VIEWER')}</p>;
}

/** What was asked to be done with the selected orders, and a way back to what asked. */
function useBulkDialog(selected: Row[]) {
  const [bulk, setBulk] = useState<Bulk>();
  const noteOpener = useFocusBack(bulk === undefined);
  const openBulk = (what: Bulk['what']) => {
    noteOpener();
    setBulk({ what, orders: selected });
  };
  return { bulk, openBulk, closeBulk: () => setBulk(undefined) };
}

/** Searches the list that was gone to last for other words; once one has gone to another page, no more. */
function useFind() {
  const { history } = useRouter();
  const navigate = useNavigate();
  return (q: string) => {
    if (history.location.pathname !== '/orders') return;
    const search = readAddress(history.location.search);
    void navigate({ to: '/orders', search: changed(search, { q }), replace: search.q !== undefined });
  };
}
