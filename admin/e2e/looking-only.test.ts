import { beforeAll, expect, test } from 'vitest';
import { en } from '../src/texts/en';
import { see } from './browser';
import type { Placed } from './server';
import { empty, withServer } from './withServer';

withServer('who may only look', empty, ({ server, open }) => {
  const tokens: Record<string, string> = {};
  let order: Placed;
  beforeAll(async () => {
    for (const role of ['viewer', 'staff', 'admin']) tokens[role] = server.makeToken(role, role);
    order = await server.place({ token: tokens.admin });
  });
  const enter = async (role: string, path: string) => {
    const { page, wrongs } = await open(`/sign-in?next=${encodeURIComponent(path)}`);
    await page.getByRole('textbox', { name: 'Token' }).fill(tokens[role] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`**${path}`);
    return { page, wrongs };
  };

  test.for([
    { role: 'viewer', changes: false },
    { role: 'staff', changes: true },
  ])('a $role is taught the keys that do something', async ({ role, changes }) => {
    const { page, wrongs } = await enter(role, '/orders');
    await see(page.getByText(en.orders.shortcutHint(changes)));
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: en.keys.title });
    await see(dialog.getByText(en.keys.open));
    const { undo, nextToFulfill, fulfill, edit, submit } = en.keys;
    for (const what of [undo, nextToFulfill, fulfill, edit, submit])
      expect(await dialog.getByText(what, { exact: true }).count(), what).toBe(changes ? ({ [fulfill]: 2 }[what] ?? 1) : 0);
    expect(await dialog.getByRole('heading', { name: en.keys.fulfillPage }).count()).toBe(changes ? 1 : 0);
    await page.keyboard.press('Escape');
    expect(wrongs).toEqual([]);
  });

  test('f with orders selected asks nothing of a viewer', async () => {
    const { page } = await enter('viewer', '/orders');
    await page.getByRole('checkbox', { name: `Select order #${order.number}` }).click();
    await see(page.getByText('1 order selected').first());
    await page.keyboard.press('f');
    await page.keyboard.press('?');
    await see(page.getByRole('dialog'));
    expect(await page.getByRole('dialog').count()).toBe(1);
    await see(page.getByRole('dialog', { name: en.keys.title }));
  });
});
