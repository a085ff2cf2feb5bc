import type { CancelReason, TimelineKind } from '../generated/graphql';
import { money, number } from './format';
import { actorIn, param, type Said } from './said';

type Told = Pick<Said, 'params' | 'reason'> & Partial<Said>;
type Sentence = string | number | null | undefined;

// What each kind of entry says behind the name of whoever did it. Nothing where the server does not tell what it needs.
const sentences: Record<TimelineKind, (entry: Said, by: string) => Sentence> = {
  PLACED: () => 'Bestellung aufgegeben.',
  IMPORTED: (entry) => param(entry, 'source') && `Aus ${param(entry, 'source')} importiert.`,
  FULFILLED: ({ quantity, ...entry }, by) =>
    quantity && (by ? `hat ${number(quantity)} Artikel versandt${unpaid(entry)}.` : `${number(quantity)} Artikel versandt.`),
  FULFILLMENT_CANCELLED: ({ quantity, fulfillment }) =>
    quantity && fulfillment && `hat die Sendung ${fulfillment.name} zurückgenommen (${number(quantity)} Artikel).`,
  TRACKING_UPDATED: ({ fulfillment }) => fulfillment && `hat die Sendungsverfolgung von ${fulfillment.name} geändert.`,
  EDITED: (entry) => (edited(entry) ? `hat ${edited(entry)} geändert.` : 'hat die Bestellung ohne Änderungen gespeichert.'),
  CANCELLED: (entry, by) =>
    by
      ? entry.reason && `hat diese Bestellung storniert. Grund: ${reasons[entry.reason as CancelReason] ?? entry.reason}.${note(entry)}`
      : 'Bestellung storniert.',
  MARKED_AS_PAID: ({ amount }) => amount && `hat ${money(amount)} als bezahlt markiert.`,
  PAYMENT_RECORDED: ({ amount, ...entry }) => amount && `hat eine Zahlung von ${money(amount)}${gateway(entry)} vermerkt.`,
  REFUNDED: ({ amount, ...entry }, by) =>
    amount && (by ? `hat ${money(amount)}${pieces(entry)} erstattet.${owed(entry)}${reason(entry)}` : `${money(amount)} wurden erstattet.`),
  COMMENTED: () => undefined,
};

/** The sentence in German; the server's where it is not known what it tells. */
export function sentence(entry: Said): string {
  const by = actorIn(entry);
  const text = sentences[entry.kind]?.(entry, by);
  return text ? by + text : entry.message;
}

export const reasons: Record<CancelReason, string> = {
  CUSTOMER: 'Kunde hat es sich anders überlegt',
  DECLINED: 'Zahlung abgelehnt',
  FRAUD: 'Betrug',
  INVENTORY: 'Artikel nicht lieferbar',
  STAFF: 'Fehler des Teams',
  OTHER: 'Anderer Grund',
};

const unpaid = (entry: Told) => (param(entry, 'unpaid') ? ', obwohl die Bestellung nicht vollständig bezahlt ist' : '');
const note = (entry: Told) => (param(entry, 'note') ? ` ${param(entry, 'note')}` : '');
const gateway = (entry: Told) => (param(entry, 'gateway') ? ` (${param(entry, 'gateway')})` : '');
const pieces = ({ quantity }: Told) => (quantity ? ` für ${number(quantity)} Artikel` : '');
const owed = (entry: Told) => (param(entry, 'stillOwed') ? ' Der Kunde schuldet es wieder.' : '');
const reason = ({ reason }: Told) => (reason ? ` Grund: ${reason}` : '');

/** What a change of a field is called; what only follows from others has no name. */
const names: Record<string, string> = {
  email: 'die E-Mail',
  phone: 'das Telefon',
  note: 'die Notiz',
  deliveryMethod: 'die Versandart',
  shippingAddress: 'die Lieferadresse',
  billingAddress: 'die Rechnungsadresse',
  tags: 'die Schlagwörter',
  attributes: 'die Angaben',
};

/** The amounts, which are named unless they follow the items. */
const amounts: Record<string, string> = { discount: 'den Rabatt', shipping: 'die Versandkosten', tax: 'die Steuer' };

/** Everything that was changed, as a sentence lists it. */
function edited({ changes }: Said): string {
  const items = changes.some(({ field }) => field.startsWith('line: ')) ? ['die Artikel'] : [];
  const named = (of: Record<string, string>) => changes.flatMap(({ field }) => of[field.split('.')[0] ?? ''] ?? []);
  const parts = [...new Set([...named(names), ...(items.length > 0 ? items : named(amounts))])];
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`;
}
