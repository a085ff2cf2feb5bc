import { CloseIcon } from '../../parts/icons';
import { changed, noFilter, type OrdersSearch, type View, writeWords } from '../../parts/listSearch';
import { t } from '../../texts';
import { day } from '../../texts/format';
import { isolated } from '../../texts/isolated';
import classes from './Toolbar.module.css';

interface Props {
  view: View;
  search: OrdersSearch;
  onChange: (next: OrdersSearch) => void;
}

/** The filters that are set, each to be taken away. */
export function FilterChips({ view, search, onChange }: Props) {
  const chips: [string, OrdersSearch][] = [
    ...view.payment.map((each): [string, OrdersSearch] => [
      t.payment[each],
      { payment: view.payment.filter((other) => other !== each).join(',') },
    ]),
  ];
  if (view.balance) chips.push([t.filter.balances[view.balance], { balance: undefined }]);
  if (view.from) chips.push([t.filter.since(day(`${view.from}T12:00`)), { from: undefined }]);
  if (view.to) chips.push([t.filter.until(day(`${view.to}T12:00`)), { to: undefined }]);
  for (const field of ['delivery', 'tag'] as const) {
    const words = view[field];
    for (const word of words) {
      chips.push([`${t.filter[field]}: ${isolated(word)}`, { [field]: writeWords(words.filter((other) => other !== word)) }]);
    }
  }
  return (
    <div className={classes.chips}>
      {chips.map(([label, without]) => (
        <button
          key={label}
          type="button"
          className={classes.chip}
          aria-label={t.filter.remove(label)}
          onClick={() => onChange(changed(search, without))}
        >
          {label}
          <CloseIcon size={12} />
        </button>
      ))}
      <button type="button" className={classes.clear} onClick={() => onChange(changed(search, noFilter))}>
        {t.filter.clear}
      </button>
    </div>
  );
}
