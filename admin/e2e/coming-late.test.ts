import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { popup, row, see } from './browser';
import { demo, withServer } from './withServer';

const assets = join(import.meta.dirname, '../dist/assets');

/** The address of the built script of this name, or with this word in it. */
const script = (word: string) => {
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const name = scripts.find((file) => file.startsWith(`${word}-`) || readFileSync(join(assets, file), 'utf8').includes(word));
  if (!name) throw new Error(`there is no script for ${word}`);
  return `**/assets/${name}`;
};
const socket = 'graphql-transport-ws';

withServer('what comes after the first rows', demo, ({ server, open }) => {
  /** Opens the list while a script is held back until `arrives` is called. */
  async function openWithout(word: string): Promise<{ page: Page; arrives: () => void }> {
    let arrives = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrives = resolve;
    });
    const { page } = await open('/sign-in');
    await page.route(script(word), async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto('/orders');
    await see(row(page, '1300'));
    return { page, arrives };
  }

  test('changes made elsewhere arrive, also those that were made before the page could listen', async () => {
    const { page, arrives } = await openWithout(socket);
    const { number } = await server.place({ name: 'Katherine Johnson' });
    expect(await row(page, number).count()).toBe(0);
    arrives();
    await see(row(page, number).getByText('Katherine Johnson'));
    await see(page.getByText('Live', { exact: true }));
  });

  test('what did not arrive the first time is fetched again', async () => {
    const { page } = await open('/sign-in');
    await page.route(script(socket), (route) => route.abort(), { times: 1 });
    await page.goto('/orders');
    await see(row(page, '1300'));
    await see(page.getByText('Live', { exact: true }));
    const { number } = await server.place();
    await see(row(page, number));
    await page.getByRole('button', { name: `Actions for order #${number}` }).click();
    await page.getByRole('menuitem', { name: 'Copy link' }).click();
    await see(popup(page, 'Link copied.'));
  });
});
