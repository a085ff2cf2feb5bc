import { Button, Checkbox, TextInput } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { useState } from 'react';
import { useQuery } from 'urql';
import { doc } from '../api/document';
import { FilterWordsDocument } from '../generated/graphql';
import { t } from '../texts';
import classes from './FilterPanel.module.css';
import { type OrdersSearch, payments, type View } from './view';

interface Props {
  view: View;
  onApply: (change: OrdersSearch) => void;
}

/** The filters: payment status, when it was placed, delivery method and tag. */
export default function FilterPanel({ view, onApply }: Props) {
  const [payment, setPayment] = useState(view.payment);
  const [from, setFrom] = useState(view.from ?? '');
  const [to, setTo] = useState(view.to ?? '');
  const [delivery, setDelivery] = useState(view.delivery ?? '');
  const [tag, setTag] = useState(view.tag ?? '');
  const [{ data }] = useQuery({ query: doc(FilterWordsDocument) });
  const newest = data?.orders.nodes ?? [];
  const invalid = from !== '' && to !== '' && to < from;
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => {
        event.preventDefault();
        if (invalid) return;
        onApply({ payment: payment.join(','), from, to, delivery: delivery.trim(), tag: tag.trim() });
      }}
    >
      <fieldset className={classes.payments}>
        <legend>{t.filter.payment}</legend>
        {payments.map((each) => (
          <Checkbox
            key={each}
            size="sm"
            label={t.payment[each]}
            checked={payment.includes(each)}
            onChange={(event) => setPayment(event.currentTarget.checked ? [...payment, each] : payment.filter((other) => other !== each))}
          />
        ))}
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
      <TextInput
        label={t.filter.delivery}
        placeholder={t.filter.deliveryHint}
        maxLength={255}
        value={delivery}
        list="filter-deliveries"
        onChange={(event) => setDelivery(event.currentTarget.value)}
      />
      <Words id="filter-deliveries" words={newest.map((order) => order.deliveryMethod)} />
      <TextInput
        label={t.filter.tag}
        placeholder={t.filter.tagHint}
        maxLength={255}
        value={tag}
        list="filter-tags"
        onChange={(event) => setTag(event.currentTarget.value)}
      />
      <Words id="filter-tags" words={newest.flatMap((order) => order.tags)} />
      <Button type="submit" fullWidth>
        {t.filter.apply}
      </Button>
    </form>
  );
}

/** What a field may hold, offered while one types. */
function Words({ id, words }: { id: string; words: (string | null | undefined)[] }) {
  const each = [...new Set(words)].filter((word) => word != null).sort((a, b) => a.localeCompare(b));
  return (
    <datalist id={id}>
      {each.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  );
}
