import { act, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { forgetAllKept, keptAs, Owner, recall, useKept } from './kept';

const as = (owner: string) => ({ wrapper: ({ children }: { children: ReactNode }) => createElement(Owner, { value: owner }, children) });
const open = (name = 'note', owner = 'ada') => renderHook(() => useKept(name, () => ''), as(owner));

afterEach(() => forgetAllKept());

test('what is typed is there again when one comes back, and says so', () => {
  const before = open();
  expect(before.result.current.resumed).toBe(false);
  act(() => before.result.current.set('Ring'));
  act(() => before.result.current.set((so) => `${so} twice.`));
  expect(before.result.current.resumed).toBe(false);
  before.unmount();
  expect(open().result.current).toMatchObject({ value: 'Ring twice.', resumed: true });
  expect(open('another note').result.current).toMatchObject({ value: '', resumed: false });
});

test('a page that is loaded again finds it in the window', async () => {
  const { result: note } = open();
  act(() => note.current.set('Ring twice.'));
  vi.resetModules();
  const again = await import('./kept');
  expect(again.recall(again.keptAs('ada', 'note'))).toBe('Ring twice.');
});

test('what an answer brings back after the page has gone is there in the one that is shown by then', () => {
  const gone = open();
  gone.unmount();
  const shown = open();
  act(() => shown.result.current.set('And more.'));
  act(() => gone.result.current.set((so) => `Refused. ${so}`));
  expect(shown.result.current.value).toBe('Refused. And more.');
  act(() => gone.result.current.forget());
  expect(shown.result.current.value).toBe('');
});

test('what was sent, or is not wanted, is forgotten', () => {
  const { result: note } = open();
  act(() => note.current.set('Ring twice.'));
  act(() => note.current.forget());
  expect(note.current).toMatchObject({ value: '', resumed: false });
  expect(recall(keptAs('ada', 'note'))).toBeUndefined();
});

test('nothing is kept of an emptied text, nor after signing out', () => {
  const { result: note } = open();
  act(() => note.current.set('Ring twice.'));
  act(() => note.current.set(''));
  expect(sessionStorage.length).toBe(0);
  act(() => note.current.set('Ring twice.'));
  sessionStorage.setItem('other', 'stays');
  act(() => forgetAllKept());
  expect(note.current.value).toBe('');
  expect(Object.keys(sessionStorage)).toEqual(['other']);
  sessionStorage.clear();
});

test('nobody sees what somebody else typed, and it is forgotten when they come', () => {
  const [ada, ben] = [open('note', 'ada').result, open('note', 'ben').result];
  act(() => ada.current.set('Mine.'));
  act(() => ben.current.set('His.'));
  expect(open('note', 'eve').result.current).toMatchObject({ value: '', resumed: false });
  act(() => forgetAllKept('ben'));
  expect(open('note', 'ada').result.current.value).toBe('');
  expect(open('note', 'ben').result.current.value).toBe('His.');
});

test('where a browser keeps nothing, it lives as long as the page', () => {
  const set = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('no room');
  });
  const { result: note } = open();
  act(() => note.current.set('Ring twice.'));
  expect(note.current.value).toBe('Ring twice.');
  set.mockRestore();
});
