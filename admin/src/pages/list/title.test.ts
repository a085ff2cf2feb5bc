import { beforeEach, expect, test, vi } from 'vitest';
import { readAddress, readView } from '../../parts/listSearch';
import { loadTexts } from '../../texts';
import { titleOf } from './title';

beforeEach(() => vi.unstubAllGlobals());

const long = 'Donaudampfschifffahrtsgesellschaft';

const titles = [
  ['', 'Orders', 'Bestellungen'],
  ['status=UNFULFILLED&tag=vip', 'Unfulfilled, tag vip · Orders', 'Offen, Schlagwort vip · Bestellungen'],
  ['q=parata&status=UNFULFILLED,PARTIALLY_FULFILLED', '“parata” · To fulfill · Orders', '„parata“ · Zu versenden · Bestellungen'],
  ['delivery=Express&page=3', 'delivery Express, page 3 · Orders', 'Versandart Express, Seite 3 · Bestellungen'],
  ['payment=PENDING&from=2026-03-01', 'Payment Pending, from 1 Mar 2026 · Orders', 'Zahlung offen, ab 01.03.2026 · Bestellungen'],
  [
    'tag=vip,gift&payment=PAID&delivery=Express&to=2026-03-01',
    'tag vip, tag gift, 3 more filters · Orders',
    'Schlagwort vip, Schlagwort gift, 3 weitere Filter · Bestellungen',
  ],
  ['tag=a,b&payment=PAID', 'tag a, tag b, 1 more filter · Orders', 'Schlagwort a, Schlagwort b, 1 weiterer Filter · Bestellungen'],
  ['status=FULFILLED,CANCELLED', 'Fulfilled, Cancelled · Orders', 'Versandt, Storniert · Bestellungen'],
  [
    `q=${long}&tag=${long}`,
    '“Donaudampfschifffahrtsge…” · tag Donaudampfschifffahrtsge… · Orders',
    '„Donaudampfschifffahrtsge…“ · Schlagwort Donaudampfschifffahrtsge… · Bestellungen',
  ],
] as const;

/** Speaks the language as a browser of that country does. */
async function speak(tag: string) {
  vi.stubGlobal('navigator', { ...navigator, languages: [tag] });
  await loadTexts();
}

// English first: a page that speaks German is loaded anew to speak English.
test.for(titles)('the English title of %j is %s', async ([address, english]) => {
  await speak('en-GB');
  expect(titleOf(readView(readAddress(address)))).toBe(english);
});

test.for(titles)('the German title of %j is not %s but %s', async ([address, , german]) => {
  await speak('de-DE');
  expect(titleOf(readView(readAddress(address)))).toBe(german);
});
