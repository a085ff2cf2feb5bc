import { describe, expect, test } from 'vitest';
import { money } from '../../texts/format';
import { readAmount } from './dialogs/amount';
import { refundable } from './refundable';

const left = (paid: string, refunded: string, currencyCode = 'USD') =>
  refundable({ payment: { paid: { amount: paid, currencyCode }, refunded: { amount: refunded, currencyCode } } })?.amount;

describe('what can be refunded', () => {
  test.for([
    ['34.98', '0.00', '34.98'],
    ['0.30', '0.10', '0.20'], // 0.19999999999999998 through floats
    ['5.00', '4.99', '0.01'],
    ['12345678901234567.89', '0.01', '12345678901234567.88'],
    ['20.00', '20.00', undefined],
    ['0.00', '0.00', undefined],
  ] as const)('%s paid and %s given back leave %s', ([paid, back, expected]) => {
    expect(left(paid, back)).toBe(expected);
  });

  test('currencies have as many decimals as they have', () => {
    expect(left('1500', '1', 'JPY')).toBe('1499');
    expect(left('20.000', '0.125', 'KWD')).toBe('19.875');
  });
});

describe('an amount that somebody types', () => {
  test.for([
    ['4.50', '4.50'],
    ['4,50', '4.50'],
    [' 7 ', '7'],
    ['20.125', '20.125'],
    ['1,234', undefined], // either 1.234 or 1234
    ['1.234,50', undefined],
    ['0,00', undefined],
    ['-3', undefined],
    ['1e3', undefined],
    ['', undefined],
  ] as const)('%j is %s', ([typed, expected]) => {
    expect(readAmount(typed)).toBe(expected);
  });
});

test('money is shown exactly, also where a float could not hold it', () => {
  expect(money({ amount: '12345678901234567.89', currencyCode: 'USD' })).toBe('$12,345,678,901,234,567.89');
  expect(money({ amount: '20.000', currencyCode: 'KWD' })).toMatch(/20\.000/);
  expect(money({ amount: '6760', currencyCode: 'JPY' })).toBe('¥6,760');
});
