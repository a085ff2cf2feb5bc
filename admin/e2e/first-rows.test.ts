import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { gone, see } from './browser';
import { demo, withServer } from './withServer';

// How long the first rows take on a slow connection is how often it goes there and back before them, and how much
// comes in their way. Neither depends on how busy the machine of the tests is.
withServer('the first rows', demo, ({ server, open }) => {
  test('come after the page, its files and one question, and nothing else is fetched before them', async () => {
    const { page } = await open('/healthz'); // which has none of the files
    const asked: string[] = [];
    page.on('request', (request) => {
      const query = (request.postDataJSON() as { query: string } | null)?.query;
      asked.push(query ? (/query (\w+)/.exec(query)?.[1] ?? query) : new URL(request.url()).pathname);
    });
    let letGo = () => {};
    const answer = new Promise<Route>((resolve) => {
      void page.route('**/graphql', async (route) => {
        if (!route.request().postData()?.includes('query Orders(')) return route.continue();
        resolve(route);
        await new Promise<void>((done) => {
          letGo = done;
        });
        await route.continue();
      });
    });
    await page.goto('/orders');
    await answer;
    // The frame is there, and with it everything that it asks for.
    await see(page.getByRole('button', { name: 'Account of Demo' }));
    await page.evaluate(() => document.fonts.ready);
    const index = await (await fetch(`${server.address}/orders`, { headers: { Accept: 'text/html' } })).text();
    const named = [...index.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    // All files stand in the page, so that all are asked for at once: no script has to come before another is known.
    const files = asked.filter((path) => /\.(js|css)$/.test(path));
    expect(files.filter((path) => !named.includes(path))).toEqual([]);
    expect(asked.filter((path) => path.endsWith('.woff2')).length).toBeLessThanOrEqual(1);
    expect([...new Set(asked.filter((each) => !each.startsWith('/')))].sort()).toEqual(['Orders', 'StatusCounts', 'WhoAmI']);
    // The question for the rows waits for nothing else.
    expect(asked.indexOf('Orders')).toBeLessThan(asked.indexOf('WhoAmI'));
    const before = asked.length;
    const told = page.waitForResponse((response) => response.request().postData()?.includes('query Orders(') ?? false);
    letGo();
    expect((await told).headers()['content-encoding']).toBe('zstd');
    await see(page.locator('tbody a'));
    // Pages and popups come now.
    await expect.poll(() => asked.slice(before).some((path) => path.includes('/OrderPage-'))).toBe(true);
  });

  test('have a frame to come into, which is drawn while every file is still under way', async () => {
    const { page, wrongs } = await open('/healthz');
    let letGo = () => {};
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    await page.route('**/assets/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/orders', { waitUntil: 'commit' });
    await see(page.locator('#frame'));
    await expect.poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length)).toBe(1);
    letGo();
    await see(page.locator('tbody a'));
    await gone(page.locator('#frame'));
    expect(wrongs).toEqual([]);
  });
});
