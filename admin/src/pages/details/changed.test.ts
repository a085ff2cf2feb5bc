import { describe, expect, test, vi } from 'vitest';
import { loadTexts } from '../../texts';
import { type Change, changed, shown } from './changed';

type Figure = NonNullable<Change['figure']>;

async function speak(tag: string) {
  vi.stubGlobal('navigator', { ...navigator, languages: [tag] });
  await loadTexts();
}

/** How a change is read: what changed, and its values. */
const read = (field: string, figure: Figure | null, before: string | null, after: string | null) =>
  [changed({ field, figure }), shown({ field, figure }, before, 'EUR'), shown({ field, figure }, after, 'EUR')]
    .join(' | ')
    .replaceAll('\u00a0', ' ');

const attributes = '[{"name":"Engraving","value":"M"},{"name":"_id","value":"7"}]';

// English first: what is spoken once is not forgotten.
test('what somebody typed is taken for nothing else', async () => {
  await speak('en-GB');
  expect(read('note', null, 'FULFILLED', '[]')).toBe('Note | FULFILLED | []');
  expect(read('email', null, 'constructor', '5.00')).toBe('E-mail | constructor | 5.00');
  expect(read('tags', null, '[]', '["€5.00"]')).toBe('Tags | nothing | €5.00');
  expect(read('shippingAddress.countryCode', null, 'AT', 'XX')).toBe('Shipping address: country | Austria | XX');
});

test.for(['Tea', 'Tea, attributes', 'Tea, tax', 'Tea, refunded', 'Tea, unit price'])(
  '%s, of an entry of an earlier release',
  async (title) => {
    await speak('en-GB');
    expect(read(`line: ${title}`, null, '2', '3')).toBe(`${title} | 2 | 3`);
    expect(read(`line: ${title}`, null, '0 of 2 fulfilled', null)).toBe(`${title} | 0 of 2 fulfilled | nothing`);
  },
);

describe('how a change of a line is read', () => {
  test.for([
    ['line: Tea', 'QUANTITY', '2', '3', 'Tea | 2 | 3'],
    ['line: Tea', 'QUANTITY', '2', null, 'Tea | 2 | nichts'],
    ['line: Tea, attributes', 'QUANTITY', '2', '3', 'Tea, attributes | 2 | 3'],
    ['line: Tea, attributes', 'FULFILLED', '0 of 2 fulfilled', '1 of 2 fulfilled', 'Tea, attributes | 0 von 2 versandt | 1 von 2 versandt'],
    ['line: Tea, tax', 'QUANTITY', '2', '3', 'Tea, tax | 2 | 3'],
    ['line: Tea, tax', 'TAX', '€2.00', '€3.00', 'Tea, Steuer | 2,00 € | 3,00 €'],
    ['line: Tea, tax, tax', 'TAX', '€2.00', '€3.00', 'Tea, tax, Steuer | 2,00 € | 3,00 €'],
    ['line: Tea, unit price', 'UNIT_PRICE', '€1,234.50', '€3.00', 'Tea, Stückpreis | 1.234,50 € | 3,00 €'],
    ['line: Tea, discount', 'DISCOUNT', '€2.00', '€3.00', 'Tea, Rabatt | 2,00 € | 3,00 €'],
    ['line: Tea, refunded', 'REFUNDED', null, '1', 'Tea, erstattet | nichts | 1'],
    ['line: Tea, refunded', 'QUANTITY', null, '1', 'Tea, refunded | nichts | 1'],
    ['line: Tea, attributes', 'ATTRIBUTES', '[]', attributes, 'Tea, Angaben | nichts | Engraving: M'],
    ['line: Tea.countryCode', 'QUANTITY', '2', '3', 'Tea.countryCode | 2 | 3'],
    ['line: status', 'QUANTITY', '2', '3', 'status | 2 | 3'],
    ['line: line: Tea', 'QUANTITY', '2', '3', 'line: Tea | 2 | 3'],
  ] as const)('%s, %s', async ([field, figure, before, after, expected]) => {
    await speak('de-DE');
    expect(read(field, figure, before, after)).toBe(expected);
  });
});
