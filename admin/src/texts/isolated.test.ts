import { expect, test } from 'vitest';
import { isolated, isolating, sentenceOf, straight } from './isolated';

test('a text that turns nothing stays as it is', () => {
  for (const text of ['', 'Ada Lovelace', 'Zoë · 12 €', '王小明', '👩‍👩‍👧‍👦', 'e\u0301']) expect(isolated(text)).toBe(text);
});

test('a text from the right is enclosed', () => {
  for (const text of ['שלום', 'مرحبا 12', 'ﷺ', 'a\u200fb']) expect(isolated(text)).toBe(`\u2068${text}\u2069`);
  expect(sentenceOf('שלום fulfilled 3 items.')).toBe('\u2066שלום fulfilled 3 items.\u2069');
});

test('a text cannot end what encloses it, nor begin another line', () => {
  expect(isolated('a\u2069\u202c\u202eb\u2029c\u2028d')).toBe('\u2068ab c d\u2069');
});

test('a line of its own is only straightened', () => {
  expect(straight('\u202e1090\u2069 Wien, שלום\u2028x')).toBe('1090 Wien, שלום x');
});

test('what is put into a sentence is isolated, and nothing else is changed', () => {
  const texts = isolating({ title: 'Orders', of: { order: (number: string, n: number) => `Order #${number}: ${n}` } });
  expect([texts.title, texts.of.order('7', 2), texts.of.order('\u202e7', 2)]).toEqual(['Orders', 'Order #7: 2', 'Order #\u20687\u2069: 2']);
});
