import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectAccessibleAsShown, gone, row, see } from './browser';
import { demo, withServer } from './withServer';

withServer('searching', demo, (shop) => {
  const { server } = shop;

  const box = (page: Page) => page.getByLabel('Search orders');
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest('a')?.textContent ?? 'no link');
  const at = (page: Page) => {
    const { pathname, search } = new URL(page.url());
    return pathname + search;
  };
  /** Opens the list in a window that has been nowhere else, with a way to know how often one can go back. */
  const openList = async (path = '/orders') => {
    const window = await shop.open(path);
    await see(window.page.locator('tbody a'));
    await see(window.page.getByText('Live', { exact: true }));
    return { ...window, entries: () => window.page.evaluate(() => history.length) };
  };
  /** Holds back what matches, until it is let go. */
  const hold = async (page: Page, path: string, isMeant: (route: Route) => boolean = () => true) => {
    const held: Route[] = [];
    let holding = true;
    await page.route(path, (route) => (holding && isMeant(route) ? void held.push(route) : route.continue()));
    return {
      some: () => expect.poll(() => held.length).toBeGreaterThan(0),
      letGo: async () => {
        holding = false;
        for (const route of held.splice(0)) await route.continue();
      },
    };
  };
  const asksFor = (words: string) => (route: Route) => {
    const { query, variables } = route.request().postDataJSON() as { query: string; variables: { search?: string } };
    return query.includes('query Orders(') && variables.search === words;
  };

  /** A window whose pages, but for the list, come only when they are let go. */
  const openSlowly = async (page: string) => {
    const { page: window } = await shop.open('/healthz'); // which has none of the files
    await window.clock.install();
    const chunk = await hold(window, `**/assets/${page}-*.js`);
    await window.goto('/orders');
    await see(window.locator('tbody a'));
    return { page: window, chunk };
  };

  test.each([
    { by: 'its link', chunk: 'OrderPage', path: '/orders/1299' },
    { by: 'Fulfill Order', chunk: 'FulfillPage', path: '/orders/1299/fulfill' },
  ])('a page that was opened by $by while one was typing stays, and Back leads to the list', async ({ by, chunk: name, path }) => {
    const { page, chunk } = await openSlowly(name);
    const kebab = page.getByRole('button', { name: 'Actions for order #1299' });
    if (by === 'Fulfill Order') await kebab.click();
    const entries = await page.evaluate(() => history.length);
    // All within one turn of the browser, so that the search's pause cannot have ended between.
    await page.evaluate((by) => {
      const box = document.querySelector<HTMLInputElement>('input[type=search]') as HTMLInputElement;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, '1299');
      box.dispatchEvent(new Event('input', { bubbles: true }));
      const link = by === 'Fulfill Order' ? '[role=menuitem][href$="/1299/fulfill"]' : 'tbody a[href="/orders/1299"]';
      document.querySelector<HTMLElement>(link)?.click();
    }, by);
    await chunk.some();
    expect(at(page)).toBe(path);
    await page.clock.runFor(1_000); // the pause is over
    expect(at(page)).toBe(path);
    await chunk.letGo();
    await see(page.getByRole('heading', { name: by === 'Fulfill Order' ? 'Manual Fulfillment' : '#1299' }));
    expect(at(page)).toBe(path);
    expect(await page.evaluate(() => history.length)).toBe(entries + 1);
    await page.goBack();
    await see(row(page, '1299'));
    expect(at(page)).toBe('/orders');
  });

  test('going back while one was typing stays, too', async () => {
    const { page, wrongs } = await openList('/orders?sort=TOTAL');
    await page.clock.install();
    await page.getByRole('link', { name: /^Cancelled/ }).click();
    await page.waitForURL(/CANCELLED/);
    await box(page).pressSequentially('ada');
    await page.goBack();
    await page.waitForURL('/orders?sort=TOTAL');
    await page.clock.runFor(1_000); // the pause is over
    expect(at(page)).toBe('/orders?sort=TOTAL');
    expect(await box(page).inputValue()).toBe('');
    expect(wrongs).toEqual([]);
  });

  test('a tab that was chosen while one was typing is searched', async () => {
    const { page, wrongs } = await openList();
    await box(page).pressSequentially('gulsen');
    await page.getByRole('link', { name: /^Fulfilled/ }).click();
    await page.waitForURL(/status=FULFILLED&q=gulsen/);
    expect(wrongs).toEqual([]);
  });

  test('a number and Enter, as a scanner sends them, open the order; Back leads to the search, and once more to the list', async () => {
    const { page, wrongs } = await openList();
    await box(page).focus();
    await page.keyboard.type('1197');
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: '#1197' }));
    await page.goBack();
    await see(row(page, '1197'));
    expect(at(page)).toBe('/orders?q=1197');
    await expect.poll(() => focused(page)).toBe('#1197');
    // The same once more: the search is the one of before.
    await page.keyboard.press('/');
    await page.keyboard.type('1197');
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: '#1197' }));
    await page.goBack();
    await see(row(page, '1197'));
    await page.goBack();
    await see(row(page, '1300'));
    expect(at(page)).toBe('/orders');
    expect(wrongs).toEqual([]);
  });

  test('a number that is scanned before the answer to the one before is there is the one that is meant', async () => {
    const { page, wrongs } = await openList();
    const answer = await hold(page, '**/graphql', asksFor('1197'));
    await box(page).focus();
    await page.keyboard.type('1197');
    await page.keyboard.press('Enter');
    await answer.some();
    await page.keyboard.type('1196');
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: '#1196' }));
    await answer.letGo();
    expect(at(page)).toBe('/orders/1196');
    expect(wrongs).toEqual([]);
  });

  test.for(['/orders', '/orders/1300'])('a number that is scanned outside of a field on %s opens its order', async (path) => {
    const { page, wrongs } = await shop.open(path);
    await see(page.getByText('#1300').first());
    await page.keyboard.press('j'); // to a link, on the list
    await page.keyboard.type('1197');
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: '#1197' }));
    expect(at(page)).toBe('/orders/1197');
    expect(wrongs).toEqual([]);
  });

  test('goods that are scanned on Manual Fulfillment lead nobody away', async () => {
    const { page } = await shop.open('/orders/1300/fulfill');
    await see(page.getByRole('heading', { name: 'Manual Fulfillment' }));
    await page.keyboard.type('4006381333931');
    await page.keyboard.press('Enter');
    await page.keyboard.press('?');
    await see(page.getByRole('dialog'));
    expect(at(page)).toBe('/orders/1300/fulfill');
  });

  test('Enter waits for its own answer, and opens no hit of a search before', async () => {
    const { page, wrongs } = await openList('/orders?q=1198');
    await see(row(page, '1198'));
    const answer = await hold(page, '**/graphql', asksFor('1197'));
    await box(page).fill('1197');
    await page.keyboard.press('Enter');
    await answer.some();
    // The only hit of the search before is on the screen; it looks old, and nothing opens it.
    await page.locator('table[data-faded]').waitFor();
    await expectAccessibleAsShown(page);
    await page.keyboard.press('Enter');
    await page.mouse.click(300, 292);
    await page
      .locator('tbody tr')
      .first()
      .click({ force: true, position: { x: 400, y: 20 } });
    await page.locator('tbody a').first().focus();
    expect(await focused(page)).not.toContain('1198');
    expect(at(page)).toBe('/orders?q=1197');
    await answer.letGo();
    await see(page.getByRole('heading', { name: '#1197' }));
    expect(at(page)).toBe('/orders/1197');
    expect(wrongs).toEqual([]);
  });

  test('Enter opens nothing when one types on, goes elsewhere or leaves the box before the answer', async () => {
    const { page, wrongs } = await openList();
    let answer = await hold(page, '**/graphql', asksFor('1196'));
    await box(page).fill('1196');
    await page.keyboard.press('Enter');
    await answer.some();
    await page.keyboard.press('End'); // the number is selected, for the next one that is scanned
    await page.keyboard.type('x');
    await answer.letGo();
    await see(page.getByText('No order matches'));
    expect(at(page)).toBe('/orders?q=1196x');
    answer = await hold(page, '**/graphql', asksFor('1197'));
    await box(page).fill('1197');
    await page.keyboard.press('Enter');
    await answer.some();
    await page.keyboard.press('Escape');
    await answer.letGo();
    await expect.poll(() => page.locator('tbody a').allTextContents()).toEqual(['#1197']);
    expect(await box(page).inputValue()).toBe('1197');
    expect(at(page)).toBe('/orders?q=1197');
    answer = await hold(page, '**/graphql', asksFor('1198'));
    await box(page).fill('1198');
    await page.keyboard.press('Enter');
    await answer.some();
    await page.getByRole('link', { name: /^Unfulfilled/ }).click();
    await page.waitForURL(/status=UNFULFILLED/);
    await answer.letGo();
    await gone(page.locator('[aria-busy=true]'));
    expect(at(page)).toContain('/orders?status=UNFULFILLED');
    expect(wrongs).toEqual([]);
  });

  test('of several hits, Enter opens the one whose number it is; one that a tab hides, too', async () => {
    const { page, wrongs } = await openList();
    await server.place({ name: 'Agent 1197' });
    await box(page).fill('1197');
    await expect.poll(() => page.locator('tbody a').count()).toBe(2);
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: '#1197' }));
    await page.goto('/orders?status=CANCELLED');
    await see(page.locator('tbody a'));
    await box(page).fill('1197');
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: '#1197' }));
    expect(wrongs).toEqual([]);
  });

  test('a number that a tab hides is opened, and not the longer one that is the only hit', async () => {
    const { page, wrongs } = await openList('/orders?status=UNFULFILLED');
    // Of both numbers, the tab has the longer one only.
    const short = await server.place({ number: 'WX77' });
    await server.fulfill(short);
    await server.place({ number: 'WX771' });
    await box(page).fill('WX77');
    await expect.poll(() => page.locator('tbody a').allTextContents()).toEqual(['#WX771']);
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: '#WX77', exact: true }));
    // One that nobody has leaves the only hit.
    await page.goBack();
    await box(page).fill('#WX7');
    await expect.poll(() => page.locator('tbody a').allTextContents()).toEqual(['#WX771']);
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: '#WX771' }));
    // Once somebody has it, it is found, although it was not when it was looked for before.
    await server.fulfill(await server.place({ number: 'WX7' }));
    await page.goBack();
    await expect.poll(() => page.locator('tbody a').allTextContents()).toEqual(['#WX771']);
    await box(page).focus();
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: '#WX7', exact: true }));
    expect(wrongs).toEqual([]);
  });

  test('nothing opens before the number is looked up, nor after one has been elsewhere', async () => {
    const short = await server.place({ number: 'KL8' });
    await server.fulfill(short);
    await server.place({ number: 'KL81' });
    const { page, wrongs } = await openList('/orders?status=UNFULFILLED&q=KL8');
    await expect.poll(() => page.locator('tbody a').allTextContents()).toEqual(['#KL81']);
    const looksUp = (route: Route) => {
      const { query, variables } = route.request().postDataJSON() as { query: string; variables: { number?: string } };
      return query.includes('query OrderDetails(') && variables.number === 'KL8';
    };
    let answer = await hold(page, '**/graphql', looksUp);
    await box(page).focus();
    await page.keyboard.press('Enter');
    await answer.some();
    expect(at(page)).toBe('/orders?status=UNFULFILLED&q=KL8');
    await answer.letGo();
    await see(page.getByRole('heading', { name: '#KL8', exact: true }));
    // Elsewhere and back before the answer: it leads nowhere any more.
    await page.goBack();
    await see(row(page, 'KL81'));
    answer = await hold(page, '**/graphql', looksUp);
    await box(page).focus();
    await page.keyboard.press('Enter');
    await answer.some();
    await page.locator('tbody a').click();
    await see(page.getByRole('heading', { name: '#KL81' }));
    await page.goBack();
    await expect.poll(() => focused(page)).toBe('#KL81');
    const answered = page.waitForResponse((response) => (response.request().postData() ?? '').includes('"KL8"'));
    await answer.letGo();
    await (await answered).finished();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(at(page)).toBe('/orders?status=UNFULFILLED&q=KL8');
    expect(wrongs).toEqual([]);
  });

  test('coming back takes the focus from nobody who is in the search box already', async () => {
    const { page } = await openList('/orders?q=1197');
    await page.getByRole('link', { name: '#1197', exact: true }).click();
    await see(page.getByRole('heading', { name: '#1197' }));
    // As quick as can be: when the box is drawn, before the page that was gone to is settled.
    await page.evaluate(() => {
      const focus = HTMLElement.prototype.focus;
      HTMLElement.prototype.focus = function (options) {
        const inBox = document.activeElement?.matches('input[type=search]') && this !== document.activeElement;
        if (inBox) document.body.dataset.robbed = this.outerHTML.slice(0, 80);
        focus.call(this, options);
      };
      new MutationObserver((_, observer) => {
        const box = document.querySelector<HTMLInputElement>('input[type=search]');
        if (!box) return;
        observer.disconnect();
        box.focus();
      }).observe(document, { childList: true, subtree: true });
      history.back();
    });
    await see(row(page, '1197'));
    await gone(page.locator('[aria-busy=true]'));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(await page.evaluate(() => document.body.dataset.robbed)).toBeUndefined();
  });

  test('the pager is of the search that is shown, and turns no page while that is old', async () => {
    const { page } = await openList('/orders?size=10&q=a');
    await page.getByRole('link', { name: 'Next page' }).click();
    await see(page.getByText(/^11–20 of/));
    const next = page.getByRole('link', { name: 'Next page' });
    const before = await next.getAttribute('href');
    const answer = await hold(page, '**/graphql', asksFor('m'));
    await box(page).fill('m');
    await answer.some();
    await page.locator('table[data-faded]').waitFor();
    expect(await next.getAttribute('href')).toBe(before);
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    await see(page.getByText(/^11–20 of/));
    await next.click({ force: true });
    expect(at(page)).toBe('/orders?q=m&size=10');
    await answer.letGo();
    await see(page.getByText(/^1–10 of/));
    await next.click();
    await see(page.getByText(/^11–20 of/));
    expect(at(page)).toContain('q=m');
  });

  test('nobody selects the orders of the search before while the answer is under way', async () => {
    const { page } = await openList();
    const answer = await hold(page, '**/graphql', asksFor('1198'));
    await box(page).fill('1198');
    await answer.some();
    await page.locator('table[data-faded]').waitFor();
    expect(await page.getByLabel('Select all orders').isDisabled()).toBe(true);
    await answer.letGo();
    await page.getByLabel('Select all orders').check();
    await see(page.getByText('1 order selected', { exact: true }));
  });

  test('arrows go from the search to the rows and back, and Escape leaves the search with its words', async () => {
    const { page, wrongs } = await openList();
    await box(page).fill('parata');
    await page.keyboard.press('ArrowDown'); // before the pause has ended: it goes to the first hit, not to the first row of now
    await expect.poll(() => focused(page)).toMatch(/^#\d+$/);
    expect(at(page)).toBe('/orders?q=parata');
    const rows = await page.locator('tbody a').allTextContents();
    expect(await focused(page)).toBe(rows[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(rows[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Search orders');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    expect(await box(page).inputValue()).toBe('parata');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: rows[1] })); // on from where one was
    expect(wrongs).toEqual([]);
  });

  test('the window’s title says what the list shows', async () => {
    const { page } = await openList('/orders?status=UNFULFILLED,PARTIALLY_FULFILLED&q=parata');
    expect(await page.title()).toBe('“parata” · To fulfill · Orders · Waybill');
    await page.getByRole('link', { name: /^All/ }).click();
    await expect.poll(() => page.title()).toBe('“parata” · Orders · Waybill');
    await box(page).fill('');
    await expect.poll(() => page.title()).toBe('Orders · Waybill');
    await expectAccessible(page);
    await page.goto('/orders?status=UNFULFILLED&tag=vip');
    await expect.poll(() => page.title()).toBe('Unfulfilled, tag vip · Orders · Waybill');
    await page.getByRole('button', { name: 'Remove filter: Tag: vip' }).click();
    await expect.poll(() => page.title()).toBe('Unfulfilled · Orders · Waybill');
  });
});
