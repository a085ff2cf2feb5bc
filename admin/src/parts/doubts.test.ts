import { describe, expect, test } from 'vitest';
import { doubtsAbout } from './doubts';

const good = { name: 'Ada Lovelace', line1: '12 St James’s Square', city: 'London', postalCode: 'SW1Y 4JH', countryCode: 'GB' };

describe('a parcel may come back', () => {
  test.for([
    ['none at all', undefined, ['It has no shipping address.']],
    ['one of blanks', { name: ' ', line1: '' }, ['It has no shipping address.']],
    ['one without a house number', { ...good, line1: 'St James’s Square' }, ['The address has no house number.']],
    [
      'one without the postal code of its country',
      { ...good, postalCode: null },
      ['The address has no postal code, which its country needs.'],
    ],
    ['one with the postal code of another', { ...good, postalCode: '10115' }, ['10115 does not look like a postal code of its country.']],
    ['one of nobody, nowhere', { line1: '1 Row' }, ['Name is missing.', 'City is missing.', 'Country is missing.']],
  ] as const)('with %s', ([, address, doubts]) => {
    expect(doubtsAbout(address)).toEqual(doubts);
  });
});

describe('nothing is said', () => {
  test.for([
    ['of a whole address', good],
    ['of a number in the second line', { ...good, line1: 'St James’s Square', line2: 'Flat 3' }],
    ['of a number in other digits', { ...good, line1: 'شارع الملك فهد ١٢', countryCode: 'SA', postalCode: null }],
    ['of a country that has no postal codes', { ...good, countryCode: 'AE', postalCode: null }],
  ] as const)('%s', ([, address]) => {
    expect(doubtsAbout(address)).toEqual([]);
  });
});
