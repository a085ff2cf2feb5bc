import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, see } from './browser';
import type { Placed } from './server';
import { empty, withServer } from './withServer';

withServer('the timeline', empty, ({ server, open }) => {
  let ada = '';
  beforeAll(() => {
    ada = server.makeToken('Ada', 'admin');
  });

  const did = (mutation: string, order: Placed, input: object = {}) =>
    server.ask(
      `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { userErrors { message } } }`,
      { input: { orderId: order.id, ...input } },
      ada,
    );
  const look = async (order: Placed) => {
    const window = await open(`/orders/${order.number}`);
    await window.page.getByRole('textbox', { name: 'Token' }).fill(ada);
    await window.page.getByRole('button', { name: 'Sign in' }).click();
    await see(window.page.getByRole('heading', { name: `#${order.number}` }));
    return window;
  };
  const entry = (page: Page, sentence: string) =>
    page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').filter({ hasText: sentence });

  test('says who moved money, when it was paid, given back, and given back by a cancellation', async () => {
    const order = await server.place({ paid: false, token: ada });
    await did('markOrderAsPaid', order);
    await did('refundOrder', order, { amount: '4.50', reason: 'A broken cup.' });
    await did('cancelOrder', order, { reason: 'CUSTOMER' });
    const { page } = await look(order);
    await see(entry(page, 'Ada marked US$20.00 as paid.'));
    await see(entry(page, 'Ada refunded US$4.50. Reason: A broken cup.'));
    await see(entry(page, 'Ada refunded US$15.50.'));
  });

  test('shows a change of status without being opened, and says it to who listens', async () => {
    const order = await server.place({ paid: false, token: ada });
    await did('fulfillOrder', order, { allowUnpaid: true });
    await did('markOrderAsPaid', order);
    const { page } = await look(order);
    await see(entry(page, 'Ada fulfilled 2 items').getByText('Unfulfilled → Fulfilled'));
    await see(entry(page, 'as paid').getByText('Payment Pending → Payment Paid'));
    const heard = await entry(page, 'Ada fulfilled 2 items').ariaSnapshot();
    expect(heard).toContain('Status: from Unfulfilled to Fulfilled');
    expect(heard).not.toContain('→');
    await did('refundOrder', order, { amount: '4.50' });
    await see(entry(page, 'Ada refunded US$4.50.').getByText('Payment Paid → Partially Refunded'));
    await did('refundOrder', order);
    await see(entry(page, 'Ada refunded US$15.50.').getByText('Partially Refunded → Payment Refunded'));
    await expectAccessible(page);
  });
});
