import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OrderToShipFragment } from '../../generated/graphql';
import { AddressForm } from '../../parts/AddressForm';
import { type AddressDraft, type AddressErrors, toInput, toText, typedOver } from '../../parts/address';
import { addressLines } from '../../parts/addressLines';
import { Card } from '../../parts/Card';
import { EditIcon } from '../../parts/icons';
import { t } from '../../texts';
import classes from './FulfillPage.module.css';

interface Props {
  order: OrderToShipFragment;
  typed: AddressDraft;
  errors: AddressErrors;
  onChange: (typed: AddressDraft) => void;
}

/** Where it goes: as it will stand on the parcel, to check at a glance, and to edit in place. */
export function AddressCard({ order, typed, errors, onChange }: Props) {
  const touched = toInput(order.shippingAddress, typed) !== undefined;
  const [editing, setEditing] = useState(touched);
  const lines = addressLines(order.shippingAddress);
  if (editing || touched) {
    return (
      <Card
        title={t.fulfill.address}
        aside={
          <Button
            variant="subtle"
            size="xs"
            onClick={() => {
              onChange({});
              setEditing(false);
            }}
          >
            {t.fulfill.keepAddress}
          </Button>
        }
      >
        <AddressForm
          section="shipping"
          value={toText(order.shippingAddress, typed)}
          errors={errors}
          onChange={(field, value) => onChange(typedOver(order.shippingAddress, typed, field, value))}
        />
      </Card>
    );
  }
  return (
    <Card
      title={t.fulfill.address}
      aside={
        <Button variant="subtle" size="xs" leftSection={<EditIcon size={13} />} onClick={() => setEditing(true)}>
          {t.fulfill.editAddress}
        </Button>
      }
    >
      {lines.length > 0 ? (
        <address className={classes.address}>
          {lines.map((line, i) => (
            <span key={i}>{line}</span>
          ))}
        </address>
      ) : (
        <p className={classes.hint}>{t.details.noAddress}</p>
      )}
    </Card>
  );
}
