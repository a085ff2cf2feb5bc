import { expect, test, vi } from 'vitest';
import { loadTexts } from '.';
import { withAmount } from './said';

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

test('what is no amount stays, whatever somebody is called', () => {
  expect(say('COMMENTED', '$5.00 was refunded.')).toBe('$5.00 was refunded.');
  expect(say('REFUNDED', 'Bot 9 $1 refunded $2.00.', 'USD', 'Bot 9 $1')).toBe('Bot 9 $1 refunded US$2.00.');
});
