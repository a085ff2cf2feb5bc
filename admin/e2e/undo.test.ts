import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectAccessibleAsShown, gone, popup, row, see } from './browser';
import type { Placed } from './server';
import { demo, withServer } from './withServer';

withServer('popups and Undo', demo, ({ server, open }) => {
  const region = (page: Page) => page.getByRole('region', { name: 'Notifications' });
  const fulfill = async (page: Page, order: Placed) => {
    await see(page.getByRole('heading', { name: 'Manual Fulfillment' }));
    await page.keyboard.press('Control+Enter');
    await see(popup(page, `Order #${order.number} is fulfilled.`));
  };

  test.for(['u', 'Control+z', 'Meta+z'])('%s takes back what was just fulfilled', async (key) => {
    const order = await server.place();
    const { page, wrongs } = await open(`/orders/${order.number}/fulfill`);
    await fulfill(page, order);
    await page.keyboard.press(key);
    await see(popup(page, `Fulfillment of order #${order.number} is cancelled.`));
    await see(page.getByRole('link', { name: 'Mark As Fulfilled' }));
    expect(wrongs).toEqual([]);
  });

  test('in a field the keys belong to what is typed there', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await fulfill(page, order);
    await page.getByLabel('Comment').pressSequentially('Thank you');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByLabel('Comment').inputValue()).not.toBe('Thank you');
    await see(popup(page, `Order #${order.number} is fulfilled.`));
    await see(page.getByRole('button', { name: 'Cancel Fulfillment' }));
  });

  test('Undo names its keys to eyes, to screen readers and in the list of shortcuts', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await fulfill(page, order);
    const said = region(page).getByRole('status');
    await expect.poll(() => said.textContent()).toBe(`Order #${order.number} is fulfilled. Undo: press u. Next order: press n.`);
    const undo = region(page).getByRole('button', { name: 'Undo', exact: true });
    expect(await undo.getAttribute('aria-keyshortcuts')).toBe('u Control+Z');
    expect(await undo.innerText()).toMatch(/u$/);
    await expectAccessible(page);
    await page.keyboard.press('?');
    await see(page.getByRole('dialog').getByText('Undo, while a popup offers it'));
    await see(page.getByRole('dialog').getByText('Next order to fulfill'));
    await expectAccessible(page);
  });

  test('what a screen reader listens to is there before anything is said', async () => {
    const { page } = await open('/orders');
    await see(page.getByRole('heading', { name: 'Orders' }));
    expect(await region(page).getByRole('status').count()).toBe(1);
    expect(await region(page).getByRole('alert').count()).toBe(1);
    expect(await region(page).innerText()).toBe('');
  });

  test('a comment or a note, of others or one’s own, leaves Undo where it is', async () => {
    const order = await server.place();
    const { page, wrongs } = await open(`/orders/${order.number}/fulfill`);
    await see(page.getByText('Live', { exact: true }));
    await fulfill(page, order);
    await server.comment(order, 'Rang twice.');
    await see(page.getByText('Rang twice.'));
    await page.getByLabel('Comment').fill('Told Ada.');
    await page.getByRole('button', { name: 'Post' }).click();
    await see(page.getByRole('listitem').filter({ hasText: 'Told Ada.' }));
    await page.getByRole('button', { name: 'Edit note', exact: true }).click();
    await page.getByRole('region', { name: 'Note', exact: true }).getByLabel('Note').fill('Ring twice.');
    await page.keyboard.press('Control+Enter');
    await see(page.getByText('Demo changed the note.'));
    const said = region(page).getByRole('status');
    await expect.poll(() => said.textContent()).toMatch(`Order #${order.number} is saved. Order #${order.number} is fulfilled.`);
    await see(region(page).getByRole('button', { name: 'Undo', exact: true }));
    await page.keyboard.press('u');
    await see(popup(page, `Fulfillment of order #${order.number} is cancelled.`));
    expect(wrongs).toEqual([]);
  });

  test('an Undo that comes too late is not offered any more, and the popup says so', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await see(page.getByText('Live', { exact: true }));
    await fulfill(page, order);
    await see(region(page).getByRole('button', { name: 'Undo' }));
    await server.takeBack(order);
    await gone(region(page).getByRole('button', { name: 'Undo' }));
    const said = region(page).getByRole('status');
    await see(said.getByText(`Order #${order.number} is fulfilled. That cannot be undone here any more: the order was changed since.`));
    await expectAccessible(page);
  });

  test('what somebody else has fulfilled again is not fulfilled once more by an old Undo', async () => {
    const order = await server.place({ lines: [{ title: 'Stoneware Mug', quantity: 5 }] });
    const lines = [{ lineId: order.lines[0]?.id ?? '', quantity: 2 }];
    await server.fulfill(order, lines);
    const { page } = await open(`/orders/${order.number}`);
    await page.getByRole('button', { name: 'Cancel Fulfillment' }).click();
    await see(region(page).getByRole('button', { name: 'Undo' }));
    await server.fulfill(order, lines);
    await gone(region(page).getByRole('button', { name: 'Undo' }));
    await see(popup(page, 'That cannot be undone here any more'));
    await see(page.getByText('2 of 5 fulfilled'));
  });

  test.for([
    { what: 'fulfilled', late: 'is already cancelled' },
    { what: 'cancelled', late: 'was changed meanwhile' },
  ])('an Undo of what was $what that nobody could withdraw is refused in words, without versions', async ({ what, late }) => {
    const order = await server.place();
    if (what === 'cancelled') await server.fulfill(order);
    const { page } = await open('/sign-in');
    await page.routeWebSocket('**/graphql', (socket) => socket.close());
    if (what === 'fulfilled') {
      await page.goto(`/orders/${order.number}/fulfill`);
      await fulfill(page, order);
      await server.takeBack(order);
    } else {
      await page.goto(`/orders/${order.number}`);
      await page.getByRole('button', { name: 'Cancel Fulfillment' }).click();
      await see(region(page).getByRole('button', { name: 'Undo' }));
      await server.fulfill(order);
      await server.takeBack(order);
    }
    await page.keyboard.press('u');
    const refusal = region(page).getByRole('alert');
    await see(refusal.getByText(late));
    expect(await refusal.textContent()).not.toMatch(/version/i);
    await expectAccessible(page);
    await region(page).getByRole('button', { name: 'Close' }).click();
    await gone(refusal.getByText(late));
  });

  test.for(['live', 'without a connection for live changes'])(
    'a comment does not hinder that the same is fulfilled again: %s',
    async (how) => {
      const order = await server.place();
      await server.fulfill(order);
      const { page } = await open('/sign-in');
      if (how !== 'live') await page.routeWebSocket('**/graphql', (socket) => socket.close());
      await page.goto(`/orders/${order.number}`);
      if (how === 'live') await see(page.getByText('Live', { exact: true }));
      await page.getByRole('button', { name: 'Cancel Fulfillment' }).click();
      await see(region(page).getByRole('button', { name: 'Undo' }));
      await server.comment(order, 'Meanwhile.');
      if (how === 'live') await see(page.getByText('Meanwhile.'));
      await page.keyboard.press('u');
      await see(popup(page, `Order #${order.number} is fulfilled.`));
    },
  );

  test('ten orders fulfilled quickly, each by n and Ctrl+Enter, leave one popup', async () => {
    const orders: Placed[] = [];
    for (let i = 0; i < 10; i++) orders.push(await server.place({ name: 'Quick Worker' }));
    const newestFirst = orders.toReversed();
    const { page, wrongs } = await open('/orders?q=Quick');
    await row(page, newestFirst[0]?.number ?? '')
      .getByRole('link')
      .focus();
    await page.keyboard.press('f');
    for (const order of newestFirst) {
      await see(page.getByRole('heading', { name: `#${order.number}` }));
      await fulfill(page, order);
      expect(
        await region(page)
          .getByText(/is fulfilled/)
          .count(),
      ).toBe(1);
      await page.keyboard.press('n');
    }
    await see(popup(page, 'Nothing is left to fulfill in this list.'));
    expect(
      await region(page)
        .getByText(/fulfill/)
        .count(),
    ).toBe(1);
    expect(wrongs).toEqual([]);
  });

  test('Next order goes on in the list one came from, past what is done, and begins again at its end', async () => {
    const orders: Placed[] = [];
    for (let i = 0; i < 4; i++) orders.push(await server.place({ name: 'Zora Neighbour' }));
    const [first, second, third, fourth] = orders as [Placed, Placed, Placed, Placed];
    await server.fulfill(second);
    const { page } = await open('/orders?q=Zora');
    await row(page, third.number).getByRole('link').click();
    await page.getByRole('link', { name: 'Mark As Fulfilled' }).click();
    await fulfill(page, third);
    await region(page).getByRole('button', { name: 'Next order' }).click();
    await see(page.getByRole('heading', { name: `Manual Fulfillment #${first.number}` }));
    await fulfill(page, first);
    await page.keyboard.press('n');
    await see(page.getByRole('heading', { name: `Manual Fulfillment #${fourth.number}` }));
    // Whoever sees a moment later that the parcel before was wrong takes it back from here.
    await page.keyboard.press('u');
    await see(region(page).getByText(`Fulfillment of order #${first.number} is cancelled.`));
    await see(page.getByRole('heading', { name: `Manual Fulfillment #${fourth.number}` }));
  });

  test('Next order passes over an order of which all was refunded before it left', async () => {
    const orders: Placed[] = [];
    for (let i = 0; i < 3; i++) orders.push(await server.place({ name: 'Yara Neighbour' }));
    const [first, second, third] = orders as [Placed, Placed, Placed];
    const lines = second.lines.map(({ id }) => ({ lineId: id, quantity: 2 }));
    const refund = 'mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { userErrors { message } } }';
    await server.ask(refund, { input: { orderId: second.id, lines } });
    const { page } = await open('/orders?q=Yara');
    await row(page, third.number).getByRole('link').click();
    await page.getByRole('link', { name: 'Mark As Fulfilled' }).click();
    await fulfill(page, third);
    await page.keyboard.press('n');
    await see(page.getByRole('heading', { name: `Manual Fulfillment #${first.number}` }));
  });

  test('f that is pressed while an order is on its way leads to its fulfillment', async () => {
    const order = await server.place({ name: 'Xenia Neighbour' });
    const { page } = await open('/orders?q=Xenia');
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('query OrderDetails')) await held;
      await route.continue();
    });
    const asked = page.waitForRequest((request) => request.postData()?.includes('query OrderDetails') ?? false);
    await row(page, order.number).getByRole('link').click();
    await asked;
    await page.waitForURL(`**/orders/${order.number}`);
    await page.keyboard.press('f');
    answer();
    await see(page.getByRole('heading', { name: `Manual Fulfillment #${order.number}` }));
  });

  test('a page that one has gone to is not left for the next order, which comes late', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await fulfill(page, order);
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('query NextToFulfill')) await held;
      await route.continue();
    });
    const asked = page.waitForRequest((request) => request.postData()?.includes('query NextToFulfill') ?? false);
    await page.keyboard.press('n');
    const request = await asked;
    await page.keyboard.press('o');
    await see(page.getByRole('heading', { name: 'Orders' }));
    answer();
    await (await request.response())?.finished();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(new URL(page.url()).pathname).toBe('/orders');
  });

  const widths = [360, 480, 600, 768, 820, 960, 1024, 1280, 1920];
  test.for([
    {
      locale: 'en-GB',
      name: 'Notifications',
      orders: 'Orders',
      fulfill: 'Manual Fulfillment',
      more: 'More Actions',
      refund: 'Refund',
      takeBack: 'Cancel Fulfillment',
    },
    {
      locale: 'de-DE',
      name: 'Meldungen',
      orders: 'Bestellungen',
      fulfill: 'Manueller Versand',
      more: 'Weitere Aktionen',
      refund: 'Erstatten',
      takeBack: 'Versand zurücknehmen',
    },
  ])('in $locale, in every width, a popup covers no button, moves nothing and leaves the menu', async ({ locale, name, ...words }) => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}`, { locale });
    await page.getByRole('button', { name: words.more }).waitFor();
    const { height } = await box(page, 'header');
    // Where one may be about to press.
    const places = () =>
      page
        .locator('header:has(nav) > a, header nav a, header:has(nav) button[aria-haspopup=menu]')
        .evaluateAll((all) => all.map((each) => `${each.textContent}: ${Object.values(each.getBoundingClientRect().toJSON()).join(' ')}`));
    const before = new Map<number, string[]>();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 760 });
      before.set(width, await places());
    }
    const lookAround = async (more: () => Promise<unknown>) => {
      const wrong: string[] = [];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 760 });
        wrong.push(...(await coveredBy(page, name)).map((what) => `${width}: ${what}`));
        if ((await box(page, 'header')).height !== height) wrong.push(`${width}: the header is higher`);
        const now = await places();
        expect(now.length).toBeGreaterThanOrEqual(4);
        wrong.push(...now.filter((each) => !before.get(width)?.includes(each)).map((each) => `${width}: has moved: ${each}`));
        await more();
      }
      expect(wrong).toEqual([]);
    };
    const reachMenu = async () => {
      await page.getByRole('link', { name: words.orders, exact: true }).first().click({ trial: true });
      await page.getByRole('button', { name: /^(Account of|Konto von)/ }).click({ trial: true });
    };
    await page.keyboard.press('f');
    await see(page.getByRole('heading', { name: words.fulfill })); // the heading of the order before it has the number, too
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: words.takeBack }).waitFor();
    const stay = () => page.getByRole('region', { name }).getByRole('button').first().hover();
    await stay();
    await lookAround(reachMenu);
    await page.getByRole('button', { name: words.more }).click();
    await page.getByRole('menuitem', { name: words.refund }).click();
    await see(page.getByRole('dialog'));
    await lookAround(async () => {});
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    // The longest sentence.
    await page.getByRole('button', { name: words.takeBack }).click();
    await gone(page.getByRole('button', { name: words.takeBack }));
    await stay();
    await lookAround(async () => {});
    await page.setViewportSize({ width: 360, height: 760 });
    await expectAccessibleAsShown(page);
  });

  const box = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().toJSON());

  /** Buttons, links and fields that lie under the popup, or the popup under them. */
  const coveredBy = (page: Page, region: string) =>
    page.evaluate((region) => {
      const box = document.querySelector(`[aria-label="${region}"] [data-kind]`)?.getBoundingClientRect();
      if (!box || box.width === 0) return ['there is no popup'];
      if (box.right > innerWidth || box.left < 0) return ['the popup is off the screen'];
      return [...document.querySelectorAll<HTMLElement>('button, a[href], input, [role=dialog]')]
        .filter((each) => !each.closest(`[aria-label="${region}"]`) && each.checkVisibility() && !each.matches('[href="#page"]'))
        .filter((each) => {
          const its = each.getBoundingClientRect();
          return its.width > 0 && its.left < box.right && its.right > box.left && its.top < box.bottom && its.bottom > box.top;
        })
        .map((each) => each.outerHTML.slice(0, 120));
    }, region);
});
