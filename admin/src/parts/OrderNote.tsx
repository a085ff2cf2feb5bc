import { t } from '../texts';
import { NoteIcon } from './icons';
import classes from './OrderNote.module.css';

/** The note that came with an order, where nobody overlooks it. */
export function OrderNote({ note }: { note: string | null | undefined }) {
  if (!note) return null;
  return (
    <aside className={classes.note} aria-label={t.note.title}>
      <NoteIcon size={18} />
      <div>
        <strong>{t.note.title}</strong>
        <p>{note}</p>
      </div>
    </aside>
  );
}
