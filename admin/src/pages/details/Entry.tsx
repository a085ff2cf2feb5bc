import type { EntryFieldsFragment, TimelineKind } from '../../generated/graphql';
import { BoxIcon, CheckIcon, CoinIcon, CommentIcon, EditIcon, StopIcon, TruckIcon, UndoIcon } from '../../parts/icons';
import { t } from '../../texts';
import { ago, exact, moment } from '../../texts/format';
import { sentenceOf } from '../../texts/isolated';
import { useNow } from '../../texts/now';
import { type Change, changed, shown } from './changed';
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
  PAYMENT_RECORDED: CoinIcon,
  REFUNDED: CoinIcon,
  COMMENTED: CommentIcon,
};

interface Props {
  entry: EntryFieldsFragment;
  /** That of the order's amounts. */
  currencyCode: string;
}

/** Something that happened: who, what, when, and the values before and after. A change of status shows at once. */
export function Entry({ entry, currencyCode }: Props) {
  const now = useNow();
  const Icon = icons[entry.kind];
  const comment = entry.kind === 'COMMENTED';
  const turns = entry.changes.filter(isTurn);
  const others = entry.changes.filter((change) => !isTurn(change));
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
          <p>{sentenceOf(t.timeline.sentence(entry))}</p>
        )}
        {turns.map((change) => (
          <Turn key={change.field} change={change} />
        ))}
        {others.length > 0 && <Changes changes={others} currencyCode={currencyCode} />}
      </div>
      <time dateTime={entry.at} title={exact(entry.at)}>
        {ago(entry.at, now)}
        <span> · {moment(entry.at)}</span>
      </time>
    </li>
  );
}

function isTurn({ field, before, after }: Change): boolean {
  return (field === 'status' || field === 'paymentStatus') && Boolean(before && after);
}

/** From which status to which; an arrow to look at, a sentence to listen to. */
function Turn({ change }: { change: Change }) {
  const [from, to] = [shown(change, change.before, ''), shown(change, change.after, '')];
  return (
    <p className={classes.turn}>
      <span className="sr">
        {changed(change)}: {t.timeline.turned(from, to)}
      </span>
      <span aria-hidden="true">
        {from} → <b data-to={change.after}>{to}</b>
      </span>
    </p>
  );
}

function Changes({ changes, currencyCode }: { changes: Change[]; currencyCode: string }) {
  return (
    <details className={classes.changes}>
      <summary>{t.timeline.changes(changes.length)}</summary>
      <ul>
        {changes.map((change, i) => (
          <li key={i}>
            <span className={classes.field}>{changed(change)}</span>
            <span className="sr">{t.timeline.before}: </span>
            <del>{shown(change, change.before, currencyCode)}</del>
            <span aria-hidden="true"> → </span>
            <span className="sr">{t.timeline.after}: </span>
            <ins>{shown(change, change.after, currencyCode)}</ins>
          </li>
        ))}
      </ul>
    </details>
  );
}
