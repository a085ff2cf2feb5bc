import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadTexts } from '.';
import { money } from './format';

/** Speaks the language as a browser of that country does. */
async function speak(tag: string) {
  vi.stubGlobal('navigator', { ...navigator, languages: [tag] });
  await loadTexts();
}

afterEach(() => vi.unstubAllGlobals());

const currencies = Intl.supportedValuesOf('currency');

describe.for(['en', 'en-US', 'en-GB', 'en-CA', 'en-AU', 'en-IN', 'en-150', 'de-DE', 'de-AT', 'de-CH'])('in %s', (tag) => {
  test('every currency keeps the decimals that the server sends', async () => {
    await speak(tag);
    for (const currencyCode of currencies) {
      for (const amount of ['1234567', '301.5', '301.50', '5.250', '0.0001']) {
        const [whole = '', fraction = ''] = amount.split('.');
        const shown = money({ amount, currencyCode })
          .replace(/[^\d.,]/g, '')
          .replace(/^[.,]+|[.,]+$/g, '');
        expect(shown.replace(/\D/g, ''), `${amount} ${currencyCode}`).toBe(whole + fraction);
        if (fraction) expect(shown.split(/[.,]/).at(-1), `${amount} ${currencyCode}`).toBe(fraction);
      }
    }
  });

  test('no two currencies look alike', async () => {
    await speak(tag);
    const shown = currencies.map((currencyCode) => money({ amount: '1.00', currencyCode }));
    expect(new Set(shown).size).toBe(currencies.length);
  });
});

test.for([
  ['en-US', 'USD', '$5.00'],
  ['en-GB', 'USD', 'US$5.00'],
  ['en', 'USD', '$5.00'],
  ['en-PR', 'USD', '$5.00'],
  ['en-GU', 'USD', '$5.00'],
  ['en-IN', 'USD', 'US$5.00'],
  ['en-PH', 'USD', 'US$5.00'],
  ['en-BR', 'USD', 'US$5.00'],
  ['en-AU', 'USD', 'US$5.00'],
  ['en-AU', 'AUD', '$5.00'],
  ['en-NZ', 'USD', 'US$5.00'],
  ['en-HK', 'USD', 'US$5.00'],
  ['en-001', 'USD', 'US$5.00'],
  ['es-MX', 'USD', 'US$5.00'],
  ['es-EC', 'USD', '$5.00'],
  ['en-GB', 'DEM', 'DEM 5.00'],
  ['en-CA', 'CAD', '$5.00'],
  ['en-CA', 'USD', 'US$5.00'],
  ['en-GB', 'CAD', 'CA$5.00'],
  ['en-GB', 'AUD', 'A$5.00'],
  ['en-GB', 'MXN', 'MX$5.00'],
  ['en-GB', 'CNY', 'CN¥5.00'],
  ['en-GB', 'EUR', '€5.00'],
  ['de-DE', 'USD', '5,00 US$'],
  ['de-DE', 'EUR', '5,00 €'],
  ['de-DE', 'CNY', '5,00 CN¥'],
] as const)('in %s, five of %s are %s', async ([tag, currencyCode, expected]) => {
  await speak(tag);
  expect(money({ amount: '5.00', currencyCode }).replaceAll('\u00a0', ' ')).toBe(expected);
});

test.for([
  [['es-MX', 'es', 'en'], 'US$5.00'],
  [['hi-IN', 'en-US'], 'US$5.00'],
  [['de-DE', 'en-US'], '5,00 US$'],
  [['en-US', 'de-DE'], '$5.00'],
] as const)('for a reader whose browser says %s, US dollars are %s', async ([languages, expected]) => {
  vi.stubGlobal('navigator', { ...navigator, languages });
  await loadTexts();
  expect(money({ amount: '5.00', currencyCode: 'USD' }).replaceAll('\u00a0', ' ')).toBe(expected);
});

test('an amount is exact also where a float could not hold it', async () => {
  await speak('en-US');
  expect(money({ amount: '12345678901234567.89', currencyCode: 'USD' })).toBe('$12,345,678,901,234,567.89');
  expect(money({ amount: '6760', currencyCode: 'JPY' })).toBe('¥6,760');
  expect(money({ amount: '301.50', currencyCode: 'HUF' })).toMatch(/301\.50/);
});
