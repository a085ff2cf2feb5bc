import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, gone, popup, row, see } from './browser';
import type { Placed } from './server';
import { demo, withServer } from './withServer';

// Enter is what a barcode scanner ends with, and what a hurried hand hits.
withServer('Enter alone', demo, ({ server, open }) => {
  const fromMenu = (entry: string) => async (page: Page, order: Placed) => {
    await page.goto(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'More Actions' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  const byButton = (name: string) => async (page: Page, order: Placed) => {
    await page.goto(`/orders/${order.number}`);
    await page.getByRole('button', { name, exact: true }).first().click();
  };
  const half = async (order: Placed) => {
    for (let i = 0; i < 2; i++) await server.fulfill(order, [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }]);
  };

  /** Every dialog that changes an order: how the order comes to allow it, and how the dialog is opened. */
  const dialogs: Record<
    string,
    { paid?: boolean; before?: (order: Placed) => Promise<unknown>; ask: (page: Page, order: Placed) => Promise<void> }
  > = {
    Refund: { ask: fromMenu('Refund') },
    'Record payment': { paid: false, ask: fromMenu('Record payment') },
    'Mark as paid': { paid: false, ask: fromMenu('Mark as paid') },
    'Cancel Order': { ask: fromMenu('Cancel') },
    'Cancel Fulfillment': { before: half, ask: byButton('Cancel Fulfillment') },
    Edit: { ask: byButton('Edit') },
    'Add tracking': { before: half, ask: byButton('Add tracking') },
    'the question about an unpaid order': {
      paid: false,
      ask: async (page, order) => {
        await page.goto(`/orders/${order.number}/fulfill`);
        await page.getByRole('button', { name: 'Fulfill Items' }).click();
      },
    },
    'fulfilling several orders': {
      ask: async (page, order) => {
        await page.goto('/orders');
        await see(row(page, order.number));
        await page.getByRole('checkbox', { name: `Select order #${order.number}` }).click();
        await page.keyboard.press('f');
      },
    },
  };

  test.for(Object.entries(dialogs))('sends nothing: %s', async ([, { paid, before, ask }]) => {
    const order = await server.place({ paid });
    await before?.(order);
    const { page } = await open('/orders');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.postData()?.includes('mutation ')) sent.push(request.postData() ?? '');
    });
    const dialog = page.getByRole('dialog');
    await ask(page, order);
    await see(dialog);
    await page.keyboard.type('400638133');
    await page.keyboard.press('Enter');
    if ((await dialog.count()) === 0 || !(await dialog.isVisible())) await ask(page, order); // it went back, which is well
    await see(dialog);
    const fields = dialog.locator('input:not([type=checkbox]):not([type=hidden]), textarea, select');
    for (let i = 0; i < (await fields.count()); i++) {
      const field = fields.nth(i);
      const kind = await field.evaluate((each) => `${each.tagName} ${each.getAttribute('type')}`);
      if (kind.startsWith('SELECT')) await field.selectOption({ index: 1 });
      else if (!kind.includes('radio')) await field.fill('1');
      await field.press('Enter');
    }
    await see(dialog);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(sent).toEqual([]);
  });

  test('a refund is of the amount that was typed, and of all only where that was chosen', async () => {
    const { number } = await server.place();
    const { page, wrongs } = await open(`/orders/${number}`);
    const dialog = page.getByRole('dialog', { name: 'Refund' });
    const ask = async () => {
      await page.getByRole('button', { name: 'More Actions' }).click();
      await page.getByRole('menuitem', { name: 'Refund' }).click();
      await see(dialog);
    };
    await ask();
    expect(await dialog.getByLabel('Amount in USD').inputValue()).toBe('');
    expect(await dialog.getByRole('button', { name: 'Refund', exact: true }).isDisabled()).toBe(true);
    await expectAccessible(page);
    await dialog.getByLabel('Amount in USD').fill('4.50');
    await dialog.getByRole('button', { name: 'Refund US$4.50' }).click();
    await see(popup(page, 'US$4.50 was refunded.'));
    await gone(dialog);
    await ask();
    await dialog.getByRole('button', { name: 'Refund all US$15.50' }).press('Enter');
    expect(await dialog.getByLabel('Amount in USD').inputValue()).toBe('15.50');
    await dialog.getByRole('button', { name: 'Refund US$15.50' }).click();
    await see(popup(page, 'US$15.50 was refunded.'));
    await see(page.getByText('Payment Refunded'));
    expect(wrongs).toEqual([]);
  });
});
