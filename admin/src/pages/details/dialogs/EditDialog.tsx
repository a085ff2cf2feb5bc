import { useState } from 'react';
import { useAct } from '../../../api/act';
import { useKept } from '../../../api/kept';
import { UpdateOrderDocument, UpdatePreviewDocument } from '../../../generated/graphql';
import { Dialog } from '../../../parts/Dialog';
import dialog from '../../../parts/dialog.module.css';
import { Told } from '../../../parts/Failure';
import { remark } from '../../../parts/popups';
import { useProblems } from '../../../parts/problems';
import { t } from '../../../texts';
import { type DialogProps, editName, type FullOrder } from '../ask';
import { EditAmounts } from './EditAmounts';
import classes from './EditDialog.module.css';
import { EditAddress, EditContact, EditNote } from './EditFields';
import { EditLines } from './EditLines';
import { addressErrors, costsOf, type Draft, hasNoAmount, nothingTyped, orderFigures, replaced, toUpdate, typedInto } from './edit';
import { usePreview } from './usePreview';

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
    ...orderFigures,
  );
  const set = (change: Partial<Draft>) => setDraft((before) => typedInto(order, before, change));

  const close = () => {
    forget();
    onClose();
  };

  /** What was typed stays, and Order Details says so. */
  const leave = toUpdate(order, draft) === undefined ? close : onClose;

  const save = async () => {
    setChecked(true);
    const wrong = Object.keys({ ...addressErrors(order, draft, 'shipping'), ...addressErrors(order, draft, 'billing') }).length > 0;
    if (wrong || hasNoAmount(draft, order)) return focusFirstError();
    const input = toUpdate(order, draft);
    if (!input) {
      remark(t.edit.nothing);
      return close();
    }
    const outcome = await update(input);
    take(outcome);
    if (!outcome.done) return focusFirstError();
    remark(t.edit.saved(order.number));
    close();
  };

  const wanted = costsOf(order, draft); // of the order as it is now: it is asked again when somebody changes that
  const preview = usePreview(UpdatePreviewDocument, wanted).preview?.updatePreview;
  const costs = preview?.payment ?? undefined;
  const parts = { order, draft, refusals: [...refusals, ...(preview?.userErrors ?? [])], onChange: set };
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
      <Replaced order={order} draft={draft} />
      <div className={classes.columns}>
        <EditContact {...parts} />
        <EditNote {...parts} />
        <EditAddress {...parts} which="shipping" checked={checked} />
        <EditAddress {...parts} which="billing" checked={checked} />
      </div>
      <EditLines {...parts} checked={checked} />
      <EditAmounts {...parts} changes={wanted !== undefined} costs={costs} />
    </Dialog>
  );
}

/** What saving would replace: somebody else saved it while it was being typed. */
function Replaced({ order, draft }: { order: FullOrder; draft: Draft }) {
  const lost = replaced(order, draft);
  if (lost.length === 0) return null;
  const labels: Record<string, string> = {
    email: t.edit.email,
    phone: t.edit.phone,
    deliveryMethod: t.edit.delivery,
    note: t.edit.note,
    tags: t.edit.tags,
    shipping: t.edit.shipping,
    billing: t.edit.billing,
  };
  return (
    <div role="alert" className={dialog.notice}>
      <strong>{t.edit.replaces}</strong>
      <ul>
        {lost.map(({ name, theirs }) => (
          <li key={name}>{t.edit.theirs(labels[name] ?? order.lines.find((line) => line.id === name)?.title ?? '', theirs)}</li>
        ))}
      </ul>
    </div>
  );
}

function focusFirstError(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=dialog] [aria-invalid=true]')?.focus());
}
