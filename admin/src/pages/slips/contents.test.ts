import { expect, test } from 'vitest';
import { contents } from './contents';

const line = (id: string, quantity: number, unfulfilledQuantity: number) => ({ id, title: id, quantity, unfulfilledQuantity });
const left = (name: string, at: string, status: string, ...lines: [string, number][]) => ({
  name,
  status,
  createdAt: at,
  lines: lines.map(([id, quantity]) => ({ quantity, orderLine: { id, title: id } })),
});
type Order = Parameters<typeof contents>[0];
const counts = (order: unknown, name?: string) => contents(order as Order, name)?.lines.map(({ id, count }) => `${count} ${id}`);

const first = left('7-F1', '2026-11-01T10:00:00Z', 'ACTIVE', ['mug', 1]);
const second = left('7-F2', '2026-11-02T10:00:00Z', 'ACTIVE', ['mug', 1], ['tea', 3]);
const takenBack = left('7-F3', '2026-11-03T10:00:00Z', 'CANCELLED', ['tea', 3]);

test('before a parcel is packed, what is left of the order', () => {
  expect(counts({ lines: [line('mug', 2, 1), line('tea', 3, 0)], fulfillments: [first] })).toEqual(['1 mug']);
});

test('after the last one left, what left last, not what left before', () => {
  const order = { lines: [line('mug', 2, 0), line('tea', 3, 0)], fulfillments: [second, first, takenBack] };
  expect(counts(order)).toEqual(['1 mug', '3 tea']);
  expect(contents(order as unknown as Order)?.gone?.name).toBe('7-F2');
});

test('of a fulfillment that is named, what left with it', () => {
  const order = { lines: [line('mug', 2, 1), line('tea', 3, 3)], fulfillments: [first] };
  expect(counts(order, '7-F1')).toEqual(['1 mug']);
  expect(counts(order, '7-F9')).toBeUndefined();
});

test('a tip stands on no slip, neither before nor after it left; where nothing ships, all stand there', () => {
  const tip = { ...line('tip', 1, 1), requiresShipping: false };
  const mug = { ...line('mug', 2, 2), requiresShipping: true };
  expect(counts({ lines: [mug, tip], fulfillments: [] })).toEqual(['2 mug']);
  const gone = left('7-F1', '2026-11-01T10:00:00Z', 'ACTIVE', ['mug', 2]);
  const withTip = { ...gone, lines: [...gone.lines.map(shipping), { quantity: 1, orderLine: tip }] };
  const order = {
    lines: [
      { ...mug, unfulfilledQuantity: 0 },
      { ...tip, unfulfilledQuantity: 0 },
    ],
    fulfillments: [withTip],
  };
  expect(counts(order)).toEqual(['2 mug']);
  expect(counts({ lines: [tip], fulfillments: [] })).toEqual(['1 tip']);
});

function shipping<Line extends { orderLine: object }>(each: Line) {
  return { ...each, orderLine: { ...each.orderLine, requiresShipping: true } };
}
