import { expect, test } from 'vitest';
import { popup, row, see } from './browser';
import { demo, withServer } from './withServer';

withServer('an answer that comes late', demo, ({ server, open }) => {
  test('does not lead back to the order from where one has gone since', async () => {
    const order = await server.place();
    const { page, wrongs } = await open(`/orders/${order.number}/fulfill`);
    const { held, release } = hold();
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('fulfillOrder')) await held;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Fulfill Items' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Orders' }).click();
    await see(row(page, order.number));
    release();
    await see(popup(page, `Order #${order.number} is fulfilled.`));
    await see(row(page, order.number).getByText('Fulfilled', { exact: true }));
    expect(new URL(page.url()).pathname).toBe('/orders');
    expect(wrongs).toEqual([]);
  });

  test('does not turn to the next order when one has set out to fulfil this one', async () => {
    const order = await server.place();
    const { page, wrongs } = await open('/orders');
    const [knowNeighbours, haveCode] = [hold(), hold()];
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('Neighbours')) await knowNeighbours.held;
      await route.continue();
    });
    await page.route('**/FulfillPage-*.js', async (route) => {
      await haveCode.held;
      await route.continue();
    });
    await row(page, order.number).getByRole('link').first().click();
    await see(page.getByRole('heading', { name: `#${order.number}` }));
    await page.keyboard.press('j');
    await page.getByRole('link', { name: 'Mark As Fulfilled' }).click();
    const known = page.waitForResponse((response) => response.request().postData()?.includes('Neighbours') ?? false);
    knowNeighbours.release();
    await known;
    haveCode.release();
    await see(page.getByRole('heading', { name: `Manual Fulfillment #${order.number}` }));
    expect(new URL(page.url()).pathname).toBe(`/orders/${order.number}/fulfill`);
    expect(wrongs).toEqual([]);
  });
});

/** Something that waits until it is released. */
function hold() {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release };
}
