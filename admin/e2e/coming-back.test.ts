import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { popup, row, see } from './browser';
import { demo, withServer } from './withServer';

withServer('back in the list', demo, (shop) => {
  const { server } = shop;

  const openList = async (path = '/orders') => {
    const window = await shop.open(path);
    await see(window.page.locator('tbody a'));
    return window;
  };
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest('tr')?.querySelector('a')?.textContent ?? 'no row');
  const rows = (page: Page) => page.locator('tbody a').allTextContents();

  test('the focus is on the row that one came from, by Back, by the link and by keys', async () => {
    const order = await server.place();
    await server.fulfill(order);
    await server.place();
    const { page, wrongs } = await openList('/orders?status=FULFILLED');
    const here = `#${order.number}`;
    await row(page, order.number).click();
    await see(page.getByRole('heading', { name: here }));
    await page.goBack();
    await expect.poll(() => focused(page)).toBe(here);
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: here }));
    await page.getByRole('main').getByRole('link', { name: 'Orders' }).click();
    await expect.poll(() => focused(page)).toBe(here);
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: here }));
    await page.keyboard.press('b');
    await expect.poll(() => focused(page)).toBe(here);
    // By another list in which it is, too.
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: here }));
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Orders' }).click();
    await page.waitForURL('/orders');
    await see(row(page, '1300'));
    await expect.poll(() => focused(page)).toBe(here);
    expect(wrongs).toEqual([]);
  });

  test('after Fulfill Items the focus is on the order’s row, or on the next where it has left the list', async () => {
    const { number } = await server.place();
    const { page, wrongs } = await openList();
    await page.getByRole('button', { name: `Actions for order #${number}` }).click();
    await page.getByRole('menuitem', { name: 'Fulfill Order' }).click();
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(popup(page, `Order #${number} is fulfilled.`));
    await page.goBack();
    await expect.poll(() => focused(page)).toBe(`#${number}`);

    await page.getByRole('link', { name: /^To fulfill/ }).click();
    await page.waitForURL(/status=UNFULFILLED%2CPARTIALLY_FULFILLED/);
    await expect.poll(() => page.locator('table[data-faded]').count()).toBe(0);
    const [, second, third] = await rows(page);
    await page.locator('tbody a').nth(1).focus();
    await page.keyboard.press('f');
    await page.waitForURL(`/orders/${second?.slice(1)}/fulfill`);
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    const pay = page.getByRole('dialog').getByRole('button', { name: /^Fulfill/ });
    await see(pay.or(popup(page, `Order ${second} is fulfilled.`)));
    if (await pay.isVisible()) await pay.click();
    await see(popup(page, `Order ${second} is fulfilled.`));
    await page.goBack();
    await expect.poll(() => rows(page)).not.toContain(second);
    await expect.poll(() => focused(page)).toBe(third);
    await page.keyboard.press('j');
    expect(await focused(page)).toBe((await rows(page))[2]);
    expect(wrongs).toEqual([]);
  });

  test('whoever types meanwhile goes on typing', async () => {
    const { page } = await openList();
    await page.locator('tbody a').nth(2).click();
    await see(page.getByRole('heading', { name: '#1298' }).or(page.getByRole('heading', { name: /^#/ })));
    await page.keyboard.press('b');
    await page.keyboard.press('/');
    await page.keyboard.type('ada');
    await page.waitForURL(/q=ada/);
    await expect.poll(() => page.locator('table[data-faded]').count()).toBe(0);
    expect(await page.getByLabel('Search orders').inputValue()).toBe('ada');
  });
});
