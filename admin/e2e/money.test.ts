import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectToFit, gone, popup, row, see } from './browser';
import { demo, withServer } from './withServer';

withServer('money', demo, (shop) => {
  const { server } = shop;

  interface Order {
    id: string;
    number: string;
    lines: { id: string }[];
  }
  const change = async (name: string, type: string, input: object): Promise<Order> => {
    const answer = await server.ask<Record<string, { order: Order; userErrors: unknown[] }>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { order { id number lines { id } } userErrors { message } } }`,
      { input },
    );
    const payload = answer[name];
    if (!payload || payload.userErrors.length > 0) throw new Error(JSON.stringify(answer));
    return payload.order;
  };
  /** Three mugs of 10 with a discount of 3, a tip of 2 and shipping of 4: 33 in all. */
  const place = (paid: string | undefined, currencyCode = 'EUR') =>
    change('createOrder', 'CreateOrderInput', {
      currencyCode,
      customer: { name: 'Mara Weiss' },
      shipping: '4.00',
      attributes: [{ name: 'Gift message', value: 'All the best' }],
      shippingAddress: { name: 'Mara Weiss', line1: 'Allee 1', city: 'Wien', postalCode: '1010', countryCode: 'AT' },
      lines: [
        {
          title: 'Stoneware Mug',
          quantity: 3,
          unitPrice: '10.00',
          discount: '3.00',
          attributes: [
            { name: 'Engraving', value: 'M' },
            { name: '_id', value: 'secret' },
          ],
        },
        { title: 'Tip', quantity: 1, unitPrice: '2.00', requiresShipping: false },
      ],
      ...(paid ? { paid } : {}),
    });
  const refund = (order: Order, input: object) => change('refundOrder', 'RefundOrderInput', { orderId: order.id, ...input });
  const choose = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'More Actions' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await see(page.getByRole('dialog', { name }));
    return page.getByRole('dialog', { name });
  };
  const amounts = (page: Page) => page.getByRole('region', { name: 'Payment' }).locator('dl');

  test('what is owed or overpaid stands on the list and the order, and can be filtered by', async () => {
    const owing = await place('20.00');
    const over = await place('40.00');
    const unpaid = await place(undefined);
    const { page, wrongs } = await shop.open('/orders');
    await see(row(page, owing.number).getByText('Owes €13.00'));
    await see(row(page, over.number).getByText('Overpaid €7.00'));
    // Where nothing was paid, Payment Pending says it.
    expect(await row(page, unpaid.number).getByText('Owes').count()).toBe(0);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('checkbox', { name: 'Owes money' }).check();
    await page.getByRole('checkbox', { name: 'Overpaid' }).check();
    expect(await page.getByRole('checkbox', { name: 'Owes money' }).isChecked()).toBe(false);
    await expectAccessible(page, 'table');
    await page.getByRole('button', { name: 'Apply' }).click();
    await gone(row(page, owing.number));
    expect(new URL(page.url()).search).toBe('?balance=OVERPAID');
    await row(page, over.number).getByRole('link').first().click();
    await see(page.getByRole('heading', { name: `#${over.number}` }));
    await see(page.getByText('Overpaid €7.00'));
    await expectAccessible(page);
    await page.goto('/orders?balance=OWING');
    await see(row(page, owing.number));
    await page.getByRole('button', { name: 'Remove filter: Owes money' }).click();
    await see(row(page, over.number));
    expect(wrongs).toEqual([]);
  });

  test('a refund by lines suggests its amount, says what will be owed, and the pieces are not packed', async () => {
    const order = await place('33.00');
    const { page, wrongs } = await shop.open(`/orders/${order.number}`);
    const dialog = await choose(page, 'Refund');
    const mugs = dialog.getByLabel('Pieces of Stoneware Mug to refund');
    await mugs.fill('9');
    await see(dialog.getByText('Only 3 of this line can still be refunded.'));
    expect(await dialog.getByRole('button', { name: 'Refund', exact: true }).isDisabled()).toBe(true);
    await mugs.fill('1');
    await see(dialog.getByText('Nothing will be outstanding then.'));
    expect(await dialog.getByLabel('Amount in EUR').getAttribute('placeholder')).toBe('9.00');
    await dialog.getByLabel('Of the €4.00 for shipping').fill('1,50');
    await see(dialog.getByRole('button', { name: 'Refund €10.50' }));
    await dialog.getByLabel('Customer still owes this').check();
    await see(dialog.getByText('€1.50 will be outstanding then.'));
    await dialog.getByLabel('Customer still owes this').uncheck();
    await dialog.getByLabel('Note').fill('Chipped.');
    await see(dialog.getByText('Nothing will be outstanding then.'));
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await expectToFit(page);
    await dialog.getByRole('button', { name: 'Refund €10.50' }).click();
    await see(popup(page, '€10.50 was refunded.'));
    await page.setViewportSize({ width: 1280, height: 860 });
    const payment = page.getByRole('region', { name: 'Payment' });
    await see(payment.getByText('1 × Stoneware Mug'));
    await see(payment.getByText('Chipped.'));
    const entry = page.getByRole('listitem').filter({ hasText: 'Demo refunded €10.50 for 1 item.' });
    await entry.getByText(/changes/).click();
    await see(entry.getByText('Total', { exact: true }));
    await see(entry.getByText('€24.00'));
    await page.goto(`/orders/${order.number}/fulfill`);
    await see(page.getByText('Refunded and not to be packed: 1 × Stoneware Mug.'));
    await see(page.getByText('2 items left'));
    await page.goto(`/packing-slips?orders=${order.number}`);
    await see(page.getByText('2 items'));
    expect(wrongs).toEqual([]);
  });

  test('a refund by mistake is put right by recording the payment again, and payments come in parts', async () => {
    const order = await place('33.00');
    await refund(order, { stillOwed: true });
    const { page, wrongs } = await shop.open(`/orders/${order.number}`);
    await see(page.getByRole('region', { name: 'Payment' }).getByText('The customer still owes it.'));
    const dialog = await choose(page, 'Record payment');
    await see(dialog.getByText('€33.00 is outstanding.'));
    expect(await dialog.getByLabel('Amount in EUR').inputValue()).toBe('');
    await dialog.getByLabel('Amount in EUR').fill('10');
    await dialog.getByLabel('How it came').fill('bank transfer');
    await dialog.getByLabel('Reference').fill('R-77');
    await dialog.getByLabel('When it came').fill('2026-11-01T10:30');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Record €10.00' }).click();
    await see(popup(page, `€10.00 was recorded for order #${order.number}.`));
    await see(page.getByText('Owes €23.00'));
    await see(page.getByRole('region', { name: 'Payment' }).getByText('bank transfer · R-77'));
    await choose(page, 'Record payment');
    await dialog.getByRole('button', { name: 'All €23.00' }).click();
    await dialog.getByRole('button', { name: 'Record €23.00' }).click();
    await gone(page.getByText('Owes €23.00'));
    await expect.poll(() => amounts(page).textContent()).not.toContain('Outstanding');
    expect(wrongs).toEqual([]);
  });

  test('what was refunded for pieces that left the order is not proposed as a payment', async () => {
    const order = await place('33.00');
    await refund(order, { lines: [{ lineId: order.lines[0]?.id, quantity: 1 }] });
    const { page, wrongs } = await shop.open(`/orders/${order.number}`);
    const dialog = await choose(page, 'Record payment');
    await see(dialog.getByText('Nothing is outstanding.'));
    expect(await dialog.getByRole('button', { name: /^All / }).count()).toBe(0);
    expect(await dialog.getByText('record the payment again').count()).toBe(0);
    expect(wrongs).toEqual([]);
  });

  test('what a refund forgave is not marked as paid unseen: its payment is recorded, with the amount in sight', async () => {
    const order = await place('33.00');
    await refund(order, { amount: '5.00' });
    const { page, wrongs } = await shop.open(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'More Actions' }).click();
    await see(page.getByRole('menuitem', { name: 'Record payment' }));
    expect(await page.getByRole('menuitem', { name: 'Mark as paid' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    const dialog = await choose(page, 'Record payment');
    await dialog.getByLabel('Amount in EUR').fill('0');
    await see(dialog.getByText('The amount must be more than zero.'));
    await dialog.getByRole('button', { name: 'All €5.00' }).click();
    await dialog.getByRole('button', { name: 'Record €5.00' }).click();
    await see(popup(page, `€5.00 was recorded for order #${order.number}.`));
    expect(wrongs).toEqual([]);
  });

  test('the refund of an overpaid order proposes what was overpaid', async () => {
    const order = await place('40.00');
    const { page, wrongs } = await shop.open(`/orders/${order.number}`);
    const dialog = await choose(page, 'Refund');
    await dialog.getByRole('button', { name: 'Refund the overpaid €7.00' }).click();
    await dialog.getByRole('button', { name: 'Refund €7.00' }).click();
    await see(popup(page, '€7.00 was refunded.'));
    await gone(page.getByText('Overpaid €7.00'));
    expect(wrongs).toEqual([]);
  });

  test('the most of the shipping that can be refunded is written as amounts are here', async () => {
    const { page, wrongs } = await shop.open(`/orders/${(await place('33.00', 'USD')).number}`);
    const dialog = await choose(page, 'Refund');
    await dialog.getByLabel('Of the US$4.00 for shipping').fill('9');
    await see(dialog.getByText('At most US$4.00 of shipping can be refunded.'));
    expect(wrongs).toEqual([]);
  });

  test('a refund that cannot be worked out says so, and nothing is sent', async () => {
    const order = await place('33.00');
    const { page } = await shop.open(`/orders/${order.number}`);
    const dialog = await choose(page, 'Refund');
    const isPreview = (text: string | null) => text?.includes('query RefundPreview(') ?? false;
    await page.route('**/graphql', (route) => (isPreview(route.request().postData()) ? route.abort() : route.continue()));
    await dialog.getByLabel('Amount in EUR').fill('5');
    await see(dialog.getByRole('alert'));
    expect(await dialog.getByRole('button', { name: 'Refund', exact: true }).isDisabled()).toBe(true);
    await page.unroute('**/graphql');
    await dialog.getByLabel('Amount in EUR').fill('6');
    await see(dialog.getByRole('button', { name: 'Refund €6.00' }));
  });

  test('blanks set thousands apart wherever an amount is typed, and what groups nothing is refused', async () => {
    const order = await place('2000.00');
    const { page, wrongs } = await shop.open(`/orders/${order.number}`);
    const refunding = await choose(page, 'Refund');
    await refunding.getByLabel('Amount in EUR').fill('10 00');
    await see(refunding.getByText('This is no amount.'));
    await refunding.getByLabel('Amount in EUR').fill('1 000');
    await see(refunding.getByRole('button', { name: 'Refund €1,000.00' }));
    await refunding.getByLabel('Amount in EUR').fill('');
    await refunding.getByLabel('Of the €4.00 for shipping').fill('1 0');
    await see(refunding.getByText('This is no amount.'));
    await page.keyboard.press('Escape');
    const paying = await choose(page, 'Record payment');
    await paying.getByLabel('Amount in EUR').fill('1 00');
    await see(paying.getByText('This is no amount.'));
    await paying.getByLabel('Amount in EUR').fill('1\u202f000');
    await see(paying.getByRole('button', { name: 'Record €1,000.00' }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Unit price: Stoneware Mug').fill('1 000');
    await dialog.getByLabel('Discount: Stoneware Mug').fill('0');
    await dialog.getByLabel('Tax', { exact: true }).fill('1 000.50');
    await see(dialog.getByText('New total €4,006.50, before €33.00.'));
    await dialog.getByLabel('Discount', { exact: true }).fill('1 00');
    await see(dialog.getByText('This is no amount.'));
    expect(wrongs).toEqual([]);
  });

  test('in German, an amount with blanks and a comma is read', async () => {
    const order = await place('2000.00');
    const { page, wrongs } = await shop.open(`/orders/${order.number}`, { locale: 'de-DE' });
    await page.getByRole('button', { name: 'Weitere Aktionen' }).click();
    await page.getByRole('menuitem', { name: 'Erstatten' }).click();
    await page.getByRole('dialog').getByLabel('Betrag in EUR').fill('1\u00a0000,50');
    await see(page.getByRole('dialog').getByRole('button', { name: '1.000,50 € erstatten' }));
    expect(wrongs).toEqual([]);
  });

  test('an edit shows the total as it would be, and changes prices, discounts, shipping and tax', async () => {
    const order = await place('33.00');
    const { page, wrongs } = await shop.open(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Quantity: Stoneware Mug').fill('2');
    await see(dialog.getByText('New total €24.00, before €33.00.'));
    await see(dialog.getByText('€9.00 will be overpaid then.'));
    expect(await dialog.getByLabel('Discount: Stoneware Mug').getAttribute('placeholder')).toBe('in proportion');
    await dialog.getByLabel('Unit price: Stoneware Mug').fill('20,00');
    await see(dialog.getByText('New total €42.00, before €33.00.'));
    await see(dialog.getByText('€9.00 will be outstanding then.'));
    await dialog.getByLabel('Shipping', { exact: true }).fill('none');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(dialog.getByText('This is no amount.'));
    await dialog.getByLabel('Shipping', { exact: true }).fill('0');
    await see(dialog.getByText('New total €38.00, before €33.00.'));
    await dialog.getByLabel('Discount: Stoneware Mug').fill('99');
    await see(dialog.getByText('The discount is more than the line is worth.'));
    await dialog.getByLabel('Discount: Stoneware Mug').fill('40');
    await see(dialog.getByText('New total €2.00, before €33.00.'));
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await expectToFit(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await gone(dialog);
    await see(page.getByText('Overpaid €31.00'));
    expect(wrongs).toEqual([]);
  });

  test('a tip is not packed, attributes for people show, and missing money is told before fulfilling', async () => {
    const order = await place('20.00');
    const { page, wrongs } = await shop.open(`/orders/${order.number}`);
    await see(page.getByText('Does not ship'));
    await see(page.getByText('All the best'));
    await page.goto(`/orders/${order.number}/fulfill`);
    await see(page.getByText('€13.00 of this order is outstanding.'));
    await see(page.getByText('Goes along without being packed: Tip.'));
    await see(page.getByText('3 items left'));
    await see(page.getByText('Engraving'));
    expect(await page.getByText('secret').count()).toBe(0);
    await expectAccessible(page);
    await page.goto(`/packing-slips?orders=${order.number}`);
    await see(page.getByText('All the best'));
    expect(await page.getByText('Tip').count()).toBe(0);
    expect(wrongs).toEqual([]);
  });

  test('a cancelled order owes nothing, and what went back is written as amounts are here', async () => {
    const unpaid = await place(undefined);
    await change('cancelOrder', 'CancelOrderInput', { orderId: unpaid.id, reason: 'CUSTOMER' });
    const { page, wrongs } = await shop.open(`/orders/${unpaid.number}`);
    await see(amounts(page).getByText('Paid'));
    expect(await amounts(page).textContent()).not.toMatch(/Outstanding|Due/);
    const part = await place('20.00', 'USD');
    await page.goto(`/orders/${part.number}`);
    await see(amounts(page).getByText('Outstanding'));
    const cancelling = await choose(page, 'Cancel');
    await cancelling.getByLabel('Reason').selectOption('CUSTOMER');
    await cancelling.getByLabel('Refund US$20.00').uncheck();
    await cancelling.getByRole('button', { name: 'Cancel Order' }).click();
    await see(popup(page, `Order #${part.number} is cancelled.`));
    await gone(amounts(page).getByText('Outstanding'));
    const refunding = await choose(page, 'Refund');
    await refunding.getByLabel('Amount in USD').fill('5');
    await see(refunding.getByRole('button', { name: 'Refund US$5.00' }));
    expect(await refunding.getByText(/outstanding|still owes/).count()).toBe(0);
    const paid = await place('33.00', 'USD');
    await page.goto(`/orders/${paid.number}`);
    await choose(page, 'Cancel');
    await cancelling.getByLabel('Reason').selectOption('CUSTOMER');
    await cancelling.getByRole('button', { name: 'Cancel Order' }).click();
    await see(popup(page, `Order #${paid.number} is cancelled. US$33.00 was refunded.`));
    await gone(amounts(page).getByText('Due'));
    expect(wrongs).toEqual([]);
  });

  test('in German, the popup of a cancelled order says what went back', async () => {
    const order = await place('33.00', 'USD');
    const { page, wrongs } = await shop.open(`/orders/${order.number}`, { locale: 'de-DE' });
    await page.getByRole('button', { name: 'Weitere Aktionen' }).click();
    await page.getByRole('menuitem', { name: 'Stornieren' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Grund').selectOption('CUSTOMER');
    await dialog.getByRole('button', { name: 'Bestellung stornieren' }).click();
    await see(page.getByText(`Bestellung #${order.number} ist storniert. 33,00 US$ wurden erstattet.`));
    expect(wrongs).toEqual([]);
  });

  test('an item may be called what the timeline calls a change', async () => {
    const lines = ['Y, attributes', 'X, tax'].map((title) => ({ title, quantity: 2, unitPrice: '5.00' }));
    const order = await change('createOrder', 'CreateOrderInput', { currencyCode: 'EUR', customer: { name: 'Mara Weiss' }, lines });
    const ids = order.lines.map(({ id }) => ({ lineId: id, quantity: 3 }));
    await change('updateOrder', 'UpdateOrderInput', { orderId: order.id, lines: [ids[0], { ...ids[1], tax: '1' }] });
    const { page, wrongs } = await shop.open(`/orders/${order.number}`, { locale: 'de-DE' });
    const entry = page.getByRole('listitem').filter({ hasText: 'Demo hat die Artikel geändert.' });
    await entry.getByText(/Änderungen/).click();
    await see(entry.getByText('Y, attributes', { exact: true }));
    await see(entry.getByText('X, tax', { exact: true }));
    await see(entry.getByText('X, tax, Steuer', { exact: true }));
    expect(wrongs).toEqual([]);
  });

  test('amounts keep their decimals, and a foreign dollar says whose it is', async () => {
    const { page, wrongs } = await shop.open(`/orders/${(await place('33.00', 'HUF')).number}`);
    await see(amounts(page).getByText('HUF 33.00').first());
    await page.goto(`/orders/${(await place('33.00', 'CAD')).number}`);
    await see(amounts(page).getByText('CA$33.00').first());
    expect(wrongs).toEqual([]);
  });
});
