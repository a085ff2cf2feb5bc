import { Button, Textarea, TextInput } from '@mantine/core';
import { type Refusal, useAct } from '../../api/act';
import { useKept } from '../../api/kept';
import { UpdateOrderDocument } from '../../generated/graphql';
import dialog from '../../parts/dialog.module.css';
import { Told } from '../../parts/Failure';
import { remark } from '../../parts/popups';
import { useProblems } from '../../parts/problems';
import { t } from '../../texts';
import { isolated } from '../../texts/isolated';
import type { Annotation } from './Annotated';
import classes from './Annotated.module.css';
import { annotationName, type FullOrder } from './ask';
import { type Draft, nothingTyped, replaced, toUpdate, typedInto } from './dialogs/edit';

interface Props {
  order: FullOrder;
  what: Annotation;
  /** Whether it takes the focus. */
  focused: boolean;
  onClose: () => void;
}

const fieldsOf = { contact: ['email', 'phone'], note: ['note'], tags: ['tags'] } as const;

/** Writes on an order, in place. Escape leaves it; what was typed is still there when one comes back, unless it is discarded. */
export default function AnnotateForm({ order, what, focused, onClose }: Props) {
  const [update, busy] = useAct(UpdateOrderDocument, 'updateOrder');
  const { value: draft, set: setDraft, forget, resumed } = useKept<Draft>(annotationName(what, order.id), () => nothingTyped);
  const fields = fieldsOf[what];
  const { refusals, conflict, problems, take } = useProblems(...fields);
  const wrong = conflict ? [t.edit.conflict, ...problems] : problems;
  const lost = replaced(order, draft);

  const finish = () => {
    forget();
    onClose();
  };
  const save = async () => {
    const input = toUpdate(order, draft);
    if (!input) return finish();
    const outcome = await update(input);
    take(outcome);
    if (!outcome.done) return;
    remark(t.edit.saved(order.number));
    finish();
  };

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
      onKeyDown={(event) => {
        if (busy) return; // what comes of it is to be seen
        if (event.key === 'Escape') onClose();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      {resumed && (
        <Told quiet action={t.kept.forget} onAction={forget}>
          {t.kept.resumed}
        </Told>
      )}
      {lost.map(({ name, theirs }) => (
        <p key={name} role="alert" className={dialog.notice}>
          {t.edit.replaces} {theirs ? isolated(theirs) : t.timeline.nothing}
        </p>
      ))}
      {wrong.map((problem) => (
        <p key={problem} role="alert" className={dialog.error}>
          {problem}
        </p>
      ))}
      {fields.map((field, i) => (
        <Field
          key={field}
          name={field}
          focused={focused && i === 0}
          value={draft[field] ?? (field === 'tags' ? order.tags.join(', ') : (order[field] ?? ''))}
          refusals={refusals}
          onChange={(typed) => setDraft((before) => typedInto(order, before, { [field]: typed }))}
        />
      ))}
      <div className={classes.buttons}>
        <Button variant="default" size="xs" disabled={busy} onClick={finish}>
          {t.edit.discard}
        </Button>
        <Button type="submit" size="xs" loading={busy}>
          {t.edit.save}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  name: 'email' | 'phone' | 'note' | 'tags';
  focused: boolean;
  value: string;
  refusals: Refusal[];
  onChange: (typed: string) => void;
}

function Field({ name, focused, value, refusals, onChange }: FieldProps) {
  // The heading above names the others. Tags are refused one by one.
  const refusal = refusals.find(({ field }) => field?.[0] === name);
  const props = {
    autoFocus: focused,
    value,
    error: refusal && t.refusal(refusal),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  if (name === 'note') return <Textarea {...props} aria-label={t.edit.note} autosize minRows={3} maxRows={12} maxLength={5000} />;
  if (name === 'tags') return <TextInput {...props} aria-label={t.edit.tags} description={t.edit.tagsHint} />;
  return <TextInput {...props} label={t.edit[name]} type={name === 'email' ? 'email' : 'tel'} maxLength={255} />;
}
