import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { gone, popup, row, see, type Window } from './browser';
import { expectReadable } from './readable';
import type { Placed } from './server';
import { change, forbiddenLinks, type Hostile, hostileName, hostileTexts, importUnderFire, orderOf, placeUnderFire } from './under-fire';
import { empty, withServer } from './withServer';

const texts = Object.values(hostileTexts);
const dialog = (page: Page) => page.getByRole('dialog');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const addressOf = (number: string) => `/orders/${encodeURIComponent(number)}`;

withServer('orders that say the worst there is', empty, ({ server, open }) => {
  let token = '';
  let each: Record<Hostile, Placed>;
  let all: Placed;
  let imported = '';
  let opened: Window;
  /** What was run, in any window: a text that is run asks this first. */
  const run: string[] = [];

  beforeAll(async () => {
    token = server.makeToken(hostileName, 'admin');
    ({ each, all } = await placeUnderFire(server, token));
    await server.stop();
    imported = importUnderFire(server);
    await server.start([]);
    opened = await open('/sign-in?next=//evil.example/');
    opened.page.context().setDefaultTimeout(20_000); // the order that says them all is a long page
    opened.page.context().on('dialog', async (asked) => {
      run.push(asked.message());
      await asked.dismiss();
    });
    opened.page.context().on('weberror', (error) => run.push(String(error.error())));
    await opened.page.getByRole('textbox', { name: 'Token' }).fill(token);
    await press(opened.page, 'Sign in');
    await see(opened.page.locator('tbody a'));
  });

  // Nothing was run, nobody else was asked, the policy had nothing to forbid.
  afterEach(() => {
    expect([...opened.wrongs.splice(0), ...run.splice(0)]).toEqual([]);
  });
  const go = async (path: string) => {
    await opened.page.goto(path);
    await see(opened.page.getByRole('heading'));
    return opened.page;
  };

  const openAll = () =>
    opened.page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });

  test('what the texts are meant to do is counted where it is done', async () => {
    const { page } = opened;
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src="http://evil.example/x" onerror="alert(1)">'));
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p id="turned">a <span>Zq\u202eqZ</span> b</p>'));
    await expect
      .poll(() => opened.wrongs.join())
      .toMatch(/forbade img-src.*forbade script-src-attr|forbade script-src-attr.*forbade img-src/);
    await page.evaluate(() => setTimeout(() => alert(1)));
    await expect.poll(() => run).toEqual(['1']);
    await expect(expectReadable(page)).rejects.toMatchObject({ actual: [expect.stringContaining('stands before what it follows in "a ')] });
    opened.wrongs.splice(0);
    run.splice(0);
  });

  test('a link that is none to a web page, NUL, and what is too long do not get in', async () => {
    const [line] = orderOf('x').lines;
    for (const link of forbiddenLinks) {
      const picture = await change(server, token, 'createOrder', { ...orderOf('x'), sourceId: 'y', lines: [{ ...line, imageUrl: link }] });
      const tracking = await change(server, token, 'fulfillOrder', { orderId: each.Arabic.id, tracking: [{ number: '1', url: link }] });
      expect([picture.userErrors[0]?.code, tracking.userErrors[0]?.code], link).toEqual(['INVALID', 'INVALID']);
    }
    const say = (body: string) => change(server, token, 'addOrderComment', { orderId: each.Arabic.id, body });
    expect((await say('a\0b')).userErrors[0]?.code).toBe('INVALID');
    expect((await say('x'.repeat(10_000))).userErrors[0]?.code).toBe('TOO_LONG');
  });

  test('what was imported came in', () => {
    expect(imported).toMatch(`${texts.length} orders imported, 0 already here, 0 rows refused`);
  });

  test('the list, its menu, its filters, a search, and a selection', async () => {
    const page = await go('/orders?size=100&sort=NUMBER');
    await see(row(page, '7000'));
    await expectReadable(opened.page);
    for (const menu of (await page.getByRole('button', { name: /^Actions for order/ }).all()).slice(0, 3)) {
      await menu.click();
      await see(page.getByRole('menu'));
      await page.keyboard.press('Escape');
    }
    const filters = new URLSearchParams({ delivery: JSON.stringify(texts), tag: hostileTexts['an override'], q: hostileTexts.Hebrew });
    await go(`/orders?${filters}`);
    await page.getByRole('button', { name: /^Filter/ }).click();
    await see(dialog(page));
    await expectReadable(opened.page);
  });

  test('a bulk job', async () => {
    const page = await go('/orders?size=100&sort=NUMBER&status=UNFULFILLED');
    await see(page.locator('tbody a'));
    await page.getByLabel('Select all orders of this page').click();
    await press(page, 'Fulfill');
    await expectReadable(opened.page);
    await dialog(page).getByRole('button', { name: 'Fulfill', exact: true }).click();
    await see(dialog(page).getByRole('button', { name: 'Undo' }));
    await expectReadable(opened.page);
    await dialog(page).getByRole('button', { name: 'Undo' }).click();
    await see(dialog(page).getByText(/^Fulfillment of \d+ orders cancelled/));
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
  });

  test.for([
    ['UNFULFILLED', 30],
    ['FULFILLED', 4], // the imported ones
  ] as const)('one order after the other: %s', async ([status, most]) => {
    const page = await go(`/orders?size=100&status=${status}`);
    const links = page.locator('tbody a');
    await see(links);
    const count = Math.min(most, await links.count());
    await links.first().click();
    const heading = page.getByRole('heading', { level: 1, name: /^#/ });
    let before = await heading.textContent();
    for (let i = 1; ; i++) {
      await see(page.getByRole('region', { name: 'Timeline' }));
      await openAll();
      await expectReadable(opened.page);
      if (i === count) break;
      await page.keyboard.press('j');
      await expect.poll(() => heading.textContent()).not.toBe(before);
      before = await heading.textContent();
    }
  });

  test('the order that says them all, with the whole of its timeline', async () => {
    const page = await go('/orders/7000');
    const [earlier, first] = [page.getByRole('button', { name: 'Show earlier entries' }), page.getByText('Order placed.')];
    while ((await first.count()) === 0) {
      await earlier.click();
      await expect.poll(() => page.locator('button[data-loading]').count()).toBe(0);
    }
    await openAll();
    await expectReadable(opened.page);
    const links = await page
      .locator('a')
      .evaluateAll((all) => all.map((a) => ['href', 'target', 'rel'].map((name) => a.getAttribute(name) ?? '')));
    for (const [href, target, rel] of links) {
      expect(href).toMatch(/^(https:\/\/evil\.example\/|\/|#|mailto:|tel:)/);
      if (target) expect([target, rel]).toEqual(['_blank', expect.stringContaining('noreferrer')]);
    }
    expect(links.filter(([href]) => href?.startsWith('https://evil.example/'))).toHaveLength(8);
  });

  test('each of its dialogs', async () => {
    const page = await go('/orders/7000');
    const more = async (entry: string) => {
      await press(page, 'More Actions');
      await page.getByRole('menuitem', { name: entry }).click();
    };
    const asks: [string, () => Promise<unknown>][] = [
      ['Edit order', () => press(page, 'Edit')],
      ['Refund', () => more('Refund')],
      ['Tracking of', () => page.getByRole('button', { name: 'Edit tracking' }).first().click()],
      ['Cancel Fulfillment', () => press(page, 'Cancel Fulfillment')],
    ];
    for (const [title, ask] of asks) {
      await ask();
      await see(dialog(page).getByRole('heading', { name: title }));
      await expectReadable(opened.page);
      await page.keyboard.press('Escape');
      await gone(dialog(page));
    }
  });

  test('Manual Fulfillment, what others change meanwhile, and the popups', async () => {
    const orders = [each['ends of lines'], each.Hebrew];
    for (const order of orders) {
      const page = await go(`${addressOf(order.number)}/fulfill`);
      await see(page.getByRole('heading', { name: 'Items to fulfill' }));
      await change(server, token, 'updateOrder', { orderId: order.id, note: hostileTexts.Arabic, tags: texts.slice(-9) });
      await see(page.getByText('This order was changed while you were here'));
      await expectReadable(opened.page);
      await press(page, 'Fulfill Items');
      await see(popup(page, /is fulfilled/));
      await expectReadable(opened.page);
    }
    // What somebody else does.
    const page = await go('/orders');
    await see(page.getByText('Live', { exact: true }));
    for (const order of orders) {
      await change(server, token, 'cancelFulfillment', { orderId: order.id });
      await see(popup(page, /is cancelled/));
      await expectReadable(opened.page);
      await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Close' }).click();
    }
  });

  test('packing slips, on the screen and on paper', async () => {
    const ids = [...Object.values(each), all].map((order) => order.id);
    const page = await go(`/packing-slips?ids=${ids.join(',')}`);
    await expect.poll(() => page.getByRole('heading', { level: 2 }).count()).toBe(ids.length);
    await expectReadable(opened.page);
    await page.emulateMedia({ media: 'print' });
    await expectReadable(opened.page);
    await page.emulateMedia({ media: 'screen' });
    // Addresses that people kept have numbers.
    for (const order of [each.elements, each.Hebrew]) {
      await go(`/packing-slips?${new URLSearchParams({ orders: order.number })}`);
      await see(page.getByRole('heading', { name: `#${order.number}` }));
      await expectReadable(opened.page);
    }
    await go(
      `/packing-slips?ids=nonsense,${encodeURIComponent(hostileTexts.elements)}&fulfillment=${encodeURIComponent(hostileTexts['an override'])}`,
    );
    await expect.poll(() => page.getByText('This order could not be loaded.').count()).toBe(2);
    await expectReadable(opened.page);
  });

  test('addresses that lead nowhere', async () => {
    for (const text of [hostileTexts.elements, hostileTexts['an override'], hostileTexts['a long word']]) {
      await opened.page.goto(`/orders/${encodeURIComponent(`x${text}`)}`);
      await see(opened.page.getByRole('heading', { name: 'There is no order' }));
      await expectReadable(opened.page);
    }
  });

  test('a link that is none is not made one, even if the server were to send it', async () => {
    const { page } = opened;
    const { id, number } = each['a template'];
    await change(server, token, 'fulfillOrder', { orderId: id, tracking: [{ number: '1', url: 'https://evil.example/' }] });
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll('https://evil.example/', 'javascript:alert(1)//') });
    });
    await go(addressOf(number));
    await see(page.getByRole('region', { name: 'Fulfillments' }));
    expect(await page.locator('[href^="javascript:"], [src^="javascript:"]').count()).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('the playground shows what they say as text', async () => {
    const { page } = opened;
    await page.goto('/playground');
    const [editor, answer] = ['Operation Editor', 'Result Window'].map((name) => page.getByRole('region', { name }));
    await answer?.getByRole('code').waitFor({ timeout: 30_000 }); // it is the largest page of all
    await editor?.getByRole('code').click();
    await page.keyboard.press('Control+A');
    await page.evaluate(() => navigator.clipboard.writeText('{ orders(first: 60, filter: { status: UNFULFILLED }) { nodes { note } } }'));
    await page.keyboard.press('Control+V');
    await editor?.filter({ hasText: 'first: 60' }).waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await see(page.getByText('"note"'));
    await answer?.click();
    let shown = '';
    for (let i = 0; i < 5; i++) {
      shown += (await answer?.locator('.view-line').allTextContents())?.join('\n') ?? '';
      await page.keyboard.press('PageDown');
    }
    for (const words of ['onfocus=alert(1)', 'javascript:alert(1)', '__proto__', 'مرحبا']) expect(shown).toContain(words);
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/); // they are shown by their names
  });
});
