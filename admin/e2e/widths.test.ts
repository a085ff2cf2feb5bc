import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { see, type Window } from './browser';
import { placeHostile, word } from './hostile';
import { expectLaidOut } from './layout';
import { empty, withServer } from './withServer';

/** Windows of a phone, a tablet, half a screen and whole ones; the last two have what is left of such a one at 200 %. */
const windows: [number, number][] = [
  [360, 740],
  [600, 800],
  [768, 1024],
  [769, 1024],
  [820, 1180],
  [960, 800],
  [1024, 768],
  [1280, 860],
  [1920, 1080],
  [640, 430],
  [480, 430],
];

interface Sight {
  name: string;
  path: string;
  ready: (page: Page) => Promise<unknown>;
}

const dialog = (page: Page) => page.getByRole('dialog');
const heading = (name: string | RegExp) => (page: Page) => see(page.getByRole('heading', { name }));
const listed = (page: Page) => see(page.locator('tbody a'));
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const select = async (page: Page) => {
  await listed(page);
  for (const box of await page.getByLabel(/^Select order #/).all()) await box.check();
};
/** Opens one of the dialogs behind More Actions. */
const more = (entry: string) => async (page: Page) => {
  await press(page, 'More Actions');
  await page.getByRole('menuitem', { name: entry }).click();
  await see(dialog(page));
};
const filters = `delivery=${word}&tag=${word}&payment=PAID,PENDING&from=2026-01-01`;

const sights: Sight[] = [
  { name: 'Sign in', path: '/sign-in', ready: heading('Sign in') },
  { name: 'the list', path: '/orders', ready: listed },
  {
    name: 'the menu of an order',
    path: '/orders',
    ready: (page) => page.getByRole('button', { name: 'Actions for order #1004' }).click(),
  },
  {
    name: 'the filters',
    path: `/orders?${filters}`,
    ready: async (page) => {
      await page.getByRole('button', { name: /^Filter/ }).click();
      await see(dialog(page).getByLabel(word));
    },
  },
  { name: 'a search without results', path: `/orders?${filters}&q=nothing`, ready: heading('No order matches') },
  { name: 'a selection', path: '/orders', ready: select },
  {
    name: 'the question before many are fulfilled',
    path: '/orders',
    ready: async (page) => {
      await select(page);
      await press(page, 'Fulfill');
      await see(dialog(page));
    },
  },
  {
    name: 'the menu of the account',
    path: '/orders',
    ready: async (page) => {
      await page.getByRole('button', { name: /^Account of/ }).click();
      await see(page.getByRole('menu'));
    },
  },
  {
    name: 'the shortcuts',
    path: '/orders',
    ready: async (page) => {
      await listed(page);
      await page.keyboard.press('?');
      await see(dialog(page));
    },
  },
  { name: 'an order that is not paid', path: '/orders/1001', ready: heading('Timeline') },
  {
    name: 'an order with a history',
    path: '/orders/1002',
    ready: async (page) => {
      await see(page.getByText('Timeline', { exact: true }));
      for (const changes of await page.locator('summary').all()) await changes.click();
    },
  },
  { name: 'a cancelled order', path: '/orders/1003', ready: heading('Timeline') },
  { name: 'an order with a long number', path: '/orders/EU-2026-0000123456', ready: heading('Timeline') },
  {
    name: 'More Actions',
    path: '/orders/1001',
    ready: (page) => press(page, 'More Actions'),
  },
  {
    name: 'Edit',
    path: '/orders/1004',
    ready: async (page) => {
      await press(page, 'Edit');
      await dialog(page).getByRole('button', { name: 'Remove Stoneware Mug' }).click();
      await press(page, 'Add an item');
    },
  },
  { name: 'Cancel Order', path: '/orders/1004', ready: more('Cancel') },
  { name: 'Refund', path: '/orders/1002', ready: more('Refund') },
  { name: 'Mark as paid', path: '/orders/1001', ready: more('Mark as paid') },
  {
    name: 'Cancel Fulfillment',
    path: '/orders/1002',
    ready: async (page) => {
      await press(page, 'Cancel Fulfillment');
      await see(dialog(page));
    },
  },
  {
    name: 'the tracking of a fulfillment',
    path: '/orders/1002',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Edit tracking' }).first().click();
      await see(dialog(page));
    },
  },
  { name: 'Manual Fulfillment', path: '/orders/1001/fulfill', ready: heading('Items to fulfill') },
  {
    name: 'Manual Fulfillment with a new address and tracking',
    path: '/orders/1004/fulfill',
    ready: async (page) => {
      await page.getByRole('region', { name: 'Shipping address' }).getByRole('button', { name: 'Edit' }).click();
      await press(page, 'Add another parcel');
    },
  },
  {
    name: 'the question before an unpaid order leaves',
    path: '/orders/1001/fulfill',
    ready: async (page) => {
      await press(page, 'Fulfill Items');
      await see(dialog(page));
    },
  },
  { name: 'packing slips', path: '/packing-slips?orders=1002,1004', ready: heading('#1004') },
  { name: 'no such order', path: `/orders/${word}`, ready: heading(/There is no order/) },
  { name: 'no such page', path: '/nowhere', ready: heading('There is nothing here') },
];

withServer('every page and dialog, in every width, with long words and large amounts', empty, ({ server, open }) => {
  let opened: Window;
  beforeAll(async () => {
    const token = server.makeToken(word, 'admin');
    await placeHostile(server, token);
    opened = await open('/sign-in');
    await opened.page.getByRole('textbox', { name: 'Token' }).fill(token);
    await opened.page.getByRole('button', { name: 'Sign in' }).click();
    await listed(opened.page);
  });

  const resize = ([width, height]: [number, number]) => opened.page.setViewportSize({ width, height });
  const look = async () => {
    const wrong: string[] = [];
    for (const size of windows) {
      await resize(size);
      const faults = await expectLaidOut(opened.page).then(
        () => [],
        (error: { actual?: string[] }) => error.actual ?? [String(error)],
      );
      wrong.push(...faults.map((fault) => `${size[0]} x ${size[1]}: ${fault}`));
    }
    expect(wrong).toEqual([]);
  };

  test.for(sights)('$name', async ({ path, ready }) => {
    await resize([1280, 860]);
    await opened.page.goto(path);
    await ready(opened.page);
    await look();
    expect(opened.wrongs.splice(0)).toEqual([]);
  });
});
