/** The languages there are, by their own names. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

/** The one that is spoken. */
export let language: Language = 'en';

/** Speaks a language from now on; its texts are loaded elsewhere. */
export function setLanguage(wanted: Language): void {
  language = wanted;
}
