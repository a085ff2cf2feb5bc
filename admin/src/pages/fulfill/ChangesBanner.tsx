import { useRef } from 'react';
import { store } from '../../api/store';
import type { EntryFieldsFragment, OrderToShipFragment } from '../../generated/graphql';
import { mayFulfill, reasonOf } from '../../parts/actions';
import { WarnIcon } from '../../parts/icons';
import { t } from '../../texts';
import { ago } from '../../texts/format';
import { sentenceOf } from '../../texts/isolated';
import { useNow } from '../../texts/now';
import classes from './FulfillPage.module.css';
import { lowered, type Seen, type Typed } from './typed';

/**
 * How far one knows the order: as it was when one began to type, or else when the page was opened; or as one's own
 * change left it, in the version own.
 */
export function useSeen(order: OrderToShipFragment, entries: EntryFieldsFragment[], began: Seen | undefined, own: number): Seen {
  const newest = entries[0]?.sequence ?? 0;
  // A page that opens with an order out of the cache is not older than its first answer from the server.
  const opened = useRef<Seen>({ version: Math.max(order.version, store().live.versionOf(order.id)), sequence: newest });
  if (order.version <= opened.current.version) opened.current.sequence = Math.max(opened.current.sequence, newest);
  const changed = useRef<Seen>({ version: 0, sequence: 0 });
  if (order.version <= own) changed.current = { version: order.version, sequence: newest };
  const known = began ?? opened.current;
  // A change that was refused was not one's own after all.
  const isOwn = changed.current.version <= own && changed.current.version > known.version;
  return isOwn ? changed.current : known;
}

/** What happened to the order since then, oldest first; undefined when nothing did. */
export function changesSince(seen: Seen, order: OrderToShipFragment, entries: EntryFieldsFragment[]): EntryFieldsFragment[] | undefined {
  if (order.version <= seen.version) return undefined;
  return entries.filter((entry) => entry.sequence > seen.sequence).reverse();
}

interface Props {
  order: OrderToShipFragment;
  changes: EntryFieldsFragment[] | undefined;
  typed: Typed;
}

/** Says what others did to the order meanwhile, and what that means for what was typed. */
export function ChangesBanner({ order, changes, typed }: Props) {
  const now = useNow();
  const possible = mayFulfill(order.actions);
  if (!changes && possible) return null;
  return (
    <div role="alert" className={classes.banner}>
      <WarnIcon size={18} />
      <div>
        <strong>{t.fulfill.changed}</strong>
        <ul>
          {changes?.map((entry) => (
            <li key={entry.id}>
              {sentenceOf(t.timeline.sentence(entry))} <small>{ago(entry.at, now)}</small>
            </li>
          ))}
          {lowered(order.lines, typed.quantities).map((line) => (
            <li key={line.id}>{t.fulfill.quantityLowered(line.title, line.unfulfilledQuantity)}</li>
          ))}
        </ul>
        <p>{possible ? t.fulfill.changedKept : reasonOf(order.actions, 'FULFILL')}</p>
      </div>
    </div>
  );
}
