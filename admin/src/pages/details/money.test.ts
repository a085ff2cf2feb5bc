import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadTexts } from '../../texts';
import { money } from '../../texts/format';
import { paymentError, readAmount, readPayment, toTyped } from './dialogs/amount';
import { forgiven, isMore, refundable } from './refundable';

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

  test.for([
    ['99.00', '20.00', true],
    ['20.01', '20.00', true],
    ['20.00', '20.00', false],
    ['9.00', '20.00', false], // as words it is
    ['12345678901234567.89', '12345678901234567.88', true],
  ] as const)('%s is more than the %s that can be refunded: %s', ([amount, most, expected]) => {
    expect(isMore(amount, most)).toBe(expected);
  });

  test('currencies have as many decimals as they have', () => {
    expect(left('1500', '1', 'JPY')).toBe('1499');
    expect(left('20.000', '0.125', 'KWD')).toBe('19.875');
  });
});

test('what refunds forgave is what the total is more than what is due: not what was refunded for pieces that left the order', () => {
  const forgave = (total: string, due: string) =>
    forgiven({ payment: { total: { amount: total, currencyCode: 'EUR' }, due: { amount: due, currencyCode: 'EUR' } } })?.amount;
  expect(forgave('33.00', '28.00')).toBe('5.00');
  expect(forgave('20.00', '20.00')).toBeUndefined();
});

const zero = { USD: '0.00', EUR: '0.00', KWD: '0.000', VND: '0', CLF: '0.0000' };
const like = (currencyCode: keyof typeof zero) => ({ amount: zero[currencyCode], currencyCode });

/** Speaks the language as a browser of that country does. */
async function speak(tag: string) {
  vi.stubGlobal('navigator', { ...navigator, languages: [tag] });
  await loadTexts();
}

describe('an amount that somebody types', () => {
  beforeEach(() => vi.unstubAllGlobals());

  test.for([
    ['4.50', 'USD', '4.50'],
    ['4,50', 'USD', '4.50'], // from the number pad of another country
    [' 7 ', 'USD', '7.00'],
    ['7.', 'USD', '7.00'], // decimals are on their way
    ['7,', 'USD', '7.00'],
    ['.5', 'USD', undefined],
    ['0,00', 'USD', '0.00'],
    ['20.125', 'KWD', '20.125'],
    ['20.125', 'USD', undefined],
    ['1,234', 'USD', '1234.00'],
    ['1,234', 'KWD', undefined], // either 1.234 or 1234
    ['1,234.5', 'KWD', '1234.500'],
    ['1.234,50', 'USD', undefined],
    ['1,234,567', 'VND', '1234567'],
    ['1.5', 'VND', undefined],
    ['12,34,567.89', 'USD', '1234567.89'],
    ['12,34', 'KWD', '12.340'],
    ['12,,345', 'USD', undefined],
    ['1,234,56,789', 'USD', undefined],
    ['0,001', 'USD', undefined], // no thousand, but a thousandth
    ['007.50', 'USD', '7.50'],
    ['1 000', 'USD', '1000.00'],
    ['1\u00a0000', 'USD', '1000.00'],
    ['1\u202f234\u202f567.8', 'USD', '1234567.80'],
    ['1 000,50', 'USD', '1000.50'],
    ['10 00', 'USD', undefined],
    ['1 0000', 'USD', undefined],
    ['1 000 00', 'USD', undefined],
    ['0 500', 'USD', undefined],
    ['1 000,000', 'USD', undefined],
    ['1,000 000', 'USD', undefined],
    ['1 000. 50', 'USD', undefined],
    ['5 .00', 'USD', undefined],
    ['99999999999999999999', 'USD', undefined],
    ['99 999 999 999 999 999 999', 'USD', undefined],
    ['99,999,999,999,999,999,999', 'USD', undefined],
    ['five', 'USD', undefined],
    ['-3', 'USD', undefined],
    ['1e3', 'USD', undefined],
    ['', 'USD', undefined],
  ] as const)('in English %j %s is %s', async ([typed, currency, expected]) => {
    await speak('en-GB');
    expect(readAmount(typed, like(currency))).toBe(expected);
  });

  test.for([
    ['', undefined],
    ['  ', undefined],
    ['5', undefined],
    ['0', 'The amount must be more than zero.'],
    ['0.00', 'The amount must be more than zero.'],
    ['-5', 'This is no amount.'],
    ['1 00', 'This is no amount.'],
  ] as const)('of a payment of %j it is said: %s', ([typed, expected]) => {
    expect(paymentError(typed, like('USD'))).toBe(expected);
  });

  test.for([
    ['5,250', 'KWD', '5.250'],
    ['5.250', 'KWD', undefined], // either 5250 or, from a number pad, 5.25
    ['5.250,5', 'KWD', '5250.500'],
    ['5.250', 'USD', '5250.00'],
    ['4.50', 'USD', '4.50'],
    ['4,5', 'USD', '4.50'],
    ['1.234.567', 'VND', '1234567'],
    ['1.234', 'VND', '1234'],
    ['0,0001', 'CLF', '0.0001'],
    ['0.005', 'EUR', undefined], // no thousands
    ['1 000', 'EUR', '1000.00'],
    ['1 000,50', 'EUR', '1000.50'],
    ['1\u00a0000,50', 'EUR', '1000.50'],
    ['1\u202f000,50', 'EUR', '1000.50'],
    ['1 000.50', 'EUR', '1000.50'],
    ['1 000.000', 'EUR', undefined],
    ['1 000 000', 'VND', '1000000'],
  ] as const)('in German %j %s is %s', async ([typed, currency, expected]) => {
    await speak('de-DE');
    expect(readAmount(typed, like(currency))).toBe(expected);
  });

  const countries = ['en-GB', 'en-IN', 'en-SE', 'en-ZA', 'en-CH', 'de-DE', 'de-AT', 'de-CH'];

  test.for(countries)('a field that is filled is read back as it was, in %s', async (tag) => {
    await speak(tag);
    for (const amount of ['5', '1234567', '5.25', '1234567.89', '5.250', '1234.567', '0.0001']) {
      for (const currencyCode of ['EUR', 'KWD']) {
        expect(readAmount(toTyped({ amount, currencyCode }), { amount, currencyCode })).toBe(amount);
      }
    }
  });

  test.for(countries)('an amount is read as it is shown, in %s', async (tag) => {
    await speak(tag);
    for (const currencyCode of ['EUR', 'USD', 'CHF', 'SEK', 'DEM']) {
      for (const amount of ['5.25', '1234.50', '1234567.89']) {
        const shown = money({ amount, currencyCode }).replace(/^\D+|\D+$/g, '');
        expect(readAmount(shown, { amount, currencyCode }), `${shown} ${currencyCode}`).toBe(amount);
      }
    }
  });

  test('the straight apostrophe of a keyboard sets thousands apart in Switzerland', async () => {
    await speak('de-CH');
    expect(readAmount("1'234.50", like('EUR'))).toBe('1234.50');
  });

  test('nothing is no amount to give back', async () => {
    await speak('en-GB');
    expect(readPayment('0.00', like('USD'))).toBeUndefined();
    expect(readPayment('0.01', like('USD'))).toBe('0.01');
  });
});
