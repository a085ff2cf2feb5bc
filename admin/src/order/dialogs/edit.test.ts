import { expect, test } from 'vitest';
import type { FullOrder } from '../ask';
import { type Draft, readTags, toUpdate } from './edit';

const order = {
  id: 'o',
  version: 4,
  email: 'ada@example.com',
  phone: null,
  note: null,
  deliveryMethod: 'Express',
  tags: ['vip'],
  shippingAddress: null,
  billingAddress: null,
  lines: [
    { id: 'a', quantity: 2 },
    { id: 'b', quantity: 1 },
  ],
} as unknown as FullOrder;
const nothing: Draft = { shipping: {}, billing: {}, quantities: {}, newLines: [] };

test('nothing typed is nothing to save', () => {
  expect(toUpdate(order, nothing)).toBeUndefined();
  expect(toUpdate(order, { ...nothing, email: 'ada@example.com', note: '  ', tags: 'vip, vip', quantities: { a: 2 } })).toBeUndefined();
});

test('only what was changed is sent, with the version that was seen', () => {
  expect(toUpdate(order, { ...nothing, note: 'Ring twice.', email: '', quantities: { a: 5, b: 0 } })).toEqual({
    orderId: 'o',
    expectedVersion: 4,
    note: 'Ring twice.',
    email: null,
    lines: [
      { lineId: 'a', quantity: 5 },
      { lineId: 'b', quantity: 0 },
    ],
  });
});

test('what somebody else changed meanwhile stays', () => {
  const now = { ...order, version: 5, phone: '+44 1' } as FullOrder;
  expect(toUpdate(now, { ...nothing, note: 'Ring twice.' })).toEqual({ orderId: 'o', expectedVersion: 5, note: 'Ring twice.' });
});

test('new items: empty rows are none, prices may have a comma', () => {
  const line = { key: 1, title: ' Mug ', sku: '', quantity: '2', unitPrice: '12,50' };
  const draft = { ...nothing, newLines: [line, { ...line, key: 2, title: '', unitPrice: '' }] };
  expect(toUpdate(order, draft)?.addLines).toEqual([{ title: 'Mug', sku: null, quantity: 2, unitPrice: '12.50' }]);
});

test('tags: each once, none empty', () => {
  expect(readTags(' vip, ,fragile,vip,')).toEqual(['vip', 'fragile']);
});
