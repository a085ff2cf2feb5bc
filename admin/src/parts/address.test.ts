import { describe, expect, test } from 'vitest';
import { check, countries, toInput, toText, typedOver } from './address';
import { errorAt, otherErrors } from './refusals';
import { checkTracking, toTrackingInput } from './tracking';

const address = {
  name: 'Ada',
  company: null,
  line1: '12 Square',
  line2: null,
  city: 'London',
  region: null,
  postalCode: 'SW1A 2AA',
  countryCode: 'GB',
  phone: null,
  formatted: [],
};

describe('an address that is edited', () => {
  test('what nobody touched is not sent', () => {
    expect(toInput(address, {})).toBeUndefined();
    expect(toInput(address, { city: ' London ' })).toBeUndefined();
    expect(toInput(null, { city: ' ' })).toBeUndefined();
  });

  test('what was touched is sent with the rest, because an address is replaced as a whole', () => {
    expect(toInput(address, { city: 'Leeds' })).toMatchObject({ name: 'Ada', line1: '12 Square', city: 'Leeds', company: null });
  });

  test('an emptied one is cleared', () => {
    expect(toInput(address, { name: '', line1: '', city: '', postalCode: '', countryCode: '' })).toBeNull();
  });

  test('half of it does not follow the order while the other half was typed', () => {
    const typed = typedOver(address, {}, 'city', 'Leeds');
    expect(toText({ ...address, line1: '9 Rue X', postalCode: '75001' }, typed)).toMatchObject({
      city: 'Leeds',
      line1: '12 Square',
      postalCode: 'SW1A 2AA',
    });
  });

  test('typed back to what it was, it follows the order again', () => {
    const typed = typedOver(address, typedOver(address, {}, 'city', 'Leeds'), 'city', 'London');
    expect(toInput({ ...address, line1: '9 Rue X' }, typed)).toBeUndefined();
  });

  test('a parcel needs a name, a street, a city and a country; a pick-up needs nothing', () => {
    expect(Object.keys(check(toText({ ...address, city: null }, { name: ' ' })))).toEqual(['name', 'city']);
    expect(check(toText(null))).toEqual({});
    expect(check(toText(address, { city: 'x'.repeat(256) })).city).toBe('At most 255 characters.');
  });

  test.each([
    ['GB', 'EC1A 1BB', true],
    ['GB', 'W1A0AX', true],
    ['GB', '10115', false],
    ['DE', '10115', true],
    ['DE', 'D-10115', true],
    ['DE', '1011', false],
    ['US', '94103-1234', true],
    ['CA', 'k1a 0b1', true],
    ['LV', 'LV-1010', true],
    ['IE', 'D02 AF30', true],
    ['AE', 'whatever', true],
    ['GB', 'BFPO 57', true],
    ['GB', 'GIR 0AA', true],
    ['JP', '〒100-0001', true],
    ['JP', '１００-０００１', true],
    ['BR', '01.310-100', true],
    ['LI', 'FL-9490', true],
    ['FI', 'FIN-00100', true],
    ['AR', 'C1425', true],
    ['US', '10001–1234', true],
    ['US', '1000', false],
    ['JP', '100', false],
  ])('in %s, %s is a postal code: %s', (country, code, right) => {
    expect(check(toText(address, { countryCode: country, postalCode: code })).postalCode === undefined).toBe(right);
  });

  test('a postal code that the order came with is taken as it is', () => {
    const odd = { ...address, postalCode: 'ODD' };
    expect(check(toText(odd, { phone: '1' }), odd)).toEqual({});
    expect(check(toText(odd, { postalCode: 'ODDER' }), odd).postalCode).toBeDefined();
    expect(check(toText(odd, { countryCode: 'DE' }), odd).postalCode).toBeDefined();
  });

  test('a postal code is needed where there are some', () => {
    expect(check(toText(address, { postalCode: '' })).postalCode).toBe('Postal code is missing.');
    expect(check(toText(address, { countryCode: 'AE', postalCode: '' }))).toEqual({});
  });

  test('all countries are there, by name', () => {
    const list = countries();
    expect(list.length).toBeGreaterThan(240);
    expect(list).toContainEqual({ value: 'DE', label: 'Germany' });
    expect(list.map((each) => each.label)).toEqual(list.map((each) => each.label).toSorted((a, b) => a.localeCompare(b, 'en')));
  });
});

describe('refusals', () => {
  const refusals = [
    { code: 'REQUIRED', field: ['shippingAddress', 'city'], message: 'The city is missing.' },
    { code: 'ORDER_UNPAID', field: null, message: 'Not paid.' },
    { code: 'TOO_LONG', field: ['lines2'], message: 'Too long.' },
  ] as const;
  const list = refusals.map((refusal) => ({ ...refusal, field: refusal.field && [...refusal.field], params: [] }));

  test('stand beside their field', () => {
    expect(errorAt(list, 'shippingAddress', 'city')).toBe('The city is missing.');
    expect(errorAt(list, 'shippingAddress')).toBeUndefined();
  });

  test('and none is lost that has no field here', () => {
    expect(otherErrors(list, 'shippingAddress', 'lines')).toEqual(['Not paid.', 'Too long.']);
  });
});

describe('tracking', () => {
  const row = { key: 1, number: '', carrier: '', url: '' };
  test('empty rows are not sent', () => {
    expect(toTrackingInput([row, { ...row, number: ' 1Z ', carrier: ' ' }])).toEqual([{ number: '1Z', carrier: null, url: null }]);
  });
  test('a carrier alone is half a tracking; a link is a web address', () => {
    expect(checkTracking({ ...row, carrier: 'UPS' }).number).toBeDefined();
    expect(checkTracking({ ...row, number: '1', url: 'javascript:alert(1)' }).url).toBeDefined();
    expect(checkTracking(row)).toEqual({});
  });
});
