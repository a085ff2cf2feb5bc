import { t } from '../../../texts';
import { decimalsOf, signs } from '../../../texts/format';

interface Amount {
  amount: string;
  currencyCode: string;
}

/**
 * The amount that somebody typed, as the server takes it, with as many decimals as another of its currency;
 * undefined when it is none. It is read as the chosen language writes numbers: 5,250 are five and a quarter dinar in
 * German. The sign of other languages, which the keys of a number pad may type, is taken where it can only stand
 * before decimals, and blanks where they can only set thousands apart; what could be either is refused and not guessed at.
 */
export function readAmount(text: string, like: Amount): string | undefined {
  const { decimal, group } = signs(like.currencyCode);
  const digits = decimalsOf(like.amount);
  const typed = withoutBlanks(text.trim());
  const [, whole = '', sign = '', fraction = ''] = /^(\d+)(?:([.,])(\d*))?$/.exec(typed) ?? [];
  const plain = whole !== '' && fraction.length <= digits ? exact(whole, fraction, digits) : undefined;
  const grouped = ungrouped(typed, decimal, group, digits);
  const isOurs = sign === '' || sign === decimal;
  return !isOurs && plain && grouped ? undefined : (plain ?? grouped);
}

/** The same for a price, which may be nothing; what is to be refunded may not. */
export function readPayment(text: string, like: Amount): string | undefined {
  const amount = readAmount(text, like);
  return amount && /[1-9]/.test(amount) ? amount : undefined;
}

/** Why what was typed is no payment; undefined where it is one, and where nothing was typed. */
export function paymentError(text: string, like: Amount): string | undefined {
  if (text.trim() === '' || readPayment(text, like)) return undefined;
  return readAmount(text, like) ? t.refund.zero : t.refund.invalid;
}

/** An amount as it is typed into a field: without a currency, and as it is read back. */
export function toTyped({ amount, currencyCode }: Amount): string {
  return amount.replace('.', signs(currencyCode).decimal);
}

/** A number without the blanks between its thousands. Others stay, so that it is none. */
function withoutBlanks(typed: string): string {
  return typed.replace(/^[1-9]\d{0,2}(?:\s\d{3})+(?!\d)/, (whole) => whole.replace(/\s/g, ''));
}

/** Thousands set apart; in India, hundreds of them. */
const thousands = /^[1-9]\d{0,2}(?: \d{3})+$|^[1-9]\d?(?: \d{2})+ \d{3}$/;

/** A number whose thousands are set apart, as the language does. */
function ungrouped(typed: string, decimal: string, group: string, digits: number): string | undefined {
  const [whole = '', fraction = '', ...more] = straight(typed).split(decimal);
  const parts = whole.split(straight(group));
  const isGrouped = parts.every((part) => /^\d+$/.test(part)) && thousands.test(parts.join(' '));
  if (!isGrouped || more.length > 0 || !/^\d*$/.test(fraction) || fraction.length > digits) return undefined;
  return exact(parts.join(''), fraction, digits);
}

/** A keyboard has no apostrophe but the straight one. */
function straight(typed: string): string {
  return typed.replaceAll('’', "'");
}

/** What the server takes; undefined for more digits than any amount has. */
function exact(whole: string, fraction: string, digits: number): string | undefined {
  const shortest = whole.replace(/^0+(?=\d)/, '');
  if (shortest.length > 15) return undefined;
  return digits === 0 ? shortest : `${shortest}.${fraction.padEnd(digits, '0')}`;
}
