import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../src/texts/en';
import { expectAccessible, gone, popup, row, see } from './browser';
import type { Placed } from './server';
import { demo, withServer } from './withServer';

// Hands are faster than the network, and others do not wait.
withServer('while something is still on its way', demo, ({ server, open }) => {
  const note = (page: Page) => page.getByRole('region', { name: 'Note', exact: true });
  const region = (page: Page) => page.getByRole('region', { name: 'Notifications' });
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);

  test('a half-written note that one walks by is there, and keys go on walking', async () => {
    const orders: Placed[] = [];
    for (let i = 0; i < 3; i++) orders.push(await server.place({ name: 'Wanda Walker' }));
    const [last, middle, first] = orders as [Placed, Placed, Placed];
    const { page, wrongs } = await open(`/orders/${middle.number}`);
    await page.getByRole('button', { name: 'Edit note' }).click();
    await note(page).getByLabel('Note').fill('Half a note');
    await page.goto('/orders?q=Wanda');
    await row(page, first.number).getByRole('link').first().click();
    await see(page.getByRole('heading', { name: `#${first.number}` }));
    await page.keyboard.press('j');
    await see(page.getByRole('heading', { name: `#${middle.number}` }));
    await see(note(page).getByLabel('Note'));
    await expectAccessible(page);
    await page.keyboard.press('j');
    await see(page.getByRole('heading', { name: `#${last.number}` }));
    await page.keyboard.press('k');
    expect(await note(page).getByLabel('Note').inputValue()).toBe('Half a note');
    expect(wrongs).toEqual([]);
  });

  test('keys that are meant for a form that is coming do not work the page', async () => {
    const { number } = await server.place();
    const { page } = await open('/sign-in');
    const code = hold();
    await page.route('**/AnnotateForm-*.js', async (route) => {
      await code.held;
      await route.continue();
    });
    await page.goto(`/orders/${number}`);
    await page.getByRole('button', { name: 'Edit note' }).click();
    await gone(page.getByRole('button', { name: 'Edit note' }));
    await page.keyboard.press('b');
    await page.keyboard.press('?');
    code.release();
    await see(note(page).getByLabel('Note'));
    await page.keyboard.type('Hello');
    expect(await note(page).getByLabel('Note').inputValue()).toBe('Hello');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe(`/orders/${number}`);
  });

  test('Ctrl+Enter fulfills in the very moment in which Manual Fulfillment shows its heading', async () => {
    const { number } = await server.place();
    const { page } = await open(`/orders/${number}/fulfill`);
    await see(page.getByRole('heading', { name: 'Manual Fulfillment' }));
    await page.keyboard.press('o');
    await see(page.getByRole('heading', { name: 'Orders' }));
    await page.evaluate(() => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('h1')?.textContent.startsWith('Manual Fulfillment')) return;
        observer.disconnect();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    await page.goBack(); // what is read already is shown at once
    await see(popup(page, `Order #${number} is fulfilled.`));
  });

  test('Escape does not leave a note that is being sent: what comes of it is seen', async () => {
    const { number } = await server.place();
    const { page } = await open(`/orders/${number}`);
    const answer = hold();
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('mutation UpdateOrder')) return route.continue();
      await answer.held;
      await route.abort();
    });
    await page.getByRole('button', { name: 'Edit note' }).click();
    await note(page).getByLabel('Note').fill('Ring twice.');
    const sent = page.waitForRequest((request) => request.postData()?.includes('mutation UpdateOrder') ?? false);
    await page.keyboard.press('Control+Enter');
    await sent;
    await page.keyboard.press('Escape');
    answer.release();
    await see(note(page).getByRole('alert'));
    expect(await note(page).getByLabel('Note').inputValue()).toBe('Ring twice.');
    await page.keyboard.press('Escape');
    await see(page.getByRole('button', { name: 'Edit note' }));
  });

  test('an address that one saved oneself is no change by others', async () => {
    const address = { name: 'Ada Lovelace', line1: '12 St James’s Square', city: 'London', postalCode: 'SW1Y 4JH', countryCode: 'GB' };
    const order = await server.place();
    const mutation = 'mutation ($input: UpdateOrderInput!) { updateOrder(input: $input) { userErrors { message } } }';
    await server.ask(mutation, { input: { orderId: order.id, shippingAddress: address, billingAddress: address } });
    const { page, wrongs } = await open(`/orders/${order.number}/fulfill`);
    const answer = hold();
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('mutation FulfillOrder')) await answer.held;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Edit address' }).click();
    await page.getByLabel('Address', { exact: true }).fill('1 Analytical Row');
    await page.evaluate((changed) => {
      new MutationObserver(() => {
        if (document.querySelector('main [role=alert]')?.textContent?.includes(changed)) document.body.dataset.told = 'yes';
      }).observe(document, { childList: true, subtree: true });
    }, en.fulfill.changed);
    const read = page.waitForResponse((response) => response.request().postData()?.includes('query OrderToFulfill') ?? false);
    await page.keyboard.press('Control+Enter');
    await (await read).finished(); // the event of one's own change had the order read again
    answer.release();
    await see(popup(page, `Order #${order.number} is fulfilled.`));
    await see(page.getByRole('button', { name: 'Cancel Fulfillment' }));
    expect(await page.evaluate(() => document.body.dataset.told)).toBeUndefined();
    expect(wrongs).toEqual([]);
  });

  test('an Undo that is withdrawn under the focus leaves the focus on the page, and the popup goes', async () => {
    const order = await server.place();
    const { page } = await open('/sign-in');
    await page.clock.install();
    await page.goto(`/orders/${order.number}/fulfill`);
    await see(page.getByText('Live', { exact: true }));
    await see(page.getByRole('heading', { name: 'Manual Fulfillment' }));
    await page.keyboard.press('Control+Enter');
    await region(page).getByRole('button', { name: 'Undo' }).focus();
    await server.takeBack(order);
    await gone(region(page).getByRole('button', { name: 'Undo' }));
    expect(await focused(page)).toBe('page');
    await page.clock.runFor(60_000);
    await gone(popup(page, `Order #${order.number} is fulfilled.`));
  });

  test('a second part that leaves is heard, although the status stays', async () => {
    const order = await server.place({ lines: [{ title: 'Stoneware Mug', quantity: 3 }] });
    const part = () => server.fulfill(order, [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }]);
    await part();
    const { page } = await open(`/orders/${order.number}`);
    await see(page.getByText('Live', { exact: true }));
    await see(page.getByRole('heading', { name: 'Timeline' }));
    await part();
    await expect.poll(() => page.locator('#heard').textContent()).toMatch(/fulfilled 1 /);
  });

  test('an order that is not there leads from Manual Fulfillment back to the list one came from', async () => {
    const order = await server.place({ name: 'Nora Nowhere' });
    const { page } = await open('/orders?q=Nora');
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('query OrderToFulfill')) return route.continue();
      const response = await route.fetch();
      const answer = await response.json();
      await route.fulfill({ response, json: { data: { ...answer.data, orderByNumber: null } } });
    });
    await row(page, order.number).getByRole('link').first().focus();
    await page.keyboard.press('f');
    await page.getByRole('main').getByRole('link', { name: en.keys.back }).click();
    await see(row(page, order.number));
    expect(new URL(page.url()).search).toBe('?q=Nora');
  });
});

/** Something that waits until it is released. */
function hold() {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release };
}
