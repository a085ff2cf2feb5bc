import type { Page } from 'playwright-core';
import type { Texts } from '../src/texts/en';
import { gone, see } from './browser';
import { word } from './hostile';

/** What a sight is brought about with. */
export interface Stage {
  page: Page;
  /** The words of the language that is shown. */
  t: Texts;
  /** Writes on an order, as somebody else does. */
  annotate: (number: string) => Promise<unknown>;
}

/** Something to look at: where it is, how it is brought about, and how things are put back as they were. */
export interface Sight {
  name: string;
  path: string;
  ready: (stage: Stage) => Promise<unknown>;
  after?: (stage: Stage) => Promise<unknown>;
}

const dialog = (page: Page) => page.getByRole('dialog');
const exactly = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: (t: Texts) => string | RegExp) => (stage: Stage) => see(stage.page.getByRole('heading', { name: name(stage.t) }));
const timeline = heading((t) => t.details.timeline);
export const listed = ({ page }: Pick<Stage, 'page'>) => see(page.locator('tbody a'));
export const select = async ({ page }: Pick<Stage, 'page'>) => {
  await listed({ page });
  for (const box of await page.locator('tbody input[type=checkbox]').all()) await box.check();
};
/** Opens one of the dialogs behind More Actions. */
const more =
  (entry: (t: Texts) => string) =>
  async ({ page, t }: Stage) => {
    await exactly(page, t.details.more).click();
    await page.getByRole('menuitem', { name: entry(t) }).click();
    await see(dialog(page));
  };
const filters = `delivery=${word}&tag=${word}&payment=PAID,PENDING&from=2026-01-01`;

/** Every page, menu and dialog, with the orders that placeHostile has placed. */
export const sights: Sight[] = [
  { name: 'Sign in', path: '/sign-in', ready: heading((t) => t.signIn.title) },
  { name: 'the list', path: '/orders', ready: listed },
  {
    name: 'the list with compact rows',
    path: '/orders',
    ready: async ({ page }) => {
      await listed({ page });
      await page.evaluate(() => {
        document.documentElement.dataset.density = 'compact';
      });
    },
  },
  {
    name: 'the menu of an order',
    path: '/orders',
    ready: ({ page, t }) => exactly(page, t.orders.actionsFor('1004')).click(),
  },
  {
    name: 'the filters',
    path: `/orders?${filters}`,
    ready: async ({ page, t }) => {
      await page.getByRole('button', { name: new RegExp(`^${t.filter.open}\\s?\\d`) }).click();
      await see(dialog(page).getByLabel(word));
    },
  },
  { name: 'a search without results', path: `/orders?${filters}&q=nothing`, ready: heading((t) => t.orders.nothingFound) },
  { name: 'a selection', path: '/orders', ready: select },
  {
    name: 'the question before many are fulfilled',
    path: '/orders',
    ready: async (stage) => {
      await select(stage);
      await exactly(stage.page, stage.t.orders.fulfillSelected).click();
      await see(dialog(stage.page));
    },
  },
  {
    name: 'the menu of the account',
    path: '/orders',
    ready: async ({ page, t }) => {
      await page.getByRole('button', { name: t.app.account('') }).click();
      await see(page.getByRole('menu'));
    },
  },
  {
    name: 'the shortcuts',
    path: '/orders',
    ready: async ({ page }) => {
      await listed({ page });
      await page.keyboard.press('?');
      await see(dialog(page));
    },
  },
  { name: 'an order that is not paid', path: '/orders/1001', ready: timeline },
  {
    name: 'an order with a history',
    path: '/orders/1002',
    ready: async (stage) => {
      await timeline(stage);
      for (const changes of await stage.page.locator('summary').all()) await changes.click();
    },
  },
  {
    name: 'an order that is written on, and what is wrong with that',
    path: '/orders/1002',
    ready: async ({ page, t }) => {
      const { contact, note, tags } = t.details.annotate;
      for (const pencil of [note, tags, contact]) await exactly(page, pencil).click();
      const form = page.getByRole('region', { name: t.details.customer, exact: true });
      await form.getByLabel(t.edit.email).fill(word);
      await exactly(page, t.edit.save).last().waitFor();
      await form.getByRole('button', { name: t.edit.save }).click();
      await form.locator('.mantine-InputWrapper-error').waitFor();
    },
    after: async ({ page, t }) => {
      const discard = page.getByRole('region', { name: t.details.customer, exact: true }).getByRole('button', { name: t.edit.discard });
      await discard.click();
      await gone(discard);
    },
  },
  { name: 'a cancelled order', path: '/orders/1003', ready: timeline },
  { name: 'an order with a long number', path: '/orders/EU-2026-0000123456', ready: timeline },
  {
    name: 'More Actions',
    path: '/orders/1001',
    ready: ({ page, t }) => exactly(page, t.details.more).click(),
  },
  {
    name: 'Edit',
    path: '/orders/1004',
    ready: async ({ page, t }) => {
      await exactly(page, t.details.edit).click();
      await dialog(page)
        .getByRole('button', { name: t.edit.removeLine('Stoneware Mug') })
        .click();
      await exactly(page, t.edit.newLine).click();
    },
    after: async ({ page, t }) => {
      await exactly(page, t.edit.discard).click();
      await gone(dialog(page));
    },
  },
  { name: 'Cancel Order', path: '/orders/1004', ready: more((t) => t.details.cancel) },
  {
    name: 'Refund of too much',
    path: '/orders/1002',
    ready: async (stage) => {
      await more((t) => t.details.refund)(stage);
      await stage.page.getByLabel(stage.t.refund.amount('IDR')).fill('999999999999999');
      await see(stage.page.getByText(stage.t.refund.tooMuch('').split('.')[0] as string));
    },
  },
  { name: 'Mark as paid', path: '/orders/1001', ready: more((t) => t.details.markPaid) },
  { name: 'Record payment', path: '/orders/1001', ready: more((t) => t.details.recordPayment) },
  {
    name: 'Cancel Fulfillment',
    path: '/orders/1002',
    ready: async ({ page, t }) => {
      await exactly(page, t.details.cancelFulfillment).click();
      await see(dialog(page));
    },
  },
  {
    name: 'the tracking of a fulfillment',
    path: '/orders/1002',
    ready: async ({ page, t }) => {
      await page.getByRole('button', { name: t.details.editTracking }).first().click();
      await see(dialog(page));
    },
  },
  { name: 'Manual Fulfillment', path: '/orders/1001/fulfill', ready: heading((t) => t.fulfill.items) },
  {
    name: 'Manual Fulfillment with a new address and tracking',
    path: '/orders/1004/fulfill',
    ready: async ({ page, t }) => {
      await page.getByRole('region', { name: t.fulfill.address }).getByRole('button', { name: t.fulfill.editAddress }).click();
      await exactly(page, t.tracking.add).click();
    },
  },
  {
    name: 'Manual Fulfillment of what somebody else changes',
    path: '/orders/1004/fulfill',
    ready: async (stage) => {
      await heading((t) => t.fulfill.items)(stage);
      await stage.annotate('1004');
      await see(stage.page.getByText(stage.t.fulfill.changed));
    },
  },
  {
    name: 'the question before an unpaid order leaves',
    path: '/orders/1001/fulfill',
    ready: async ({ page, t }) => {
      await exactly(page, t.fulfill.submit).click();
      await see(dialog(page));
    },
  },
  { name: 'packing slips', path: '/packing-slips?orders=1002,1004', ready: heading(() => '#1004') },
  { name: 'no such order', path: `/orders/${word}`, ready: heading((t) => t.details.notFound(word)) },
  { name: 'no such page', path: '/nowhere', ready: heading((t) => t.failure.notFound) },
  {
    name: 'what became of many orders',
    path: '/orders',
    ready: async (stage) => {
      await select(stage);
      const { page, t } = stage;
      await exactly(page, t.orders.fulfillSelected).click();
      await dialog(page).getByLabel(t.bulk.allowUnpaid).check();
      await dialog(page).getByRole('button', { name: t.bulk.start.fulfill, exact: true }).click();
      await see(exactly(page, t.popup.undo));
    },
    after: async ({ page, t }) => {
      await exactly(page, t.popup.undo).click();
      await see(dialog(page).getByText(t.bulk.done.undo(4)));
    },
  },
];
