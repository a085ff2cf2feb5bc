import { CloseButton, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { SearchIcon } from '../../parts/icons';
import { isNumber } from '../../parts/listSearch';
import { t } from '../../texts';
import classes from './Toolbar.module.css';

interface Props {
  /** The words that are searched for now. */
  current: string;
  onSearch: (q: string) => void;
  /** The only hit of these words is to be opened, or its first row gone to, as soon as their answer is there. */
  onWant: (want: 'open' | 'first', q: string) => void;
  /** Nothing of the kind is wanted any more. */
  onUnwant: () => void;
  box: RefObject<HTMLInputElement | null>;
}

/** How long after the last key the search is asked for, in ms. */
const pause = 220;

/** The words that the list is searched for: while they are typed, and at once by Enter, as a barcode scanner ends. */
export function SearchBox({ current, onSearch, onWant, onUnwant, box }: Props) {
  const { text, type, tell } = useSearchText(current, onSearch);
  const set = (next: string) => {
    onUnwant();
    type(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      tell();
      onWant(event.key === 'Enter' ? 'open' : 'first', text);
      // A scanner that sends the next number before the answer is there means that one alone.
      if (event.key === 'Enter' && isNumber(text.trim())) event.currentTarget.select();
    } else if (event.key === 'Escape') {
      event.preventDefault(); // which would take the words away
      onUnwant();
      event.currentTarget.blur();
    }
  };
  return (
    <TextInput
      ref={box}
      className={classes.search}
      type="search"
      aria-label={t.orders.search}
      placeholder={t.orders.searchHint}
      maxLength={200}
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<SearchIcon />}
      rightSection={
        text ? <CloseButton size="sm" aria-label={t.orders.clearSearch} onClick={() => set('')} /> : <kbd className={classes.key}>/</kbd>
      }
    />
  );
}

/** The text in the box. It is told a moment after the last key, or at once by tell(), and follows the address bar otherwise. */
function useSearchText(current: string, onTell: (q: string) => void) {
  const [text, setText] = useState(current);
  const told = useRef(current);
  const latest = useRef(onTell);
  latest.current = onTell;
  const { history } = useRouter();
  // The words that were told last are shown, or are on their way to the address bar behind earlier ones.
  const isUpToDate = () => [current, new URLSearchParams(history.location.search).get('q') ?? ''].includes(told.current);
  const [followed, setFollowed] = useState(current);
  if (followed !== current) {
    setFollowed(current);
    if (!isUpToDate()) setText(current); // the back button
  }
  useEffect(() => {
    if (!isUpToDate()) told.current = current;
  }, [current, history]);
  const tell = useRef((words: string) => {
    if (words === told.current) return;
    told.current = words;
    latest.current(words);
  }).current;
  useEffect(() => {
    const timer = setTimeout(() => tell(text), pause);
    // When somebody goes back before the words were told, the words that were told before come back.
    const stop = history.subscribe(({ action: { type } }) => {
      if (type !== 'PUSH' && type !== 'REPLACE') setText(told.current);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [text, tell, history]);
  return { text, type: setText, tell: () => tell(text) };
}
