import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isBusy } from '../parts/keys';

/** So long after a digit the next one belongs to the same number, in ms. */
const pause = 1_000;

/**
 * Opens the order whose number is scanned while no field has the focus: digits, and Enter, which else would press whatever
 * has it. Digits that went into the search before the page changed are part of the number. On Manual Fulfillment it is
 * goods that are scanned, and nobody is led away.
 */
export function useScanner(): void {
  const navigate = useNavigate();
  useEffect(() => {
    let [text, last] = ['', 0];
    const listener = (event: KeyboardEvent) => {
      if (event.key === 'Shift') return; // of a #
      const before = event.timeStamp - last < pause ? text : '';
      const isHeld = event.ctrlKey || event.metaKey || event.altKey; // another program's key, or the browser's
      [text, last] = [/^[\d#-]$/.test(event.key) && !isHeld ? before + event.key : '', event.timeStamp];
      if (event.key !== 'Enter' || isHeld || event.shiftKey || !/^#?\d[\d-]*\d$/.test(before)) return;
      if (isBusy(event.target) || location.pathname.endsWith('/fulfill')) return;
      event.preventDefault();
      void navigate({ to: '/orders/$number', params: { number: before.replace('#', '') } });
    };
    addEventListener('keydown', listener, true);
    return () => removeEventListener('keydown', listener, true);
  }, [navigate]);
}
