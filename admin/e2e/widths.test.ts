import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { de } from '../src/texts/de';
import { en, type Texts } from '../src/texts/en';
import { see, type Window } from './browser';
import { placeHostile, word } from './hostile';
import { expectLaidOut } from './layout';
import { listed, type Stage, select, sights } from './sights';
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
  [1200, 860],
  [1201, 860],
  [1280, 860],
  [1920, 1080],
  [640, 430],
  [480, 430],
];
/** German differs in how long its words are: it is tightest where a layout has just room. */
const tightest = windows.filter(([width]) => [360, 600, 769, 1024, 1280].includes(width));

const languages: [string, string, Texts, [number, number][]][] = [
  ['English', 'en-GB', en, windows],
  ['German', 'de-DE', de, tightest],
];

withServer('every page and dialog, in every width, with long words and large amounts', empty, ({ server, open }) => {
  let token: string;
  let ids: Record<string, string>;
  beforeAll(async () => {
    token = server.makeToken(word, 'admin');
    const { open: paid } = await placeHostile(server, token);
    ids = { [paid.number]: paid.id };
  });
  const annotate = (number: string) => {
    const mutation = 'mutation ($input: UpdateOrderInput!) { updateOrder(input: $input) { userErrors { message } } }';
    return server.ask(mutation, { input: { orderId: ids[number], note: `${word} ${Math.random()}` } }, token);
  };
  const resize = (page: Page, [width, height]: [number, number]) => page.setViewportSize({ width, height });
  const look = async (page: Page, sizes: [number, number][]) => {
    const wrong: string[] = [];
    for (const size of sizes) {
      await resize(page, size);
      const faults = await expectLaidOut(page).then(
        () => [],
        (error: { actual?: string[] }) => error.actual ?? [String(error)],
      );
      wrong.push(...faults.map((fault) => `${size[0]} x ${size[1]}: ${fault}`));
    }
    expect(wrong).toEqual([]);
  };

  for (const [language, locale, t, sizes] of languages) {
    let opened: Window;
    const signedIn = async () => {
      const window = await open('/sign-in', { locale });
      await window.page.getByLabel(t.signIn.token, { exact: true }).fill(token);
      await window.page.getByRole('button', { name: t.signIn.title, exact: true }).click();
      await listed(window);
      return window;
    };

    test.for(sights)(`${language}: $name`, async ({ path, ready, after }) => {
      opened ??= await signedIn();
      const stage: Stage = { page: opened.page, t, annotate };
      await resize(opened.page, [1280, 860]);
      await opened.page.goto(path);
      await ready(stage);
      try {
        await look(opened.page, sizes);
      } finally {
        await after?.(stage);
      }
      expect(opened.wrongs.splice(0)).toEqual([]);
    });

    test(`${language}: on a phone, the bar of a selection has two rows at most`, async () => {
      opened ??= await signedIn();
      const { page } = opened;
      await resize(page, [360, 740]);
      await page.goto('/orders');
      await select(opened);
      const bar = page.getByRole('region', { name: t.orders.selected(5) });
      await see(bar);
      const middles = await bar
        .locator('a, button')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ top, bottom }) => Math.round((top + bottom) / 2)));
      expect(new Set(middles).size).toBeLessThanOrEqual(2);
      expect((await bar.boundingBox())?.height).toBeLessThan(120);
    });
  }
});
