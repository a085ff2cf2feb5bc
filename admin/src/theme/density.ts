const stored = 'waybill.density';

/** How close the rows of lists stand. */
export type Density = 'comfortable' | 'compact';

/** What was chosen in this browser. */
export function density(): Density {
  try {
    return localStorage.getItem(stored) === 'compact' ? 'compact' : 'comfortable';
  } catch {
    return 'comfortable'; // a browser that keeps nothing
  }
}

/** Shows rows as close as was chosen; styles ask the root element. */
export function showDensity(wanted = density()): void {
  document.documentElement.dataset.density = wanted;
}

/** Remembers how close rows are to stand. */
export function chooseDensity(wanted: Density): void {
  showDensity(wanted);
  try {
    localStorage.setItem(stored, wanted);
  } catch {
    // It lasts as long as the page.
  }
}
