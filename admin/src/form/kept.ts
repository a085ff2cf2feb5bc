import { useEffect, useState } from 'react';

/**
 * What is being typed into a page, kept while one has to sign in again or the page
 * is reloaded. It is forgotten when one goes elsewhere.
 */
export function useKept<T>(name: string, initial: () => T) {
  const key = `waybill.typed.${name}`;
  const [value, setValue] = useState<T>(() => read(key) ?? initial());
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(value)), [key, value]);
  useEffect(
    () => () => {
      if (location.pathname !== '/sign-in') sessionStorage.removeItem(key);
    },
    [key],
  );
  return [value, setValue] as const;
}

function read<T>(key: string): T | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') as T;
  } catch {
    return undefined;
  }
}
