/**
 * The decimal number that somebody typed, with a point or a comma before its
 * decimals; undefined when it is none. Grouping is not guessed at: 1,234 may be
 * either, so it is refused where three decimals would make it another amount.
 */
export function readAmount(text: string): string | undefined {
  const match = /^\s*(\d{1,13})(?:([.,])(\d{1,4}))?\s*$/.exec(text);
  if (!match) return undefined;
  const [, whole = '', separator, fraction] = match;
  if (separator === ',' && fraction?.length === 3) return undefined;
  const amount = fraction ? `${whole}.${fraction}` : whole;
  return /[1-9]/.test(amount) ? amount : undefined;
}
