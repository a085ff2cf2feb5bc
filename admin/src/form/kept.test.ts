import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { forgetAllKept, isKept, useKept } from './kept';

const hook = (name = 'note') => renderHook(() => useKept(name, () => '')).result;

afterEach(() => sessionStorage.clear());

test('what is typed is there again when one comes back, and says so', () => {
  const before = renderHook(() => useKept('note', () => ''));
  expect(before.result.current.resumed).toBe(false);
  act(() => before.result.current.set('Ring'));
  act(() => before.result.current.set((so) => `${so} twice.`));
  before.unmount();
  expect(hook().current).toMatchObject({ value: 'Ring twice.', resumed: true });
  expect(hook('another note').current).toMatchObject({ value: '', resumed: false });
});

test('what an answer brings back after the page has gone is kept too', () => {
  const gone = renderHook(() => useKept('note', () => ''));
  gone.unmount();
  act(() => gone.result.current.set('Refused.'));
  expect(hook().current.value).toBe('Refused.');
});

test('what was sent, or is not wanted, is forgotten', () => {
  const note = hook();
  act(() => note.current.set('Ring twice.'));
  act(() => note.current.forget());
  expect(note.current).toMatchObject({ value: '', resumed: false });
  expect(isKept('note')).toBe(false);
});

test('nothing is kept of an emptied text, nor after signing out', () => {
  const note = hook();
  act(() => note.current.set('Ring twice.'));
  act(() => note.current.set(''));
  expect(isKept('note')).toBe(false);
  act(() => note.current.set('Ring twice.'));
  sessionStorage.setItem('other', 'stays');
  forgetAllKept();
  expect(isKept('note')).toBe(false);
  expect(sessionStorage.getItem('other')).toBe('stays');
});
