import { expect, test, vi } from 'vitest';
import { loadTexts } from '.';
import { money } from './format';
import { withAmount, withMost } from './said';

vi.stubGlobal('navigator', { ...navigator, languages: ['en-GB'] });
await loadTexts();

const say = (kind: Parameters<typeof withAmount>[0]['kind'], message: string, currencyCode = 'USD', name = 'Ada') =>
  withAmount({ kind, actor: { name }, message }, currencyCode).replaceAll('\u00a0', ' ');

test('amounts in English sentences are written as the reader’s country does', () => {
  expect([
    say('MARKED_AS_PAID', 'Ada marked $1,234.50 as paid.'),
    say('PAYMENT_RECORDED', 'Ada recorded a payment of $10.00 (bank 7).'),
    say('PAYMENT_RECORDED', 'Ada recorded a payment of KWD 5.250.', 'KWD'),
    say('REFUNDED', 'Ada refunded $8.66 for 12 items. The customer still owes it. Reason: 3 broken.'),
    say('REFUNDED', '$5.00 was refunded.', 'USD', 'Import'),
    say('REFUNDED', 'Ada refunded HUF 301.50.', 'HUF'),
  ]).toEqual([
    'Ada marked US$1,234.50 as paid.',
    'Ada recorded a payment of US$10.00 (bank 7).',
    'Ada recorded a payment of KWD 5.250.',
    'Ada refunded US$8.66 for 12 items. The customer still owes it. Reason: 3 broken.',
    'US$5.00 was refunded.',
    'Ada refunded HUF 301.50.',
  ]);
});

test('the most that can be refunded is written so, too', () => {
  expect(withMost('At most $20.00 can be refunded.', 'USD')).toBe('At most US$20.00 can be refunded.');
  expect(withMost('At most 1234.50 DEM of shipping can be refunded.', 'DEM')).toBe(
    'At most DEM\u00a01,234.50 of shipping can be refunded.',
  );
  expect(withMost('Only 3 of this line can still be refunded.', 'USD')).toBe('Only 3 of this line can still be refunded.');
});

test('what is no amount stays, whatever somebody is called', () => {
  expect(say('COMMENTED', '$5.00 was refunded.')).toBe('$5.00 was refunded.');
  expect(say('REFUNDED', 'Bot 9 $1 refunded $2.00.', 'USD', 'Bot 9 $1')).toBe('Bot 9 $1 refunded US$2.00.');
});

test.for(['en-GB', 'en-IN', 'en-AU', 'en-US'])('in %s, amounts of every currency that there is or was say once which it is', (tag) => {
  vi.stubGlobal('navigator', { ...navigator, languages: [tag] });
  for (const code of Intl.supportedValuesOf('currency')) {
    const shown = money({ amount: '1234.50', currencyCode: code }).replaceAll('\u00a0', ' ');
    for (const written of [`${code} 1,234.50`, `1234.50 ${code}`]) {
      expect([
        say('MARKED_AS_PAID', `Ada marked ${written} as paid.`, code),
        say('PAYMENT_RECORDED', `Ada recorded a payment of ${written}.`, code),
        say('PAYMENT_RECORDED', `Ada recorded a payment of ${written} (bank 7).`, code),
        say('REFUNDED', `Ada refunded ${written}.`, code),
        say('REFUNDED', `Ada refunded ${written} for 12 items. Reason: OLD coins.`, code),
        say('REFUNDED', `${written} was refunded.`, code, 'Import'),
      ]).toEqual([
        `Ada marked ${shown} as paid.`,
        `Ada recorded a payment of ${shown}.`,
        `Ada recorded a payment of ${shown} (bank 7).`,
        `Ada refunded ${shown}.`,
        `Ada refunded ${shown} for 12 items. Reason: OLD coins.`,
        `${shown} was refunded.`,
      ]);
      expect(shown.split(code).length, shown).toBeLessThanOrEqual(2);
    }
  }
});
