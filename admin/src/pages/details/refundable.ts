import type { MoneyFieldsFragment } from '../../generated/graphql';

interface Paid {
  payment: { paid: MoneyFieldsFragment; refunded: MoneyFieldsFragment };
}

/** What was paid and not given back yet; undefined when there is nothing. For showing: the server decides. */
export function refundable({ payment }: Paid): MoneyFieldsFragment | undefined {
  const [paid, decimals] = toMinor(payment.paid.amount);
  const left = paid - toMinor(payment.refunded.amount)[0];
  if (left <= 0n) return undefined;
  const digits = left.toString().padStart(decimals + 1, '0');
  const amount = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return { amount, currencyCode: payment.paid.currencyCode };
}

/** Whether an amount is more than another one of its currency. */
export function isMore(amount: string, than: string): boolean {
  return toMinor(amount)[0] > toMinor(than)[0];
}

/** An amount in its smallest unit, exactly: money never goes through a float. */
function toMinor(amount: string): [minor: bigint, decimals: number] {
  const [whole = '0', fraction = ''] = amount.split('.');
  return [BigInt(whole + fraction), fraction.length];
}
