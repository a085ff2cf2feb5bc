import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectToFit, gone, popup, see } from './browser';
import type { Placed } from './server';
import { demo, withServer } from './withServer';

const good = { name: 'Ada Lovelace', line1: '12 St James’s Square', city: 'London', postalCode: 'SW1Y 4JH', countryCode: 'GB' };

withServer('before something is sent', demo, ({ server, open }) => {
  const place = async (given: object): Promise<Placed> => {
    const input = { currencyCode: 'USD', paid: '10.00', lines: [{ title: 'Stoneware Mug', quantity: 1, unitPrice: '10.00' }], ...given };
    const mutation =
      'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { order { id number version lines { id } } userErrors { message } } }';
    const { createOrder } = await server.ask<{ createOrder: { order: Placed } }>(mutation, { input });
    return createOrder.order;
  };
  const addresses = async (order: Placed) => {
    const query = 'query ($id: ID!) { order(id: $id) { status shippingAddress { line1 } billingAddress { line1 } } }';
    const { order: now } = await server.ask<{
      order: Record<'shippingAddress' | 'billingAddress', { line1: string }> & { status: string };
    }>(query, { id: order.id });
    return { status: now.status, shipping: now.shippingAddress.line1, billing: now.billingAddress.line1 };
  };
  const describedBy = (page: Page) =>
    page
      .getByRole('button', { name: 'Fulfill Items' })
      .evaluate((button) => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent ?? '');

  test.for([
    ['no shipping address', {}, 'It has no shipping address.'],
    ['no house number', { shippingAddress: { ...good, line1: 'St James’s Square' } }, 'The address has no house number.'],
    [
      'no postal code where one is needed',
      { shippingAddress: { ...good, postalCode: null } },
      'The address has no postal code, which its country needs.',
    ],
  ] as const)('an order with %s warns, to eyes and screen readers, and goes all the same', async ([, given, warning]) => {
    const order = await place(given);
    const { page, wrongs } = await open(`/orders/${order.number}/fulfill`);
    await see(page.getByText(warning));
    await see(page.getByText('Check the address'));
    expect(await describedBy(page)).toContain(warning);
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await see(popup(page, `Order #${order.number} is fulfilled.`));
    expect(wrongs).toEqual([]);
  });

  test('fulfilling several warns of each, in words', async () => {
    const [whole, none, half] = [
      await place({ shippingAddress: good }),
      await place({}),
      await place({ shippingAddress: { ...good, line1: 'Row' } }),
    ];
    const { page } = await open('/orders');
    for (const { number } of [whole, none, half]) await page.getByRole('checkbox', { name: `Select order #${number}` }).click();
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog');
    await see(dialog.getByText('2 parcels may come back:'));
    await see(dialog.getByText(`#${none.number}: It has no shipping address.`));
    await see(dialog.getByText(`#${half.number}: The address has no house number.`));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Fulfill', exact: true }).click();
    await see(dialog.getByText('3 orders fulfilled.'));
  });

  test('the warning goes when the address is mended, and a whole address has none', async () => {
    const order = await place({ shippingAddress: { ...good, line1: 'St James’s Square' } });
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await see(page.getByText('The address has no house number.'));
    await page.getByRole('button', { name: 'Edit address' }).click();
    await page.getByLabel('Address', { exact: true }).fill('12 St James’s Square');
    await gone(page.getByText('The address has no house number.'));
    await gone(page.getByText('Check the address'));
    expect(await page.getByRole('button', { name: 'Fulfill Items' }).getAttribute('aria-describedby')).toBeNull();
  });

  test('a billing address that is the shipping address goes with it, unless one says otherwise', async () => {
    const both = { shippingAddress: good, billingAddress: good };
    const [moved, kept] = [await place(both), await place(both)];
    const { page, wrongs } = await open(`/orders/${moved.number}/fulfill`);
    const move = async (order: Placed) => {
      await page.goto(`/orders/${order.number}/fulfill`);
      await page.getByRole('button', { name: 'Edit address' }).click();
      await page.getByLabel('Address', { exact: true }).fill('1 Analytical Row');
      await see(page.getByLabel('Change the billing address too'));
    };
    await move(moved);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(popup(page, `Order #${moved.number} is fulfilled.`));
    await see(page.getByText('Same as shipping address'));
    expect(await addresses(moved)).toEqual({ status: 'FULFILLED', shipping: '1 Analytical Row', billing: '1 Analytical Row' });
    await move(kept);
    await page.getByLabel('Change the billing address too').uncheck();
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(popup(page, `Order #${kept.number} is fulfilled.`));
    expect(await addresses(kept)).toEqual({ status: 'FULFILLED', shipping: '1 Analytical Row', billing: good.line1 });
    expect(wrongs).toEqual([]);
  });

  test('an edit keeps both the same, too, and can part them', async () => {
    const order = await place({ shippingAddress: good, billingAddress: good });
    const { page, wrongs } = await open(`/orders/${order.number}`);
    const dialog = page.getByRole('dialog');
    const edit = () => page.getByRole('button', { name: 'Edit', exact: true }).click();
    await edit();
    expect(await dialog.getByLabel('Same as shipping address').isChecked()).toBe(true);
    await dialog.getByLabel('Address', { exact: true }).fill('1 Analytical Row');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await gone(dialog);
    expect(await addresses(order)).toMatchObject({ shipping: '1 Analytical Row', billing: '1 Analytical Row' });
    await edit();
    await dialog.getByLabel('Same as shipping address').uncheck();
    await dialog.getByLabel('Address', { exact: true }).last().fill('9 Ledger Lane');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await gone(dialog);
    expect(await addresses(order)).toMatchObject({ shipping: '1 Analytical Row', billing: '9 Ledger Lane' });
    expect(wrongs).toEqual([]);
  });

  test('the note of the customer stands out alike on both pages, above everything that is to be done, on a phone too', async () => {
    const note = `Please leave it with the neighbour. ${'x'.repeat(120)}`;
    const order = await place({ note, shippingAddress: good });
    const { page } = await open(`/orders/${order.number}/fulfill`);
    const stands = async () => {
      const aside = page.getByRole('complementary', { name: 'Note on the order' });
      await see(aside.getByText('leave it with the neighbour'));
      const items = await page.getByRole('main').getByText('Stoneware Mug').boundingBox();
      expect((await aside.boundingBox())?.y).toBeLessThan(items?.y ?? 0);
      await expectToFit(page);
      return aside.evaluate((each) => [getComputedStyle(each).backgroundColor, getComputedStyle(each).borderColor, each.className]);
    };
    const fulfilling = await stands();
    await see(page.getByRole('heading', { name: `Manual Fulfillment #${order.number}` }));
    await page.setViewportSize({ width: 360, height: 740 });
    await stands();
    await expectAccessible(page);
    await page.goto(`/orders/${order.number}`);
    expect(await stands()).toEqual(fulfilling);
    await expectAccessible(page);
  });

  test('99 of 1 becomes 1, and says why', async () => {
    const order = await place({ shippingAddress: good });
    const { page } = await open(`/orders/${order.number}/fulfill`);
    const quantity = page.getByRole('spinbutton', { name: 'Quantity of Stoneware Mug' });
    await quantity.fill('99');
    expect(await quantity.inputValue()).toBe('1');
    await see(page.getByRole('status').getByText('Only 1 of it is left to fulfill, so it is 1.'));
    await expectAccessible(page);
    await quantity.fill('0');
    await gone(page.getByText('Only 1 of it is left'));
  });

  test('leaving an edit asks nothing and loses nothing: the order says that it was begun', async () => {
    const order = await place({ shippingAddress: good });
    const { page } = await open(`/orders/${order.number}`);
    const asked: string[] = [];
    page.on('dialog', (question) => {
      asked.push(question.message());
      void question.dismiss();
    });
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await dialog.getByLabel('Note').fill('Fragile.');
    await page.keyboard.press('Escape');
    await gone(dialog);
    await see(page.getByText('You began to edit this order.'));
    await page.getByRole('button', { name: 'Go on editing' }).click();
    expect(await dialog.getByLabel('Note').inputValue()).toBe('Fragile.');
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await gone(dialog);
    await gone(page.getByText('You began to edit this order.'));
    expect(asked).toEqual([]);
  });
});
