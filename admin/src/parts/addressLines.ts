import type { AddressFieldsFragment } from '../generated/graphql';
import { country } from '../texts/format';

/** An address as it goes on a parcel, line by line. The server names the country, last, in English. */
export function addressLines(address: AddressFieldsFragment | null | undefined): string[] {
  if (!address) return [];
  const { formatted, countryCode } = address;
  return countryCode ? [...formatted.slice(0, -1), country(countryCode)] : [...formatted];
}
