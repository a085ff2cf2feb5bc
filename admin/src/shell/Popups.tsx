import { Fragment, type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useEvents } from '../api/hooks';
import { CloseIcon, RightIcon, UndoIcon } from '../parts/icons';
import { commandKey, useKeys, useUndoKey } from '../parts/keys';
import { closePopup, goneOn, happened, onPopups, type PopupAction, type ShownPopup, shownPopup } from '../parts/popups';
import { t } from '../texts';
import classes from './Popups.module.css';

// Long enough to read, and to reach what is offered; a refusal stays until it is closed.
const lasting = { good: 8_000, offer: 20_000, news: 6_000 };

/** What stands for a label where there is no room for words. */
const icons = { u: UndoIcon, n: RightIcon };

/**
 * The popup at the top right. It has a place of its own in the header, so that it
 * covers nothing and moves nothing, and is one at a time. Its actions have keys.
 */
export function Popups() {
  const shown = useSyncExternalStore(onPopups, shownPopup);
  const [heldId, setHeldId] = useState<number>();
  const region = useRef<HTMLElement>(null);
  useEvents(happened);
  const close = () => shown && closePopup(shown.id);
  const run = (action: PopupAction) => {
    if (shown && action.key === 'n') goneOn(shown.id, action);
    else close();
    action.run();
  };
  const [id, time] = [shown?.id, lastingOf(shown)];
  // The one that comes after it is not held by what held this one.
  const held = id !== undefined && heldId === id;
  const hold = () => setHeldId(id);
  const release = () => setHeldId(undefined);
  const focus = useFocusLeft(region, release);
  useEffect(() => {
    if (id === undefined || time === undefined || held) return;
    const timer = setTimeout(() => closePopup(id), time);
    return () => clearTimeout(timer);
  }, [id, time, held]);
  const keyed = (shown?.actions ?? []).filter((action) => action.key);
  const undo = keyed.find((action) => action.key === 'u');
  useKeys(Object.fromEntries(keyed.map((action) => [action.key, () => run(action)])));
  useUndoKey(undo && (() => run(undo)));
  return (
    <section
      ref={region}
      aria-label={t.app.popups}
      className={classes.region}
      onMouseEnter={hold}
      onMouseMove={hold}
      onMouseLeave={release}
      onFocus={() => {
        focus.came();
        hold();
      }}
      onBlur={() => {
        focus.went();
        release();
      }}
    >
      <div className={classes.popup} data-kind={shown?.kind}>
        <Message shown={shown} keyed={keyed} />
        {shown?.actions.map((action) => (
          <Action key={`${shown.id} ${action.label}`} action={action} onRun={() => run(action)} />
        ))}
        {shown && (
          <button key={shown.id} type="button" className={classes.close} aria-label={t.popup.close} onClick={close}>
            <CloseIcon size={14} />
          </button>
        )}
      </div>
    </section>
  );
}

function Action({ action, onRun }: { action: PopupAction; onRun: () => void }) {
  const { label, key } = action;
  const Icon = key && icons[key];
  return (
    <button
      type="button"
      className={classes.action}
      data-key={key}
      title={key ? `${label} (${key})` : label}
      aria-keyshortcuts={shortcuts(action)}
      onClick={onRun}
    >
      {Icon && <Icon />}
      <span className={classes.label}>{label}</span>
      {key && (
        <span className={classes.key} aria-hidden="true">
          {key}
        </span>
      )}
    </button>
  );
}

/** Moves the focus to the page when the button that had it goes, whatever took it away: nothing tells of that by itself. */
function useFocusLeft(region: RefObject<HTMLElement | null>, onLeft: () => void) {
  const isIn = useRef(false);
  useLayoutEffect(() => {
    if (!isIn.current || region.current?.contains(document.activeElement)) return;
    isIn.current = false;
    onLeft();
    document.getElementById('page')?.focus({ preventScroll: true });
  });
  const note = (value: boolean) => () => {
    isIn.current = value;
  };
  return { came: note(true), went: note(false) };
}

/** The words, in places that a screen reader listens to from the beginning, with the keys that nobody sees there. */
function Message({ shown, keyed }: { shown: ShownPopup | undefined; keyed: PopupAction[] }) {
  const said = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const box = said.current;
    if (!box) return;
    const observer = new ResizeObserver(() => setScrolls(box.scrollHeight > box.clientHeight));
    observer.observe(box);
    return () => observer.disconnect();
  }, [shown]);
  const words = shown && (
    <Fragment key={shown.id}>
      {/* Long words in a small window are scrolled to; without a mouse, by the arrows. */}
      <div ref={said} className={classes.message} tabIndex={scrolls ? 0 : undefined}>
        {shown.remark && <small>{shown.remark} </small>}
        {shown.message}
        {shown.lapsed && <small> {t.popup.lapsed}</small>}
      </div>
      {keyed.length > 0 && <span className="sr"> {keyed.map((action) => t.popup.byKey(action.label, action.key ?? '')).join(' ')}</span>}
    </Fragment>
  );
  const isBad = shown?.kind === 'bad';
  return (
    <>
      <div role="status" className={classes.words}>
        {!isBad && words}
      </div>
      <div role="alert" className={classes.words}>
        {isBad && words}
      </div>
    </>
  );
}

function lastingOf(shown: ShownPopup | undefined): number | undefined {
  if (!shown || shown.kind === 'bad') return undefined;
  if (shown.kind === 'good' && shown.actions.length > 0) return lasting.offer;
  return lasting[shown.kind];
}

function shortcuts({ key }: PopupAction): string | undefined {
  return key === 'u' ? `u ${commandKey === '⌘' ? 'Meta' : 'Control'}+Z` : key;
}
