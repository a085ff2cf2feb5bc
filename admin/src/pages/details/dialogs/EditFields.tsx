import { Checkbox, Textarea, TextInput } from '@mantine/core';
import type { Refusal } from '../../../api/act';
import { AddressForm } from '../../../parts/AddressForm';
import { toText, typedOver } from '../../../parts/address';
import { errorAt } from '../../../parts/refusals';
import { t } from '../../../texts';
import type { FullOrder } from '../ask';
import classes from './EditDialog.module.css';
import { addressErrors, type Draft, hasSameBilling, type TextField } from './edit';

interface Props {
  order: FullOrder;
  draft: Draft;
  refusals: Refusal[];
  onChange: (change: Partial<Draft>) => void;
}

export function EditContact({ order, draft, refusals, onChange }: Props) {
  const text = (field: TextField, label: string, type = 'text') => (
    <TextInput
      data-autofocus={field === 'email' || undefined}
      label={label}
      type={type}
      maxLength={255}
      value={draft[field] ?? order[field] ?? ''}
      error={errorAt(refusals, field)}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset className={classes.part}>
      <legend>{t.edit.contact}</legend>
      {text('email', t.edit.email, 'email')}
      {text('phone', t.edit.phone, 'tel')}
      {text('deliveryMethod', t.edit.delivery)}
    </fieldset>
  );
}

export function EditNote({ order, draft, refusals, onChange }: Props) {
  return (
    <fieldset className={classes.part}>
      <legend>{t.edit.noteAndTags}</legend>
      <Textarea
        label={t.edit.note}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={5000}
        value={draft.note ?? order.note ?? ''}
        error={errorAt(refusals, 'note')}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <TextInput
        label={t.edit.tags}
        description={t.edit.tagsHint}
        value={draft.tags ?? order.tags.join(', ')}
        error={refusals.filter((refusal) => refusal.field?.[0] === 'tags').map((refusal) => t.refusal(refusal))[0]}
        onChange={(event) => onChange({ tags: event.currentTarget.value })}
      />
    </fieldset>
  );
}

/** An address. checked: whether its errors show, which is not before one tried to save. */
export function EditAddress({
  which,
  checked,
  order,
  draft,
  refusals,
  onChange,
}: Props & { which: 'shipping' | 'billing'; checked: boolean }) {
  const field = which === 'shipping' ? 'shippingAddress' : 'billingAddress';
  const same = which === 'billing' && hasSameBilling(order, draft);
  const refused = refusals
    .filter((refusal) => refusal.field?.[0] === field)
    .map((refusal) => [refusal.field?.[1] ?? 'line1', t.refusal(refusal)]);
  return (
    <fieldset className={classes.part}>
      <legend>{t.edit[which]}</legend>
      {which === 'billing' && (
        <Checkbox
          label={t.details.sameAsShipping}
          checked={same}
          onChange={(event) => onChange({ sameBilling: event.currentTarget.checked })}
        />
      )}
      {!same && (
        <AddressForm
          section={which}
          value={toText(order[field], draft[which])}
          errors={{ ...Object.fromEntries(refused), ...(checked ? addressErrors(order, draft, which) : {}) }}
          onChange={(name, value) => onChange({ [which]: typedOver(order[field], draft[which], name, value) })}
        />
      )}
    </fieldset>
  );
}
