import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, gone, row, see } from './browser';
import type { Placed } from './server';
import { demo, withServer } from './withServer';

/** A browser of somebody in Germany. */
const german: BrowserContextOptions = { locale: 'de-DE' };

withServer('the dashboard in German', demo, ({ server, open }) => {
  const place = async (currencyCode: string, paid: string) => {
    const { createOrder } = await server.ask<{ createOrder: { order: Placed } }>(
      'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { order { id number version lines { id } } } }',
      {
        input: {
          currencyCode,
          paid,
          customer: { name: 'Jonas Weber' },
          lines: [{ title: 'Teekanne', quantity: 1, unitPrice: paid }],
          shippingAddress: { name: 'Jonas Weber', line1: 'Allee 1', city: 'Wien', postalCode: '1010', countryCode: 'AT' },
        },
      },
    );
    return createOrder.order;
  };
  const refunded = async (order: Placed) => {
    const query = 'query ($id: ID!) { order(id: $id) { payment { refunded { amount } } } }';
    return (await server.ask<{ order: { payment: { refunded: { amount: string } } } }>(query, { id: order.id })).order.payment.refunded
      .amount;
  };
  const refund = async (page: Page) => {
    await page.getByRole('button', { name: 'Weitere Aktionen' }).click();
    await page.getByRole('menuitem', { name: 'Erstatten' }).click();
    return page.getByRole('dialog', { name: 'Erstatten' });
  };

  test('5,250 KWD are five dinar and a quarter, and the timeline says so', async () => {
    const order = await place('KWD', '20.000');
    const { page, wrongs } = await open(`/orders/${order.number}`, german);
    const dialog = await refund(page);
    await dialog.getByLabel('Betrag in KWD').fill('5.250'); // five thousand, or from a number pad five
    await see(dialog.getByText('Das ist kein Betrag.'));
    await dialog.getByLabel('Betrag in KWD').fill('20,001');
    await see(dialog.getByText('Das ist mehr, als bezahlt ist. Höchstens 20,000 KWD lassen sich erstatten.'));
    expect(await dialog.getByRole('button', { name: 'Erstatten', exact: true }).isDisabled()).toBe(true);
    await dialog.getByLabel('Betrag in KWD').fill('5,250');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '5,250 KWD erstatten', exact: true }).click();
    await see(page.getByRole('region', { name: 'Meldungen' }).getByText('5,250 KWD wurden erstattet.'));
    await see(page.getByText('Demo hat 5,250 KWD erstattet.'));
    expect(await refunded(order)).toBe('5.250');
    expect(wrongs).toEqual([]);
  });

  test('on a phone, what is missing stands in one line, or beside a long status in two', async () => {
    const input = { currencyCode: 'USD', customer: { name: 'Jonas Weber' }, paid: '1234.50' };
    const lines = [{ title: 'Teekanne', quantity: 2, unitPrice: '0' }];
    const create = 'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { order { id number version lines { id } } } }';
    const over = async () =>
      (await server.ask<{ createOrder: { order: Placed } }>(create, { input: { ...input, lines } })).createOrder.order;
    const fresh = await over();
    const begun = await over();
    await server.fulfill(begun, [{ lineId: begun.lines[0]?.id ?? '', quantity: 1 }]);
    const { page } = await open('/orders', { ...german, viewport: { width: 360, height: 780 } });
    const chip = ({ number }: Placed) => row(page, number).getByText('1.234,50 US$ zu viel bezahlt');
    await see(chip(begun));
    expect((await chip(fresh).boundingBox())?.height).toBeLessThan(30);
    const [status, money] = [await row(page, begun.number).getByText('Teilweise versandt').boundingBox(), await chip(begun).boundingBox()];
    expect((status?.x ?? 0) + (status?.width ?? 0)).toBeLessThan(money?.x ?? 0);
    expect(money?.height).toBeLessThan(45);
  });

  test('a price of a new item may have thousands set apart, and one that could be two amounts is not sent', async () => {
    const { number } = await place('KWD', '20.000');
    const { page, wrongs } = await open(`/orders/${number}`, german);
    await page.getByRole('button', { name: 'Bearbeiten', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Artikel hinzufügen' }).click();
    await dialog.getByLabel('Bezeichnung').fill('Tasse');
    await dialog.getByLabel('Stückpreis in KWD').fill('1.250');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await see(dialog.getByText('Das ist kein Betrag.'));
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('1.250');
    await expectAccessible(page);
    await dialog.getByLabel('Stückpreis in KWD').fill('1.250,5');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await gone(dialog);
    await see(page.getByText('1.250,500 KWD × 1'));
    expect(wrongs).toEqual([]);
  });

  test('countries have their German names wherever an address stands', async () => {
    const order = await place('EUR', '20.00');
    const { page, wrongs } = await open(`/orders/${order.number}`, german);
    await see(page.getByText('Österreich', { exact: true }));
    await page.getByRole('button', { name: 'Adresse kopieren' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Jonas Weber\nAllee 1\n1010 Wien\nÖsterreich');
    await page.goto(`/orders/${order.number}/fulfill`);
    await see(page.getByText('Österreich', { exact: true }));
    await page.goto(`/packing-slips?orders=${order.number}`);
    await see(page.getByText('Österreich', { exact: true }));
    await server.ask('mutation ($input: UpdateOrderInput!) { updateOrder(input: $input) { userErrors { message } } }', {
      input: { orderId: order.id, shippingAddress: { name: 'Jonas Weber', line1: 'Allee 1', city: 'Genf', countryCode: 'CH' } },
    });
    await page.goto(`/orders/${order.number}`);
    await see(page.getByText('Demo hat die Lieferadresse geändert.'));
    await page.getByText('3 Änderungen').click();
    await see(page.getByRole('listitem').filter({ hasText: /Lieferadresse: LandVorher: Österreich → Nachher: Schweiz/ }));
    expect(wrongs).toEqual([]);
  });

  test('a popup on a phone has words that can be read, and leaves the header as high as it is', async () => {
    const order = await place('EUR', '20.00');
    const { page, wrongs } = await open(`/orders/${order.number}/fulfill`, { ...german, viewport: { width: 360, height: 780 } });
    await page.getByRole('button', { name: 'Artikel versenden' }).click();
    const words = page
      .getByRole('status')
      .filter({ hasText: `#${order.number}` })
      .first();
    await see(words);
    expect((await words.boundingBox())?.width).toBeGreaterThan(110);
    expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(60);
    expect(wrongs).toEqual([]);
  });
});
