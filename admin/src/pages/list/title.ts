import { tabOf, type View } from '../../parts/listSearch';
import { t } from '../../texts';
import { day } from '../../texts/format';
import { nameOf } from './StatusTabs';

/** A tab of the browser has room for so few filters, and for so many letters of a word. */
const mostFilters = 2;
const mostLetters = 24;

/** The window's title: what is searched for, the tab with its filters and page, and that these are orders. */
export function titleOf(view: View): string {
  const filters = filtersOf(view);
  const left = filters.length - mostFilters;
  const shown = [
    ...statusesOf(view),
    ...filters.slice(0, mostFilters),
    left > 0 && t.filter.more(left),
    view.page > 1 && t.orders.titlePage(view.page),
  ];
  return [view.q && t.orders.titleSearch(short(view.q)), shown.filter(Boolean).join(', '), t.orders.title].filter(Boolean).join(' · ');
}

/** The tab's name, or those of the statuses where a link names some that no tab has. */
function statusesOf(view: View): string[] {
  const tab = tabOf(view);
  if (!tab) return view.status.map((status) => t.status[status]);
  return tab.name === 'ALL' ? [] : [nameOf(tab)];
}

function filtersOf({ tag, payment, balance, delivery, from, to }: View): string[] {
  return [
    ...tag.map((word) => t.filter.tagged(short(word))),
    ...payment.map((each) => t.payment[each]),
    ...(balance ? [t.filter.balances[balance]] : []),
    ...delivery.map((word) => t.filter.sentBy(short(word))),
    ...(from ? [t.filter.since(day(`${from}T12:00`))] : []),
    ...(to ? [t.filter.until(day(`${to}T12:00`))] : []),
  ];
}

function short(words: string): string {
  const letters = [...words];
  return letters.length > mostLetters ? `${letters.slice(0, mostLetters).join('').trimEnd()}…` : words;
}
