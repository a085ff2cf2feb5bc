import type { Texts } from '../en';
import { items } from './words';

/** What Manual Fulfillment says. */
export const fulfill: Pick<Texts, 'fulfill'> = {
  fulfill: {
    title: 'Manueller Versand',
    of: (number) => `Bestellung #${number}`,
    items: 'Zu versendende Artikel',
    itemsLeft: (n) => `${items(n)} offen`,
    quantity: (title) => `Anzahl von ${title}`,
    outOf: (n) => `von ${n}`,
    less: 'Einer weniger',
    more: 'Einer mehr',
    none: 'Keine',
    all: 'Alle',
    address: 'Lieferadresse',
    tracking: 'Sendungsverfolgung',
    trackingHint: 'Freiwillig, auch später möglich.',
    submit: 'Artikel versenden',
    summary: (n, of) => (n === of ? items(n) : `${n} von ${items(of)}`),
    partial: 'Der Rest bleibt offen.',
    nothingChosen: 'Wählen Sie mindestens einen Artikel.',
    unpaidTitle: 'Unbezahlte Bestellung versenden?',
    unpaid: (outstanding) => `Von dieser Bestellung sind ${outstanding} offen. Die Artikel gingen hinaus, bevor das Geld da ist.`,
    refundedOrder: 'Diese Bestellung wurde erstattet. Die Artikel gingen hinaus, ohne bezahlt zu sein.',
    unpaidYes: 'Unbezahlt versenden',
    unpaidNote: 'Nicht vollständig bezahlt',
    back: 'Zurück',
    doneTitle: 'Diese Bestellung kann jetzt nicht versandt werden',
    notYours: 'Sie können keine Bestellungen versenden',
    toOrder: 'Zur Bestellung',
    changed: 'Diese Bestellung wurde geändert, während Sie hier waren',
    changedKept:
      'Was Sie eingegeben haben, bleibt; alles andere ist aktuell. Prüfen Sie es, dann drücken Sie noch einmal „Artikel versenden“.',
    quantityLowered: (title, n) => `Von ${title} sind nur noch ${n} offen.`,
    editAddress: 'Adresse ändern',
    keepAddress: 'Änderungen verwerfen',
    billingToo: 'Rechnungsadresse ebenso ändern',
    billingTooHint: 'Bisher ist sie dieselbe wie die Lieferadresse.',
    lowered: (n) => `Davon ${n === 1 ? 'ist' : 'sind'} nur noch ${n} zu versenden, deshalb steht hier ${n}.`,
    checkAddress: 'Adresse prüfen',
  },
};
