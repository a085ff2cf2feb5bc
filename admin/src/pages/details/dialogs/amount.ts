import { decimalsOf, signs } from '../../../texts/format';

interface Amount {
  amount: string;
}

/**
 * The amount that somebody typed, as the server takes it, with as many decimals as another of its currency;
 * undefined when it is none. It is read as the chosen language writes numbers: 5,250 are five and a quarter dinar in
 * German. The sign of other languages, which the keys of a number pad may type, is taken where it can only stand
 * before decimals; what could be either is refused and not guessed at.
 */
export function readAmount(text: string, like: Amount): string | undefined {
  const { decimal, group } = signs();
  const digits = decimalsOf(like.amount);
  const typed = text.trim().replace(/\s/g, ' ');
  const [, whole = '', sign = '', fraction = ''] = /^(\d{1,15})(?:([.,])(\d+))?$/.exec(typed) ?? [];
  const plain = whole !== '' && fraction.length <= digits;
  const grouped = ungrouped(typed, decimal, group, digits);
  if (sign === '' || sign === decimal) return plain ? exact(whole, fraction, digits) : grouped;
  return plain && grouped ? undefined : plain ? exact(whole, fraction, digits) : grouped;
}

/** The same for a price, which may be nothing; what is to be refunded may not. */
export function readPayment(text: string, like: Amount): string | undefined {
  const amount = readAmount(text, like);
  return amount && /[1-9]/.test(amount) ? amount : undefined;
}

/** An amount as it is typed into a field: without a currency, and as it is read back. */
export function toTyped({ amount }: Amount): string {
  return amount.replace('.', signs().decimal);
}

/** A number whose thousands are set apart, as the language does. */
function ungrouped(typed: string, decimal: string, group: string, digits: number): string | undefined {
  const [whole = '', fraction = '', ...more] = typed.split(decimal);
  const thousands = whole.split(/\s/.test(group) ? ' ' : group);
  const isGrouped = /^\d{1,3}(?: \d{2,3})* \d{3}$/.test(thousands.join(' ')); // in India, also of two
  if (!isGrouped || more.length > 0 || !/^\d*$/.test(fraction) || fraction.length > digits) return undefined;
  return exact(thousands.join(''), fraction, digits);
}

function exact(whole: string, fraction: string, digits: number): string {
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}
