import { Button, Checkbox, TextInput } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { doc } from '../../api/document';
import { FilterWordsDocument } from '../../generated/graphql';
import { balances, noFilter, type OrdersSearch, payments, type View, writeWords } from '../../parts/listSearch';
import { t } from '../../texts';
import { compare } from '../../texts/format';
import classes from './FilterPanel.module.css';
import { useFilterCounts } from './useFilterCounts';

interface Props {
  view: View;
  search: OrdersSearch;
  onApply: (change: OrdersSearch) => void;
}

/** The filters: payment status, when it was placed, delivery method and tag. */
export default function FilterPanel({ view, search, onApply }: Props) {
  const [payment, setPayment] = useState(view.payment);
  const [balance, setBalance] = useState(view.balance);
  const [from, setFrom] = useState(view.from ?? '');
  const [to, setTo] = useState(view.to ?? '');
  const delivery = useWords(view.delivery);
  const tag = useWords(view.tag);
  const [{ data }] = useQuery({ query: doc(FilterWordsDocument) });
  const newest = data?.orders.nodes ?? [];
  const deliveries = sorted([...view.delivery, ...newest.map((order) => order.deliveryMethod)]);
  const tags = sorted([...view.tag, ...newest.flatMap((order) => order.tags)]);
  const invalid = from !== '' && to !== '' && to < from;
  const change = { payment: payment.join(','), balance, from, to, delivery: delivery.among(deliveries), tag: tag.among(tags) };
  const isSome = Object.values(change).some(Boolean);
  // Each number is of what would be left by that choice alone, beside the other filters as they are ticked here.
  const among = <Name extends 'payment' | 'balance' | 'delivery' | 'tag'>(name: Name, values: string[]) =>
    values.map((value) => ({ [name]: value }));
  const countOf = useFilterCounts(invalid ? search : { ...search, ...change }, [
    ...among('payment', payments),
    ...among('balance', [...balances]),
    ...among(
      'delivery',
      deliveries.map((word) => writeWords([word])),
    ),
    ...among(
      'tag',
      tags.map((word) => writeWords([word])),
    ),
  ]);
  return (
    <form
      className={classes.panel}
      noValidate // what is wrong stands at the field, in the words of this page
      onSubmit={(event) => {
        event.preventDefault();
        if (invalid) return;
        onApply(change);
      }}
    >
      <Ticks
        label={t.filter.payment}
        values={payments}
        wordOf={t.pay.state}
        ticked={payment}
        countOf={(each) => countOf({ payment: each })}
        onTick={(each, checked) => setPayment(checked ? [...payment, each] : payment.filter((other) => other !== each))}
      />
      <Ticks
        label={t.filter.balance}
        values={balances}
        wordOf={(each) => t.filter.balances[each]}
        ticked={balance ? [balance] : []}
        countOf={(each) => countOf({ balance: each })}
        onTick={(each, checked) => setBalance(checked ? each : undefined)}
      />
      <div className={classes.range}>
        <TextInput
          type="date"
          label={t.filter.from}
          value={from}
          max={to || undefined}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t.filter.to}
          value={to}
          error={invalid && t.filter.invalidRange}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <Words
        label={t.filter.delivery}
        hint={t.filter.deliveryHint}
        known={deliveries}
        words={delivery}
        countOf={(word) => countOf({ delivery: writeWords([word]) })}
      />
      <Words
        label={t.filter.tag}
        hint={t.filter.tagHint}
        known={tags}
        words={tag}
        countOf={(word) => countOf({ tag: writeWords([word]) })}
      />
      <div className={classes.apply}>
        <Button variant="default" disabled={!isSome} onClick={() => onApply(noFilter)}>
          {t.filter.clear}
        </Button>
        <Button type="submit">{t.filter.apply}</Button>
      </div>
    </form>
  );
}

interface TicksProps<Value extends string> {
  label: string;
  values: readonly Value[];
  /** What each is called. */
  wordOf: (value: Value) => string;
  ticked: Value[];
  countOf: (value: Value) => string | undefined;
  onTick: (value: Value, checked: boolean) => void;
}

/** Values that there always are, to tick. */
function Ticks<Value extends string>({ label, values, wordOf, ticked, countOf, onTick }: TicksProps<Value>) {
  return (
    <fieldset className={classes.choices}>
      <legend>{label}</legend>
      <div className={classes.payments}>
        {values.map((each) => (
          <Choice
            key={each}
            label={wordOf(each)}
            count={countOf(each)}
            checked={ticked.includes(each)}
            onChange={(checked) => onTick(each, checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Words that are ticked, and one that is typed. */
function useWords(before: string[]) {
  const [ticked, setTicked] = useState(before);
  const [other, setOther] = useState('');
  const toggle = (word: string) => setTicked((now) => (now.includes(word) ? now.filter((each) => each !== word) : [...now, word]));
  return {
    ticked,
    other,
    toggle,
    setOther,
    /** All of them, for the address bar. What was typed is taken for the known words that it is but for upper and lower case. */
    among: (known: string[]) => {
      const typed = other.trim();
      const alike = known.filter((word) => word.localeCompare(typed, undefined, { sensitivity: 'accent' }) === 0);
      return writeWords([...new Set([...ticked, ...(alike.length > 0 ? alike : [typed])])].filter(Boolean));
    },
  };
}

interface WordsProps {
  label: string;
  hint: string;
  known: string[];
  words: ReturnType<typeof useWords>;
  countOf: (word: string) => string | undefined;
}

/** What the newest orders have, to tick, and a field for what only others have. */
function Words({ label, hint, known, words, countOf }: WordsProps) {
  return (
    <fieldset className={classes.choices}>
      <legend>{label}</legend>
      {known.length > 0 && (
        <div className={classes.words}>
          {known.map((word) => (
            <Choice
              key={word}
              label={word}
              count={countOf(word)}
              checked={words.ticked.includes(word)}
              onChange={() => words.toggle(word)}
            />
          ))}
        </div>
      )}
      <TextInput
        aria-label={`${label}: ${hint}`}
        placeholder={hint}
        maxLength={255}
        value={words.other}
        onChange={(event) => words.setOther(event.currentTarget.value)}
      />
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  /** How many orders it would leave; undefined until that is known. */
  count: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Choice({ label, count, checked, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className={classes.choice}>
      <Checkbox
        size="sm"
        label={
          <span className={classes.word} title={label}>
            {label}
          </span>
        }
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        aria-describedby={id}
      />
      <span id={id} className={`${classes.count} num`}>
        {count}
      </span>
    </div>
  );
}

function sorted(words: (string | null | undefined)[]): string[] {
  return [...new Set(words)].filter((word): word is string => Boolean(word)).sort(compare);
}
