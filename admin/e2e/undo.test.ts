import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, gone, popup, row, see } from './browser';
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

  test('an Undo that comes too late is not offered any more', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}/fulfill`);
    await see(page.getByText('Live', { exact: true }));
    await fulfill(page, order);
    await see(region(page).getByRole('button', { name: 'Undo' }));
    await server.comment(order, 'Changed meanwhile.');
    await gone(region(page).getByRole('button', { name: 'Undo' }));
    await see(popup(page, `Order #${order.number} is fulfilled.`));
  });

  test('an Undo that nobody could withdraw is refused in words, without versions', async () => {
    const order = await server.place();
    const { page } = await open('/sign-in');
    await page.routeWebSocket('**/graphql', (socket) => socket.close());
    await page.goto(`/orders/${order.number}/fulfill`);
    await fulfill(page, order);
    await server.comment(order, 'Changed meanwhile.');
    await page.keyboard.press('u');
    const refusal = region(page).getByRole('alert');
    await see(refusal.getByText(`Order #${order.number} was changed meanwhile.`));
    expect(await refusal.textContent()).not.toMatch(/version/i);
    await expectAccessible(page);
    await region(page).getByRole('button', { name: 'Close' }).click();
    await gone(refusal.getByText('was changed meanwhile'));
  });

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

  test.for([360, 600, 768, 820, 960, 1024, 1280, 1920])(
    'at %i pixels a popup covers no button, of the page, the header or a dialog',
    async (width) => {
      const order = await server.place();
      const { page } = await open(`/orders/${order.number}/fulfill`, { viewport: { width, height: 760 } });
      await fulfill(page, order);
      await see(page.getByRole('button', { name: 'More Actions' }));
      expect(await coveredBy(page)).toEqual([]);
      await page.getByRole('button', { name: 'More Actions' }).click();
      await page.getByRole('menuitem', { name: 'Refund' }).click();
      await see(page.getByRole('dialog'));
      expect(await coveredBy(page)).toEqual([]);
    },
  );

  /** Buttons, links and fields that lie under the popup, or the popup under them. */
  const coveredBy = (page: Page) =>
    page.evaluate(() => {
      const box = document.querySelector('[aria-label="Notifications"] [data-kind]')?.getBoundingClientRect();
      if (!box || box.width === 0) return ['there is no popup'];
      if (box.right > innerWidth || box.left < 0) return ['the popup is off the screen'];
      return [...document.querySelectorAll<HTMLElement>('button, a[href], input, [role=dialog]')]
        .filter((each) => !each.closest('[aria-label="Notifications"]') && each.checkVisibility() && !each.matches('[href="#page"]'))
        .filter((each) => {
          const its = each.getBoundingClientRect();
          return its.width > 0 && its.left < box.right && its.right > box.left && its.top < box.bottom && its.bottom > box.top;
        })
        .map((each) => each.outerHTML.slice(0, 120));
    });
});
