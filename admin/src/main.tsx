import './theme/styles';
import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { StoreProvider } from './api/hooks';
import { onRestart, onSignInNeeded } from './api/store';
import { askEarly } from './pages/list/useOrderList';
import { readAddress } from './parts/listSearch';
import { popup } from './parts/popups';
import { makeRouter } from './router';
import { startAfter } from './shell/readAhead';
import { loadTexts, t } from './texts';
import { showDensity } from './theme/density';
import { theme } from './theme/theme';

const router = makeRouter();
showDensity();

onSignInNeeded(() => {
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href }, replace: true });
});

onRestart(() => popup({ kind: 'news', message: t.live.restarted }));

// Nobody waits long for the list: an empty frame is drawn where the server takes its time.
const frame = new Promise((resolve) => setTimeout(resolve, 200));
const { pathname, search } = location;
const list = ['/', '/orders'].includes(pathname) ? askEarly(pathname === '/' ? {} : readAddress(search)) : undefined;
startAfter(list);

// Languages other than English are files of their own.
void Promise.all([loadTexts(), Promise.race([list, frame])]).then(() =>
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <StoreProvider>{(store) => <RouterProvider key={renewals(store)} router={router} />}</StoreProvider>
      </MantineProvider>
    </StrictMode>,
  ),
);

// A renewed store makes every page begin anew, on the route where it is.
const seen = new WeakMap<object, number>();
let count = 0;
function renewals(store: object): number {
  if (!seen.has(store)) seen.set(store, ++count);
  return seen.get(store) as number;
}
