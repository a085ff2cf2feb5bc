import { expect, test } from 'vitest';
import type { LineFieldsFragment } from '../../generated/graphql';
import { chosen, lowered, openLines, toLines } from './typed';

const line = (id: string, unfulfilledQuantity: number) => ({ id, unfulfilledQuantity }) as LineFieldsFragment;

test('untouched lines go as a whole, and those that are done are not shown', () => {
  const lines = [line('a', 3), line('b', 0)];
  expect(openLines(lines)).toEqual([lines[0]]);
  expect(toLines(lines, {})).toEqual([{ lineId: 'a', quantity: 3 }]);
});

test('what was lowered stays lowered, and nothing goes that was set to none', () => {
  expect(toLines([line('a', 3), line('b', 2)], { a: 1, b: 0 })).toEqual([{ lineId: 'a', quantity: 1 }]);
});

test('when somebody else was faster, no more goes than is left, and it is said', () => {
  const now = line('a', 1);
  expect(chosen(now, { a: 2 })).toBe(1);
  expect(lowered([now], { a: 2 })).toEqual([now]);
  expect(lowered([now], {})).toEqual([]);
});
