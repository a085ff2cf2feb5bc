import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectToFit, gone, popup, see } from './browser';
import type { Placed } from './server';
import { demo, withServer } from './withServer';

withServer('writing on an order', demo, ({ server, open }) => {
  const did = (mutation: string, order: Placed, input: object) =>
    server.ask(
      `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { userErrors { message } } }`,
      { input: { orderId: order.id, ...input } },
    );
  const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const pencil = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const isFocused = (page: Page, name: string) =>
    expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name);

  test('tags, note, e-mail and phone are changed where they stand, after everything has left', async () => {
    const order = await server.place();
    await server.fulfill(order);
    const { page, wrongs } = await open(`/orders/${order.number}`);
    expect(await pencil(page, 'Edit').getAttribute('aria-disabled')).toBe('true');
    await pencil(page, 'Edit note').click();
    await see(part(page, 'Note').getByLabel('Note'));
    await page.keyboard.type('Came back on Monday.'); // the field has the focus
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await see(popup(page, `Order #${order.number} is saved.`));
    await see(page.getByText('Came back on Monday.', { exact: true }));
    await isFocused(page, 'Edit note');
    await pencil(page, 'Edit tags').click();
    await part(page, 'Tags').getByLabel('Tags').fill('returned, fragile');
    await page.keyboard.press('Enter');
    await see(part(page, 'Tags').getByText('returned', { exact: true }));
    await pencil(page, 'Edit e-mail and phone').click();
    await part(page, 'Customer').getByLabel('E-mail').fill('nobody');
    await part(page, 'Customer').getByRole('button', { name: 'Save' }).click();
    await see(part(page, 'Customer').getByText('This is not an e-mail address.'));
    await expectAccessible(page);
    await part(page, 'Customer').getByLabel('E-mail').fill('new@example.com');
    await part(page, 'Customer').getByLabel('Phone').fill('+44 20 7946 0000');
    await part(page, 'Customer').getByRole('button', { name: 'Save' }).click();
    await see(page.getByRole('link', { name: 'new@example.com' }));
    await see(page.getByRole('link', { name: '+44 20 7946 0000' }));
    for (const what of ['the note', 'the tags', 'the e-mail and the phone']) await see(page.getByText(`Demo changed ${what}.`));
    await see(page.getByText('Fulfilled', { exact: true }));
    await expectAccessible(page);
    expect(wrongs).toEqual([]);
  });

  test('a cancelled order too, also on a phone', async () => {
    const order = await server.place();
    await did('cancelOrder', order, { reason: 'CUSTOMER' });
    const { page } = await open(`/orders/${order.number}`, { viewport: { width: 360, height: 740 } });
    await pencil(page, 'Edit tags').click();
    await expectToFit(page);
    await part(page, 'Tags').getByLabel('Tags').fill('lost');
    await part(page, 'Tags').getByRole('button', { name: 'Save' }).click();
    await see(part(page, 'Tags').getByText('lost', { exact: true }));
    await expectAccessible(page);
  });

  test('Escape leaves the form and keeps what was typed; Discard does not', async () => {
    const { number } = await server.place();
    const { page } = await open(`/orders/${number}`);
    await pencil(page, 'Edit note').click();
    await part(page, 'Note').getByLabel('Note').fill('Half a note');
    await page.keyboard.press('Escape');
    await see(page.getByText('No note'));
    await isFocused(page, 'Edit note');
    await pencil(page, 'Edit note').click();
    await see(page.getByText('What you typed is still here.'));
    expect(await part(page, 'Note').getByLabel('Note').inputValue()).toBe('Half a note');
    await page.reload();
    expect(await part(page, 'Note').getByLabel('Note').inputValue()).toBe('Half a note');
    await part(page, 'Note').getByRole('button', { name: 'Discard' }).click();
    await see(page.getByText('No note'));
    await pencil(page, 'Edit note').click();
    expect(await part(page, 'Note').getByLabel('Note').inputValue()).toBe('');
    // Another order has a note of its own.
    const other = await server.place();
    await page.goto(`/orders/${other.number}`);
    await see(pencil(page, 'Edit note'));
  });

  test('what somebody else writes meanwhile is told before it is replaced', async () => {
    const order = await server.place();
    const { page } = await open(`/orders/${order.number}`);
    await see(page.getByText('Live', { exact: true }));
    await pencil(page, 'Edit note').click();
    await part(page, 'Note').getByLabel('Note').fill('Ring twice.');
    await did('updateOrder', order, { note: 'Fragile.' });
    await see(part(page, 'Note').getByRole('alert').getByText('Fragile.'));
    await expectAccessible(page);
    await part(page, 'Note').getByRole('button', { name: 'Save' }).click();
    await gone(part(page, 'Note').getByRole('button', { name: 'Save' }));
    await see(page.getByRole('complementary', { name: 'Note on the order' }).getByText('Ring twice.'));
  });
});
