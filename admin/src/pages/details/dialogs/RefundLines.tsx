import { TextInput } from '@mantine/core';
import type { Refusal } from '../../../api/act';
import { errorAt } from '../../../parts/refusals';
import { isSome } from '../../../parts/Status';
import { t } from '../../../texts';
import { money } from '../../../texts/format';
import { isolated } from '../../../texts/isolated';
import type { FullOrder } from '../ask';
import classes from './EditDialog.module.css';
import { amountError, type RefundDraft, toRefund } from './refund';

interface Props {
  order: FullOrder;
  draft: RefundDraft;
  refusals: Refusal[];
  onChange: (change: Partial<RefundDraft>) => void;
}

/** The pieces that the money is for, and how much of it is for shipping. Pieces that have not left leave the order. */
export function RefundLines({ order, draft, refusals, onChange }: Props) {
  const lines = order.lines.filter((line) => line.quantity > line.refundedQuantity);
  const sent = toRefund(order, draft)?.lines ?? [];
  const shipping = order.payment.shipping;
  return (
    <fieldset className={classes.part}>
      <legend>{t.refund.lines}</legend>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.id}>
            <span className={classes.what}>
              <strong>{isolated(line.title)}</strong>
              {line.variantTitle && ` · ${isolated(line.variantTitle)}`}
              <small className="num">
                {money(line.unitPrice)} · {t.refund.outOf(line.quantity - line.refundedQuantity)}
              </small>
            </span>
            <TextInput
              className={classes.quantity}
              aria-label={t.refund.pieces(line.title)}
              inputMode="numeric"
              placeholder="0"
              value={draft.quantities[line.id] ?? ''}
              error={errorAt(refusals, 'lines', String(sent.findIndex((other) => other.lineId === line.id)), 'quantity')}
              onChange={(event) => {
                const typed = event.currentTarget.value.replace(/\D/g, '').slice(0, 7);
                onChange({ quantities: { ...draft.quantities, [line.id]: typed } });
              }}
            />
          </li>
        ))}
      </ul>
      {isSome(shipping) && (
        <TextInput
          label={t.refund.shipping(money(shipping))}
          inputMode="decimal"
          autoComplete="off"
          value={draft.shipping}
          error={amountError(order, draft.shipping) ?? errorAt(refusals, 'shipping')}
          onChange={(event) => onChange({ shipping: event.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}
