import { expect, test } from 'vitest';
import { de } from './de';
import { en } from './en';
import { ago, short } from './format';

const words = (texts: object): string[] =>
  Object.values(texts).flatMap((value) => (typeof value === 'string' ? [value] : typeof value === 'object' ? words(value) : []));

test('no text is missing or empty', () => {
  expect(words(de)).toHaveLength(words(en).length);
  for (const text of [...words(en), ...words(de)]) expect(text.trim()).not.toBe('');
});

test('the labels that people know by heart', () => {
  const { orders, details, fulfill, cancelOrder, status, payment } = en;
  const columns = [
    orders.order,
    orders.date,
    orders.customer,
    orders.items,
    orders.total,
    orders.payment,
    orders.fulfillment,
    orders.delivery,
    orders.actions,
  ];
  expect(columns.join(', ')).toBe('Order, Date, Customer, Items, Total, Payment, Fulfillment, Delivery Method, Actions');
  expect([orders.fulfill, fulfill.title, fulfill.submit]).toEqual(['Fulfill Order', 'Manual Fulfillment', 'Fulfill Items']);
  expect([details.markFulfilled, details.cancelFulfillment, details.edit, details.more, details.cancel, cancelOrder.title]).toEqual([
    ...['Mark As Fulfilled', 'Cancel Fulfillment', 'Edit', 'More Actions', 'Cancel', 'Cancel Order'],
  ]);
  expect(Object.values(status)).toEqual(['Unfulfilled', 'Partially Fulfilled', 'Fulfilled', 'Cancelled']);
  expect([payment.PAID, payment.REFUNDED, payment.PENDING]).toEqual(['Payment Paid', 'Payment Refunded', 'Payment Pending']);
});

test('times are told by how far they are', () => {
  const now = new Date(2026, 10, 24, 15, 0);
  expect(short(new Date(2026, 10, 24, 9, 5).toISOString(), now)).toMatch(/^0?9:05/);
  expect(short(new Date(2026, 10, 23, 9, 5).toISOString(), now)).toMatch(/Nov 23.*9:05/);
  expect(short(new Date(2025, 10, 23, 9, 5).toISOString(), now)).toMatch(/2025/);
  expect(ago(new Date(now.getTime() - 3 * 3600_000).toISOString(), now.getTime())).toBe('3 hours ago');
});
