import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, gone, popup, see } from './browser';
import type { Placed } from './server';
import { demo, withServer } from './withServer';

// What was typed is still there when one comes back, and the order may be another by then.
withServer('keeping what was typed', demo, ({ server, open }) => {
  /** The server does what is asked, and its answer is lost. */
  const loseAnswers = (page: Page, mutation: string) =>
    page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes(`mutation ${mutation}`)) return route.continue();
      await route.fetch();
      await route.abort();
    });
  const update = (order: Placed, change: object) =>
    server.ask('mutation ($input: UpdateOrderInput!) { updateOrder(input: $input) { userErrors { message } } }', {
      input: { orderId: order.id, ...change },
    });
  const fulfilled = async (order: Placed) => {
    const { order: now } = await server.ask<{ order: { fulfillments: { name: string }[]; lines: { title: string }[] } }>(
      'query ($id: ID!) { order(id: $id) { fulfillments { name } lines { title } } }',
      { id: order.id },
    );
    return now;
  };

  test('an answer that is lost with the page does not make two parcels of one', async () => {
    const order = await server.place({ lines: [{ title: 'Ramen Bowl', quantity: 3 }] });
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await page.getByLabel('Tracking number').fill('ONCE-1');
    await page.getByRole('spinbutton', { name: 'Quantity of Ramen Bowl' }).fill('1');
    await loseAnswers(page, 'FulfillOrder');
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(page.getByText('it is not known whether this was saved'));
    await page.unroute('**/graphql');
    await page.reload();
    await see(page.getByText('What you typed is still here.'));
    await see(page.getByText('Demo fulfilled 1 item.'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(page.getByRole('heading', { name: `#${order.number}` }));
    await see(page.getByText('1 of 3 fulfilled'));
    expect((await fulfilled(order)).fulfillments).toHaveLength(1);
  });

  test('nor two items of one that was added', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add an item' }).click();
    await dialog.getByLabel('Title').fill('Extra tea');
    await dialog.getByLabel('Unit price in USD').fill('3.00');
    await loseAnswers(page, 'UpdateOrder');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(dialog.getByText('it is not known whether this was saved'));
    await page.unroute('**/graphql');
    await page.reload();
    await page.getByRole('button', { name: 'Go on editing' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await gone(dialog);
    expect((await fulfilled(order)).lines.filter((line) => line.title === 'Extra tea')).toHaveLength(1);
  });

  test('nor two comments of one, and one that was never sent comes back', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}`);
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('mutation AddComment') ? new Promise(() => {}) : route.continue(),
    );
    await page.getByLabel('Comment').fill('On its way.');
    await page.getByRole('button', { name: 'Post' }).click();
    await see(page.getByText('Posting …'));
    await page.reload();
    await see(page.getByRole('heading', { name: `#${order.number}` }));
    await expect.poll(() => page.getByLabel('Comment').inputValue()).toBe('On its way.');
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Post' }).click();
    await gone(page.getByText('Posting …'));
    await see(page.getByText('On its way.'));
    expect(await page.getByLabel('Comment').inputValue()).toBe('');
  });

  test('an address that was typed is not mixed with one that came meanwhile, and one is told of it', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await page.getByRole('button', { name: 'Edit address' }).click();
    await page.getByLabel('Address', { exact: true }).fill('2 New Road');
    await page.getByRole('link', { name: 'Orders', exact: true }).click();
    await update(order, {
      shippingAddress: { name: 'Ada Lovelace', line1: '9 Rue X', city: 'Paris', postalCode: '75001', countryCode: 'FR' },
    });
    await page.goto(`${server.address}/orders/${order.number}/fulfill`);
    await see(page.getByText('This order was changed while you were here'));
    await see(page.getByText('Demo changed the shipping address.'));
    expect(await page.getByLabel('City').inputValue()).toBe('London');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Undo address changes' }).click();
    await see(page.getByText('9 Rue X'));
  });

  test('an edit tells whose note it would replace', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Note').fill('Mine.');
    await page.goto(`${server.address}/orders`);
    await update(order, { note: 'Fragile, call first.' });
    await page.goto(`${server.address}/orders/${order.number}`);
    await page.getByRole('button', { name: 'Go on editing' }).click();
    await see(dialog.getByText('Note: Fragile, call first.'));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await gone(dialog);
    await see(page.getByText('Mine.'));
  });

  test('an edit that was begun does not stand in the way of an order that cannot be edited any more', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Note').fill('Mine.');
    await page.goto(`${server.address}/orders`);
    await server.fulfill(order);
    await page.goto(`${server.address}/orders/${order.number}`);
    await see(page.getByRole('button', { name: 'Cancel Fulfillment' }));
    await gone(page.getByText('You began to edit this order.'));
    await gone(page.getByRole('dialog'));
  });

  test('Ctrl and Enter fulfil from anywhere on the page, and answer no question', async () => {
    const order = await server.place({ paid: false });
    const { page } = await open(`/orders/${order.number}`);
    await see(page.getByRole('link', { name: 'Mark As Fulfilled' }));
    await page.keyboard.press('f');
    await see(page.getByRole('heading', { name: 'Manual Fulfillment' }));
    await page.keyboard.press('Control+Enter');
    const question = page.getByRole('dialog', { name: 'Fulfill an unpaid order?' });
    await see(question);
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('400638133');
    await page.keyboard.press('Enter'); // as a scanner does: it goes back
    await gone(question);
    expect((await fulfilled(order)).fulfillments).toHaveLength(0);
    await page.keyboard.press('Control+Enter');
    await question.getByRole('button', { name: 'Fulfill unpaid' }).click();
    await see(popup(page, `Order #${order.number} is fulfilled.`));
  });
});
