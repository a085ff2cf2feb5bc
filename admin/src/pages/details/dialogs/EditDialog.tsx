import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../../api/act';
import { useKept } from '../../../api/kept';
import { UpdateOrderDocument } from '../../../generated/graphql';
import { AddressForm } from '../../../parts/AddressForm';
import { check, toInput, toText, typedOver } from '../../../parts/address';
import { Dialog } from '../../../parts/Dialog';
import dialog from '../../../parts/dialog.module.css';
import { Told } from '../../../parts/Failure';
import { popup } from '../../../parts/popups';
import { useProblems } from '../../../parts/problems';
import { errorAt } from '../../../parts/refusals';
import { t } from '../../../texts';
import { type DialogProps, editName } from '../ask';
import classes from './EditDialog.module.css';
import { EditLines } from './EditLines';
import { type Draft, hasSameBilling, isUnreadable, nothingTyped, replaced, type TextField, toUpdate, typedInto } from './edit';

/**
 * Edits contact, addresses, note, tags and items. What somebody else saves meanwhile
 * shows in the fields that nobody typed in, and is told of where somebody did.
 */
export default function EditDialog({ order, onClose }: DialogProps) {
  const [update, busy] = useAct(UpdateOrderDocument, 'updateOrder');
  const { value: draft, set: setDraft, forget, resumed } = useKept<Draft>(editName(order.id), () => nothingTyped);
  const [checked, setChecked] = useState(false);
  const { refusals, conflict, problems, take } = useProblems(
    ...['email', 'phone', 'note', 'tags', 'deliveryMethod', 'shippingAddress', 'billingAddress', 'lines', 'addLines'],
  );
  const set = (change: Partial<Draft>) => setDraft((before) => typedInto(order, before, change));
  // An address that was broken before is not refused for an edit of the note.
  const errorsOf = (address: 'shipping' | 'billing') => {
    const base = address === 'shipping' ? order.shippingAddress : order.billingAddress;
    if (address === 'billing' && hasSameBilling(order, draft)) return {};
    return toInput(base, draft[address]) === undefined ? {} : check(toText(base, draft[address]), base);
  };

  const lost = replaced(order, draft);
  const labels: Record<string, string> = {
    email: t.edit.email,
    phone: t.edit.phone,
    deliveryMethod: t.edit.delivery,
    note: t.edit.note,
    tags: t.edit.tags,
    shipping: t.edit.shipping,
    billing: t.edit.billing,
  };

  const close = () => {
    forget();
    onClose();
  };

  /** What was typed stays, and Order Details says so. */
  const leave = toUpdate(order, draft) === undefined ? close : onClose;

  const save = async () => {
    setChecked(true);
    const wrong = Object.keys({ ...errorsOf('shipping'), ...errorsOf('billing') }).length > 0;
    if (wrong || draft.newLines.some((line) => isUnreadable(line, order))) return focusFirstError();
    const input = toUpdate(order, draft);
    if (!input) {
      popup({ message: t.edit.nothing });
      return close();
    }
    const outcome = await update(input);
    take(outcome);
    if (!outcome.done) return focusFirstError();
    popup({ message: t.edit.saved(order.number) });
    close();
  };

  const text = (field: TextField, label: string, type = 'text') => (
    <TextInput
      data-autofocus={field === 'email' || undefined}
      label={label}
      type={type}
      maxLength={255}
      value={draft[field] ?? order[field] ?? ''}
      error={errorAt(refusals, field)}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const address = (which: 'shipping' | 'billing', field: 'shippingAddress' | 'billingAddress', title: string, same?: boolean) => (
    <fieldset className={classes.part}>
      <legend>{title}</legend>
      {same !== undefined && (
        <Checkbox label={t.details.sameAsShipping} checked={same} onChange={(event) => set({ sameBilling: event.currentTarget.checked })} />
      )}
      {!same && (
        <AddressForm
          section={which}
          value={toText(order[field], draft[which])}
          errors={{ ...serverErrors(field), ...(checked ? errorsOf(which) : {}) }}
          onChange={(name, value) => set({ [which]: typedOver(order[field], draft[which], name, value) })}
        />
      )}
    </fieldset>
  );
  const serverErrors = (field: string) =>
    Object.fromEntries(
      refusals
        .filter((refusal) => refusal.field?.[0] === field)
        .map((refusal) => [refusal.field?.[1] ?? 'line1', t.refusal(refusal.code, refusal.message)]),
    );

  return (
    <Dialog
      title={t.edit.title(order.number)}
      confirm={t.edit.save}
      back={t.edit.discard}
      size={860}
      busy={busy}
      problems={problems}
      conflict={conflict}
      conflictText={t.edit.conflict}
      onConfirm={save}
      onBack={close}
      onClose={leave}
    >
      {resumed && (
        <Told quiet action={t.kept.forget} onAction={forget}>
          {t.kept.resumed}
        </Told>
      )}
      {lost.length > 0 && (
        <div role="alert" className={dialog.notice}>
          <strong>{t.edit.replaces}</strong>
          <ul>
            {lost.map(({ name, theirs }) => (
              <li key={name}>{t.edit.theirs(labels[name] ?? order.lines.find((line) => line.id === name)?.title ?? '', theirs)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes.columns}>
        <fieldset className={classes.part}>
          <legend>{t.edit.contact}</legend>
          {text('email', t.edit.email, 'email')}
          {text('phone', t.edit.phone, 'tel')}
          {text('deliveryMethod', t.edit.delivery)}
        </fieldset>
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
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          <TextInput
            label={t.edit.tags}
            description={t.edit.tagsHint}
            value={draft.tags ?? order.tags.join(', ')}
            error={
              refusals.filter((refusal) => refusal.field?.[0] === 'tags').map((refusal) => t.refusal(refusal.code, refusal.message))[0]
            }
            onChange={(event) => set({ tags: event.currentTarget.value })}
          />
        </fieldset>
        {address('shipping', 'shippingAddress', t.edit.shipping)}
        {address('billing', 'billingAddress', t.edit.billing, hasSameBilling(order, draft))}
      </div>
      <EditLines order={order} draft={draft} refusals={refusals} checked={checked} onChange={set} />
    </Dialog>
  );
}

function focusFirstError(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=dialog] [aria-invalid=true]')?.focus());
}
