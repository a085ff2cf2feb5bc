import { TextInput } from '@mantine/core';
import type { UpdatePreviewQuery } from '../../../generated/graphql';
import { errorAt } from '../../../parts/refusals';
import { isSome } from '../../../parts/Status';
import { t } from '../../../texts';
import { money } from '../../../texts/format';
import { toTyped } from './amount';
import classes from './EditDialog.module.css';
import type { EditLines } from './EditLines';
import { isNoAmount, orderFigures } from './edit';

type Costs = NonNullable<UpdatePreviewQuery['updatePreview']['payment']>;

interface Props extends Omit<Parameters<typeof EditLines>[0], 'checked'> {
  /** Whether what it costs changes. */
  changes: boolean;
  /** What it would cost; undefined while nothing about that changes, or until it is known. */
  costs: Costs | undefined;
}

/** Discount, shipping and tax of the whole order, and what it would come to. What is not typed follows the items. */
export function EditAmounts({ order, draft, refusals, changes, costs, onChange }: Props) {
  return (
    <fieldset className={classes.part}>
      <legend>{t.edit.amounts(order.total.currencyCode)}</legend>
      <div className={classes.figures}>
        {orderFigures.map((name) => {
          const typed = draft.amounts?.[name];
          return (
            <TextInput
              key={name}
              label={t.pay[name]}
              inputMode="decimal"
              autoComplete="off"
              placeholder={toTyped((costs ?? order.payment)[name])}
              value={typed ?? (changes ? '' : toTyped(order.payment[name]))}
              error={isNoAmount(typed, order) ? t.refund.invalid : errorAt(refusals, name)}
              onChange={(event) => onChange({ amounts: { ...draft.amounts, [name]: event.currentTarget.value } })}
            />
          );
        })}
      </div>
      <p role="status" className={`${classes.comesTo} num`}>
        {costs && <ComesTo costs={costs} before={order.payment.total} />}
      </p>
    </fieldset>
  );
}

/** The total as it would be, and what is then owed or overpaid. */
function ComesTo({ costs, before }: { costs: Costs; before: Costs['total'] }) {
  return (
    <>
      <strong>{t.edit.comesTo(money(costs.total), money(before))}</strong>
      {isSome(costs.outstanding) && ` ${t.refund.after(money(costs.outstanding))}`}
      {isSome(costs.overpaid) && ` ${t.edit.overpaid(money(costs.overpaid))}`}
    </>
  );
}
