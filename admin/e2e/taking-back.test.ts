import { expect, test } from 'vitest';
import { expectAccessible, gone, popup, see } from './browser';
import { demo, withServer } from './withServer';

withServer('taking something back', demo, ({ server, open }) => {
  test('Cancel Fulfillment: popup, Unfulfilled, the button gone, the timeline grown; and Undo', async () => {
    const order = await server.place();
    await server.fulfill(order);
    const { page, wrongs } = await open(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'Cancel Fulfillment' }).click();
    await see(popup(page, `Fulfillment of order #${order.number} is cancelled. The order is now Unfulfilled.`));
    await see(page.getByText('Unfulfilled', { exact: true }));
    await gone(page.getByRole('button', { name: 'Cancel Fulfillment' }));
    await see(page.getByText(`Demo cancelled the fulfillment ${order.number}-F1 (2 items).`));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await see(popup(page, `Order #${order.number} is fulfilled.`));
    await see(page.getByRole('button', { name: 'Cancel Fulfillment' }));
    expect(wrongs).toEqual([]);
  });

  test('Undo right after fulfilling', async () => {
    const { number } = await server.place();
    const { page, wrongs } = await open(`/orders/${number}/fulfill`);
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(page.getByRole('button', { name: 'Cancel Fulfillment' }));
    await page.getByRole('button', { name: 'Undo' }).hover(); // so that the popup stays
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await see(popup(page, `Fulfillment of order #${number} is cancelled.`));
    await see(page.getByRole('link', { name: 'Mark As Fulfilled' }));
    expect(wrongs).toEqual([]);
  });

  test('one of several fulfillments is chosen', async () => {
    const order = await server.place({ lines: [{ title: 'Ramen Bowl', quantity: 3 }] });
    const lineId = order.lines[0]?.id ?? '';
    await server.fulfill(order, [{ lineId, quantity: 1 }]);
    await server.fulfill(order, [{ lineId, quantity: 2 }]);
    const { page, wrongs } = await open(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'Cancel Fulfillment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel Fulfillment' });
    await dialog.getByRole('radio', { name: `${order.number}-F1` }).check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel Fulfillment' }).click();
    await see(page.getByText('2 of 3 fulfilled'));
    expect(wrongs).toEqual([]);
  });

  test('Cancel Order: a reason, what is refunded, and that it is final', async () => {
    const { number } = await server.place();
    const { page, wrongs } = await open(`/orders/${number}`);
    await page.getByRole('button', { name: 'More Actions' }).click();
    await expectAccessible(page);
    await page.getByRole('menuitem', { name: 'Cancel' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel Order' });
    await see(dialog.getByText('Refund US$20.00'));
    expect(await dialog.getByRole('button', { name: 'Cancel Order' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Reason').selectOption('INVENTORY');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel Order' }).click();
    await see(popup(page, `Order #${number} is cancelled. US$20.00 was refunded.`));
    await see(page.getByText('Payment Refunded'));
    await see(page.getByText('Reason: Items not available'));
    await gone(page.getByRole('link', { name: 'Mark As Fulfilled' }));
    await expectAccessible(page);
    expect(wrongs).toEqual([]);
  });

  test('money: marked as paid, then some of it refunded', async () => {
    const { number } = await server.place({ paid: false });
    const { page, wrongs } = await open(`/orders/${number}`);
    const choose = async (name: string) => {
      await page.getByRole('button', { name: 'More Actions' }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await choose('Mark as paid');
    await see(page.getByRole('dialog', { name: 'Mark as paid' }));
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('More Actions');
    await choose('Mark as paid');
    await page.getByRole('dialog').getByLabel('Reference').fill('bank 42');
    await page.getByRole('dialog').getByRole('button', { name: 'Mark as paid' }).click();
    await see(popup(page, `Order #${number} is paid.`));
    await choose('Refund');
    const dialog = page.getByRole('dialog', { name: 'Refund' });
    await dialog.getByLabel('Amount in USD').fill('99');
    await see(dialog.getByText('At most US$20.00 can be refunded.'));
    await expectAccessible(page);
    await dialog.getByLabel('Amount in USD').fill('4,50');
    await dialog.getByRole('button', { name: 'Refund US$4.50' }).click();
    await see(popup(page, 'US$4.50 was refunded.'));
    await see(page.getByText('Partially Refunded'));
    expect(wrongs).toEqual([]);
  });

  test('tracking and comments', async () => {
    const order = await server.place();
    await server.fulfill(order);
    const { page, wrongs } = await open(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'Add tracking' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tracking number').fill('JJ123');
    await dialog.getByLabel('Link').fill('nonsense');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(dialog.getByText('A link begins with https:// or http://.'));
    await expectAccessible(page);
    await dialog.getByLabel('Link').fill('https://track.example.com/JJ123');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(page.getByRole('link', { name: 'JJ123' }));
    await page.getByLabel('Comment').fill('Told Ada that it is on its way.');
    await page.getByRole('button', { name: 'Post' }).click();
    await see(page.getByRole('listitem').filter({ hasText: 'Told Ada that it is on its way.' }));
    expect(wrongs).toEqual([]);
  });

  test('what the rules forbid is disabled, with its reason', async () => {
    const order = await server.place();
    await server.fulfill(order);
    const { page } = await open(`/orders/${order.number}`);
    const edit = page.getByRole('button', { name: 'Edit', exact: true });
    expect(await edit.getAttribute('aria-disabled')).toBe('true');
    await edit.hover();
    await see(page.getByText('Cancel the fulfillment first.'));
    await page.getByRole('button', { name: 'More Actions' }).click();
    await see(page.getByRole('menuitem', { name: /^Cancel.*Cancel the fulfillment first\.$/ }));
    await expectAccessible(page);
  });
});
