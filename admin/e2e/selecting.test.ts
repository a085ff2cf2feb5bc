import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, gone, popup, row, see } from './browser';
import type { Placed } from './server';
import { demo, withServer } from './withServer';

withServer('several orders at once', demo, (shop) => {
  const { server } = shop;

  const openList = async (path = '/orders') => {
    const window = await shop.open(path);
    await see(window.page.locator('tbody a'));
    await see(window.page.getByText('Live', { exact: true }));
    return window;
  };
  const place = (n: number) => Promise.all(Array.from({ length: n }, () => server.place()));
  const select = async (page: Page, orders: Placed[]) => {
    for (const { number } of orders) await page.getByLabel(`Select order #${number}`).click();
  };
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  /** Holds back a mutation until it is let go. */
  const holdMutations = async (page: Page, name: string) => {
    const held: Route[] = [];
    let holding = true;
    await page.route('**/graphql', (route) =>
      holding && (route.request().postData() ?? '').includes(`mutation ${name}`) ? void held.push(route) : route.continue(),
    );
    return {
      some: () => expect.poll(() => held.length).toBe(1),
      letGo: async () => {
        holding = false;
        for (const route of held.splice(0)) await route.continue();
      },
    };
  };
  const chosen = (page: Page) => page.locator('tbody tr[data-chosen] a').allTextContents();
  const statuses = async (orders: Placed[]) => {
    const { nodes } = await server.ask<{ nodes: { status: string }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { status } } }',
      {
        ids: orders.map((order) => order.id),
      },
    );
    return nodes.map(({ status }) => status);
  };

  test('a selection stays while pages are turned, says what is elsewhere, and goes with another search', async () => {
    const { page, wrongs } = await openList('/orders?size=10');
    const first = await page.locator('tbody a').first().textContent();
    await page.locator('tbody input').first().click();
    await page.locator('tbody input').nth(1).click();
    await see(page.getByText('2 orders selected', { exact: true }));
    await page.getByRole('link', { name: 'Next page' }).click();
    await see(page.getByText(/^11–20 of/));
    await see(page.getByText('2 on other pages'));
    await page.locator('tbody input').nth(2).click();
    await see(page.getByText('3 orders selected', { exact: true }));
    await expectAccessible(page);
    // What is done is done with all of them, of whatever page.
    const slips = await page.getByRole('link', { name: 'Packing slips' }).getAttribute('href');
    expect(new URL(slips ?? '', server.address).searchParams.get('ids')?.split(',')).toHaveLength(3);
    await page.getByRole('link', { name: 'Previous page' }).click();
    await see(page.getByText(/^1–10 of/));
    expect((await chosen(page)).length).toBe(2);
    expect((await chosen(page))[0]).toBe(first);
    await page.getByRole('button', { name: 'Total' }).click();
    await page.waitForURL(/sort=TOTAL/);
    await see(page.getByText('3 orders selected', { exact: true }));
    // Another list has none, so that nobody fulfils what they do not see any more.
    await page.getByRole('link', { name: /^Cancelled/ }).click();
    await gone(page.getByText('3 orders selected', { exact: true }));
    expect(wrongs).toEqual([]);
  });

  test('keys select: x one, a all, Shift and j or an arrow a range, Escape none', async () => {
    const { page, wrongs } = await openList('/orders?size=10');
    const rows = await page.locator('tbody a').allTextContents();
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await chosen(page)).toEqual(rows.slice(0, 4));
    await page.keyboard.press('Shift+K'); // too far
    expect(await chosen(page)).toEqual(rows.slice(0, 3));
    for (const key of ['j', 'j', 'j', 'x', 'j', 'Shift+J']) await page.keyboard.press(key);
    expect(await chosen(page)).toEqual([...rows.slice(0, 3), ...rows.slice(5, 8)]);
    await page.keyboard.press('a');
    await see(page.getByText('10 orders selected', { exact: true }));
    await page.keyboard.press('a');
    await gone(page.getByText(/orders selected/));
    await page.keyboard.press('a');
    await page.keyboard.press('Escape');
    await gone(page.getByText(/orders selected/));
    await page.keyboard.press('?');
    await see(page.getByRole('dialog').getByText('Select while moving'));
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    expect(wrongs).toEqual([]);
  });

  test('Escape that closes a menu or a dialog leaves the selection', async () => {
    const { page } = await openList();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.locator('tbody tr').first().getByRole('button').click();
    await see(page.getByRole('menu'));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('menu'));
    await see(page.getByText('1 order selected'));
    await page.keyboard.press('?');
    await see(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    await see(page.getByText('1 order selected'));
  });

  test('orders that were fulfilled together are taken back together, save one that somebody changed since', async () => {
    const orders = await place(3);
    const [one, two, other] = orders as [Placed, Placed, Placed];
    const { page, wrongs } = await openList();
    await select(page, orders);
    await page.getByRole('button', { name: 'Fulfill', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Fulfill', exact: true }).click();
    await see(dialog.getByText('3 orders fulfilled.'));
    await server.comment(two, 'Left with the neighbour.'); // which changes nothing of what was done
    await server.track(other);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await see(dialog.getByText('Fulfillment of 2 orders cancelled. 1 order stays as before; the reasons are below.'));
    await see(
      dialog
        .getByRole('listitem')
        .filter({ hasText: `#${other.number}` })
        .getByText('Changed since by somebody'),
    );
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await see(row(page, one.number).getByText('Unfulfilled', { exact: true }));
    expect(await statuses(orders)).toEqual(['UNFULFILLED', 'UNFULFILLED', 'FULFILLED']);
    expect(wrongs).toEqual([]);
  });

  test('the popup takes them back, too, once the result was closed', async () => {
    const orders = await place(2);
    const { page, wrongs } = await openList();
    await select(page, orders);
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Fulfill', exact: true }).click();
    await see(dialog.getByText('2 orders fulfilled.'));
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await see(popup(page, '2 orders fulfilled.'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await see(popup(page, 'Fulfillment of 2 orders cancelled.'));
    expect(await statuses(orders)).toEqual(['UNFULFILLED', 'UNFULFILLED']);
    expect(wrongs).toEqual([]);
  });

  test('Cancel Fulfillment takes several back, and says which had none', async () => {
    const orders = await place(3);
    for (const order of orders.slice(0, 2)) await server.fulfill(order);
    const { page, wrongs } = await openList();
    await select(page, orders);
    await page.getByRole('button', { name: 'Cancel Fulfillment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel the fulfillment of 2 orders' });
    await see(dialog.getByText('One of them has no fulfillment to cancel and will be left out.'));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel Fulfillment' }).click();
    await see(dialog.getByText('Fulfillment of 2 orders cancelled. 1 left out.'));
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await statuses(orders)).toEqual(['UNFULFILLED', 'UNFULFILLED', 'UNFULFILLED']);
    await see(row(page, orders[0]?.number ?? '').getByText('Unfulfilled', { exact: true }));
    expect(wrongs).toEqual([]);
  });

  test('what happens to a selected order of another page is known', async () => {
    const [order] = (await place(1)) as [Placed];
    const { page, wrongs } = await openList('/orders?size=10');
    await select(page, [order]);
    await page.getByRole('link', { name: 'Next page' }).click();
    await see(page.getByText('1 on other pages'));
    await server.fulfill(order);
    await see(page.getByRole('button', { name: 'Cancel Fulfillment' }));
    await gone(page.getByRole('button', { name: 'Fulfill', exact: true }));
    expect(wrongs).toEqual([]);
  });

  test('a bulk job that runs is not closed by Escape; its result, its Undo and the focus are there', async () => {
    const orders = await place(12); // more than go in one request
    const { page, wrongs } = await openList();
    await select(page, orders);
    const sent = await holdMutations(page, 'FulfillOrders');
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Fulfill', exact: true }).click();
    await sent.some();
    await page.keyboard.press('Escape');
    for (const button of await dialog.getByRole('button', { name: 'Close' }).all()) expect(await button.isDisabled()).toBe(true);
    await see(dialog.getByText('Fulfilling … 0 of 12'));
    expect(await focused(page)).toBe('Result');
    await expectAccessible(page);
    await sent.letGo();
    await see(dialog.getByText('12 orders fulfilled.'));
    expect(await focused(page)).toBe('Result');
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await see(page.getByRole('dialog', { name: 'Undo the fulfillment of 12 orders' }));
    await see(dialog.getByText('Fulfillment of 12 orders cancelled.'));
    expect(await focused(page)).toBe('Result');
    await page.keyboard.press('Escape');
    await gone(dialog);
    expect(new Set(await statuses(orders))).toEqual(new Set(['UNFULFILLED']));
    expect(wrongs).toEqual([]);
  });

  test.for([
    { how: 'all of a page by key', path: '/orders?q=Pernille', left: 'the rows that are left' },
    { how: 'all of a tab by key', path: '/orders?status=UNFULFILLED&q=Pernille', left: 'no row' },
  ])('after the result of many the focus is in the list again: $how, with $left', async ({ path, left }) => {
    for (let i = 0; i < 2; i++) await server.place({ name: 'Pernille Vester' });
    const { page } = await openList(path);
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Fulfill', exact: true }).focus();
    await page.keyboard.press('Enter');
    // Left as it is, the focus is where it was.
    await see(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Fulfill');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Fulfill', exact: true }).click();
    await see(page.getByRole('dialog').getByText('orders fulfilled.'));
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().focus();
    await page.keyboard.press('Enter');
    await gone(page.getByRole('dialog'));
    const where = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
    if (left === 'no row') {
      await see(page.getByText('No order matches'));
      await expect.poll(where).toBe('page');
    } else {
      await expect.poll(where).toMatch(/^#\d+$/);
      await page.keyboard.press('j');
      expect(await where()).toBe(await page.locator('tbody a').nth(1).textContent());
    }
  });

  test('f on a row and a result that takes the row away leave the focus at the row that has its place', async () => {
    for (let i = 0; i < 3; i++) await server.place({ name: 'Sander Vos' });
    const { page } = await openList('/orders?status=UNFULFILLED&q=Sander');
    const third = await page.locator('tbody a').nth(2).textContent();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('f');
    await page.getByRole('dialog').getByRole('button', { name: 'Fulfill', exact: true }).click();
    await see(page.getByRole('dialog').getByText('1 order fulfilled.'));
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('tbody a').count()).toBe(2);
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches('tbody a'))).toBe(true);
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(third);
  });

  test('going back while a bulk job runs stops the rest, and says what was done, with Undo', async () => {
    const orders = await place(12);
    const { page, wrongs } = await shop.open('/orders/1299');
    await page.getByRole('link', { name: 'Orders', exact: true }).first().click();
    await see(row(page, orders[11]?.number ?? ''));
    await select(page, orders);
    const sent = await holdMutations(page, 'FulfillOrders');
    await page.keyboard.press('f');
    await page.getByRole('dialog').getByRole('button', { name: 'Fulfill', exact: true }).click();
    await sent.some();
    await page.goBack();
    await see(page.getByRole('heading', { name: '#1299' }));
    await sent.letGo();
    await see(popup(page, '10 orders fulfilled.'));
    expect((await statuses(orders)).filter((status) => status === 'FULFILLED')).toHaveLength(10);
    await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click();
    await see(popup(page, 'Fulfillment of 10 orders cancelled.'));
    expect(wrongs).toEqual([]);
  });

  test('on a phone all of the page is selected by touch, and what is selected is seen', async () => {
    const { page, wrongs } = await shop.open('/orders?size=10', { viewport: { width: 360, height: 740 }, hasTouch: true });
    await page.getByText('Select all orders of this page').tap();
    await see(page.getByText('10 orders selected', { exact: true }));
    await expectAccessible(page);
    await page.getByLabel('Select all orders of this page').tap();
    await gone(page.getByText('10 orders selected', { exact: true }));
    expect(wrongs).toEqual([]);
  });

  test('packing slips come a hundred at a time, and the others are a link away', async () => {
    const numbers = Array.from({ length: 103 }, (_, i) => String(1001 + i));
    const { page, wrongs } = await shop.open(`/packing-slips?orders=${numbers.join(',')}`);
    await see(page.getByText('These are the first 100 of 103 packing slips.'));
    await see(page.getByRole('heading', { name: '#1100' }));
    expect(await page.getByRole('heading', { name: '#1101' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Show the other 3' }).click();
    for (const number of ['#1101', '#1102', '#1103']) await see(page.getByRole('heading', { name: number }));
    await gone(page.getByText(/These are the first/));
    await expectAccessible(page);
    expect(wrongs).toEqual([]);
  });
});
