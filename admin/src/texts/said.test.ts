import { expect, test, vi } from 'vitest';
import { loadTexts } from '.';
import { money } from './format';
import { type Said, said } from './said';
import { refusal, sentence } from './sentences.en';

vi.stubGlobal('navigator', { ...navigator, languages: ['en-GB'] });
await loadTexts();

function say(kind: Said['kind'], message: string, amount?: string, told: Partial<Said> = {}): string {
  const usd = amount ? { amount, currencyCode: 'USD' } : null;
  return sentence({ kind, message, actor: { name: 'Ada' }, amount: usd, params: [], changes: [], ...told }).replaceAll('\u00a0', ' ');
}

test('amounts in English sentences are written as the reader’s country does', () => {
  expect([
    say('MARKED_AS_PAID', 'Ada marked $1,234.50 as paid.', '1234.50'),
    say('PAYMENT_RECORDED', 'Ada recorded a payment of $10.00 (bank 7).', '10.00', { params: [{ name: 'gateway', value: 'bank 7' }] }),
    say('REFUNDED', 'Ada refunded $8.66 for 12 items. The customer still owes it. Reason: 3 broken.', '8.66', {
      quantity: 12,
      reason: '3 broken.',
      params: [{ name: 'stillOwed', value: 'true' }],
    }),
    say('REFUNDED', '$5.00 was refunded.', '5.00'),
  ]).toEqual([
    'Ada marked US$1,234.50 as paid.',
    'Ada recorded a payment of US$10.00 (bank 7).',
    'Ada refunded US$8.66 for 12 items. The customer still owes it. Reason: 3 broken.',
    'US$5.00 was refunded.',
  ]);
});

test('the most that can be refunded is written so, too', () => {
  const refused = (message: string, field: string, most?: string, currencyCode = 'USD') => {
    const params = most ? Object.entries({ most, currencyCode }).map(([name, value]) => ({ name, value })) : [];
    return refusal({ code: 'AMOUNT_EXCEEDS_PAID', field: [field], message, params }).replaceAll('\u00a0', ' ');
  };
  expect(refused('At most $20.00 can be refunded.', 'amount', '20.00')).toBe('At most US$20.00 can be refunded.');
  expect(refused('At most 1234.50 DEM of shipping can be refunded.', 'shipping', '1234.50', 'DEM')).toBe(
    'At most DEM 1,234.50 of shipping can be refunded.',
  );
  expect(refused('More than was paid.', 'amount')).toBe('More than was paid.');
});

test('where no amount is told, the server’s words stay', () => {
  expect(say('COMMENTED', '$5.00 was refunded.')).toBe('$5.00 was refunded.');
  expect(say('PAYMENT_RECORDED', 'Ada recorded a payment of $10.00.')).toBe('Ada recorded a payment of $10.00.');
  expect(say('REFUNDED', 'Bot 9 $1 refunded $2.00.', '2.00', { actor: { name: 'Bot 9 $1' } })).toBe('Bot 9 $1 refunded US$2.00.');
});

test.for(['en-GB', 'en-IN', 'en-AU', 'en-US'])('in %s, amounts of every currency that there is or was say once which it is', (tag) => {
  vi.stubGlobal('navigator', { ...navigator, languages: [tag] });
  for (const currencyCode of Intl.supportedValuesOf('currency')) {
    const amount = { amount: '1234.50', currencyCode };
    const shown = money(amount).replaceAll('\u00a0', ' ');
    for (const written of [`${currencyCode} 1,234.50`, `1234.50 ${currencyCode}`]) {
      expect(said(written, currencyCode)).toBe(money(amount));
      const reason = 'OLD coins.';
      expect([
        say('MARKED_AS_PAID', `Ada marked ${written} as paid.`, '', { amount }),
        say('PAYMENT_RECORDED', `Ada recorded a payment of ${written}.`, '', { amount }),
        say('REFUNDED', `Ada refunded ${written} for 12 items. Reason: ${reason}`, '', { amount, quantity: 12, reason }),
        say('REFUNDED', `${written} was refunded.`, '', { amount, actor: { name: 'Import' } }),
      ]).toEqual([
        `Ada marked ${shown} as paid.`,
        `Ada recorded a payment of ${shown}.`,
        `Ada refunded ${shown} for 12 items. Reason: OLD coins.`,
        `${shown} was refunded.`,
      ]);
    }
    expect(shown.split(currencyCode).length, shown).toBeLessThanOrEqual(2);
  }
});
