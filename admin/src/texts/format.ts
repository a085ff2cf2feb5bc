import type { CountPrecision } from '../generated/graphql';
import { language } from './language';

/** The browser's own variant of the chosen language, e.g. en-GB, so that dates look familiar. */
function locale(): string {
  return navigator.languages.find((l) => l.startsWith(language)) ?? language;
}

const made = new Map<string, unknown>();
function once<T>(key: string, make: () => T): T {
  const full = `${locale()} ${key}`;
  if (!made.has(full)) made.set(full, make());
  return made.get(full) as T;
}

/**
 * An exact amount in its currency, with as many decimals as the server gives it: browsers differ in how many a
 * currency has. Intl takes the decimal text itself, so nothing is rounded through a float. No two currencies look alike.
 */
export function money(m: { amount: string; currencyCode: string }): string {
  const digits = decimalsOf(m.amount);
  const format = formatOf(m.currencyCode, digits);
  if (!format) return `${m.amount} ${m.currencyCode}`;
  const parts = format.formatToParts(m.amount as unknown as number);
  return parts.map(({ type, value }) => (type === 'currency' && isForeign(m.currencyCode) ? 'US$' : value)).join('');
}

/** The countries whose dollar is that of the United States. */
const dollars = 'AS BQ EC FM GU IO MH MP PA PR PW SV TC TL UM US VG VI'.split(' ');

/** Whether amounts are of US dollars, and the reader lives where a dollar is another one, as far as the browser tells. */
function isForeign(currency: string): boolean {
  const [tag = language] = navigator.languages;
  const country = once(`country of ${tag}`, () => new Intl.Locale(tag).maximize().region ?? '');
  return currency === 'USD' && !dollars.includes(country);
}

/** How amounts of a currency are written; undefined for a code that Intl cannot read. */
function formatOf(currency: string, digits: number): Intl.NumberFormat | undefined {
  return once(`${currency} ${digits}`, () => {
    try {
      const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      // US dollars with their sign alone, whose it is stands before it where it must, see money.
      const currencyDisplay = currency === 'USD' ? 'narrowSymbol' : 'symbol';
      return new Intl.NumberFormat(locale(), { style: 'currency', currency, currencyDisplay, ...decimals });
    } catch {
      return undefined;
    }
  });
}

/** How many decimals an amount of the server has: as many as its currency. */
export function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

/**
 * What stands before the decimals of an amount, and between its thousands. Some countries write amounts unlike other
 * numbers, or those of one currency unlike others.
 */
export function signs(currency: string): { decimal: string; group: string } {
  return once(`signs ${currency}`, () => {
    const parts = (formatOf(currency, 1) ?? new Intl.NumberFormat(locale())).formatToParts(1_234_567.8);
    const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    return { decimal: sign('decimal'), group: sign('group') };
  });
}

export function number(n: number): string {
  return once('number', () => new Intl.NumberFormat(locale())).format(n);
}

/** A count that may be a lower bound. */
export function count(c: { count: number; precision: CountPrecision }): string {
  return number(c.count) + (c.precision === 'AT_LEAST' ? '+' : '');
}

/** A day, e.g. 24 Nov 2026. */
export function day(at: string | Date): string {
  return once('day', () => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' })).format(new Date(at));
}

/** Day and time to the minute. */
export function moment(at: string | Date): string {
  return once('moment', () => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' })).format(new Date(at));
}

/** Day and time to the second, for hovering over. */
export function exact(at: string | Date): string {
  return once('exact', () => new Intl.DateTimeFormat(locale(), { dateStyle: 'full', timeStyle: 'long' })).format(new Date(at));
}

/** A short date for lists: the time today, the day and time this year, else with the year. */
export function short(at: string, now = new Date()): string {
  const date = new Date(at);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  if (date.toDateString() === now.toDateString()) {
    return once('today', () => new Intl.DateTimeFormat(locale(), time)).format(date);
  }
  if (date.getFullYear() === now.getFullYear()) {
    return once('year', () => new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', ...time })).format(date);
  }
  return day(date);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86400],
  ['month', 30 * 86400],
  ['week', 7 * 86400],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
];

/** How long ago, e.g. 3 hours ago. */
export function ago(at: string, now = Date.now()): string {
  const seconds = Math.round((new Date(at).getTime() - now) / 1000);
  const format = once('ago', () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }));
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, 'second');
}

/** A country by its ISO code, in the chosen language. */
export function country(code: string): string {
  try {
    return once('country', () => new Intl.DisplayNames(locale(), { type: 'region' })).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Sorts texts as the language does. */
export function compare(a: string, b: string): number {
  return once('collator', () => new Intl.Collator(locale())).compare(a, b);
}
