import type { Texts } from '../en';
import { items } from './words';

/** What packing slips say. */
export const slips: Pick<Texts, 'slip'> = {
  slip: {
    title: 'Packzettel',
    print: 'Drucken',
    packingSlip: 'Packzettel',
    shipTo: 'Lieferadresse',
    ordered: 'Bestellt',
    delivery: 'Versandart',
    toPack: 'Zu packen',
    item: 'Artikel',
    note: 'Notiz',
    gone: (name, when) => `Sendung ${name}, ${when}`,
    pieces: items,
    first: (n, of) => `Das sind die ersten ${n} von ${of} Packzetteln.`,
    rest: (n) => (n === 1 ? 'Den letzten anzeigen' : `Die übrigen ${n} anzeigen`),
    failed: 'Diese Bestellung konnte nicht geladen werden.',
  },
};
