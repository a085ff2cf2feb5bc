import { useEffect } from 'react';

/** Where something was said just now. */
const justSaid = new Set<boolean>();

/**
 * Says something to screen readers that no popup says. The two places they listen to are in index.html, so they are there
 * before anything is said: what comes together with its own place is often not heard. urgent: interrupts what is being read.
 * What is said at the same time is heard together. Call what it returns when it does not hold any more, so that nobody reads it later.
 */
export function announce(text: string, urgent = false): () => void {
  const said = document.createElement('p');
  said.textContent = text;
  const place = document.getElementById(urgent ? 'heard-at-once' : 'heard');
  // A new element is heard even where it says the same again.
  if (justSaid.has(urgent)) place?.append(said);
  else place?.replaceChildren(said);
  justSaid.add(urgent);
  setTimeout(() => justSaid.delete(urgent));
  return () => said.remove();
}

/** Says a text that has come up on the page, and what it is changed to, for as long as it stands there. */
export function useAnnounced(text: string | undefined): void {
  useEffect(() => {
    if (text) return announce(text);
  }, [text]);
}
