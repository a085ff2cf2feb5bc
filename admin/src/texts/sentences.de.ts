import type { CancelReason, TimelineKind } from '../generated/graphql';
import { type Said, said } from './said';

interface Part {
  /** What the sentence says, without its actor. */
  text: string;
  found: string[];
  currencyCode: string;
}

// The server keeps sentences as they were written, in English. What they name, such as amounts, stands nowhere else.
const rules: [TimelineKind, RegExp, (part: Part) => string][] = [
  ['PLACED', /^Order placed\.$/, () => 'Bestellung aufgegeben.'],
  ['IMPORTED', /^Imported from (.+)\.$/s, ({ found: [source] }) => `Aus ${source} importiert.`],
  ['FULFILLED', /^fulfilled ([\d,]+) items?\.$/, ({ found: [n] }) => `hat ${count(n)} Artikel versandt.`],
  [
    'FULFILLED',
    /^fulfilled ([\d,]+) items? although/,
    ({ found: [n] }) => `hat ${count(n)} Artikel versandt, obwohl die Bestellung nicht vollständig bezahlt ist.`,
  ],
  ['FULFILLED', /^([\d,]+) items? fulfilled\.$/, ({ found: [n] }) => `${count(n)} Artikel versandt.`],
  [
    'FULFILLMENT_CANCELLED',
    /^cancelled the fulfillment (\S+) \(([\d,]+) items?\)\.$/,
    ({ found: [name, n] }) => `hat die Sendung ${name} zurückgenommen (${count(n)} Artikel).`,
  ],
  [
    'TRACKING_UPDATED',
    /^updated the tracking of fulfillment (\S+)\.$/,
    ({ found: [name] }) => `hat die Sendungsverfolgung von ${name} geändert.`,
  ],
  ['EDITED', /^saved this order without changes\.$/, () => 'hat die Bestellung ohne Änderungen gespeichert.'],
  ['EDITED', /^changed (.+)\.$/s, ({ found: [what = ''] }) => `hat ${list(what)} geändert.`],
  ['CANCELLED', /^Order cancelled\.$/, () => 'Bestellung storniert.'],
  [
    'CANCELLED',
    /^cancelled this order\. Reason: (\w+)\.(.*)$/s,
    ({ found: [reason = '', note = ''] }) =>
      `hat diese Bestellung storniert. Grund: ${reasons[reason.toUpperCase() as CancelReason] ?? reason}.${note}`,
  ],
  ['MARKED_AS_PAID', /^marked (.+) as paid\.$/, (part) => `hat ${amount(part)} als bezahlt markiert.`],
  [
    'PAYMENT_RECORDED',
    /^recorded a payment of (.+?)( \(.+\))?\.$/s,
    (part) => `hat eine Zahlung von ${amount(part)}${part.found[1] ?? ''} vermerkt.`,
  ],
  [
    'REFUNDED',
    /^refunded (.+?)(?: for ([\d,]+) items?)?\.( The customer still owes it\.)?(?: Reason: (.*))?$/s,
    (part) => `hat ${amount(part)}${pieces(part)} erstattet.${owed(part)}${reason(part)}`,
  ],
  ['REFUNDED', /^(.+?) was refunded\.$/s, (part) => `${amount(part)} wurden erstattet.`],
];

/** The sentence in German; one that is not known here as it is. */
export function sentence({ kind, actor, message }: Said, currencyCode: string): string {
  const isTheirs = message.startsWith(`${actor.name} `);
  const text = isTheirs ? message.slice(actor.name.length + 1) : message;
  for (const [of, form, say] of rules) {
    const match = of === kind ? form.exec(text) : null;
    if (match) return (isTheirs ? `${actor.name} ` : '') + say({ text, found: match.slice(1), currencyCode });
  }
  return message;
}

export const reasons: Record<CancelReason, string> = {
  CUSTOMER: 'Kunde hat es sich anders überlegt',
  DECLINED: 'Zahlung abgelehnt',
  FRAUD: 'Betrug',
  INVENTORY: 'Artikel nicht lieferbar',
  STAFF: 'Fehler des Teams',
  OTHER: 'Anderer Grund',
};

const count = (n = '') => n.replaceAll(',', '.');
const pieces = ({ found: [, n] }: Part) => (n ? ` für ${count(n)} Artikel` : '');
const owed = ({ found: [, , again] }: Part) => (again ? ' Der Kunde schuldet es wieder.' : '');
const reason = ({ found: [, , , why] }: Part) => (why ? ` Grund: ${why}` : '');
const amount = ({ found: [text = ''], currencyCode }: Part) => said(text, currencyCode);

const edited: Record<string, string> = {
  'the e-mail': 'die E-Mail',
  'the phone': 'das Telefon',
  'the note': 'die Notiz',
  'the delivery method': 'die Versandart',
  'the shipping address': 'die Lieferadresse',
  'the billing address': 'die Rechnungsadresse',
  'the tags': 'die Schlagwörter',
  'the items': 'die Artikel',
  'the discount': 'den Rabatt',
  'the shipping costs': 'die Versandkosten',
  'the tax': 'die Steuer',
  'the attributes': 'die Angaben',
};

function list(what: string): string {
  const parts = what.split(/, | and /).map((part) => edited[part] ?? part);
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`;
}
