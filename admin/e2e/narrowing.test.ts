import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectToFit, gone, row, see } from './browser';
import { demo, withServer } from './withServer';

withServer('what the list shows', demo, (shop) => {
  const { server } = shop;

  const openList = async (path = '/orders', options = {}) => {
    const window = await shop.open(path, options);
    await see(window.page.locator('tbody a'));
    await see(window.page.getByText('Live', { exact: true }));
    return window;
  };
  const countOf = async (page: Page, tab: string) => Number(await page.locator(`[data-tab=${tab}] .num`).textContent());
  const rowsAll = async (filter: object) =>
    (
      await server.ask<{ orders: { totalCount: { count: number } } }>(
        'query ($filter: OrderFilter) { orders(first: 0, filter: $filter) { totalCount { count } } }',
        { filter },
      )
    ).orders.totalCount.count;

  test('To fulfill has what is unfulfilled and what is partially fulfilled, with their count', async () => {
    const { page, wrongs } = await openList();
    const both = (await countOf(page, 'UNFULFILLED')) + (await countOf(page, 'PARTIALLY_FULFILLED'));
    expect(await countOf(page, 'TO_FULFILL')).toBe(both);
    await page.getByRole('link', { name: `To fulfill ${both}` }).click();
    await see(page.getByText(new RegExp(`^1–25 of ${both}$`)));
    await page.getByLabel('Orders per page').selectOption('100');
    await see(page.getByText(new RegExp(`^1–100 of ${both}$`)));
    const statuses = new Set(
      await page.locator('tbody tr').evaluateAll((rows) => rows.map((each) => (each as HTMLElement).dataset.status)),
    );
    expect([...statuses].sort()).toEqual(['PARTIALLY_FULFILLED', 'UNFULFILLED']);
    expect(await page.locator('[data-tab][aria-current=page]').allTextContents()).toEqual([`To fulfill${both}`]);
    expect(wrongs).toEqual([]);
  });

  test('in a low window, as at 200 %, the filters have nearly all of it', async () => {
    const { page } = await openList('/orders', { viewport: { width: 640, height: 430 } });
    await page.getByRole('button', { name: 'Filter' }).click();
    const dialog = page.getByRole('dialog');
    await see(dialog.getByLabel('Express', { exact: true }));
    await expect.poll(async () => (await dialog.boundingBox())?.height).toBeGreaterThan(360);
    const box = await dialog.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(430);
    await dialog.getByLabel('Tag: Another one').fill('gift');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(/tag=gift/);
  });

  test('each choice of the filter says how many orders it would leave; Clear all takes every filter away', async () => {
    const { page, wrongs } = await openList('/orders?status=UNFULFILLED');
    await page.getByRole('button', { name: 'Filter' }).click();
    const pending = page.getByRole('checkbox', { name: 'Pending', exact: true });
    const status = ['UNFULFILLED'];
    const paid = await rowsAll({ status, paymentStatus: ['PAID'] });
    expect(paid).toBeGreaterThan(0);
    const toldOf = (label: string) =>
      page
        .getByLabel(label, { exact: true })
        .evaluate((box) => document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent);
    await expect.poll(() => toldOf('Paid')).toBe(String(paid));
    await expect.poll(async () => toldOf('Express')).toBe(String(await rowsAll({ status, deliveryMethod: ['Express'] })));
    await expectAccessible(page, 'table');
    // What is ticked in one part counts in the others, before it is applied.
    await pending.check();
    await expect
      .poll(() => toldOf('Express'))
      .toBe(String(await rowsAll({ status, deliveryMethod: ['Express'], paymentStatus: ['PENDING'] })));
    expect(await toldOf('Paid')).toBe(String(paid));
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(/payment=PENDING/);
    await page.getByRole('button', { name: /^Filter/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Clear all' }).click();
    await page.waitForURL((url) => url.search === '?status=UNFULFILLED');
    expect(wrongs).toEqual([]);
  });

  test('the counts are asked for once one has stopped typing; dates the wrong way round are told of by the page itself', async () => {
    const { page, wrongs } = await openList();
    await page.getByRole('button', { name: 'Filter' }).click();
    const panel = page.getByRole('dialog');
    const word = panel.getByLabel(/^Tag/);
    await word.waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      const body = request.postData() ?? '';
      if (body.includes('FilterCounts')) asked.push(body);
    });
    // All within one turn of the browser, so that no pause can have ended between.
    await word.evaluate((element) => {
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      for (const text of ['g', 'gi', 'giz', 'gizmo']) {
        set?.call(element, text);
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await expect.poll(() => asked.some((body) => body.includes('"gizmo"'))).toBe(true);
    expect(asked.filter((body) => /"tag":\["(g|gi|giz)"\]/.test(body))).toEqual([]);
    await panel.getByLabel('Placed from').fill('2026-05-10');
    await panel.getByLabel('Placed until').fill('2026-05-01');
    await see(panel.getByText('The end lies before the start.'));
    await page.evaluate(() => document.addEventListener('invalid', () => console.error('the browser found it invalid'), true));
    await panel.getByRole('button', { name: 'Apply' }).click();
    expect(new URL(page.url()).search).toBe('');
    await expectAccessible(page, 'table');
    expect(wrongs).toEqual([]);
  });

  test('that there is something new is said above the list, and lies on no row', async () => {
    const { page, wrongs } = await openList();
    for (const [width, height] of [
      [1280, 860],
      [900, 700],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page
        .getByLabel(/^Select order/)
        .first()
        .click(); // so that no row may move
      const before = await page.locator('tbody tr').first().boundingBox();
      await server.place();
      const button = page.getByRole('button', { name: /new order.* · Show/ });
      await see(button);
      expect(await page.locator('tbody tr').first().boundingBox()).toEqual(before);
      const lies = () =>
        button.evaluate((element) => {
          const box = element.getBoundingClientRect();
          const onto = [...document.querySelectorAll('tbody tr, header a, header button, nav a, input, select')].filter((other) => {
            const its = other.getBoundingClientRect();
            return its.width > 0 && its.left < box.right && its.right > box.left && its.top < box.bottom && its.bottom > box.top;
          });
          // A row that was scrolled beneath the header is covered by that anyway.
          return onto.filter((other) => !(other.matches('tr') && box.bottom <= 56)).map((other) => other.textContent);
        });
      expect(await lies()).toEqual([]);
      if (width === 1280) {
        await expectAccessible(page);
        await page.evaluate(() => scrollTo(0, 400));
        expect(await lies()).toEqual([]);
        await expect(button.boundingBox()).resolves.toMatchObject({ y: 12 }); // still there
      }
      await page.evaluate(() => scrollTo(0, 0));
      await button.click();
      await gone(button);
      await page.getByRole('button', { name: 'Clear selection' }).click();
    }
    expect(wrongs).toEqual([]);
  });

  test('a name that is cut short can be read whole', async () => {
    const name = `Wolfeschlegelsteinhausenbergerdorff ${'Ottokar '.repeat(6)}`.trim();
    const { number } = await server.place({ name });
    const { page } = await openList();
    await see(row(page, number));
    expect(await row(page, number).getByRole('cell', { name }).getAttribute('title')).toBe(name);
    expect(await row(page, number).getByTitle('Express').count()).toBe(1);
  });

  test('rows stand closer for whoever wants that, now and next time', async () => {
    const { page, wrongs } = await openList();
    const height = async () => (await page.locator('tbody tr').nth(1).boundingBox())?.height ?? 0;
    const before = await height();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitemradio', { name: 'Compact' }).click();
    await page.keyboard.press('Escape');
    expect(await height()).toBeLessThan(before - 8);
    expect(await height()).toBeLessThanOrEqual(33); // as the menu says
    await page.reload();
    await see(page.locator('tbody a'));
    expect(await height()).toBeLessThan(before - 8);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectToFit(page);
    await expectAccessible(page);
    expect(wrongs).toEqual([]);
  });

  test('on a phone every word and number of the filters is whole, in German too', async () => {
    for (let i = 0; i < 3; i++) await server.place({ delivery: `Expressversand mit Zustellung am Samstagvormittag, Tour ${i}` });
    const { page, wrongs } = await openList('/orders', { locale: 'de-DE', viewport: { width: 360, height: 740 } });
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await see(dialog.getByText(/^\d{3}$/));
    // A number of three digits stands on one line.
    const heights = await dialog
      .locator('.num')
      .evaluateAll((numbers) => numbers.map((each) => each.getBoundingClientRect().height).filter(Boolean));
    expect(Math.max(...heights)).toBeLessThan(24);
    const clear = dialog.getByRole('button', { name: 'Alle aufheben' }).locator('.mantine-Button-label');
    expect(await clear.evaluate((words) => words.scrollWidth - words.clientWidth)).toBe(0);
    // Long ones are cut short, with the whole as title, and leave the others in sight.
    const long = dialog.getByTitle(/Samstagvormittag, Tour 0/);
    expect((await long.boundingBox())?.height).toBeLessThan(24);
    const list = dialog.getByRole('group', { name: 'Versandart' }).locator('div').first();
    const [box, short] = [await list.boundingBox(), await dialog.getByText('Express', { exact: true }).boundingBox()];
    expect((short?.y ?? 0) + (short?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0));
    expect(wrongs).toEqual([]);
  });
});
