import type { EntryFieldsFragment, OrderStatus, PaymentStatus, TimelineKind } from '../../generated/graphql';
import { shownAttributes } from '../../parts/Attributes';
import { BoxIcon, CheckIcon, CoinIcon, CommentIcon, EditIcon, StopIcon, TruckIcon, UndoIcon } from '../../parts/icons';
import { t } from '../../texts';
import { ago, country, exact, moment } from '../../texts/format';
import { isolated, sentenceOf } from '../../texts/isolated';
import { useNow } from '../../texts/now';
import { said } from '../../texts/said';
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

type Change = EntryFieldsFragment['changes'][number];

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
          <p>{sentenceOf(t.timeline.sentence(entry, currencyCode))}</p>
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

const isStatus = (field: string) => field === 'status' || field === 'paymentStatus';

function isTurn({ field, before, after }: Change): boolean {
  return isStatus(field) && Boolean(before && after);
}

/** From which status to which; an arrow to look at, a sentence to listen to. */
function Turn({ change }: { change: Change }) {
  const [from, to] = [statusIn(change.before), statusIn(change.after)];
  return (
    <p className={classes.turn}>
      <span className="sr">
        {t.timeline.field(change)}: {t.timeline.turned(from, to)}
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
            <span className={classes.field}>{isolated(t.timeline.field(change))}</span>
            <span className="sr">{t.timeline.before}: </span>
            <del>{shown(change.field, change.before, currencyCode)}</del>
            <span aria-hidden="true"> → </span>
            <span className="sr">{t.timeline.after}: </span>
            <ins>{shown(change.field, change.after, currencyCode)}</ins>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A value of a field in the chosen language: an amount, a country, or what it says. What was typed is taken for nothing else. */
function shown(field: string, value: string | null | undefined, currencyCode: string): string {
  if (!value) return t.timeline.nothing;
  if (isStatus(field)) return statusIn(value);
  if (field.endsWith('.countryCode')) return country(value);
  if (isAmount(field, value)) return said(value, currencyCode);
  if (field === 'attributes' || /^line: .*, attributes$/s.test(field)) return attributesIn(value);
  return field === 'tags' ? tagsIn(value) : isolated(value);
}

const amounts = ['discount', 'shipping', 'tax', 'total', 'due', 'paid', 'refunded'];

/** Whether a value is an amount. A line's quantity may be of something that is called like one: it has no currency. */
function isAmount(field: string, value: string): boolean {
  return amounts.includes(field) || (/^line: .*, (?:unit price|discount|tax)$/s.test(field) && !/^\d+$/.test(value));
}

function statusIn(value: string | null | undefined): string {
  return { ...t.status, ...t.payment }[value as OrderStatus | PaymentStatus] ?? value ?? t.timeline.nothing;
}

/** The server keeps them as JSON. */
function attributesIn(value: string): string {
  const attributes: { name: string; value: string }[] = JSON.parse(value);
  return (
    shownAttributes(attributes)
      .map(({ name, value }) => isolated(`${name}: ${value}`))
      .join(', ') || t.timeline.nothing
  );
}

/** The server keeps the list as JSON. */
function tagsIn(value: string): string {
  const tags: string[] = JSON.parse(value);
  return tags.length > 0 ? tags.map(isolated).join(', ') : t.timeline.nothing;
}
