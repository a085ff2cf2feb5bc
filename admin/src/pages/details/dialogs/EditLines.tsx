import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { Refusal } from '../../../api/act';
import { PlusIcon, TrashIcon } from '../../../parts/icons';
import { errorAt } from '../../../parts/refusals';
import { t } from '../../../texts';
import { money } from '../../../texts/format';
import type { FullOrder } from '../ask';
import classes from './EditDialog.module.css';
import { type Draft, given, isUnreadable, type NewLine, toUpdate } from './edit';

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
  const setQuantity = (id: string, quantity: number) => onChange({ quantities: { ...draft.quantities, [id]: quantity } });
  const setNew = (key: number, change: Partial<NewLine>) =>
    onChange({ newLines: draft.newLines.map((line) => (line.key === key ? { ...line, ...change } : line)) });
  return (
    <fieldset className={classes.part}>
      <legend>{t.edit.lines}</legend>
      <ul className={classes.lines}>
        {order.lines.map((line) => {
          const quantity = draft.quantities[line.id] ?? line.quantity;
          const i = sent.findIndex((other) => other.lineId === line.id);
          return (
            <li key={line.id} data-removed={quantity === 0 || undefined}>
              <span className={classes.what}>
                <strong>{line.title}</strong>
                {line.variantTitle && ` · ${line.variantTitle}`}
                <small className="num">
                  {money(line.unitPrice)}
                  {line.fulfilledQuantity > 0 && ` · ${t.edit.atLeast(line.fulfilledQuantity)}`}
                </small>
              </span>
              {quantity === 0 ? (
                <Button variant="default" size="xs" onClick={() => setQuantity(line.id, line.quantity)}>
                  {t.edit.removedLine} · {t.edit.keepLine}
                </Button>
              ) : (
                <>
                  <TextInput
                    className={classes.quantity}
                    aria-label={`${t.edit.lineQuantity}: ${line.title}`}
                    inputMode="numeric"
                    value={quantity}
                    error={i >= 0 ? errorAt(refusals, 'lines', String(i), 'quantity') : undefined}
                    onChange={(event) => {
                      const typed = digits(event.currentTarget.value);
                      if (typed !== '') setQuantity(line.id, Math.max(1, Number(typed)));
                    }}
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    className={classes.remove}
                    aria-label={t.edit.removeLine(line.title)}
                    disabled={line.fulfilledQuantity > 0}
                    onClick={() => setQuantity(line.id, 0)}
                  >
                    <TrashIcon />
                  </ActionIcon>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {draft.newLines.map((line) => {
        const i = String(given(draft.newLines).indexOf(line));
        const field = (name: 'title' | 'sku' | 'quantity' | 'unitPrice', label: string, mode?: 'numeric' | 'decimal') => (
          <TextInput
            label={label}
            inputMode={mode}
            maxLength={255}
            value={line[name]}
            error={
              (name === 'unitPrice' && checked && isUnreadable(line, order) && t.refund.invalid) || errorAt(refusals, 'addLines', i, name)
            }
            onChange={(event) =>
              setNew(line.key, { [name]: name === 'quantity' ? digits(event.currentTarget.value) : event.currentTarget.value })
            }
          />
        );
        return (
          <div key={line.key} className={classes.added}>
            {field('title', t.edit.lineTitle)}
            {field('sku', t.edit.lineSku)}
            {field('quantity', t.edit.lineQuantity, 'numeric')}
            {field('unitPrice', t.edit.linePrice(order.total.currencyCode), 'decimal')}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              className={classes.remove}
              aria-label={t.edit.removeLine(line.title)}
              onClick={() => onChange({ newLines: draft.newLines.filter((other) => other.key !== line.key) })}
            >
              <TrashIcon />
            </ActionIcon>
          </div>
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
