import { useState } from 'react';
import type { LineFieldsFragment } from '../../generated/graphql';
import { MinusIcon, PlusIcon } from '../../parts/icons';
import { t } from '../../texts';
import classes from './Stepper.module.css';

interface Props {
  line: LineFieldsFragment;
  value: number;
  /** Whether somebody chose it; otherwise it is all that is left. */
  isChosen: boolean;
  error: string | undefined;
  onChange: (quantity: number) => void;
}

/** How many of a line leave: none to all that are left, typed or stepped. */
export function Stepper({ line, value, isChosen, error, onChange }: Props) {
  const most = line.unfulfilledQuantity;
  const name = line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title;
  // What was left when more was asked for. It is told until another number stands there, whoever changed it.
  const [lowered, setLowered] = useState<number>();
  const tooMany = isChosen && lowered === most && value === most;
  const change = (wanted: number) => {
    setLowered(wanted > most ? most : undefined);
    onChange(Math.min(most, Math.max(0, wanted)));
  };
  return (
    <div className={classes.quantity}>
      <div className={classes.stepper}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${t.fulfill.less}: ${name}`}
          disabled={value <= 0}
          onClick={() => change(value - 1)}
        >
          <MinusIcon size={14} />
        </button>
        <input
          className="num"
          type="text"
          inputMode="numeric"
          role="spinbutton"
          aria-label={t.fulfill.quantity(name)}
          aria-valuenow={value}
          aria-valuemin={0}
          aria-valuemax={most}
          aria-invalid={error ? true : undefined}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => change(Number(event.currentTarget.value.replace(/\D/g, '')))}
          onKeyDown={(event) => {
            const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            if (!step) return;
            event.preventDefault();
            change(value + step);
          }}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${t.fulfill.more}: ${name}`}
          disabled={value >= most}
          onClick={() => change(value + 1)}
        >
          <PlusIcon size={14} />
        </button>
      </div>
      <span className="num">{t.fulfill.outOf(most)}</span>
      <p role="status" className={classes.lowered}>
        {tooMany && t.fulfill.lowered(most)}
      </p>
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </div>
  );
}
