import { useRef } from 'react';

/** Whether it was open once since the page was shown. */
export function useWasOpen(open: boolean): boolean {
  const was = useRef(false);
  was.current ||= open;
  return was.current;
}
