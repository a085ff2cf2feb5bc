import { describe, expect, test } from 'vitest';
import type { FullOrder } from '../ask';
import { costsOf, hasNoAmount, nothingTyped as nothing, readTags, replaced, toUpdate, typedInto } from './edit';

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
  total: { amount: '30.00', currencyCode: 'USD' },
  lines: [
    { id: 'a', quantity: 2, unitPrice: { amount: '10.00' } },
    { id: 'b', quantity: 1, unitPrice: { amount: '10.00' } },
  ],
} as unknown as FullOrder;

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

test('what somebody else changed where one was typing is told, with what they wrote', () => {
  let draft = typedInto(order, nothing, { note: 'R' });
  draft = typedInto(order, draft, { quantities: { a: 5 } });
  expect(replaced(order, draft)).toEqual([]);
  const now = {
    ...order,
    version: 5,
    note: 'Fragile.',
    phone: '+44 1',
    lines: [{ ...order.lines[0], quantity: 3 }],
  } as unknown as FullOrder;
  draft = typedInto(now, draft, { note: 'Ring twice.' });
  expect(replaced(now, draft)).toEqual([
    { name: 'note', theirs: 'Fragile.' },
    { name: 'a', theirs: '3' },
  ]);
  // Who writes the same replaces nothing, nor does who began when it stood there.
  expect(replaced(now, typedInto(now, draft, { note: 'Fragile.', quantities: { a: 3 } }))).toEqual([]);
  expect(replaced(now, typedInto(now, nothing, { note: 'Ring twice.' }))).toEqual([]);
});

test('an address that was changed meanwhile is told as a whole', () => {
  const at = (line1: string) => ({ line1, city: 'London', formatted: [line1, 'London'] });
  const before = { ...order, shippingAddress: at('1 Old Road') } as unknown as FullOrder;
  const draft = typedInto(before, nothing, { shipping: { line1: '2 New Road', city: 'London' } });
  const now = { ...order, shippingAddress: at('9 Rue X') } as unknown as FullOrder;
  expect(replaced(now, draft)).toEqual([{ name: 'shipping', theirs: '9 Rue X, London' }]);
});

test('a billing address that is the shipping address stays so, unless one chose otherwise', () => {
  const [before, typed] = [
    { line1: '1 Old Road', city: 'London' },
    { line1: '2 New Road', city: 'London' },
  ];
  const same = {
    ...order,
    shippingAddress: { ...before, formatted: [] },
    billingAddress: { ...before, formatted: [] },
  } as unknown as FullOrder;
  const moved = toUpdate(same, typedInto(same, nothing, { shipping: typed }));
  expect(moved?.billingAddress).toEqual(moved?.shippingAddress);
  expect(moved?.billingAddress).toMatchObject({ line1: '2 New Road' });
  expect(toUpdate(same, typedInto(same, nothing, { shipping: typed, sameBilling: false }))).not.toHaveProperty('billingAddress');
  const other = { ...same, billingAddress: { line1: '9 Rue X', formatted: [] } } as unknown as FullOrder;
  expect(toUpdate(other, typedInto(other, nothing, { shipping: typed }))).not.toHaveProperty('billingAddress');
  expect(toUpdate(other, { ...nothing, sameBilling: true })?.billingAddress).toMatchObject(before);
});

test('new items: empty rows are none, prices may have a comma', () => {
  const line = { key: 1, title: ' Mug ', sku: '', quantity: '2', unitPrice: '12,50' };
  const draft = { ...nothing, newLines: [line, { ...line, key: 2, title: '', unitPrice: '' }] };
  expect(toUpdate(order, draft)?.addLines).toEqual([{ title: 'Mug', sku: null, quantity: 2, unitPrice: '12.50' }]);
});

test('tags: each once, none empty', () => {
  expect(readTags(' vip, ,fragile,vip,')).toEqual(['vip', 'fragile']);
});

describe('prices', () => {
  const priced = {
    ...order,
    payment: { discount: { amount: '5.00' }, shipping: { amount: '4.00' }, tax: { amount: '1.00' } },
    lines: [
      { id: 'a', quantity: 2, unitPrice: { amount: '10.00' }, discount: { amount: '1.00' }, tax: { amount: '0.50' } },
      { id: 'b', quantity: 1, unitPrice: { amount: '20.00' }, discount: { amount: '0.00' }, tax: { amount: '0.50' } },
    ],
  } as unknown as FullOrder;
  const lines = (draft: Partial<typeof nothing>) => toUpdate(priced, { ...nothing, ...draft })?.lines;

  test('only the figures that differ are sent, with the quantity as it is', () => {
    expect(lines({ prices: { a: { unitPrice: '10', discount: '1,5', tax: '' } } })).toEqual([
      { lineId: 'a', quantity: 2, discount: '1.50' },
    ]);
    expect(toUpdate(priced, { ...nothing, prices: { a: { discount: '1.00' } }, amounts: { shipping: '4' } })).toBeUndefined();
  });

  test('a discount that stays although the quantity or the price changes is sent, or it would follow in proportion', () => {
    expect(lines({ prices: { a: { unitPrice: '9', discount: '1' } } })).toEqual([
      { lineId: 'a', quantity: 2, unitPrice: '9.00', discount: '1.00' },
    ]);
    expect(lines({ quantities: { a: 1 }, prices: { a: { discount: '1.00' } } })).toEqual([{ lineId: 'a', quantity: 1, discount: '1.00' }]);
    expect(toUpdate(priced, { ...nothing, quantities: { a: 1 }, amounts: { tax: '1' } })).toMatchObject({ tax: '1.00' });
  });

  test('nought is a figure, and a line that goes has none', () => {
    expect(toUpdate(priced, { ...nothing, amounts: { shipping: '0' } })).toMatchObject({ shipping: '0.00' });
    expect(lines({ quantities: { a: 0 }, prices: { a: { tax: '2' } } })).toEqual([{ lineId: 'a', quantity: 0 }]);
  });

  test('what it would cost is asked for what costs something, and for nothing that cannot be read', () => {
    expect(costsOf(priced, { ...nothing, note: 'Ring twice.' })).toBeUndefined();
    expect(costsOf(priced, { ...nothing, note: 'Ring twice.', amounts: { tax: '2' } })).toEqual({
      orderId: 'o',
      expectedVersion: 4,
      tax: '2.00',
    });
    expect(costsOf(priced, { ...nothing, amounts: { tax: '2' }, prices: { a: { unitPrice: 'ten' } } })).toBeUndefined();
  });
});

test('an amount that cannot be read holds up saving only while it shows', () => {
  const typed = { ...nothing, prices: { a: { unitPrice: '1 00' } } };
  expect(hasNoAmount(typed, order)).toBe(true);
  expect(hasNoAmount({ ...typed, quantities: { a: 0 } }, order)).toBe(false);
  expect(hasNoAmount({ ...typed, amounts: { tax: '1e3' }, quantities: { a: 0 } }, order)).toBe(true);
});
