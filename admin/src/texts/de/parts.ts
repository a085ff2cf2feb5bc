import type { OrderStatus, UserErrorCode } from '../../generated/graphql';
import type { Texts } from '../en';
import { money, number } from '../format';
import { param, type Refused } from '../said';

const statuses: Record<OrderStatus, string> = {
  UNFULFILLED: 'Offen',
  PARTIALLY_FULFILLED: 'Teilweise versandt',
  FULFILLED: 'Versandt',
  CANCELLED: 'Storniert',
};

/** Those that name a value are said by it; the others have one sentence each. */
const refusals: Record<UserErrorCode, string | ((refused: Refused) => string)> = {
  ORDER_NOT_FOUND: 'Diese Bestellung gibt es nicht.',
  LINE_NOT_FOUND: 'Diese Position gibt es in der Bestellung nicht.',
  FULFILLMENT_NOT_FOUND: 'Diesen Versand gibt es in der Bestellung nicht.',
  ORDER_CANCELLED: 'Die Bestellung ist storniert.',
  ORDER_FULFILLED: 'Die Bestellung ist ganz oder teilweise versandt. Zum Ändern oder Stornieren zuerst den Versand zurücknehmen.',
  ORDER_NOT_FULFILLED: 'Von der Bestellung ist nichts versandt.',
  ORDER_UNPAID: 'Die Bestellung ist nicht vollständig bezahlt.',
  ORDER_ALREADY_PAID: 'Die Bestellung ist schon bezahlt.',
  NOTHING_TO_REFUND: 'Es gibt nichts zu erstatten.',
  NOTHING_TO_FULFILL: 'Es gibt nichts zu versenden.',
  QUANTITY_EXCEEDS_UNFULFILLED: (it) => `Davon sind nur noch ${count(it, 'most')} offen.`,
  QUANTITY_EXCEEDS_REFUNDABLE: (it) => `Davon lassen sich nur noch ${count(it, 'most')} erstatten.`,
  QUANTITY_BELOW_FULFILLED: (it) => `Davon sind schon ${count(it, 'least')} versandt.`,
  FULFILLMENT_ALREADY_CANCELLED: 'Der Versand ist schon zurückgenommen.',
  DUPLICATE_LINE: 'Die Position ist doppelt genannt.',
  DUPLICATE_NUMBER: 'Diese Bestellnummer ist vergeben.',
  DUPLICATE_SOURCE: 'Diese Bestellung ist schon da.',
  AMOUNT_EXCEEDS_PAID: (it) => (param(it, 'most') ? `Höchstens ${most(it)} lassen sich erstatten.` : 'Das ist mehr, als bezahlt wurde.'),
  INVALID: invalid,
  REQUIRED: 'Diese Angabe fehlt.',
  TOO_LONG: (it) => `Das ist zu lang. Höchstens ${count(it, 'most')} sind möglich.`,
  TOKEN_NOT_FOUND: 'Diesen Token gibt es nicht.',
  DUPLICATE_NAME: 'Einen anderen Token dieses Namens gibt es schon.',
  VERSION_CONFLICT: 'Jemand hat die Bestellung inzwischen geändert.',
  IDEMPOTENCY_KEY_REUSED: 'Dieser Auftrag wurde mit anderen Angaben schon erteilt.',
};

const count = (refused: Refused, name: string) => number(Number(param(refused, name)));

/** The highest amount that may be given. */
const most = (refused: Refused) => money({ amount: param(refused, 'most'), currencyCode: param(refused, 'currencyCode') });

/** What is wrong with a value that makes no sense. */
function invalid(refused: Refused): string {
  if (refused.field?.at(-1) === 'email') return 'Das ist keine E-Mail-Adresse.';
  const [least, most] = [param(refused, 'least'), param(refused, 'most')].map((bound) => bound && number(Number(bound)));
  if (least && most) return `Möglich ist ${least} bis ${most}.`;
  if (least) return `Mindestens ${least}.`;
  return most ? `Höchstens ${most}.` : 'Dieser Wert ist hier nicht möglich.';
}

/** What several pages say. */
export const parts: Pick<
  Texts,
  'status' | 'payment' | 'balance' | 'address' | 'tracking' | 'confirm' | 'kept' | 'failure' | 'refusal' | 'popup' | 'doubts' | 'note'
> = {
  status: statuses,
  payment: {
    PENDING: 'Zahlung offen',
    AUTHORIZED: 'Zahlung autorisiert',
    PARTIALLY_PAID: 'Teilweise bezahlt',
    PAID: 'Bezahlt',
    PARTIALLY_REFUNDED: 'Teilweise erstattet',
    REFUNDED: 'Erstattet',
    VOIDED: 'Zahlung verfallen',
  },
  address: {
    name: 'Name',
    company: 'Firma',
    line1: 'Straße und Hausnummer',
    line2: 'Adresszusatz',
    city: 'Ort',
    region: 'Bundesland oder Region',
    postalCode: 'Postleitzahl',
    country: 'Land',
    countryNone: 'Land wählen',
    phone: 'Telefon',
    required: (field) => `${field} fehlt.`,
    noSuchCode: (country) => `Das ist keine Postleitzahl von ${country}.`,
    tooLong: (max) => `Höchstens ${max} Zeichen.`,
  },
  tracking: {
    number: 'Sendungsnummer',
    carrier: 'Paketdienst',
    url: 'Link',
    add: 'Weiteres Paket',
    remove: 'Paket entfernen',
    title: (name) => `Sendungsverfolgung von ${name}`,
    save: 'Speichern',
    numberMissing: 'Die Nummer fehlt.',
    urlInvalid: 'Ein Link beginnt mit https:// oder http://.',
    saved: 'Sendungsverfolgung gespeichert.',
  },
  confirm: { cancel: 'Zurück' },
  kept: {
    resumed: 'Sie haben das früher begonnen. Was Sie eingegeben haben, ist noch da.',
    forget: 'Von vorn beginnen',
    halfEdited: 'Sie haben begonnen, diese Bestellung zu bearbeiten.',
    goOn: 'Weiter bearbeiten',
  },
  failure: {
    offline: 'Der Server hat nicht geantwortet; ob es gespeichert ist, ist ungewiss. Drücken Sie noch einmal: Es geschieht nur ein Mal.',
    unreachable: 'Der Server antwortet nicht. Diese Seite versucht es von selbst wieder, wenn er zurück ist.',
    stale: 'Das konnte nicht neu gelesen werden und ist vielleicht älter, als es scheint.',
    server: (message) => `Der Server konnte das nicht tun: ${message}`,
    forbidden: 'Ihre Rolle darf das nicht.',
    conflict: 'Jemand hat diese Bestellung inzwischen geändert. Die Seite zeigt sie, wie sie jetzt ist; Ihre Eingaben bleiben.',
    page: 'Diese Seite konnte nicht gezeigt werden',
    reload: 'Neu laden',
    notFound: 'Hier ist nichts',
    retry: 'Noch einmal',
  },
  refusal: (refused) => {
    const text = refusals[refused.code];
    return typeof text === 'function' ? text(refused) : (text ?? refused.message);
  },
  popup: {
    undo: 'Rückgängig',
    lapsed: 'Das ist hier nicht mehr rückgängig zu machen: Die Bestellung wurde seitdem geändert.',
    close: 'Schließen',
    byKey: (label, key) => `${label}: Taste ${key}.`,
    nextOrder: 'Nächste Bestellung',
    noneLeft: 'In dieser Liste ist nichts mehr zu versenden.',
  },
  doubts: {
    title: 'Dieses Paket könnte zurückkommen:',
    noAddress: 'Es hat keine Lieferadresse.',
    noHouseNumber: 'Der Adresse fehlt die Hausnummer.',
    noPostalCode: 'Der Adresse fehlt die Postleitzahl, die ihr Land verlangt.',
    oddPostalCode: (code) => `${code} sieht nicht wie eine Postleitzahl ihres Landes aus.`,
    several: (n) => `${n === 1 ? 'Ein Paket könnte' : `${n} Pakete könnten`} zurückkommen:`,
    more: (n) => `Und ${n} weitere.`,
  },
  balance: {
    owes: (amount) => `Es fehlen ${amount}`,
    overpaid: (amount) => `${amount} zu viel bezahlt`,
  },
  note: { title: 'Notiz zur Bestellung' },
};
