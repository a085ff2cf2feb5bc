import { iso31661Alpha2ToNumeric } from 'iso-3166';
import type { AddressFieldsFragment, AddressInput } from '../generated/graphql';
import { t } from '../texts';
import { compare, country as countryName } from '../texts/format';
import { isPostalCode, needsPostalCode } from './postalCode';

export const addressFields = ['name', 'company', 'line1', 'line2', 'city', 'region', 'postalCode', 'countryCode', 'phone'] as const;
export type AddressField = (typeof addressFields)[number];

/** An address as it is typed: every field is text. */
export type AddressText = Record<AddressField, string>;

/** What was typed over an address: all of it, or nothing. */
export type AddressDraft = Partial<AddressText>;

/**
 * An address with something typed into one field. It is one thing: half of it must
 * not follow the order while the other half was typed. Typed back to what the order
 * has, it is as if nobody had touched it.
 */
export function typedOver(
  address: AddressFieldsFragment | null | undefined,
  draft: AddressDraft,
  field: AddressField,
  value: string,
): AddressDraft {
  const typed = { ...toText(address, draft), [field]: value };
  return addressFields.every((each) => typed[each] === toText(address)[each]) ? {} : typed;
}

export function toText(address: AddressFieldsFragment | null | undefined, draft: AddressDraft = {}): AddressText {
  return Object.fromEntries(addressFields.map((field) => [field, draft[field] ?? address?.[field] ?? ''])) as AddressText;
}

/** Whether two addresses say the same; none is the same as another. */
export function isSame(a: AddressFieldsFragment | null | undefined, b: AddressFieldsFragment | null | undefined): boolean {
  const [one, other] = [toText(a), toText(b)];
  return addressFields.some((field) => one[field] !== '') && addressFields.every((field) => one[field] === other[field]);
}

/** The input for the API; undefined when nothing differs, null when everything was cleared. */
export function toInput(address: AddressFieldsFragment | null | undefined, draft: AddressDraft): AddressInput | null | undefined {
  const text = toText(address, draft);
  const given = addressFields.map((field) => [field, text[field].trim() || null] as const);
  if (given.every(([field, value]) => value === (address?.[field] ?? null))) return undefined;
  return given.some(([, value]) => value !== null) ? Object.fromEntries(given) : null;
}

const needed: AddressField[] = ['name', 'line1', 'city', 'countryCode'];
const longest = 255;

export type AddressErrors = Partial<Record<AddressField, string>>;

/**
 * What is wrong with an address that something is to be sent to. An empty one is none,
 * as for a pick-up. A postal code that the order came with, before, is taken as it is:
 * there are more than are known here.
 */
export function check(text: AddressText, before?: AddressFieldsFragment | null): AddressErrors {
  const errors: AddressErrors = {};
  if (addressFields.every((field) => text[field].trim() === '')) return errors;
  for (const field of needed) {
    if (text[field].trim() === '') errors[field] = t.address.required(label(field));
  }
  const [country, code] = [text.countryCode, text.postalCode.trim()];
  if (code === '' && needsPostalCode(country)) errors.postalCode = t.address.required(label('postalCode'));
  else if (code !== '' && !isPostalCode(country, code) && !(code === before?.postalCode && country === before.countryCode))
    errors.postalCode = t.address.noSuchCode(countryName(country));
  for (const field of addressFields) {
    if (text[field].length > longest) errors[field] = t.address.tooLong(longest);
  }
  return errors;
}

export function label(field: AddressField): string {
  return field === 'countryCode' ? t.address.country : t.address[field];
}

/** All countries, by name. */
export function countries(): { value: string; label: string }[] {
  return Object.keys(iso31661Alpha2ToNumeric)
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((a, b) => compare(a.label, b.label));
}
