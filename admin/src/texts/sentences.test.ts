import { expect, test, vi } from 'vitest';
import { loadTexts, t } from '.';
import type { Said } from './said';
import { sentence } from './sentences.de';

vi.stubGlobal('navigator', { ...navigator, languages: ['de-DE'] });
await loadTexts();

type Told = Partial<Omit<Said, 'kind' | 'message' | 'params' | 'changes'>> & { params?: Record<string, string>; changes?: string[] };

/** What an entry by Ada says in German. */
function say(kind: Said['kind'], message: string, { params = {}, changes = [], ...told }: Told = {}): string {
  const entry = {
    kind,
    message,
    actor: { name: 'Ada' },
    params: Object.entries(params).map(([name, value]) => ({ name, value })),
    changes: changes.map((field) => ({ field })),
    ...told,
  };
  return sentence(entry).replaceAll('\u00a0', ' ');
}

const euros = (amount: string) => ({ amount, currencyCode: 'EUR' });
const fulfillment = { name: '1001-F1' };

test('the timeline says everything in German, by what the server tells in values', () => {
  expect([
    say('PLACED', 'Order placed.'),
    say('IMPORTED', '…', { params: { source: 'shopify' } }),
    say('FULFILLED', 'Ada …', { quantity: 1203 }),
    say('FULFILLED', 'Ada …', { quantity: 1, params: { unpaid: 'true' } }),
    say('FULFILLED', '…', { quantity: 3 }),
    say('FULFILLMENT_CANCELLED', 'Ada …', { quantity: 3, fulfillment }),
    say('TRACKING_UPDATED', 'Ada …', { fulfillment }),
    say('CANCELLED', 'Ada …', { reason: 'CUSTOMER', params: { note: 'Too late.' } }),
    say('CANCELLED', '…', { reason: 'OTHER' }),
    say('MARKED_AS_PAID', 'Ada …', { amount: euros('1234.50') }),
    say('PAYMENT_RECORDED', 'Ada …', { amount: euros('10.00'), params: { gateway: 'bank transfer' } }),
    say('REFUNDED', 'Ada …', { amount: { amount: '5.250', currencyCode: 'KWD' } }),
    say('REFUNDED', 'Ada …', { amount: euros('5.00'), reason: 'A broken cup.' }),
    say('REFUNDED', 'Ada …', { amount: euros('8.66'), quantity: 1002, reason: 'Broken.', params: { stillOwed: 'true' } }),
    say('REFUNDED', '…', { amount: { amount: '5.00', currencyCode: 'USD' } }),
  ]).toEqual([
    'Bestellung aufgegeben.',
    'Aus shopify importiert.',
    'Ada hat 1.203 Artikel versandt.',
    'Ada hat 1 Artikel versandt, obwohl die Bestellung nicht vollständig bezahlt ist.',
    '3 Artikel versandt.',
    'Ada hat die Sendung 1001-F1 zurückgenommen (3 Artikel).',
    'Ada hat die Sendungsverfolgung von 1001-F1 geändert.',
    'Ada hat diese Bestellung storniert. Grund: Kunde hat es sich anders überlegt. Too late.',
    'Bestellung storniert.',
    'Ada hat 1.234,50 € als bezahlt markiert.',
    'Ada hat eine Zahlung von 10,00 € (bank transfer) vermerkt.',
    'Ada hat 5,250 KWD erstattet.',
    'Ada hat 5,00 € erstattet. Grund: A broken cup.',
    'Ada hat 8,66 € für 1.002 Artikel erstattet. Der Kunde schuldet es wieder. Grund: Broken.',
    '5,00 US$ wurden erstattet.',
  ]);
});

test('an edit names what was changed, and not what only follows from that', () => {
  const edited = (...changes: string[]) => say('EDITED', 'Ada …', { changes });
  expect([
    edited(),
    edited('paymentStatus', 'note'),
    edited('email', 'note', 'shippingAddress.city', 'shippingAddress.line1', 'tags'),
    edited('attributes', 'line: Tea', 'line: Tea, tax', 'discount', 'tax', 'total', 'due'),
    edited('discount', 'shipping', 'tax', 'total', 'due'),
  ]).toEqual([
    'Ada hat die Bestellung ohne Änderungen gespeichert.',
    'Ada hat die Notiz geändert.',
    'Ada hat die E-Mail, die Notiz, die Lieferadresse und die Schlagwörter geändert.',
    'Ada hat die Angaben und die Artikel geändert.',
    'Ada hat den Rabatt, die Versandkosten und die Steuer geändert.',
  ]);
});

test('whatever somebody is called, and what is not told in values, stays as it is', () => {
  const told = { amount: { amount: '5.00', currencyCode: 'USD' }, actor: { name: '$9 refunded.' } };
  expect(say('REFUNDED', '$9 refunded. refunded $5.00.', told)).toBe('$9 refunded. hat 5,00 US$ erstattet.');
  expect(say('PAYMENT_RECORDED', 'Ada recorded a payment of $5.00.')).toBe('Ada recorded a payment of $5.00.');
  expect(say('FULFILLED', 'Ada fulfilled 3 items.')).toBe('Ada fulfilled 3 items.');
  expect(say('COMMENTED', 'Hello.')).toBe('Hello.');
});

test('a refusal says in German what it names in values', () => {
  type Refused = Parameters<typeof t.refusal>[0];
  const refused = (code: Refused['code'], params: Record<string, string> = {}, field?: string[]) =>
    t.refusal({ code, field, message: '…', params: Object.entries(params).map(([name, value]) => ({ name, value })) });
  expect([
    refused('QUANTITY_EXCEEDS_UNFULFILLED', { most: '1200' }),
    refused('QUANTITY_EXCEEDS_REFUNDABLE', { most: '2' }),
    refused('QUANTITY_BELOW_FULFILLED', { least: '2' }),
    refused('AMOUNT_EXCEEDS_PAID', { most: '1234.50', currencyCode: 'EUR' }).replaceAll('\u00a0', ' '),
    refused('AMOUNT_EXCEEDS_PAID'),
    refused('TOO_LONG', { most: '5000' }),
    refused('INVALID', { least: '1', most: '1000000' }),
    refused('INVALID', { least: '1' }),
    refused('INVALID', { most: '1000000' }),
    refused('INVALID', {}, ['customer', 'email']),
    refused('INVALID'),
    refused('ORDER_CANCELLED', { number: '1001' }),
  ]).toEqual([
    'Davon sind nur noch 1.200 offen.',
    'Davon lassen sich nur noch 2 erstatten.',
    'Davon sind schon 2 versandt.',
    'Höchstens 1.234,50 € lassen sich erstatten.',
    'Das ist mehr, als bezahlt wurde.',
    'Das ist zu lang. Höchstens 5.000 sind möglich.',
    'Möglich ist 1 bis 1.000.000.',
    'Mindestens 1.',
    'Höchstens 1.000.000.',
    'Das ist keine E-Mail-Adresse.',
    'Dieser Wert ist hier nicht möglich.',
    'Die Bestellung ist storniert.',
  ]);
});
