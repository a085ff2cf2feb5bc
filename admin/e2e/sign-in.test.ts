import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, gone, row, see } from './browser';
import { empty, withServer } from './withServer';

withServer('a first visit', empty, ({ server, open }) => {
  test('the one-time link signs in, and its code is nowhere to be read afterwards', async () => {
    const link = /\/sign-in#\S+/.exec(server.said.join('\n'))?.[0] ?? '';
    const { page } = await open(link);
    await see(page.getByText('No orders yet'));
    await expectAccessible(page);
    expect(page.url()).toBe(`${server.address}/orders`);
    await page.goBack().catch(() => undefined);
    expect(page.url()).not.toContain('#wbc_');
    const again = await open(link);
    await see(again.page.getByText('This link was used already or is too old.'));
  });
});

withServer('signing in', empty, ({ server, open }) => {
  let admin = '';
  beforeAll(() => {
    admin = server.makeToken('Ada', 'admin');
  });
  const tokenFor = async (name: string, role: string) => {
    const { createToken } = await server.ask<{ createToken: { secret: string } }>(
      'mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret userErrors { message } } }',
      { input: { name, role } },
      admin,
    );
    return createToken.secret;
  };
  const enter = async (page: Page, token: string) => {
    await page.getByRole('textbox', { name: 'Token' }).fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };

  test('a token signs in, and one comes back to where one was; signing out forgets everything', async () => {
    const { number } = await server.place({ name: 'Grace Hopper', token: admin });
    const token = await tokenFor('Priya', 'STAFF');
    const { page } = await open(`/orders/${number}`);
    await see(page.getByText('Sign in to go on to the page that you opened.'));
    await page.getByRole('textbox', { name: 'Token' }).fill('wb_wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await see(page.getByText('This token is mistyped or cut off.'));
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Token' }).fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await see(page.getByRole('heading', { name: `#${number}` }));
    await see(page.getByText('Live', { exact: true }));
    await page.getByRole('button', { name: 'Account of Priya' }).click();
    await see(page.getByText('Priya · Staff'));
    await expectAccessible(page);
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await see(page.getByRole('heading', { name: 'Sign in' }));
    await page.goto('/orders');
    await see(page.getByRole('heading', { name: 'Sign in' }));
    await gone(page.getByText('Grace Hopper'));
  });

  test('what a role may never do is not there', async () => {
    const { number } = await server.place({ token: admin });
    const { page } = await open(`/orders/${number}`);
    await page.getByRole('textbox', { name: 'Token' }).fill(await tokenFor('Vera', 'VIEWER'));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await see(page.getByRole('heading', { name: `#${number}` }));
    for (const name of ['Edit', 'Cancel Fulfillment', 'Post'])
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Mark As Fulfilled' }).count()).toBe(0);
    await expectAccessible(page);
    await page.goto(`/orders/${number}/fulfill`);
    await see(page.getByRole('heading', { name: 'You cannot fulfill orders' }));
    await page.getByRole('link', { name: 'Order Details' }).click();
    await page.getByRole('button', { name: 'More Actions' }).click();
    await see(page.getByRole('menuitem', { name: 'Print packing slip' }));
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Print packing slip']);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Orders' }).first().click();
    await row(page, number).getByRole('button').click();
    await see(page.getByRole('menuitem', { name: 'View' }));
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['View', 'Copy link']);
  });

  test('a sign-in that ends while one types loses nothing', async () => {
    const { number } = await server.place({ token: admin });
    const { page } = await open(`/orders/${number}/fulfill`);
    const tom = await tokenFor('Tom', 'STAFF');
    await enter(page, tom);
    await page.getByLabel('Tracking number').fill('TYPED-BEFORE');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(page.getByRole('heading', { name: 'Sign in' }));
    await enter(page, tom);
    await see(page.getByRole('heading', { name: 'Manual Fulfillment' }));
    expect(await page.getByLabel('Tracking number').inputValue()).toBe('TYPED-BEFORE');
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await see(page.getByText('TYPED-BEFORE'));
    await see(page.getByText('Tom fulfilled 2 items.'));
  });

  test('an edit that a sign-in cuts short goes on where it was', async () => {
    const { number } = await server.place({ token: admin });
    const { page } = await open(`/orders/${number}`);
    const uma = await tokenFor('Uma', 'STAFF');
    await enter(page, uma);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Note').fill('Half a no');
    await page.context().clearCookies();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await see(page.getByRole('heading', { name: 'Sign in' }));
    await enter(page, uma);
    await see(page.getByText('You began to edit this order.'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go on editing' }).click();
    await see(dialog.getByText('What you typed is still here.'));
    expect(await dialog.getByLabel('Note').inputValue()).toBe('Half a no');
    await dialog.getByLabel('Note').fill('Half a note.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await gone(dialog);
    await see(page.getByText('Half a note.'));
    await page.reload();
    await see(page.getByText('Half a note.'));
    await gone(page.getByText('You began to edit this order.'));
  });

  test('somebody else at the same window sees and sends nothing of it', async () => {
    const { number } = await server.place({ token: admin });
    const { page } = await open(`/orders/${number}`);
    await enter(page, await tokenFor('Amy', 'STAFF'));
    await page.getByLabel('Comment').fill('Amy thinks');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Note').fill('Amy notes');
    await page.context().clearCookies();
    await page.goto(`/orders/${number}/fulfill`);
    await enter(page, await tokenFor('Ben', 'STAFF'));
    await see(page.getByRole('heading', { name: 'Manual Fulfillment' }));
    await page.goto(`/orders/${number}`);
    await see(page.getByRole('button', { name: 'Edit', exact: true }));
    expect(await page.getByLabel('Comment').inputValue()).toBe('');
    await gone(page.getByText('You began to edit this order.'));
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Amy');
  });

  test('who signs in elsewhere in the browser is who every window belongs to', async () => {
    const { number } = await server.place({ token: admin });
    const { page } = await open(`/orders/${number}`);
    await enter(page, await tokenFor('Ida', 'STAFF'));
    await page.getByLabel('Comment').fill('Ida thinks');
    const other = await page.context().newPage();
    await other.goto(`${server.address}/orders`);
    await other.getByRole('button', { name: 'Account of Ida' }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await see(page.getByRole('heading', { name: 'Sign in' }));
    await enter(other, await tokenFor('Bob', 'STAFF'));
    await see(other.getByRole('button', { name: 'Account of Bob' }));
    await page.goto(`${server.address}/orders/${number}`);
    await see(page.getByRole('button', { name: 'Account of Bob' }));
    expect(await page.getByLabel('Comment').inputValue()).toBe('');
  });
});
