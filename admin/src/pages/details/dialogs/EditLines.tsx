import { ActionIcon, Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Refusal } from '../../../api/act';
import { PlusIcon, TrashIcon } from '../../../parts/icons';
import { errorAt } from '../../../parts/refusals';
import { t } from '../../../texts';
import { money } from '../../../texts/format';
import { isolated } from '../../../texts/isolated';
import type { FullOrder } from '../ask';
import classes from './EditDialog.module.css';
import { type Draft, given, hasNewWorth, isNoAmount, isUnreadable, type NewLine, toUpdate } from './edit';
import { LinePrices } from './LinePrices';

interface Props {
  order: FullOrder;
  draft: Draft;
  refusals: Refusal[];
  /** Whether what cannot be read is shown: not before the first attempt. */
  checked: boolean;
  onChange: (change: Partial<Draft>) => void;
}

let keys = Date.now();

/** A quantity has nothing else; at most 1,000,000. */
const digits = (text: string) => text.replace(/\D/g, '').slice(0, 7);

/** The items of an order: how many of each, and new ones. */
export function EditLines({ order, draft, refusals, checked, onChange }: Props) {
  const sent = toUpdate(order, draft)?.lines ?? [];
  return (
    <fieldset className={classes.part}>
      <legend>{t.edit.lines}</legend>
      <ul className={classes.lines}>
        {order.lines.map((line) => {
          const i = sent.findIndex((other) => other.lineId === line.id);
          return (
            <Ordered
              key={line.id}
              line={line}
              quantity={draft.quantities[line.id] ?? line.quantity}
              error={i >= 0 ? errorAt(refusals, 'lines', String(i), 'quantity') : undefined}
              onChange={(quantity) => onChange({ quantities: { ...draft.quantities, [line.id]: quantity } })}
            >
              <LinePrices
                line={line}
                typed={draft.prices?.[line.id] ?? {}}
                follows={hasNewWorth(line, draft, order)}
                error={(name, text) => (isNoAmount(text, order) ? t.refund.invalid : errorAt(refusals, 'lines', String(i), name))}
                onChange={(figures) => onChange({ prices: { ...draft.prices, [line.id]: figures } })}
              />
            </Ordered>
          );
        })}
      </ul>
      {draft.newLines.map((line) => {
        const i = String(given(draft.newLines).indexOf(line));
        return (
          <Added
            key={line.key}
            line={line}
            currency={order.total.currencyCode}
            error={(name) =>
              (name === 'unitPrice' && checked && isUnreadable(line, order) && t.refund.invalid) || errorAt(refusals, 'addLines', i, name)
            }
            onChange={(next) => onChange({ newLines: draft.newLines.flatMap((other) => (other.key === line.key ? (next ?? []) : other)) })}
          />
        );
      })}
      <Button
        variant="subtle"
        size="xs"
        className={classes.add}
        leftSection={<PlusIcon size={13} />}
        onClick={() => onChange({ newLines: [...draft.newLines, { key: ++keys, title: '', sku: '', quantity: '1', unitPrice: '' }] })}
      >
        {t.edit.newLine}
      </Button>
    </fieldset>
  );
}

interface OrderedProps {
  line: FullOrder['lines'][number];
  quantity: number;
  error: string | undefined;
  onChange: (quantity: number) => void;
  /** What else of it can be changed while it stays. */
  children: ReactNode;
}

/** An item that was ordered. */
function Ordered({ line, quantity, error, onChange, children }: OrderedProps) {
  // While one types, the field may be empty or 0: neither is put right under one's fingers.
  const [typed, setTyped] = useState<string>();
  const leave = () => {
    setTyped(undefined);
    if (typed && Number(typed) === 0 && line.fulfilledQuantity === 0) onChange(0);
  };
  return (
    <li data-removed={quantity === 0 || undefined}>
      <span className={classes.what}>
        <strong>{isolated(line.title)}</strong>
        {line.variantTitle && ` · ${isolated(line.variantTitle)}`}
        <small className="num">
          {money(line.unitPrice)}
          {line.fulfilledQuantity > 0 && ` · ${t.edit.atLeast(line.fulfilledQuantity)}`}
        </small>
      </span>
      {quantity === 0 ? (
        <Button variant="default" size="xs" onClick={() => onChange(line.quantity)}>
          {t.edit.removedLine} · {t.edit.keepLine}
        </Button>
      ) : (
        <>
          <TextInput
            className={classes.quantity}
            aria-label={`${t.edit.lineQuantity}: ${line.title}`}
            inputMode="numeric"
            value={typed ?? quantity}
            error={error}
            onChange={(event) => {
              const next = event.currentTarget.value.trim();
              if (/\D/.test(next)) return; // 2.5 is not 25
              setTyped(digits(next));
              if (Number(next) > 0) onChange(Number(digits(next)));
            }}
            onBlur={leave}
          />
          <Remove title={line.title} disabled={line.fulfilledQuantity > 0} onClick={() => onChange(0)} />
          {children}
        </>
      )}
    </li>
  );
}

interface AddedProps {
  line: NewLine;
  currency: string;
  error: (field: string) => string | undefined;
  /** Without a line, it is taken away. */
  onChange: (next?: NewLine) => void;
}

/** An item that is to be added. */
function Added({ line, currency, error, onChange }: AddedProps) {
  const field = (name: 'title' | 'sku' | 'quantity' | 'unitPrice', label: string, mode?: 'numeric' | 'decimal') => (
    <TextInput
      label={label}
      inputMode={mode}
      maxLength={255}
      value={line[name]}
      error={error(name)}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        onChange({ ...line, [name]: name === 'quantity' ? digits(typed) : typed });
      }}
    />
  );
  return (
    <div className={classes.added}>
      {field('title', t.edit.lineTitle)}
      {field('sku', t.edit.lineSku)}
      {field('quantity', t.edit.lineQuantity, 'numeric')}
      {field('unitPrice', t.edit.linePrice(currency), 'decimal')}
      <Remove title={line.title} onClick={() => onChange()} />
    </div>
  );
}

function Remove({ title, disabled, onClick }: { title: string; disabled?: boolean; onClick: () => void }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      className={classes.remove}
      aria-label={t.edit.removeLine(title)}
      disabled={disabled}
      onClick={onClick}
    >
      <TrashIcon />
    </ActionIcon>
  );
}
