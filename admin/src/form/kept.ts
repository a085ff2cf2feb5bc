import { useRef, useState } from 'react';

const prefix = 'waybill.typed.';

/** What is being typed, and what becomes of it. */
export interface Kept<T> {
  value: T;
  set: (next: T | ((before: T) => T)) => void;
  /** It was sent, or is not wanted: begins anew. */
  forget: () => void;
  /** It was typed earlier: before the page was left, was loaded again, or asked for a sign-in. */
  resumed: boolean;
}

/**
 * What is typed into a page stays, wherever one goes and whatever becomes of the
 * page, until it was sent or is not wanted any more; at the latest until its
 * window is closed or one signs out.
 */
export function useKept<T>(name: string, initial: () => T): Kept<T> {
  const key = prefix + name;
  const [found] = useState(() => read<T>(key));
  const [value, setValue] = useState<T>(() => found ?? initial());
  const [resumed, setResumed] = useState(found !== undefined);
  const latest = useRef(value);
  const show = (next: T) => {
    latest.current = next;
    setValue(next);
  };
  return {
    value,
    resumed,
    // Written at once: an answer may come after the page has gone, and what it brings back must not be lost.
    set: (next) => {
      show(typeof next === 'function' ? (next as (before: T) => T)(latest.current) : next);
      write(key, latest.current);
    },
    forget: () => {
      sessionStorage.removeItem(key);
      setResumed(false);
      show(initial());
    },
  };
}

export function isKept(name: string): boolean {
  return read(prefix + name) !== undefined;
}

/** Forgets everything that was typed: the next one at this window is somebody else. */
export function forgetAllKept(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: what is typed lives as long as its page.
  }
}

function read<T>(key: string): T | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') as T;
  } catch {
    return undefined;
  }
}
