import type { OrderFilter, OrderSortField, OrderStatus, OrdersQueryVariables, PaymentStatus, SortDirection } from '../generated/graphql';

/** What the address bar says about the list; all of it is text and may be left out. */
export interface OrdersSearch {
  status?: string;
  q?: string;
  payment?: string;
  balance?: string;
  from?: string;
  to?: string;
  delivery?: string;
  tag?: string;
  sort?: string;
  dir?: string;
  size?: string;
  after?: string;
  before?: string;
  page?: string;
}

const names = [
  'status',
  'q',
  'payment',
  'balance',
  'from',
  'to',
  'delivery',
  'tag',
  'sort',
  'dir',
  'size',
  'after',
  'before',
  'page',
] as const;

export const statuses: OrderStatus[] = ['UNFULFILLED', 'PARTIALLY_FULFILLED', 'FULFILLED', 'CANCELLED'];

/** The tabs above the list, and the statuses that each shows; the first shows all. */
export const tabs = [
  { name: 'ALL', statuses: [] },
  { name: 'TO_FULFILL', statuses: ['UNFULFILLED', 'PARTIALLY_FULFILLED'] },
  { name: 'UNFULFILLED', statuses: ['UNFULFILLED'] },
  { name: 'PARTIALLY_FULFILLED', statuses: ['PARTIALLY_FULFILLED'] },
  { name: 'FULFILLED', statuses: ['FULFILLED'] },
  { name: 'CANCELLED', statuses: ['CANCELLED'] },
] as const satisfies { name: string; statuses: OrderStatus[] }[];
export type Tab = (typeof tabs)[number];

export const payments: PaymentStatus[] = ['PENDING', 'AUTHORIZED', 'PARTIALLY_PAID', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'VOIDED'];
/** Whether money is missing, or more came than is due. One of them: no order has both. */
export const balances = ['OWING', 'OVERPAID'] as const;
export type Balance = (typeof balances)[number];
export const pageSizes = [10, 25, 50, 100];
const usualSize = 25;

export interface Column {
  field: OrderSortField;
  label: 'order' | 'date' | 'customer' | 'items' | 'total' | 'payment' | 'fulfillment' | 'delivery';
  /** How one wants it at the first press: the newest, the largest; names from A. */
  first: SortDirection;
}

export const columns: Column[] = [
  { field: 'NUMBER', label: 'order', first: 'DESC' },
  { field: 'PLACED_AT', label: 'date', first: 'DESC' },
  { field: 'CUSTOMER', label: 'customer', first: 'ASC' },
  { field: 'ITEMS', label: 'items', first: 'DESC' },
  { field: 'TOTAL', label: 'total', first: 'DESC' },
  { field: 'PAYMENT_STATUS', label: 'payment', first: 'ASC' },
  { field: 'STATUS', label: 'fulfillment', first: 'ASC' },
  { field: 'DELIVERY_METHOD', label: 'delivery', first: 'ASC' },
];

/** Takes what it knows from the address bar; anything else is left out. */
export function readSearch(given: Record<string, unknown>): OrdersSearch {
  const search: OrdersSearch = {};
  for (const name of names) {
    const value = given[name];
    if (typeof value === 'string' && value !== '') search[name] = value;
  }
  return search;
}

/** The same from the text behind the address's question mark. */
export function readAddress(text: string): OrdersSearch {
  return readSearch(Object.fromEntries(new URLSearchParams(text)));
}

/** What the list shows, read from the address bar. */
export interface View {
  /** None for all. */
  status: OrderStatus[];
  q: string;
  payment: PaymentStatus[];
  balance?: Balance;
  from?: string;
  to?: string;
  delivery: string[];
  tag: string[];
  sort: OrderSortField;
  dir: SortDirection;
  size: number;
  page: number;
}

export function readView(search: OrdersSearch): View {
  const sort = columns.find((column) => column.field === search.sort)?.field ?? 'PLACED_AT';
  return {
    status: statuses.filter((status) => search.status?.split(',').includes(status)),
    q: search.q ?? '',
    payment: payments.filter((payment) => search.payment?.split(',').includes(payment)),
    balance: balances.find((balance) => balance === search.balance),
    from: readDay(search.from),
    to: readDay(search.to),
    delivery: readWords(search.delivery),
    tag: readWords(search.tag),
    sort,
    dir: search.dir === 'ASC' ? 'ASC' : 'DESC',
    size: pageSizes.find((size) => String(size) === (search.size ?? (search.page ? '' : keptSize()))) ?? usualSize,
    page: Math.max(1, Math.trunc(Number(search.page ?? 1)) || 1),
  };
}

/** The tab that a view stands in; none where a link names statuses that no tab has. */
export function tabOf(view: View): Tab | undefined {
  return tabs.find((tab) => tab.statuses.join() === view.status.join());
}

/** Which orders a list has, in whatever sequence and however many a page. */
export function ordersOf(search: OrdersSearch): string {
  return JSON.stringify(changed(search, { sort: undefined, dir: undefined, size: undefined }));
}

/** The query that answers it. */
export function toVariables(search: OrdersSearch): OrdersQueryVariables {
  const view = readView(search);
  const place = search.before ? { last: view.size, before: search.before } : { first: view.size, after: search.after };
  return { ...place, ...toList(search) };
}

/** The list without the place in it: what is searched, filtered and sorted by. */
export function toList(search: OrdersSearch): Pick<OrdersQueryVariables, 'search' | 'filter' | 'sort'> {
  const view = readView(search);
  const filter: OrderFilter = {};
  if (view.status.length > 0) filter.status = view.status;
  if (view.payment.length > 0) filter.paymentStatus = view.payment;
  if (view.balance === 'OWING') filter.owing = true;
  if (view.balance === 'OVERPAID') filter.overpaid = true;
  if (view.from) filter.placedAfter = startOf(view.from, 0);
  if (view.to) filter.placedBefore = startOf(view.to, 1);
  if (view.delivery.length > 0) filter.deliveryMethod = view.delivery;
  if (view.tag.length > 0) filter.tag = view.tag;
  return { search: toSearch(view.q), filter, sort: { field: view.sort, direction: view.dir } };
}

/** What the tabs count: the list, whatever its status. */
export function toCounts(search: OrdersSearch): Pick<OrdersQueryVariables, 'search' | 'filter'> {
  const { search: words, filter } = toList({ ...search, status: undefined });
  return { search: words, filter };
}

/** People write #1001; the words of a search are at most 200 characters. */
export function toSearch(q: string): string | undefined {
  return q.trim().replace(/^#/, '').slice(0, 200) || undefined;
}

/** Whether words may be the number of an order, as a scanner sends one. */
export function isNumber(words: string): boolean {
  return /^\S*\d\S*$/.test(words);
}

/** The search with something changed; the place in the list is lost with it. */
export function changed(search: OrdersSearch, change: OrdersSearch): OrdersSearch {
  return readSearch({ ...search, after: undefined, before: undefined, page: undefined, ...change });
}

/** The page after or before this one. */
export function turned(search: OrdersSearch, info: { startCursor?: string | null; endCursor?: string | null }, by: 1 | -1): OrdersSearch {
  const page = readView(search).page + by;
  if (page <= 1) return changed(search, {});
  const place = by > 0 ? { after: info.endCursor ?? undefined } : { before: info.startCursor ?? undefined };
  // Whoever gets the link may be used to pages of another size, and would be somewhere else in the list.
  return changed(search, { ...place, page: String(page), size: String(readView(search).size) });
}

/** The change that takes every filter away. */
export const noFilter: OrdersSearch = {
  payment: undefined,
  balance: undefined,
  from: undefined,
  to: undefined,
  delivery: undefined,
  tag: undefined,
};

/** How many filters are set, apart from the tab and the search. */
export function filterCount(view: View): number {
  return [view.payment, view.delivery, view.tag].flat().length + [view.balance, view.from, view.to].filter(Boolean).length;
}

/** Several words in one value of the address bar: with commas between them, and a backslash before a comma within. */
export function writeWords(words: string[]): string {
  return words.map((word) => word.replace(/[\\,]/g, '\\$&')).join(',');
}

function readWords(text = ''): string[] {
  const words = text.match(/(?:\\.|[^\\,])+/g) ?? [];
  return [...new Set(words.map((word) => word.replace(/\\(.)/g, '$1')))];
}

const sizeKey = 'waybill.size';

/** How many orders a page has is a habit: whoever changed it finds it so next time, unless the address bar says something else. */
export function keepSize(size: string): void {
  try {
    localStorage.setItem(sizeKey, size);
  } catch {
    // A browser that keeps nothing.
  }
}

function keptSize(): string | undefined {
  try {
    return localStorage.getItem(sizeKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function readDay(text: string | undefined): string | undefined {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** The instant at which a day begins here, some days later. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
