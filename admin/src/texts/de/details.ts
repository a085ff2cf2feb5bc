import type { Texts } from '../en';
import { sentence } from '../sentences.de';
import { parts as common } from './parts';
import { many, orders } from './words';

const fields: Record<string, string> = {
  status: 'Status',
  paymentStatus: 'Zahlung',
  email: 'E-Mail',
  phone: 'Telefon',
  note: 'Notiz',
  tags: 'Schlagwörter',
  deliveryMethod: 'Versandart',
  discount: 'Rabatt',
  shipping: 'Versandkosten',
  tax: 'Steuer',
  total: 'Gesamt',
  due: 'Zu zahlen',
  paid: 'Bezahlt',
  refunded: 'Erstattet',
  attributes: 'Angaben',
  tracking: 'Sendungsverfolgung',
};

const ofLine: Record<string, string> = {
  'unit price': 'Stückpreis',
  discount: 'Rabatt',
  tax: 'Steuer',
  refunded: 'erstattet',
  attributes: 'Angaben',
};

const parts: Record<string, string> = {
  name: 'Name',
  company: 'Firma',
  line1: 'Straße',
  line2: 'Zusatz',
  city: 'Ort',
  region: 'Region',
  postalCode: 'Postleitzahl',
  countryCode: 'Land',
  phone: 'Telefon',
};

/** What the page of an order says. */
export const details: Pick<Texts, 'details' | 'pay' | 'timeline'> = {
  details: {
    title: (number) => `Bestellung #${number}`,
    page: 'Bestelldetails',
    back: 'Bestellungen',
    previous: 'Vorige Bestellung',
    next: 'Nächste Bestellung',
    markFulfilled: 'Als versandt markieren',
    cancelFulfillment: 'Versand zurücknehmen',
    edit: 'Bearbeiten',
    more: 'Weitere Aktionen',
    cancel: 'Stornieren',
    markPaid: 'Als bezahlt markieren',
    recordPayment: 'Zahlung vermerken',
    refund: 'Erstatten',
    slip: 'Packzettel drucken',
    slipOf: (name) => `Packzettel von ${name}`,
    items: 'Artikel',
    payment: 'Zahlung',
    timeline: 'Verlauf',
    customer: 'Kunde',
    shipping: 'Lieferadresse',
    billing: 'Rechnungsadresse',
    sameAsShipping: 'Wie die Lieferadresse',
    note: 'Notiz',
    tags: 'Schlagwörter',
    source: 'Herkunft',
    placed: (when) => `Aufgegeben am ${when}`,
    notFound: (number) => `Es gibt keine Bestellung #${number}`,
    notFoundHint: 'Vielleicht gehört sie zu einem anderen Shop, oder die Nummer ist vertippt.',
    searchFor: (text) => `Nach ${text} suchen`,
    failed: 'Die Bestellung konnte nicht geladen werden',
    orderCount: (n) => (n === 1 ? 'Einzige Bestellung' : orders(n)),
    guest: 'Kein Kundenkonto',
    noAddress: 'Keine angegeben',
    noteAbove: 'Sie steht oben.',
    noNote: 'Keine Notiz',
    noTags: 'Keine Schlagwörter',
    annotate: { contact: 'E-Mail und Telefon bearbeiten', note: 'Notiz bearbeiten', tags: 'Schlagwörter bearbeiten' },
    sku: 'Artikelnummer',
    quantity: 'Anzahl',
    refundedPieces: (n) => `${n} erstattet`,
    notShipped: 'Wird nicht versandt',
    attributes: 'Angaben',
    fulfilledOf: (done, of) => `${done} von ${of} versandt`,
    fulfillments: 'Sendungen',
    fulfilledBy: (name, when) => `${name}, ${when}`,
    takenBack: (name, when) => `Zurückgenommen von ${name}, ${when}`,
    cancelledFulfillment: 'Zurückgenommen',
    active: 'Versandt',
    addTracking: 'Sendungsnummer angeben',
    editTracking: 'Sendungsnummer ändern',
    cancelledOn: (reason, when) => `Storniert am ${when}. Grund: ${reason}.`,
    copyAddress: 'Adresse kopieren',
    addressCopied: 'Adresse kopiert.',
  },
  pay: {
    subtotal: 'Zwischensumme',
    discount: 'Rabatt',
    shipping: 'Versandkosten',
    tax: 'Steuer',
    taxIncluded: 'Steuer (enthalten)',
    total: 'Gesamt',
    paid: 'Bezahlt',
    refunded: 'Erstattet',
    outstanding: 'Offen',
    due: 'Nach Erstattungen zu zahlen',
    overpaid: 'Zu viel bezahlt',
    stillOwed: 'Der Kunde schuldet es wieder.',
    pieces: (n, title) => `${n} × ${title}`,
    transactions: 'Zahlungsvorgänge',
    none: 'Noch keine Zahlung',
    state: (status) =>
      (({ PENDING: 'Offen', AUTHORIZED: 'Autorisiert', VOIDED: 'Verfallen' }) as Record<string, string>)[status] ?? common.payment[status],
    kind: { AUTHORIZATION: 'Autorisiert', CAPTURE: 'Eingezogen', SALE: 'Bezahlt', REFUND: 'Erstattet', VOID: 'Verfallen' },
  },
  timeline: {
    comment: 'Kommentar',
    placeholder: 'Kommentar für das Team',
    send: 'Senden',
    sending: 'Wird gesendet …',
    earlier: 'Frühere Einträge zeigen',
    before: 'Vorher',
    after: 'Nachher',
    nothing: 'nichts',
    changes: (n) => many(n, 'Änderung', 'Änderungen'),
    field: ({ field }) => {
      if (field.startsWith('line: ')) {
        return field.slice(6).replace(/, (unit price|discount|tax|refunded|attributes)$/, (_, figure: string) => `, ${ofLine[figure]}`);
      }
      const [address, part] = field.split('.');
      const name = { shippingAddress: 'Lieferadresse', billingAddress: 'Rechnungsadresse' }[address ?? ''];
      if (name) return part ? `${name}: ${parts[part] ?? part}` : name;
      return fields[field] ?? field;
    },
    sentence,
    turned: (from, to) => `von ${from} zu ${to}`,
  },
};
