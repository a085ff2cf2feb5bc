import { expect, test } from 'vitest';
import { expectAccessible, expectToFit, see } from './browser';
import { demo, empty, withServer } from './withServer';

withServer('finding one’s way', demo, ({ server, open }) => {
  test('tabs say what they show', async () => {
    const order = await server.place();
    const { number } = order;
    await server.fulfill(order);
    const { page } = await open('/orders');
    const title = () => expect.poll(() => page.title());
    await title().toBe('Orders · Waybill');
    for (const [path, shown] of [
      [`/orders/${number}`, `Order #${number} · Waybill`],
      [`/orders/%23${number}`, `Order #${number} · Waybill`],
      [`/orders/${number}/fulfill`, `Order #${number} · Manual Fulfillment · Waybill`],
      [`/packing-slips?orders=${number}`, `Order #${number} · Packing slip · Waybill`],
      [`/packing-slips?orders=${number}&fulfillment=${number}-F1`, `${number}-F1 · Packing slip · Waybill`],
      [`/packing-slips?orders=${number},1040`, 'Packing slips (2) · Waybill'],
      ['/packing-slips?orders=99999', 'There is no order #99999 · Packing slip · Waybill'],
      ['/packing-slips?ids=nothing', 'The order could not be loaded · Packing slip · Waybill'],
      ['/orders/99999', 'There is no order #99999 · Waybill'],
      ['/orders/99999/fulfill', 'There is no order #99999 · Waybill'],
      ['/nowhere', 'There is nothing here · Waybill'],
      ['/sign-in', 'Sign in · Waybill'],
    ] as const) {
      await page.goto(path);
      await title().toBe(shown);
    }
    // Without loading the page anew, too.
    await page.goto('/nowhere');
    await page.getByRole('link', { name: 'Show all orders' }).click();
    await title().toBe('Orders · Waybill');
  });

  test('an order that is not there leads back to the list, and on to a search', async () => {
    const { page, wrongs } = await open('/orders/99999');
    await see(page.getByRole('heading', { name: 'There is no order #99999' }));
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Search for 99999' }).click();
    await see(page.getByText('No order matches'));
    await page.goto('/orders/99999/fulfill');
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await see(page.getByRole('heading', { name: 'Orders' }));
    expect(page.url()).toBe(`${server.address}/orders`);
    expect(wrongs).toEqual([]);
  });

  test.for(['en-GB', 'de-DE'])('the caps of keys do not break, in %s', async (locale) => {
    const { page } = await open('/orders', { locale });
    await see(page.getByRole('row').nth(1));
    await page.keyboard.press('?');
    await see(page.getByRole('dialog').getByText(locale === 'de-DE' ? 'Klick' : 'Click', { exact: true }));
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 860 });
      await expectToFit(page);
      const caps = await page.getByRole('dialog').locator('kbd').all();
      expect(caps.length).toBeGreaterThan(10);
      const heights = await Promise.all(caps.map(async (cap) => Math.round((await cap.boundingBox())?.height ?? 0)));
      expect(new Set(heights).size).toBe(1); // a cap in two lines is higher
    }
    await expectAccessible(page);
  });
});

withServer('the way in', { args: [], env: { WAYBILL_ADMIN_TOKEN: 'a-long-secret-of-yours' } }, ({ server, open }) => {
  test('who comes for the first time reads how to get in, and nothing of coming back', async () => {
    const { page } = await open('/');
    await see(page.getByRole('heading', { name: 'Sign in' }));
    await see(page.getByText('waybill token create'));
    await see(page.getByText('prints a link to sign in with'));
    expect(await page.getByText('Sign in to go on').count()).toBe(0);
    expect(await page.getByText('begins with wb_').count()).toBe(0);
    await expectAccessible(page);
    // A token that the server was started with is as good as any.
    await page.getByRole('textbox', { name: 'Token' }).fill('a-long-secret-of-yours');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await see(page.getByText('No orders yet'));
    await page.getByRole('button', { name: 'Account of Admin' }).click();
    await see(page.getByRole('menu').getByText('Admin', { exact: true }));
    expect(await page.getByText('Admin · Admin').count()).toBe(0);
  });

  test('a token that is cut off is told from one that is not known', async () => {
    const { page } = await open('/sign-in?next=/orders/1');
    await see(page.getByText('Sign in to go on to the page that you opened.'));
    const enter = async (token: string) => {
      await page.getByRole('textbox', { name: 'Token' }).fill(token);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await enter(server.makeToken('Tom', 'staff').slice(0, -3));
    await see(page.getByText('This token is mistyped or cut off.'));
    await enter('something-else-entirely');
    await see(page.getByText('This token is not known, has expired or was revoked.'));
    await expectAccessible(page);
  });
});

withServer('the way in by a link', empty, ({ server, open }) => {
  test('a sign-in link can be pasted where a token goes', async () => {
    const link = /http\S+\/sign-in#\S+/.exec(server.said.join('\n'))?.[0] ?? '';
    const { page } = await open('/');
    await page.getByRole('textbox', { name: 'Token' }).fill(link);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await see(page.getByText('No orders yet'));
  });
});
