import { expect, test } from 'vitest';
import { expectAccessible, gone, popup, row, see } from './browser';
import { demo, withServer } from './withServer';

withServer('fulfilling an order', demo, ({ server, open }) => {
  test('from the list: kebab, Manual Fulfillment, Fulfill Items, popup, Order Details', async () => {
    const { number } = await server.place({ name: 'Grace Hopper' });
    const { page, wrongs } = await open('/');
    await see(row(page, number));
    expect(new URL(page.url()).pathname).toBe('/orders');
    await page.getByRole('button', { name: `Actions for order #${number}` }).click();
    await see(page.getByRole('menuitem', { name: 'Fulfill Order' }));
    await expectAccessible(page);
    await page.getByRole('menuitem', { name: 'Fulfill Order' }).click();
    await see(page.getByRole('heading', { name: 'Manual Fulfillment' }));
    await see(page.getByText('12 St James’s Square'));
    expect(await page.getByText('Timeline').count()).toBe(0);
    await expectAccessible(page);
    await page.getByLabel('Tracking number').fill('1Z999');
    await page.getByLabel('Carrier').fill('UPS');
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(popup(page, `Order #${number} is fulfilled.`));
    await see(page.getByRole('heading', { name: `#${number}` }));
    await see(page.locator('header').getByText('Fulfilled', { exact: true }));
    await see(page.getByText('1Z999'));
    await see(page.getByText('Demo fulfilled 2 items.'));
    expect(await page.getByRole('link', { name: 'Mark As Fulfilled' }).count()).toBe(0);
    await expectAccessible(page);
    expect(wrongs).toEqual([]);
  });

  test('from its details, after editing it, and only a part of it', async () => {
    const { number } = await server.place({
      lines: [
        { title: 'Ramen Bowl', quantity: 3 },
        { title: 'Bud Vase', quantity: 1 },
      ],
    });
    const { page, wrongs } = await open(`/orders/${number}`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `Edit order #${number}` });
    await dialog.getByLabel('Note').fill('Leave it with the neighbour.');
    await dialog.getByLabel('City').first().fill('');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(dialog.getByText('City is missing.'));
    await dialog.getByLabel('City').first().fill('Greater London');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(popup(page, `Order #${number} is saved.`));
    await see(page.getByText('Greater London SW1Y 4JH'));
    await see(page.getByText('Leave it with the neighbour.'));

    await page.getByRole('link', { name: 'Mark As Fulfilled' }).click();
    await page.getByRole('spinbutton', { name: 'Quantity of Ramen Bowl' }).fill('1');
    await page.getByRole('button', { name: 'One less: Bud Vase' }).click();
    await see(page.getByText('1 of 4 items'));
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(page.getByText('Partially Fulfilled'));
    await see(page.getByText('1 of 3 fulfilled'));
    await see(page.getByText('0 of 1 fulfilled'));
    expect(wrongs).toEqual([]);
  });

  test('the address can be edited on the way, and is checked', async () => {
    const { number } = await server.place();
    const { page, wrongs } = await open(`/orders/${number}/fulfill`);
    await page.getByRole('button', { name: 'Edit address' }).click();
    await page.getByLabel('Address', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(page.getByText('Address is missing.'));
    await expectAccessible(page);
    await page.getByLabel('Address', { exact: true }).fill('1 Analytical Row');
    await page.getByLabel('Country').selectOption({ label: 'Germany' });
    await see(page.getByText('This is no postal code of Germany.'));
    await page.getByLabel('Country').selectOption({ label: 'Ireland' });
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(popup(page, `Order #${number} is fulfilled.`));
    await see(page.getByText('1 Analytical Row'));
    await see(page.getByText('Ireland'));
    expect(wrongs).toEqual([]);
  });

  test('an unpaid order asks first', async () => {
    const { number } = await server.place({ paid: false });
    const { page, wrongs } = await open(`/orders/${number}/fulfill`);
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    const dialog = page.getByRole('dialog', { name: 'Fulfill an unpaid order?' });
    await see(dialog.getByText(/US\$20\.00 of this order is outstanding/));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Back' }).click();
    await gone(dialog);
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await dialog.getByRole('button', { name: 'Fulfill unpaid' }).click();
    await see(popup(page, `Order #${number} is fulfilled.`));
    await see(page.getByText('although the order is not paid in full'));
    expect(wrongs).toEqual([]);
  });

  test('a change by somebody else is told, and what was typed is kept', async () => {
    const order = await server.place({ lines: [{ title: 'Ramen Bowl', quantity: 3 }] });
    const { page, wrongs } = await open(`/orders/${order.number}/fulfill`);
    await see(page.getByText('Live', { exact: true }));
    await page.getByLabel('Tracking number').fill('KEPT-1');
    const [line] = order.lines;
    await server.fulfill(order, [{ lineId: line?.id ?? '', quantity: 2 }]);
    await see(page.getByText('This order was changed while you were here'));
    await see(page.getByText('Demo fulfilled 2 items.'));
    await see(page.getByText('1 item left'));
    expect(await page.getByLabel('Tracking number').inputValue()).toBe('KEPT-1');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(popup(page, `Order #${order.number} is fulfilled.`));
    await see(page.getByText('KEPT-1'));
    expect(wrongs).toEqual([]);
  });

  test('half of it typed and left for another page, it is still there, until one starts over', async () => {
    const { number } = await server.place({ lines: [{ title: 'Ramen Bowl', quantity: 3 }] });
    const { page, wrongs } = await open(`/orders/${number}/fulfill`);
    await page.getByLabel('Tracking number').fill('HALF');
    await page.keyboard.press('Enter'); // as a scanner does
    await page.getByRole('spinbutton', { name: 'Quantity of Ramen Bowl' }).fill('1');
    await page.getByRole('link', { name: 'Orders', exact: true }).click();
    await row(page, number).getByRole('link').click();
    await page.getByLabel('Comment').fill('half a thought');
    await page.getByRole('link', { name: 'Mark As Fulfilled' }).click();
    await see(page.getByText('What you typed is still here.'));
    await see(page.getByText('1 of 3 items'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Start over' }).click();
    await see(page.getByText('3 items', { exact: true }));
    await page.getByLabel('Tracking number').fill('WHOLE');
    await page.keyboard.press('Control+Enter');
    await see(popup(page, `Order #${number} is fulfilled.`));
    await see(page.getByText('WHOLE'));
    expect(await page.getByLabel('Comment').inputValue()).toBe('half a thought');
    expect(wrongs).toEqual([]);
  });

  test('a packing slip lists what left with it', async () => {
    const order = await server.place({
      lines: [
        { title: 'Ramen Bowl', quantity: 3 },
        { title: 'Bud Vase', quantity: 1 },
      ],
    });
    await server.fulfill(order, [{ lineId: order.lines[0]?.id ?? '', quantity: 2 }]);
    const { page, wrongs } = await open(`/orders/${order.number}`);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: `Packing slip of ${order.number}-F1` }).click();
    const slip = await opened;
    await see(slip.getByText(`Fulfillment ${order.number}-F1`));
    expect(await slip.locator('tbody tr').allTextContents()).toEqual(['2Ramen BowlSKU-1']);
    await expectAccessible(slip);
    // On paper there is the slip, and nothing to press.
    await slip.emulateMedia({ media: 'print' });
    await gone(slip.getByRole('button', { name: 'Print' }));
    await see(slip.getByText('Ramen Bowl'));
    await slip.goto(`/packing-slips?orders=${order.number}`);
    await see(slip.getByText('Bud Vase'));
    expect(await slip.locator('tbody tr').allTextContents()).toEqual(['1Ramen BowlSKU-1', '1Bud VaseSKU-2']);
    expect(wrongs).toEqual([]);
  });

  test('pictures of products come from this server, and from nobody else', async () => {
    const { number } = await server.place({
      lines: [
        { title: 'Elsewhere Mug', quantity: 1, imageUrl: 'https://elsewhere.example/mug.png' },
        { title: 'Stoneware Mug', quantity: 1, imageUrl: '/pictures/mug.svg' },
      ],
    });
    const { page, wrongs } = await open(`/orders/${number}`);
    await see(page.getByText('EM', { exact: true }));
    await expect
      .poll(() => page.locator('main img').evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth > 0)))
      .toEqual([true]);
    expect(wrongs).toEqual([]);
  });

  test('an order that was fulfilled elsewhere meanwhile is not fulfilled again', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await see(page.getByText('Live', { exact: true }));
    await server.fulfill(order);
    await see(page.getByText(`Order #${order.number} is already fulfilled.`));
    expect(await page.getByRole('button', { name: 'Fulfill Items' }).isDisabled()).toBe(true);
  });

  test('without a live connection the server notices the conflict, and nothing that was typed is lost', async () => {
    const order = await server.place({ lines: [{ title: 'Ramen Bowl', quantity: 3 }] });
    const { page } = await open('/sign-in');
    await page.routeWebSocket('**/graphql', (socket) => socket.close());
    await page.goto(`/orders/${order.number}/fulfill`);
    await page.getByLabel('Tracking number').fill('KEPT-2');
    await see(page.getByText('Reconnecting …'));
    await server.fulfill(order, [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }]);
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(page.getByText('This order was changed while you were here'));
    await see(page.getByText('Demo fulfilled 1 item.'));
    await see(page.getByText('2 items left'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(page.getByRole('link', { name: 'Orders' }));
    await see(page.getByText('KEPT-2'));
    await see(page.getByText('3 of 3 fulfilled'));
  });

  test('a server that is away takes nothing from the page: what was typed stays, and the next press does it once', async () => {
    const order = await server.place({ name: 'Grace Hopper' });
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await page.getByLabel('Tracking number').fill('KEPT-1');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(page.getByText('it is not known whether this was saved'));
    expect(await page.getByLabel('Tracking number').inputValue()).toBe('KEPT-1');
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(popup(page, `Order #${order.number} is fulfilled.`));
    await see(page.getByText('KEPT-1'));
  });

  test('an order whose reading again fails stays on the page, and says so', async () => {
    const order = await server.place({ name: 'Grace Hopper' });
    const { page } = await open(`/orders/${order.number}`);
    await see(page.getByText('Live', { exact: true }));
    await page.getByRole('textbox', { name: 'Comment' }).fill('half a sentence');
    await page.route('**/graphql', (route) => route.abort());
    await server.fulfill(order); // which is heard of, and read again in vain
    await see(page.getByText('This could not be read again'));
    await expectAccessible(page);
    expect(await page.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe('half a sentence');
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Retry' }).click();
    await see(page.getByRole('button', { name: 'Cancel Fulfillment' }));
    await gone(page.getByText('This could not be read again'));
  });

  test('an edit that cannot be is refused with a reason, and is not lost by a key', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Remove/ }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(dialog.getByRole('alert'));
    await page.keyboard.press('Escape');
    await gone(dialog);
    await page.getByRole('button', { name: 'Go on editing' }).click();
    await see(dialog.getByText('Will be removed'));
  });

  test('two people who edit the same order: the second is told, keeps what was typed, and loses nothing of the first', async () => {
    const order = await server.place();
    const { page } = await open('/sign-in');
    await page.routeWebSocket('**/graphql', (socket) => socket.close());
    await page.goto(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Note').fill('Mine.');
    await server.ask('mutation ($input: UpdateOrderInput!) { updateOrder(input: $input) { userErrors { message } } }', {
      input: { orderId: order.id, tags: ['theirs'] },
    });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(dialog.getByText('Somebody else saved this order while you were typing.'));
    expect(await dialog.getByLabel('Note').inputValue()).toBe('Mine.');
    expect(await dialog.getByLabel('Tags').inputValue()).toBe('theirs');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(popup(page, `Order #${order.number} is saved.`));
    await see(page.getByText('Mine.'));
    await see(page.getByText('theirs', { exact: true }));
  });
});
