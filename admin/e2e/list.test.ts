import { expect, test } from 'vitest';
import { expectAccessible, gone, row, see } from './browser';
import { demo, withServer } from './withServer';

withServer('the list of orders', demo, ({ server, open }) => {
  test('search, tabs, sort and page size are in the address, and the back button undoes them', async () => {
    const { page, wrongs } = await open('/orders');
    await see(row(page, '1300'));
    for (const name of ['Order', 'Date', 'Customer', 'Items', 'Total', 'Payment', 'Fulfillment', 'Delivery Method', 'Actions']) {
      await see(page.getByRole('columnheader', { name, exact: true }));
    }
    await page.getByRole('link', { name: /^Fulfilled/ }).click();
    await page.waitForURL(/status=FULFILLED/);
    await page.getByRole('button', { name: 'Total' }).click();
    await page.waitForURL(/sort=TOTAL&dir=DESC/);
    await page.getByLabel('Orders per page').selectOption('10');
    await page.waitForURL(/size=10/);
    await see(page.getByText('1–10 of 151'));
    const first = await page.locator('tbody a').first().textContent();
    await page.getByRole('link', { name: 'Next page' }).click();
    await see(page.getByText('11–20 of 151'));
    await page.getByRole('link', { name: 'Previous page' }).click();
    await see(page.getByText('1–10 of 151'));
    expect(await page.locator('tbody a').first().textContent()).toBe(first);
    // A link that is sent to somebody shows the same.
    const other = await open(page.url());
    await see(other.page.getByText('1–10 of 151'));
    expect(await other.page.locator('tbody a').first().textContent()).toBe(first);
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await see(page.getByText('1–25 of 151'));
    expect(wrongs).toEqual([]);
  });

  test('search finds by number and by name, and says when there is nothing', async () => {
    const { page, wrongs } = await open('/orders');
    await see(row(page, '1300'));
    await page.keyboard.press('/');
    await page.keyboard.type('#1197');
    await gone(row(page, '1300'));
    await see(row(page, '1197'));
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByLabel('Search orders').fill('gulsen');
    await see(row(page, '1197'));
    await page.getByLabel('Search orders').fill('nobody of this name');
    await see(page.getByText('No order matches'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show all orders' }).click();
    await see(row(page, '1300'));
    expect(await page.getByLabel('Search orders').inputValue()).toBe('');
    expect(wrongs).toEqual([]);
  });

  test('filters by payment, date, delivery method and tag', async () => {
    const { page, wrongs } = await open('/orders');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('checkbox', { name: 'Pending', exact: true }).check();
    await see(page.getByLabel('Express', { exact: true }));
    await page.getByLabel('vip', { exact: true }).check();
    await page.getByLabel('Tag: Another one').fill('GIFT');
    await expectAccessible(page, 'table');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(/payment=PENDING&tag=vip%2Cgift/);
    await page.getByRole('button', { name: 'Remove filter: Tag: gift' }).click();
    await page.waitForURL((url) => url.searchParams.get('tag') === 'vip');
    await see(page.getByRole('button', { name: 'Remove filter: Tag: vip' }));
    await see(row(page, '1299'));
    for (const text of await page.locator('tbody tr').allTextContents()) expect(text).toContain('Payment Pending');
    // The tabs count what the filters leave.
    const left = await page.locator('tbody tr').count();
    await see(page.locator('[data-tab=ALL]').getByText(String(left), { exact: true }));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await see(row(page, '1300'));
    expect(wrongs).toEqual([]);
  });

  test.for([
    { locale: 'en-GB', width: 1280, shown: 'Paid' },
    { locale: 'en-GB', width: 820, shown: 'Paid' },
    { locale: 'en-GB', width: 360, shown: 'Payment Paid' },
    { locale: 'de-DE', width: 1280, shown: 'Bezahlt' },
  ])('$locale, $width px: an order that is paid says $shown', async ({ locale, width, shown }) => {
    const { page } = await open('/orders?payment=PAID', { locale, viewport: { width, height: 800 } });
    await see(page.locator('tbody a'));
    expect((await page.locator('tbody [data-payment=PAID]').first().innerText()).trim()).toBe(shown);
  });

  test('by keyboard alone: move, open, go back, fulfil', async () => {
    const { number } = await server.place({ name: 'Katherine Johnson' });
    const { page, wrongs } = await open('/orders');
    await see(row(page, number));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(`#${number}`);
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: `#${number}` }));
    await page.keyboard.press('j'); // at once: before it is known which order is next
    await see(page.getByRole('heading', { name: '#1300' }));
    await page.keyboard.press('k');
    await see(page.getByRole('heading', { name: `#${number}` }));
    await page.keyboard.press('b');
    await see(row(page, number));
    await page.keyboard.press('j'); // on from where one was
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('#1300');
    await page.keyboard.press('k');
    await page.keyboard.press('f');
    await see(page.getByRole('heading', { name: 'Manual Fulfillment' }));
    await page.getByRole('button', { name: 'Fulfill Items' }).focus();
    await page.keyboard.press('Enter');
    await see(page.getByText(`Order #${number} is fulfilled.`));
    await page.keyboard.press('?');
    await see(page.getByRole('dialog', { name: 'Keyboard shortcuts' }));
    await expectAccessible(page);
    expect(wrongs).toEqual([]);
  });

  test('several at once, with a result for each and one refusal among them', async () => {
    const orders = [await server.place(), await server.place(), await server.place({ paid: false })];
    const raced = await server.place();
    const late = await server.place();
    const { page, wrongs } = await open('/orders');
    await page.getByLabel(`Select order #${late.number}`).click();
    await page.getByLabel(`Select order #${orders[0]?.number}`).click({ modifiers: ['Shift'] }); // all five
    await see(page.getByText('5 orders selected'));
    await server.fulfill(late); // somebody is faster; its row says so, and it stays where it is
    await see(row(page, late.number).getByText('Fulfilled', { exact: true }));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Fulfill', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Fulfill unpaid orders too').check();
    await expectAccessible(page);
    await server.fulfill(raced); // and somebody else is faster by a moment
    await dialog.getByRole('button', { name: 'Fulfill', exact: true }).click();
    await see(dialog.getByText('3 orders fulfilled. 1 order was not fulfilled; the reasons are below. 1 left out.'));
    const told = dialog.getByRole('listitem');
    await see(told.filter({ hasText: `#${raced.number}` }).getByText('is already fulfilled'));
    await see(told.filter({ hasText: `#${late.number}` }).getByText('is already fulfilled'));
    for (const order of orders) await see(told.filter({ hasText: `#${order.number}` }).getByText('Fulfilled'));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await see(row(page, orders[0]?.number ?? '').getByText('Fulfilled', { exact: true }));
    await gone(page.getByText('5 orders selected'));
    expect(wrongs).toEqual([]);
  });

  test('nothing moves under an open menu, and no column when a status changes', async () => {
    const order = await server.place();
    const { page, wrongs } = await open('/orders');
    await see(page.getByText('Live', { exact: true }));
    await page.getByRole('button', { name: `Actions for order #${order.number}` }).click();
    await see(page.getByRole('menuitem', { name: 'View' }));
    const lefts = () => page.locator('th').evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().left)));
    const before = await lefts();
    const top = await row(page, order.number).boundingBox();
    const placed = await server.place();
    await server.fulfill(order);
    await see(page.getByRole('button', { name: '1 new order · Show' }));
    await see(row(page, order.number).getByText('Fulfilled', { exact: true }));
    await see(row(page, order.number).getByRole('img', { name: 'changed just now' }));
    expect(await lefts()).toEqual(before);
    expect(await row(page, placed.number).count()).toBe(0);
    expect((await row(page, order.number).boundingBox())?.height).toBe(top?.height);
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe(`Actions for order #${order.number}`);
    await page.getByRole('heading', { name: 'Orders' }).click();
    await see(row(page, placed.number));
    expect(wrongs).toEqual([]);
  });

  test('the page size that was chosen is there next time', async () => {
    const { page } = await open('/orders');
    await page.getByLabel('Orders per page').selectOption('10');
    await page.waitForURL(/size=10/);
    await page.goto('/orders');
    await expect.poll(() => page.locator('tbody a').count()).toBe(10);
  });

  test('what is still to come has a shape, and can be used by everybody', async () => {
    const { page } = await open('/sign-in');
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/graphql', async (route) => {
      await waiting;
      await route.continue();
    });
    for (const path of ['/orders', '/orders/1197', '/orders/1294/fulfill']) {
      await page.goto(path);
      await page.locator('[aria-busy=true]').waitFor();
      await expectAccessible(page);
    }
    answer();
    await see(page.getByRole('heading', { name: 'Items to fulfill' }));
  });

  test('a failing server is said, and Retry helps', async () => {
    const { page } = await open('/sign-in');
    await page.route('**/graphql', (route) => route.abort());
    await page.goto('/orders');
    await see(page.getByText('The orders could not be loaded'));
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Retry' }).click();
    await see(row(page, '1290'));
  });
});
