import type { EntryFieldsFragment, OrderStatus, PaymentStatus, TimelineKind } from '../../generated/graphql';
import { BoxIcon, CheckIcon, CoinIcon, CommentIcon, EditIcon, StopIcon, TruckIcon, UndoIcon } from '../../parts/icons';
import { t } from '../../texts';
import { ago, exact, moment } from '../../texts/format';
import { useNow } from '../../texts/now';
import classes from './TimelineCard.module.css';

const icons: Record<TimelineKind, typeof CheckIcon> = {
  PLACED: BoxIcon,
  IMPORTED: BoxIcon,
  FULFILLED: CheckIcon,
  FULFILLMENT_CANCELLED: UndoIcon,
  TRACKING_UPDATED: TruckIcon,
  EDITED: EditIcon,
  CANCELLED: StopIcon,
  MARKED_AS_PAID: CoinIcon,
  REFUNDED: CoinIcon,
  COMMENTED: CommentIcon,
};

/** Something that happened: who, what, when, and the values before and after. */
export function Entry({ entry }: { entry: EntryFieldsFragment }) {
  const now = useNow();
  const Icon = icons[entry.kind];
  const comment = entry.kind === 'COMMENTED';
  return (
    <li className={classes.entry} data-kind={entry.kind}>
      <span className={classes.icon}>
        <Icon size={14} />
      </span>
      <div className={classes.text}>
        {comment ? (
          <>
            <strong>{entry.actor.name}</strong>
            <p className={classes.comment}>{entry.message}</p>
          </>
        ) : (
          <p>{t.timeline.sentence(entry.kind, entry.actor.name, entry.message)}</p>
        )}
        {entry.changes.length > 0 && <Changes changes={entry.changes} />}
      </div>
      <time dateTime={entry.at} title={exact(entry.at)}>
        {ago(entry.at, now)}
        <span> · {moment(entry.at)}</span>
      </time>
    </li>
  );
}

function Changes({ changes }: { changes: EntryFieldsFragment['changes'] }) {
  return (
    <details className={classes.changes}>
      <summary>{t.timeline.changes(changes.length)}</summary>
      <ul>
        {changes.map((change, i) => (
          <li key={i}>
            <span className={classes.field}>{t.timeline.field(change.field)}</span>
            <span className="sr">{t.timeline.before}: </span>
            <del>{readable(change.before)}</del>
            <span aria-hidden="true"> → </span>
            <span className="sr">{t.timeline.after}: </span>
            <ins>{readable(change.after)}</ins>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A value as it is shown elsewhere on the page. */
function readable(value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return t.timeline.nothing;
  if (value in t.status) return t.status[value as OrderStatus];
  if (value in t.payment) return t.payment[value as PaymentStatus];
  if (/^\[.*\]$/.test(value)) {
    try {
      const list: unknown = JSON.parse(value);
      if (Array.isArray(list)) return list.length > 0 ? list.join(', ') : t.timeline.nothing;
    } catch {
      // A text that only looks like a list.
    }
  }
  return value;
}
