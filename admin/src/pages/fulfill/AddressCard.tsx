import { Button, Checkbox } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { useState } from 'react';
import type { OrderToShipFragment } from '../../generated/graphql';
import { AddressForm } from '../../parts/AddressForm';
import { type AddressErrors, isSame, toInput, toText, typedOver } from '../../parts/address';
import { addressLines } from '../../parts/addressLines';
import { Card } from '../../parts/Card';
import { EditIcon, WarnIcon } from '../../parts/icons';
import { t } from '../../texts';
import classes from './FulfillPage.module.css';
import type { Typed } from './typed';

interface Props {
  order: OrderToShipFragment;
  typed: Typed;
  /** Why a parcel to it may come back. */
  doubts: string[];
  errors: AddressErrors;
  onChange: (change: Pick<Partial<Typed>, 'address' | 'keepBilling'>) => void;
}

/** Where it goes: as it will stand on the parcel, to check at a glance, and to edit in place. */
export function AddressCard({ order, typed, doubts, errors, onChange }: Props) {
  const touched = toInput(order.shippingAddress, typed.address) !== undefined;
  const [opened, setOpened] = useState(false);
  const editing = opened || touched;
  const close = () => {
    onChange({ address: {}, keepBilling: undefined });
    setOpened(false);
  };
  return (
    <Card
      title={t.fulfill.address}
      aside={
        <Button
          variant="subtle"
          size="xs"
          leftSection={editing ? undefined : <EditIcon size={13} />}
          onClick={editing ? close : () => setOpened(true)}
        >
          {editing ? t.fulfill.keepAddress : t.fulfill.editAddress}
        </Button>
      }
    >
      <Doubts doubts={doubts} />
      {editing ? <AddressFields order={order} typed={typed} errors={errors} onChange={onChange} /> : <AddressLines order={order} />}
    </Card>
  );
}

function AddressFields({ order, typed, errors, onChange }: Omit<Props, 'doubts'>) {
  return (
    <>
      <AddressForm
        section="shipping"
        value={toText(order.shippingAddress, typed.address)}
        errors={errors}
        onChange={(field, value) => onChange({ address: typedOver(order.shippingAddress, typed.address, field, value) })}
      />
      {isSame(order.shippingAddress, order.billingAddress) && (
        <Checkbox
          mt="md"
          label={t.fulfill.billingToo}
          description={t.fulfill.billingTooHint}
          checked={!typed.keepBilling}
          onChange={(event) => onChange({ keepBilling: !event.currentTarget.checked })}
        />
      )}
    </>
  );
}

function AddressLines({ order }: { order: OrderToShipFragment }) {
  const lines = addressLines(order.shippingAddress);
  if (lines.length === 0) return <p className={classes.hint}>{t.details.noAddress}</p>;
  return (
    <address className={classes.address}>
      {lines.map((line, i) => (
        <span key={i}>{line}</span>
      ))}
    </address>
  );
}

/** Heard of when they change, and with the button that fulfils. */
function Doubts({ doubts }: { doubts: string[] }) {
  return (
    <div role="status" id="doubts">
      {doubts.length > 0 && (
        <div className={classes.doubts}>
          <WarnIcon size={18} />
          <div>
            <strong>{t.doubts.title}</strong>
            {doubts.map((doubt) => (
              <p key={doubt}>{doubt}</p>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
