import { describe, expect, test } from 'vitest';
import {
  changed,
  filterCount,
  keepSize,
  readSearch,
  readView,
  toCounts,
  toList,
  toSearch,
  toVariables,
  turned,
  writeWords,
} from './listSearch';

describe('the address bar', () => {
  test('an empty one shows all orders, newest first, 25 a page', () => {
    expect(toVariables({})).toEqual({
      first: 25,
      after: undefined,
      search: undefined,
      filter: {},
      sort: { field: 'PLACED_AT', direction: 'DESC' },
    });
  });

  test('nonsense is left out, not passed on', () => {
    const view = readView(
      readSearch({ status: 'LOST', sort: 'MOOD', dir: 'up', size: '33', page: '-4', from: 'yesterday', payment: 'PAID,GOLD', other: 1 }),
    );
    expect(view).toMatchObject({
      status: [],
      sort: 'PLACED_AT',
      dir: 'DESC',
      size: 25,
      page: 1,
      from: undefined,
      payment: ['PAID'],
    });
  });

  test('tabs count what search and filters leave, whichever of them is open', () => {
    expect(toCounts({ status: 'FULFILLED', q: '#1001', tag: 'vip', sort: 'TOTAL', page: '3' })).toEqual({
      search: '1001',
      filter: { tag: ['vip'] },
    });
  });

  test('an order number stays text', () => {
    expect(readSearch({ q: '1219' })).toEqual({ q: '1219' });
    expect(toSearch('#1219 ')).toBe('1219');
  });

  test('a range of days is from midnight to midnight, here', () => {
    const { filter } = toList({ from: '2026-03-28', to: '2026-03-29' });
    expect(filter?.placedAfter).toBe(new Date(2026, 2, 28).toISOString());
    expect(filter?.placedBefore).toBe(new Date(2026, 2, 30).toISOString());
  });

  test('every filter reaches the query', () => {
    const search = { status: 'FULFILLED', payment: 'PAID,REFUNDED', balance: 'OVERPAID', delivery: 'Express', tag: 'vip' };
    expect(toList(search).filter).toEqual({
      status: ['FULFILLED'],
      paymentStatus: ['PAID', 'REFUNDED'],
      overpaid: true,
      deliveryMethod: ['Express'],
      tag: ['vip'],
    });
    expect(filterCount(readView(search))).toBe(5);
    expect(toList({ balance: 'OWING' }).filter).toEqual({ owing: true });
  });

  test('several words stand in one value, whatever is in them', () => {
    const words = ['Express, insured', 'C:\\', 'vip'];
    expect(readView({ tag: writeWords(words) }).tag).toEqual(words);
    expect(readView({ delivery: 'Express,Express,,Pick-up' }).delivery).toEqual(['Express', 'Pick-up']);
    expect(readView({ delivery: ',' }).delivery).toEqual([]);
  });

  test('a page has as many orders as were chosen last, unless the address says how many', () => {
    keepSize('50');
    expect(readView({}).size).toBe(50);
    expect(readView({ size: '10' }).size).toBe(10);
    // A link to a later page says how many, for somebody with other habits.
    expect(turned({}, { endCursor: 'z' }, 1)).toEqual({ after: 'z', page: '2', size: '50' });
    // Older links to a later page, which do not say, mean the usual number.
    expect(readView({ after: 'z', page: '2' }).size).toBe(25);
    localStorage.clear();
  });
});

describe('moving on', () => {
  test('another sort begins at the first page', () => {
    expect(changed({ q: 'ada', after: 'c', page: '3' }, { sort: 'TOTAL' })).toEqual({ q: 'ada', sort: 'TOTAL' });
  });

  test('pages are turned by cursors, forth and back', () => {
    const second = turned({ q: 'ada' }, { startCursor: 'a', endCursor: 'z' }, 1);
    expect(second).toEqual({ q: 'ada', after: 'z', page: '2', size: '25' });
    const third = turned(second, { startCursor: 'b', endCursor: 'y' }, 1);
    expect(turned(third, { startCursor: 'c', endCursor: 'x' }, -1)).toEqual({ q: 'ada', before: 'c', page: '2', size: '25' });
    expect(toVariables({ before: 'c', page: '2', size: '50' })).toMatchObject({ last: 50, before: 'c' });
  });

  test('back to the first page, new orders are shown too', () => {
    expect(turned({ q: 'ada', after: 'z', page: '2' }, { startCursor: 'b', endCursor: 'y' }, -1)).toEqual({ q: 'ada' });
  });
});
