import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectAccessibleAsShown, expectToFit, see, show, type Window } from './browser';
import { demo, withServer } from './withServer';

/** Set to anything, the pictures of the documentation are taken anew. */
const pictures = process.env.WAYBILL_PICTURES ? join(import.meta.dirname, '../../docs/images') : undefined;
const pictured = [
  'orders-light',
  'orders-dark',
  'orders-phone',
  'order-light',
  'order-phone-dark',
  'fulfill-light',
  'edit-light',
  'bulk-light',
  'cancel-order-light',
  'packing-slip-light',
  'sign-in-light',
];

const screen = { colorScheme: 'light', viewport: { width: 1280, height: 800 } } as const;
const phone = { colorScheme: 'light', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

interface Sight {
  name: string;
  path: string;
  ready: (page: Page) => Promise<unknown>;
}

const heading = (name: string) => (page: Page) => see(page.getByRole('heading', { name, exact: true }));

const sights: Sight[] = [
  { name: 'orders', path: '/orders?delivery=Express', ready: (page) => see(page.locator('tbody a')) },
  { name: 'order', path: '/orders/1197', ready: heading('Timeline') },
  { name: 'cancelled', path: '/orders?status=CANCELLED', ready: (page) => see(page.locator('tbody a')) },
  { name: 'fulfill', path: '/orders/1294/fulfill', ready: heading('Items to fulfill') },
  {
    name: 'edit',
    path: '/orders/1294',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await see(page.getByRole('dialog').getByLabel('Note'));
    },
  },
  {
    name: 'bulk',
    path: '/orders?delivery=Express&status=UNFULFILLED',
    ready: async (page) => {
      await see(page.locator('tbody a'));
      for (let i = 0; i < 4; i++)
        await page
          .getByLabel(/^Select order #/)
          .nth(i)
          .check();
      await page.getByRole('button', { name: 'Fulfill', exact: true }).click();
      await see(page.getByRole('dialog').getByRole('button', { name: 'Fulfill', exact: true }));
    },
  },
  {
    name: 'cancel-order',
    path: '/orders/1294',
    ready: async (page) => {
      await page.getByRole('button', { name: 'More Actions' }).click();
      await page.getByRole('menuitem', { name: 'Cancel' }).click();
      await page.getByRole('dialog').getByLabel('Reason').selectOption('CUSTOMER');
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel Order', disabled: false }).waitFor();
    },
  },
  { name: 'packing-slip', path: '/packing-slips?orders=1294,1298', ready: heading('#1298') },
  { name: 'sign-in', path: '/sign-in', ready: heading('Sign in') },
  { name: 'nothing-there', path: '/orders/0', ready: heading('There is no order #0') },
  { name: 'no-page', path: '/nowhere', ready: heading('There is nothing here') },
];

withServer('every page, in every look', demo, ({ open }) => {
  for (const [size, options] of Object.entries({ screen, phone })) {
    let opened: Window | undefined;
    test.for(sights)(`${size}: $name, dark and light`, async ({ name, path, ready }) => {
      // One window for each size: a browser that has been here is quicker.
      opened ??= await open('/sign-in', options);
      const { page, wrongs } = opened;
      await page.goto(path);
      await ready(page);
      await expectToFit(page);
      await expectAccessible(page);
      for (const scheme of ['dark', 'light'] as const) {
        const look = [name, size === 'phone' && size, (size === 'screen' || scheme === 'dark') && scheme].filter(Boolean).join('-');
        if (pictured.includes(look)) await picture(page, look, scheme);
      }
      expect(wrongs.splice(0)).toEqual([]);
    });
  }

  test('the scheme and the language that were chosen are remembered', async () => {
    const { page, wrongs } = await open('/orders', { locale: 'de-DE' });
    await see(page.getByRole('heading', { name: 'Bestellungen' }));
    await expectAccessibleAsShown(page);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.getByRole('button', { name: 'Konto von Demo' }).click();
    await page.getByRole('menuitemradio', { name: 'Dunkel' }).click();
    await expectAccessibleAsShown(page, 'table');
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await see(page.getByRole('heading', { name: 'Orders' }));
    expect(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('dark');
    expect(wrongs).toEqual([]);
  });

  test('what explains a box begins where its label does', async () => {
    const { page } = await open('/orders/1290');
    await page.getByRole('button', { name: 'More Actions' }).click();
    await page.getByRole('menuitem', { name: 'Refund' }).click();
    const startOf = (text: RegExp) =>
      page
        .getByRole('dialog')
        .getByText(text)
        .evaluate((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return Math.round(range.getBoundingClientRect().left);
        });
    expect(await startOf(/^The money came the wrong way/)).toBe(await startOf(/^Customer still owes this/));
  });

  test('a hundred orders are read and shown in no time that anybody waits for', async () => {
    const { page } = await open('/orders?size=100');
    await see(page.locator('tbody a'));
    expect(await page.locator('tbody a').count()).toBe(100);
  });
});

/** Saves what is on the screen as WebP, which the browser itself can write: a third of a PNG. */
async function picture(page: Page, name: string, scheme: 'dark' | 'light'): Promise<void> {
  if (!pictures) return;
  await show(page, scheme);
  const png = (await page.screenshot()).toString('base64');
  const drawing = await page.context().newPage();
  const webp = await drawing.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.86).split(',')[1] ?? '';
  }, png);
  await drawing.close();
  mkdirSync(pictures, { recursive: true });
  writeFileSync(join(pictures, `${name}.webp`), Buffer.from(webp, 'base64'));
}
