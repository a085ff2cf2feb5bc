import { expect, test, vi } from 'vitest';
import { loadTexts } from '.';
import { sentence } from './sentences.de';

vi.stubGlobal('navigator', { ...navigator, languages: ['de-DE'] });
await loadTexts();

const say = (kind: Parameters<typeof sentence>[0]['kind'], message: string, currencyCode = 'EUR', name = 'Ada') =>
  sentence({ kind, actor: { name }, message }, currencyCode).replaceAll('\u00a0', ' ');

test('the timeline says everything in German that the server says in English', () => {
  expect([
    say('PLACED', 'Order placed.'),
    say('IMPORTED', 'Imported from shopify.'),
    say('FULFILLED', 'Ada fulfilled 1,203 items.'),
    say('FULFILLED', 'Ada fulfilled 1 item although the order is not paid in full.'),
    say('FULFILLED', '3 items fulfilled.'),
    say('FULFILLMENT_CANCELLED', 'Ada cancelled the fulfillment 1001-F1 (3 items).'),
    say('TRACKING_UPDATED', 'Ada updated the tracking of fulfillment 1001-F1.'),
    say('EDITED', 'Ada saved this order without changes.'),
    say('EDITED', 'Ada changed the note.'),
    say('EDITED', 'Ada changed the e-mail, the note and the tags.'),
    say('CANCELLED', 'Ada cancelled this order. Reason: customer. Too late.'),
    say('CANCELLED', 'Order cancelled.'),
    say('MARKED_AS_PAID', 'Ada marked €1,234.50 as paid.'),
    say('PAYMENT_RECORDED', 'Ada recorded a payment of €10.00 (bank transfer).'),
    say('REFUNDED', 'Ada refunded KWD 5.250.', 'KWD'),
    say('REFUNDED', 'Ada refunded R$5.00. Reason: A broken cup.', 'BRL'),
    say('REFUNDED', 'Ada refunded €8.66 for 1,002 items. The customer still owes it. Reason: Broken.'),
    say('REFUNDED', '$5.00 was refunded.', 'USD'),
    say('EDITED', 'Ada changed the discount, the shipping costs, the tax and the attributes.'),
  ]).toEqual([
    'Bestellung aufgegeben.',
    'Aus shopify importiert.',
    'Ada hat 1.203 Artikel versandt.',
    'Ada hat 1 Artikel versandt, obwohl die Bestellung nicht vollständig bezahlt ist.',
    '3 Artikel versandt.',
    'Ada hat die Sendung 1001-F1 zurückgenommen (3 Artikel).',
    'Ada hat die Sendungsverfolgung von 1001-F1 geändert.',
    'Ada hat die Bestellung ohne Änderungen gespeichert.',
    'Ada hat die Notiz geändert.',
    'Ada hat die E-Mail, die Notiz und die Schlagwörter geändert.',
    'Ada hat diese Bestellung storniert. Grund: Kunde hat es sich anders überlegt. Too late.',
    'Bestellung storniert.',
    'Ada hat 1.234,50 € als bezahlt markiert.',
    'Ada hat eine Zahlung von 10,00 € (bank transfer) vermerkt.',
    'Ada hat 5,250 KWD erstattet.',
    'Ada hat 5,00 R$ erstattet. Grund: A broken cup.',
    'Ada hat 8,66 € für 1.002 Artikel erstattet. Der Kunde schuldet es wieder. Grund: Broken.',
    '5,00 US$ wurden erstattet.',
    'Ada hat den Rabatt, die Versandkosten, die Steuer und die Angaben geändert.',
  ]);
});

test('whatever somebody is called, and what is not known here, stays as it is', () => {
  expect(say('REFUNDED', '$9 refunded. refunded $5.00.', 'USD', '$9 refunded.')).toBe('$9 refunded. hat 5,00 US$ erstattet.');
  expect(say('EDITED', 'Ada painted it red.')).toBe('Ada painted it red.');
});
