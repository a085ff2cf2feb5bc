import { Button, Checkbox, TextInput } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { useState } from 'react';
import { useQuery } from 'urql';
import { doc } from '../../api/document';
import { FilterWordsDocument } from '../../generated/graphql';
import { type OrdersSearch, payments, type View, writeWords } from '../../parts/listSearch';
import { t } from '../../texts';
import { compare } from '../../texts/format';
import classes from './FilterPanel.module.css';

interface Props {
  view: View;
  onApply: (change: OrdersSearch) => void;
}

/** The filters: payment status, when it was placed, delivery method and tag. */
export default function FilterPanel({ view, onApply }: Props) {
  const [payment, setPayment] = useState(view.payment);
  const [from, setFrom] = useState(view.from ?? '');
  const [to, setTo] = useState(view.to ?? '');
  const delivery = useWords(view.delivery);
  const tag = useWords(view.tag);
  const [{ data }] = useQuery({ query: doc(FilterWordsDocument) });
  const newest = data?.orders.nodes ?? [];
  const deliveries = sorted([...view.delivery, ...newest.map((order) => order.deliveryMethod)]);
  const tags = sorted([...view.tag, ...newest.flatMap((order) => order.tags)]);
  const invalid = from !== '' && to !== '' && to < from;
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => {
        event.preventDefault();
        if (invalid) return;
        onApply({ payment: payment.join(','), from, to, delivery: delivery.among(deliveries), tag: tag.among(tags) });
      }}
    >
      <fieldset className={classes.choices}>
        <legend>{t.filter.payment}</legend>
        <div className={classes.payments}>
          {payments.map((each) => (
            <Checkbox
              key={each}
              size="sm"
              label={t.payment[each]}
              checked={payment.includes(each)}
              onChange={(event) => setPayment(event.currentTarget.checked ? [...payment, each] : payment.filter((other) => other !== each))}
            />
          ))}
        </div>
      </fieldset>
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
      <Words label={t.filter.delivery} hint={t.filter.deliveryHint} known={deliveries} words={delivery} />
      <Words label={t.filter.tag} hint={t.filter.tagHint} known={tags} words={tag} />
      <div className={classes.apply}>
        <Button type="submit" fullWidth>
          {t.filter.apply}
        </Button>
      </div>
    </form>
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
}

/** What the newest orders have, to tick, and a field for what only others have. */
function Words({ label, hint, known, words }: WordsProps) {
  return (
    <fieldset className={classes.choices}>
      <legend>{label}</legend>
      {known.length > 0 && (
        <div className={classes.words}>
          {known.map((word) => (
            <Checkbox key={word} size="sm" label={word} checked={words.ticked.includes(word)} onChange={() => words.toggle(word)} />
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

function sorted(words: (string | null | undefined)[]): string[] {
  return [...new Set(words)].filter((word): word is string => Boolean(word)).sort(compare);
}
