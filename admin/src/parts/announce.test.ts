import { expect, test, vi } from 'vitest';
import { announce } from './announce';

test('what is said at the same time is heard together; what is said later stands alone', () => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="heard"></div>';
  const place = document.getElementById('heard');
  announce('1 order found');
  const takeBack = announce('2 orders selected');
  expect([...(place?.children ?? [])].map((said) => said.textContent)).toEqual(['1 order found', '2 orders selected']);
  takeBack();
  expect(place?.textContent).toBe('1 order found');
  vi.runAllTimers();
  announce('No order matches');
  expect(place?.textContent).toBe('No order matches');
  vi.useRealTimers();
});
