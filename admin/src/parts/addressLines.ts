import type { AddressFieldsFragment } from '../generated/graphql';
import { country } from '../texts/format';
import { straight } from '../texts/isolated';

/** An address as it goes on a parcel, line by line. The server names the country, last, in English. */
export function addressLines(address: AddressFieldsFragment | null | undefined): string[] {
  if (!address) return [];
  const formatted = address.formatted.map(straight);
  const { countryCode } = address;
  return countryCode ? [...formatted.slice(0, -1), country(countryCode)] : [...formatted];
}
