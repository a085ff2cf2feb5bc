import type { LineFieldsFragment } from '../../generated/graphql';
import { Card } from '../../parts/Card';
import { MinusIcon, PlusIcon } from '../../parts/icons';
import { Picture } from '../../parts/Picture';
import { t } from '../../texts';
import classes from './LinePicker.module.css';
import { chosen, type Typed } from './typed';

interface Props {
  lines: LineFieldsFragment[];
  quantities: Typed['quantities'];
  left: number;
  errorOf: (lineId: string) => string | undefined;
  onChange: (quantities: Typed['quantities']) => void;
}

/** The items that are left, each with how many of it go now. */
export function LinePicker({ lines, quantities, left, errorOf, onChange }: Props) {
  const setAll = (quantity: (line: LineFieldsFragment) => number) =>
    onChange(Object.fromEntries(lines.map((line) => [line.id, quantity(line)])));
  return (
    <Card
      title={t.fulfill.items}
      flush
      aside={
        <span className={classes.aside}>
          <span className="num">{t.fulfill.itemsLeft(left)}</span>
          {lines.length > 1 && (
            <>
              <button type="button" onClick={() => onChange({})}>
                {t.fulfill.all}
              </button>
              <button type="button" onClick={() => setAll(() => 0)}>
                {t.fulfill.none}
              </button>
            </>
          )}
        </span>
      }
    >
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.id} data-out={chosen(line, quantities) === 0 || undefined}>
            <Picture url={line.imageUrl} title={line.title} />
            <div className={classes.what}>
              <strong>{line.title}</strong>
              {line.variantTitle && <span> · {line.variantTitle}</span>}
              <p className={classes.detail}>
                {line.sku && <span className={classes.sku}>{line.sku}</span>}
                {line.vendor && <span>{line.vendor}</span>}
              </p>
            </div>
            <Stepper
              line={line}
              value={chosen(line, quantities)}
              error={errorOf(line.id)}
              onChange={(quantity) => onChange({ ...quantities, [line.id]: quantity })}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface StepperProps {
  line: LineFieldsFragment;
  value: number;
  error: string | undefined;
  onChange: (quantity: number) => void;
}

function Stepper({ line, value, error, onChange }: StepperProps) {
  const most = line.unfulfilledQuantity;
  const name = line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title;
  return (
    <div className={classes.quantity}>
      <div className={classes.stepper}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${t.fulfill.less}: ${name}`}
          disabled={value <= 0}
          onClick={() => onChange(value - 1)}
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
          onChange={(event) => {
            const digits = event.currentTarget.value.replace(/\D/g, '');
            onChange(Math.min(most, Number(digits)));
          }}
          onKeyDown={(event) => {
            const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            if (!step) return;
            event.preventDefault();
            onChange(Math.min(most, Math.max(0, value + step)));
          }}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${t.fulfill.more}: ${name}`}
          disabled={value >= most}
          onClick={() => onChange(value + 1)}
        >
          <PlusIcon size={14} />
        </button>
      </div>
      <span className="num">{t.fulfill.outOf(most)}</span>
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </div>
  );
}
