import { expect, test } from 'vitest';
import { expectAccessible, popup, row, see } from './browser';
import { demo, withServer } from './withServer';

const token = 'wb_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG';

withServer('live updates', demo, ({ server, open }) => {
  test('two windows see each other', async () => {
    const order = await server.place();
    const list = await open('/orders?status=UNFULFILLED');
    const details = await open(`/orders/${order.number}`);
    const worker = await open(`/orders/${order.number}/fulfill`);
    for (const { page } of [list, details, worker]) await see(page.getByText('Live', { exact: true }));
    const tab = list.page.getByRole('link', { name: /^Unfulfilled/ });
    const before = Number((await tab.textContent())?.replace(/\D/g, ''));

    await worker.page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(popup(list.page, `Order #${order.number} is fulfilled.`));
    await row(list.page, order.number).waitFor({ state: 'detached' });
    await expect.poll(async () => Number((await tab.textContent())?.replace(/\D/g, ''))).toBe(before - 1);
    await see(popup(details.page, `Order #${order.number} is fulfilled.`));
    await expectAccessible(details.page, 'header');
    await see(details.page.getByRole('button', { name: 'Cancel Fulfillment' }));
    await see(details.page.getByText('Demo fulfilled 2 items.'));
    // Who did it is told once, by their own popup, with Undo.
    expect(await worker.page.getByText(`Order #${order.number} is fulfilled.`).count()).toBe(1);

    await details.page.getByRole('button', { name: 'Cancel Fulfillment' }).click();
    await see(row(list.page, order.number));
    for (const { wrongs } of [list, details, worker]) expect(wrongs).toEqual([]);
  });

  test('a new order appears by itself, but not under the pointer', async () => {
    const { page, wrongs } = await open('/orders');
    await see(page.getByText('Live', { exact: true }));
    const first = await server.place({ name: 'Annie Easley' });
    await see(row(page, first.number).getByRole('img', { name: 'changed just now' }));
    await row(page, '1300').hover();
    const second = await server.place({ name: 'Mary Jackson' });
    await see(page.getByRole('button', { name: '1 new order · Show' }));
    expect(await row(page, second.number).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: '1 new order · Show' }).click();
    await see(row(page, second.number));
    expect(wrongs).toEqual([]);
  });

  test('a demo that was started anew is another store: everything is read again', async () => {
    const { number } = await server.place();
    const { page } = await open('/orders');
    await see(row(page, number));
    await see(page.getByText('Live', { exact: true }));
    await server.stop();
    await see(page.getByText('Reconnecting …'));
    await expectAccessible(page);
    await server.start(['--demo']);
    // After an absence of some seconds it looks again every fifteen.
    await page.getByText('Live', { exact: true }).waitFor({ timeout: 30_000 });
    await row(page, number).waitFor({ state: 'detached' });
    await see(popup(page, 'The store was opened anew'));
    const { number: later } = await server.place({ name: 'Dorothy Vaughan' });
    await see(row(page, later).getByText('Dorothy Vaughan'));
  });
});

withServer('a server that is restarted', { args: [], env: { WAYBILL_ADMIN_TOKEN: token } }, ({ server, open }) => {
  test('what happened while a window was cut off is caught up, in the list and in the details', async () => {
    const order = await server.place({ token });
    const options = { extraHTTPHeaders: { Authorization: `Bearer ${token}` } };
    const list = await open('/orders', options);
    const details = await open(`/orders/${order.number}`, options);
    const pages = [list.page, details.page];
    for (const page of pages) await see(page.getByText('Live', { exact: true }));
    for (const page of pages) await page.context().setOffline(true); // as a laptop that sleeps
    await server.stop();
    for (const page of pages) await see(page.getByText('Reconnecting …'));
    await server.start([], { WAYBILL_ADMIN_TOKEN: token });
    const missed = await server.place({ name: 'Missed Meanwhile', token });
    await server.comment(order, 'While you were away', token);
    await server.fulfill(order, undefined, token);
    for (const page of pages) await page.context().setOffline(false);
    await see(row(list.page, missed.number).getByText('Missed Meanwhile'));
    await see(row(list.page, order.number).getByText('Fulfilled', { exact: true }));
    await see(details.page.getByText('While you were away'));
    await see(details.page.getByRole('button', { name: 'Cancel Fulfillment' }));
    for (const page of pages) await see(page.getByText('Live', { exact: true }));
  });

  test('a server that dies takes no window with it', async () => {
    const order = await server.place({ token });
    const { page } = await open(`/orders/${order.number}`, {
      extraHTTPHeaders: { Authorization: `Bearer ${token}` },
    });
    await see(page.getByText('Live', { exact: true }));
    await server.stop('SIGKILL');
    await see(page.getByText('Reconnecting …'));
    await server.start([], { WAYBILL_ADMIN_TOKEN: token });
    await server.fulfill(order, undefined, token);
    await see(page.getByRole('button', { name: 'Cancel Fulfillment' }));
    await see(page.getByText('Live', { exact: true }));
  });
});
