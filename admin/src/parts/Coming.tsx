import type { ReactNode } from 'react';

/** Stands where somebody asked for a form that is still on its way: keys are meant for it already, so no shortcut takes them. */
export function Coming({ children }: { children?: ReactNode }) {
  return <div data-coming>{children}</div>;
}
