/**
 * How postal codes look, as the Universal Postal Union's addressing systems give
 * them: 9 for a digit, A for a letter; what stands between them does not matter. Countries
 * that are not listed have none that everybody must write, or more forms than help.
 */
const forms: Record<string, string[]> = {
  AR: ['9999', 'A9999', 'A9999AAA'],
  AT: ['9999'],
  AU: ['9999'],
  BE: ['9999'],
  BG: ['9999'],
  BR: ['99999999'],
  CA: ['A9A9A9'],
  CH: ['9999'],
  CN: ['999999'],
  CY: ['9999'],
  CZ: ['99999'],
  DE: ['99999'],
  DK: ['9999'],
  EE: ['99999'],
  ES: ['99999'],
  FI: ['99999'],
  FR: ['99999'],
  GB: ['A99AA', 'A999AA', 'AA99AA', 'AA999AA', 'A9A9AA', 'AA9A9AA', 'AAA9AA', 'AAAA9', 'AAAA99', 'AAAA999', 'AAAA9999'],
  GR: ['99999'],
  HR: ['99999'],
  HU: ['9999'],
  ID: ['99999'],
  IL: ['9999999', '99999'],
  IN: ['999999'],
  IT: ['99999'],
  JP: ['9999999'],
  KR: ['99999'],
  LI: ['9999'],
  LT: ['99999'],
  LU: ['9999'],
  LV: ['9999'],
  MX: ['99999'],
  MY: ['99999'],
  NL: ['9999AA'],
  NO: ['9999'],
  NZ: ['9999'],
  PL: ['99999'],
  PT: ['9999999', '9999'],
  RO: ['999999'],
  SE: ['99999'],
  SG: ['999999'],
  SI: ['9999'],
  SK: ['99999'],
  TH: ['99999'],
  TR: ['99999'],
  TW: ['999', '99999', '999999'],
  UA: ['99999'],
  US: ['99999', '999999999'],
  ZA: ['9999'],
};

/** What some write before the code, as in D-10115, LV-1010 or FIN-00100. */
const prefix = /^[A-Z]{1,3}(?=\d)/;

/** Whether parcels to a country need a postal code. */
export function needsPostalCode(country: string): boolean {
  return forms[country] !== undefined;
}

/** Whether it looks like one of the country; a country that is not known here takes any. */
export function isPostalCode(country: string, text: string): boolean {
  const wanted = forms[country];
  if (!wanted) return true;
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, ''); // Japanese keyboards write wide digits
  const form = (written: string) => written.replace(/\d/g, '9').replace(/[A-Z]/g, 'A');
  return wanted.includes(form(code)) || wanted.includes(form(code.replace(prefix, '')));
}
