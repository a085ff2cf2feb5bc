import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { en } from '../src/texts/en';
import { expectAccessible, see } from './browser';
import { empty, withServer } from './withServer';

/** What a screen reader hears: what comes into a place that it has been listening to, and alerts wherever they come up. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    (window as unknown as { heard: string[] }).heard = heard;
    new MutationObserver((records) => {
      const added = records.flatMap((record) => [...record.addedNodes]);
      for (const node of added) {
        const element = node instanceof Element ? node : node.parentElement;
        const place = element?.closest('[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]');
        const isNew = place && added.some((other) => other.contains(place));
        if (place && (!isNew || place.matches('[role=alert]'))) heard.push(node.textContent ?? '');
        for (const alert of node instanceof Element ? node.querySelectorAll('[role=alert]') : []) heard.push(alert.textContent ?? '');
      }
    }).observe(document, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.filter(Boolean));
}

withServer('what screen readers hear', empty, ({ server, open }) => {
  let token = '';
  beforeAll(() => {
    token = server.makeToken('Ada', 'admin');
  });
  const enter = async (path: string) => {
    const { page, wrongs } = await open(`/sign-in?next=${encodeURIComponent(path)}`);
    await page.getByRole('textbox', { name: 'Token' }).fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`**${path}`);
    return { page, wrongs };
  };

  test('the places that they listen to are there before anything is said, on every page', async () => {
    const html = await (await fetch(`${server.address}/sign-in`, { headers: { Accept: 'text/html' } })).text();
    expect(html).toMatch(/<div [^>]*role="status"[^>]*><\/div>/);
    expect(html).toMatch(/<div [^>]*role="alert"[^>]*><\/div>/);
  });

  test('a sign-in that fails is heard at once', async () => {
    const { page } = await open('/sign-in');
    const heard = await listen(page);
    await page.getByRole('textbox', { name: 'Token' }).fill('wb_wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(heard).toContain(en.signIn.mistyped);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(async () => (await heard()).length).toBe(2); // the same again
  });

  test('a search tells how many orders it found, or that none matches', async () => {
    for (const name of ['Grace Hopper', 'Grace Hopper', 'Alan Turing']) await server.place({ name, token });
    const { page, wrongs } = await enter('/orders');
    await see(page.locator('tbody a'));
    const heard = await listen(page);
    const search = page.getByRole('searchbox', { name: 'Search orders' });
    await search.fill('grace');
    await expect.poll(heard).toContain('2 orders found');
    await search.fill('turing');
    await expect.poll(heard).toContain('1 order found');
    await search.fill('nobody');
    await expect.poll(heard).toContain('No order matches');
    await search.fill('');
    await expect.poll(heard).toContain('3 orders found');
    // Once each, however often the list was read meanwhile.
    expect(await heard()).toEqual(['2 orders found', '1 order found', 'No order matches', '3 orders found']);
    await expectAccessible(page);
    expect(wrongs).toEqual([]);
  });

  test('how many orders are selected is heard, by key as well as by pointer', async () => {
    const { page } = await enter('/orders');
    await see(page.locator('tbody a'));
    const heard = await listen(page);
    await page.locator('tbody a').first().focus();
    await page.keyboard.press('x');
    await expect.poll(heard).toContain('1 order selected');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect.poll(heard).toContain('2 orders selected');
  });

  test('a list that has changed while nothing may move says so', async () => {
    const { page } = await enter('/orders');
    await see(page.getByText('Live', { exact: true }));
    await page.locator('tbody a').first().focus();
    await page.keyboard.press('x');
    const heard = await listen(page);
    await server.place({ token });
    await expect.poll(async () => (await heard()).join('\n')).toContain('1 new order');
  });

  test('a change of status is heard once while nothing may move, and what no popup tells is heard, too', async () => {
    const order = await server.place({ token });
    const { page } = await enter('/orders');
    await see(page.getByText('Live', { exact: true }));
    await page.getByRole('button', { name: `Actions for order #${order.number}` }).click();
    await see(page.getByRole('menu'));
    const heard = await listen(page);
    const helper = server.makeToken('Bob', 'staff');
    await server.fulfill(order, undefined, helper);
    await see(page.getByRole('button', { name: en.orders.changedOrders }));
    expect(await heard()).toEqual([`Order #${order.number} is fulfilled. By Bob.`]);
    await server.comment(order, 'Rang twice.', helper);
    await expect.poll(heard).toContain(en.orders.changedOrders);
  });

  test('what others do to the order on the screen is heard once', async () => {
    const order = await server.place({ token });
    const { page } = await enter(`/orders/${order.number}`);
    await see(page.getByText('Live', { exact: true }));
    await see(page.getByRole('heading', { name: 'Timeline' }));
    const heard = await listen(page);
    await server.comment(order, 'Ring twice.', token);
    await expect.poll(heard).toContain('Ada: Ring twice.');
    await server.fulfill(order, undefined, token);
    await expect.poll(async () => (await heard()).join('\n')).toContain(`Order #${order.number} is fulfilled.`);
    const all = (await heard()).join('\n');
    expect(all.match(/Ring twice/g)).toHaveLength(1);
    expect(all.match(/is fulfilled/g)).toHaveLength(1);
  });

  test.for(['all of an order', 'a part of it'])('of %s that is fulfilled, it is heard that it is, and of no fault', async (what) => {
    const lines = [
      { title: 'Stoneware Mug', quantity: 2 },
      { title: 'Linen Napkin', quantity: 1 },
    ];
    const order = await server.place({ lines, token });
    const { page, wrongs } = await enter(`/orders/${order.number}/fulfill`);
    await see(page.getByRole('heading', { name: en.fulfill.title }));
    if (what !== 'all of an order') await page.getByRole('spinbutton').last().fill('0');
    const heard = await listen(page);
    await page.keyboard.press('Control+Enter');
    await see(page.getByRole('heading', { name: 'Timeline' }));
    const told = (await heard()).join('\n');
    expect(told).toMatch(new RegExp(`rder #${order.number} (is|are) `));
    expect(told).not.toContain(en.fulfill.nothingChosen);
    expect(wrongs).toEqual([]);
  });

  test('of a refund, what the customer will owe is heard with each amount, and what Waybill does only once it is read', async () => {
    const order = await server.place({ token });
    const { page } = await enter(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'More Actions' }).click();
    await page.getByRole('menuitem', { name: 'Refund' }).click();
    const dialog = page.getByRole('dialog');
    await see(dialog.getByText(en.refund.recorded));
    const said = () => dialog.getByRole('status').allTextContents();
    expect(await said()).toEqual(['']);
    await dialog.getByRole('textbox', { name: /^Amount/ }).fill('5');
    await expect.poll(said).not.toEqual(['']);
    expect((await said()).join()).not.toContain(en.refund.recorded);
  });
});
