import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { see, type Window } from './browser';
import { demo, withServer } from './withServer';

/** Presses Tab through all that can have the focus, and tells of each that something lies over, or that is not on the screen. */
async function tabThrough(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<{ stops: number; hidden: string[] }> {
  const hidden: string[] = [];
  let stops = 0;
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press(key);
    const found = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body || element.dataset.visited) return undefined;
      element.dataset.visited = 'yes';
      const [box] = [...element.getClientRects()];
      if (!box) return { hidden: [] };
      const [left, right] = [Math.max(box.left, 0) + 2, Math.min(box.right, innerWidth) - 2];
      // The whole height of it, unless it is higher than the window.
      const bottom = box.height < innerHeight / 2 ? box.bottom - 2 : box.top + 40;
      // Of a field of several lines, the line is scrolled to where one types.
      const edges = element.matches('textarea') ? [] : [box.top + 2, bottom];
      const points = [(box.top + bottom) / 2, ...edges].map((y) => [(left + right) / 2, y] as const);
      const isFree = (hit: Element | null) =>
        hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element));
      const name = element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40);
      return {
        hidden: points
          .map(([x, y]) => document.elementFromPoint(x, y))
          .filter((hit) => !isFree(hit))
          .map((hit) => `${element.tagName} "${name}" under ${hit?.className ?? 'the edge'}`),
      };
    });
    if (!found) break;
    stops++;
    hidden.push(...found.hidden);
  }
  return { stops, hidden };
}

const lines = Array.from({ length: 9 }, (_, i) => ({ title: `Mug ${i}`, quantity: 3 }));

withServer('what has the focus is in sight, in a low window', demo, ({ server, open }) => {
  let opened: Window;
  let number = '';
  beforeAll(async () => {
    number = (await server.place({ lines })).number;
    opened = await open('/sign-in', { viewport: { width: 1024, height: 500 } });
  });

  const places: { name: string; path: () => string; ready: (page: Page) => Promise<unknown> }[] = [
    { name: 'the list', path: () => '/orders', ready: (page) => see(page.locator('tbody a')) },
    {
      name: 'the list with a selection',
      path: () => '/orders?q=a',
      ready: async (page) => {
        await see(page.locator('tbody a'));
        await page
          .getByLabel(/^Select order #/)
          .first()
          .check();
      },
    },
    { name: 'Order Details', path: () => `/orders/${number}`, ready: (page) => see(page.getByRole('heading', { name: 'Timeline' })) },
    {
      name: 'Edit',
      path: () => `/orders/${number}`,
      ready: async (page) => {
        await page.getByRole('button', { name: 'Edit', exact: true }).click();
        await see(page.getByRole('dialog').getByLabel('Postal code').first());
      },
    },
    {
      name: 'Manual Fulfillment',
      path: () => `/orders/${number}/fulfill`,
      ready: (page) => see(page.getByRole('button', { name: 'Fulfill Items' })),
    },
    {
      name: 'the filters',
      path: () => '/orders',
      ready: async (page) => {
        await page.getByRole('button', { name: /^Filter/ }).click();
        await see(page.getByRole('dialog').getByLabel('Express'));
      },
    },
  ];
  for (const width of [1024, 820, 768, 640, 360]) {
    test.for(places)(`${width} px: $name`, async ({ path, ready }) => {
      const { page } = opened;
      await page.setViewportSize({ width, height: 500 });
      await page.goto(path());
      await ready(page);
      const forwards = await tabThrough(page);
      expect(forwards.hidden).toEqual([]);
      expect(forwards.stops).toBeGreaterThan(5);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll<HTMLElement>('[data-visited]')) delete each.dataset.visited;
      });
      expect((await tabThrough(page, 'Shift+Tab')).hidden).toEqual([]);
    });
  }
});

withServer('the focus is never lost', demo, ({ server, open }) => {
  const where = (page: Page) =>
    page.evaluate(() => {
      const { tagName, textContent, id } = document.activeElement ?? document.body;
      return tagName === 'BODY' ? 'lost' : id === 'page' ? id : textContent;
    });

  test('where filters are taken away', async () => {
    const { page } = await open('/orders?payment=PAID,PENDING&from=2020-01-01');
    await see(page.locator('tbody a'));
    await page.getByRole('button', { name: /^Remove.*Payment Paid/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/payment=PENDING/);
    await expect.poll(() => where(page)).toMatch(/^Filter/);
    await page.getByRole('button', { name: 'Clear all' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/orders');
    await expect.poll(() => where(page)).toBe('Filter');
  });

  test.for(['by key, from nowhere', 'from the button'])('where an unpaid order is not fulfilled after all, %s', async (how) => {
    const order = await server.place({ paid: false });
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await see(page.getByRole('heading', { name: 'Items to fulfill' }));
    if (how === 'from the button') await page.getByRole('button', { name: 'Fulfill Items' }).focus();
    await page.keyboard.press('Control+Enter');
    await see(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await expect.poll(() => where(page)).toMatch(how === 'from the button' ? /^Fulfill Items/ : /^page$/);
  });
});
