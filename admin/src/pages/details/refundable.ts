import type { MoneyFieldsFragment } from '../../generated/graphql';

interface Paid {
  payment: { paid: MoneyFieldsFragment; refunded: MoneyFieldsFragment };
}

interface Forgiven {
  payment: { total: MoneyFieldsFragment; due: MoneyFieldsFragment };
}

/** What was paid and not given back yet; undefined when there is nothing. For showing: the server decides. */
export function refundable({ payment }: Paid): MoneyFieldsFragment | undefined {
  return less(payment.paid, payment.refunded);
}

/**
 * What refunds have forgiven, and a payment would take back; undefined when there is nothing. What was refunded for
 * pieces that left the order is not in it: nobody owes that, were it paid again.
 */
export function forgiven({ payment }: Forgiven): MoneyFieldsFragment | undefined {
  return less(payment.total, payment.due);
}

function less(money: MoneyFieldsFragment, than: MoneyFieldsFragment): MoneyFieldsFragment | undefined {
  const [minor, decimals] = toMinor(money.amount);
  const left = minor - toMinor(than.amount)[0];
  if (left <= 0n) return undefined;
  const digits = left.toString().padStart(decimals + 1, '0');
  const amount = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return { amount, currencyCode: money.currencyCode };
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
