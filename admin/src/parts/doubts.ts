import { t } from '../texts';
import { isPostalCode, needsPostalCode } from './postalCode';

type Address = { [field in 'name' | 'line1' | 'line2' | 'city' | 'postalCode' | 'countryCode']?: string | null };

/**
 * Why a parcel to an address may come back, in words; empty where nothing looks
 * wrong. A warning only: there are houses without a number, and orders that are
 * picked up.
 */
export function doubtsAbout(address: Address | null | undefined): string[] {
  const given = (field: keyof Address) => address?.[field]?.trim() ?? '';
  const [line1, city, code, land] = [given('line1'), given('city'), given('postalCode'), given('countryCode')];
  if (![given('name'), line1, given('line2'), city, code, land].some(Boolean)) return [t.doubts.noAddress];
  const doubts: string[] = [];
  for (const field of ['name', 'line1', 'city'] as const) {
    if (given(field) === '') doubts.push(t.address.required(t.address[field]));
  }
  if (line1 !== '' && !/\p{N}/u.test(line1 + given('line2'))) doubts.push(t.doubts.noHouseNumber);
  if (land === '') doubts.push(t.address.required(t.address.country));
  else if (code === '' && needsPostalCode(land)) doubts.push(t.doubts.noPostalCode);
  else if (code !== '' && !isPostalCode(land, code)) doubts.push(t.doubts.oddPostalCode(code));
  return doubts;
}
