import { useEffect } from 'react';

/**
 * Says something to screen readers that no popup says. The two places they listen to are in index.html, so they are there
 * before anything is said: what comes together with its own place is often not heard. urgent: interrupts what is being read.
 */
export function announce(text: string, urgent = false): void {
  const said = document.createElement('p');
  said.textContent = text;
  // A new element is heard even where it says the same again.
  document.getElementById(urgent ? 'heard-at-once' : 'heard')?.replaceChildren(said);
}

/** Says a text that has come up on the page, and says it again when it changes. */
export function useAnnounced(text: string | undefined): void {
  useEffect(() => {
    if (text) announce(text);
  }, [text]);
}
