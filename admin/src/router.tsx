import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { doc } from './api/document';
import { store } from './api/store';
import { OrderDetailsDocument, OrderToFulfillDocument } from './generated/graphql';
import { OrdersPage } from './pages/list/OrdersPage';
import { NotFound, PageError } from './parts/Failure';
import { type OrdersSearch, readSearch } from './parts/listSearch';
import { readSlips } from './parts/slips';
import { Shell } from './shell/Shell';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/orders' });
  },
});

const orders = createRoute({ getParentRoute: () => shell, path: '/orders', component: OrdersPage, validateSearch: readSearch });

/** Reads ahead when a link is pointed at; the page itself waits for nothing here. */
const details = createRoute({
  getParentRoute: () => shell,
  path: '/orders/$number',
  loader: ({ params, preload }) => {
    if (preload) void store().client.query(doc(OrderDetailsDocument), { number: params.number }).toPromise();
  },
  component: lazyRouteComponent(() => import('./pages/details/OrderPage'), 'OrderPage'),
});

const fulfill = createRoute({
  getParentRoute: () => shell,
  path: '/orders/$number/fulfill',
  loader: ({ params, preload }) => {
    if (preload) void store().client.query(doc(OrderToFulfillDocument), { number: params.number }).toPromise();
  },
  component: lazyRouteComponent(() => import('./pages/fulfill/FulfillPage'), 'FulfillPage'),
});

const slips = createRoute({
  getParentRoute: () => root,
  path: '/packing-slips',
  validateSearch: readSlips,
  component: lazyRouteComponent(() => import('./pages/slips/PackingSlips'), 'PackingSlips'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => (typeof search.next === 'string' ? { next: search.next } : {}),
  component: lazyRouteComponent(() => import('./pages/sign-in/SignInPage'), 'SignInPage'),
});

const routes = root.addChildren([home, signIn, slips, shell.addChildren([orders, details, fulfill])]);

/** The pages and their addresses. What stands after the ? is plain text: an order number is not taken for a number. */
export function makeRouter() {
  return createRouter({
    routeTree: routes,
    defaultPreload: 'intent',
    defaultPreloadDelay: 80,
    defaultErrorComponent: ({ error }) => <PageError error={error as Error} />,
    scrollRestoration: true,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
      const text = new URLSearchParams(given as [string, string][]).toString();
      return text ? `?${text}` : '';
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
  /** Which list an order was opened from, and where it stands there. */
  interface HistoryState {
    list?: { search: OrdersSearch; cursor: string };
  }
}
