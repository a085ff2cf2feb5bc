import { expect, test } from 'vitest';
import { isOfOrder } from './here';

test.for([
  ['/orders/100', '100', true],
  ['/orders/100/fulfill', '100', true],
  ['/orders/%23100', '100', true],
  ['/orders/A%2F1%20b', 'A/1 b', true],
  ['/orders/1001', '100', false],
  ['/orders/1001/fulfill', '100', false],
  ['/orders/A', 'A/1 b', false],
  ['/orders', '100', false],
] as const)('%s, seen from order %s: its own page is %s', ([pathname, number, isIts]) => {
  expect(isOfOrder(pathname, number)).toBe(isIts);
});
