import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectToFit, see } from './browser';
import type { Placed } from './server';
import { demo, withServer } from './withServer';

withServer('Order Details', demo, ({ server, open }) => {
  const box = async (page: Page, name: string) => {
    const found = await page.getByRole('button', { name, exact: true }).boundingBox();
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };

  test('Edit stands at the top left, beside the number', async () => {
    const { number } = await server.place();
    const { page } = await open(`/orders/${number}`);
    await see(page.getByRole('button', { name: 'Edit', exact: true }));
    for (const width of [1280, 820, 360]) {
      await page.setViewportSize({ width, height: 860 });
      const heading = await page.getByRole('heading', { name: `#${number}` }).boundingBox();
      const edit = await box(page, 'Edit');
      if (!heading) throw new Error('there is no heading');
      expect(edit.x - (heading.x + heading.width)).toBeGreaterThan(0);
      expect(edit.x - (heading.x + heading.width)).toBeLessThan(30);
      expect(Math.abs(edit.y + edit.height / 2 - heading.y - heading.height / 2)).toBeLessThan(8);
    }
    await expectAccessible(page);
  });

  test.for(['IDR', 'VND'])('amounts in %s never run into each other', async (currencyCode) => {
    const { createOrder } = await server.ask<{ createOrder: { order: Placed } }>(
      'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { order { id number } } }',
      {
        input: {
          currencyCode,
          paid: '987654321987',
          lines: [
            { title: 'Stoneware Mug', quantity: 2, unitPrice: '123456789123' },
            { title: 'A teapot whose name goes on and on and on', quantity: 1200, unitPrice: '617283950' },
            { title: 'Bowl', quantity: 1, unitPrice: '5' },
          ],
        },
      },
    );
    const { page } = await open(`/orders/${createOrder.order.number}`);
    await see(page.getByText('3 items').or(page.getByText('1,203 items')));
    for (const width of [360, 600, 768, 820, 960, 1024, 1280, 1920]) {
      await page.setViewportSize({ width, height: 860 });
      await expectToFit(page);
      for (const name of ['Items', 'Payment']) expect(await overlaps(page, name), `${name} at ${width}`).toEqual([]);
    }
    await expectAccessible(page);
  });
});

/** Texts of a part of the page that cover each other, or reach out of it. */
function overlaps(page: Page, name: string): Promise<string[]> {
  return page.getByRole('region', { name, exact: true }).evaluate((part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const frame = part.getBoundingClientRect();
    const found: string[] = [];
    const boxes: [string, DOMRect][] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (!text || node.parentElement?.closest('.sr')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.left < frame.left || rect.right > frame.right) found.push(`${text} reaches out`);
        for (const [other, box] of boxes) {
          const wide = Math.min(rect.right, box.right) - Math.max(rect.left, box.left);
          const high = Math.min(rect.bottom, box.bottom) - Math.max(rect.top, box.top);
          if (wide > 1 && high > 3 && other !== text) found.push(`${text} covers ${other}`);
        }
        boxes.push([text, rect]);
      }
    }
    // Pictures have no text of their own that counts, but must not be covered either.
    for (const picture of part.querySelectorAll('li > :first-child')) {
      const rect = picture.getBoundingClientRect();
      for (const [text, box] of boxes) {
        if (
          !picture.textContent?.includes(text) &&
          box.left < rect.right &&
          box.right > rect.left &&
          box.top < rect.bottom &&
          box.bottom > rect.top
        )
          found.push(`${text} covers a picture`);
      }
    }
    return found;
  });
}
