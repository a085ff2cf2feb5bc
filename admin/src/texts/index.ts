import { en, type Texts } from './en';
import { isolating } from './isolated';
import { type Language, languages, setLanguage } from './language';

export { type Language, language, languages } from './language';

const stored = 'waybill.language';

/** What the dashboard says, in the language that was chosen. What is put into a sentence turns nothing around it. */
export let t: Texts = isolating(en);

/** Loads the chosen language, or the browser's; to be awaited before anything is shown. */
export async function loadTexts(): Promise<void> {
  const wanted = chosen() ?? navigator.languages.map((l) => l.slice(0, 2)).find(isLanguage) ?? 'en';
  if (wanted === 'de') t = isolating((await import('./de')).de);
  setLanguage(wanted);
  document.documentElement.lang = wanted;
}

/** Remembers a language; the page is loaded anew to say everything in it. */
export function chooseLanguage(wanted: Language): void {
  localStorage.setItem(stored, wanted);
  location.reload();
}

function chosen(): Language | undefined {
  const wanted = localStorage.getItem(stored) ?? '';
  return isLanguage(wanted) ? wanted : undefined;
}

function isLanguage(code: string): code is Language {
  return code in languages;
}
