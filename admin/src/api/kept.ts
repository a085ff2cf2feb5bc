import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';

const prefix = 'waybill.typed.';

/** Who is at this window, by id: nobody else is shown what they typed, nor sends it in their own name. */
export const Owner = createContext('');

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
 * window is closed, one signs out, or somebody else signs in.
 */
export function useKept<T>(name: string, initial: () => T): Kept<T> {
  const key = keptAs(useContext(Owner), name);
  const [nothing] = useState(initial);
  const [found, setFound] = useState(() => recall(key) !== undefined);
  // An answer may come after the page has gone, and what it brings back is there for the page that is shown by then.
  const typed = useSyncExternalStore(onTyping, () => recall<T>(key));
  const value = typed ?? nothing;
  return {
    value,
    resumed: found && typed !== undefined,
    set: (next) => keep(key, typeof next === 'function' ? (next as (before: T) => T)(recall<T>(key) ?? nothing) : next),
    forget: () => {
      keep(key, undefined);
      setFound(false);
    },
  };
}

/** Under which name something of somebody is kept. */
export function keptAs(owner: string, name: string): string {
  return `${prefix}${owner}.${name}`;
}

// What the browser would not keep lives as long as the page.
const known = new Map<string, unknown>();
const listeners = new Set<() => void>();

function onTyping(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is kept under a name; undefined for nothing. */
export function recall<T>(key: string): T | undefined {
  if (!known.has(key)) known.set(key, read(key));
  return known.get(key) as T | undefined;
}

/** Keeps something; nothing for undefined and for an emptied text. */
export function keep(key: string, value: unknown): void {
  const given = value === '' ? undefined : value;
  known.set(key, given);
  try {
    if (given === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(given));
  } catch {
    // A browser that keeps nothing, or no more.
  }
  for (const listener of listeners) listener();
}

/** Forgets everything that was typed, but for what is somebody's own. */
export function forgetAllKept(owner?: string): void {
  const stays = owner === undefined ? undefined : keptAs(owner, '');
  for (const key of new Set([...known.keys(), ...stored()])) {
    if (key.startsWith(prefix) && !(stays && key.startsWith(stays))) keep(key, undefined);
  }
}

/** Once it is known who is at this window, what others typed here is forgotten. */
export function useOnlyMine(owner: string | undefined): void {
  useEffect(() => {
    if (owner !== undefined) forgetAllKept(owner);
  }, [owner]);
}

function stored(): string[] {
  try {
    return Object.keys(sessionStorage);
  } catch {
    return [];
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') ?? undefined;
  } catch {
    return undefined;
  }
}
