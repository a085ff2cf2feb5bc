import { NativeSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { t } from '../texts';
import classes from './AddressForm.module.css';
import { type AddressErrors, type AddressField, type AddressText, countries, label } from './address';

interface Props {
  value: AddressText;
  errors: AddressErrors;
  onChange: (field: AddressField, value: string) => void;
  /** Tells two addresses on one page apart, for the browser's autofill. */
  section: 'shipping' | 'billing';
}

const autofill: Record<AddressField, string> = {
  name: 'name',
  company: 'organization',
  line1: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  region: 'address-level1',
  postalCode: 'postal-code',
  countryCode: 'country',
  phone: 'tel',
};

/** A postal address to type. */
export function AddressForm({ value, errors, onChange, section }: Props) {
  const list = useMemo(countries, []);
  const field = (name: AddressField) => (
    <TextInput
      label={label(name)}
      value={value[name]}
      error={errors[name]}
      autoComplete={`section-order ${section} ${autofill[name]}`}
      onChange={(event) => onChange(name, event.currentTarget.value)}
    />
  );
  return (
    <div className={classes.form}>
      {field('name')}
      {field('company')}
      {field('line1')}
      {field('line2')}
      <div className={classes.city}>
        {field('postalCode')}
        {field('city')}
      </div>
      {field('region')}
      <NativeSelect
        label={t.address.country}
        value={value.countryCode}
        error={errors.countryCode}
        autoComplete={`section-order ${section} country`}
        data={[{ value: '', label: t.address.countryNone }, ...list]}
        onChange={(event) => onChange('countryCode', event.currentTarget.value)}
      />
      {field('phone')}
    </div>
  );
}
