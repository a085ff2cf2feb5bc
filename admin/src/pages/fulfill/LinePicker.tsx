import type { LineFieldsFragment } from '../../generated/graphql';
import { Attributes } from '../../parts/Attributes';
import { Card } from '../../parts/Card';
import { Picture } from '../../parts/Picture';
import { t } from '../../texts';
import { isolated } from '../../texts/isolated';
import classes from './LinePicker.module.css';
import { Stepper } from './Stepper';
import { chosen, type Typed } from './typed';

interface Props {
  lines: LineFieldsFragment[];
  /** What goes along without being packed. */
  along: LineFieldsFragment[];
  quantities: Typed['quantities'];
  left: number;
  errorOf: (lineId: string) => string | undefined;
  onChange: (quantities: Typed['quantities']) => void;
}

/** The items that are left, each with how many of it go now. */
export function LinePicker({ lines, along, quantities, left, errorOf, onChange }: Props) {
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
              <strong>{isolated(line.title)}</strong>
              {line.variantTitle && <span> · {isolated(line.variantTitle)}</span>}
              <p className={classes.detail}>
                {line.sku && <span className={classes.sku}>{line.sku}</span>}
                {line.vendor && <span>{line.vendor}</span>}
              </p>
              <Attributes of={line.attributes} />
            </div>
            <Stepper
              line={line}
              value={chosen(line, quantities)}
              isChosen={quantities[line.id] !== undefined}
              error={errorOf(line.id)}
              onChange={(quantity) => onChange({ ...quantities, [line.id]: quantity })}
            />
          </li>
        ))}
      </ul>
      {along.length > 0 && <p className={classes.along}>{t.fulfill.goesAlong(along.map((line) => isolated(line.title)).join(', '))}</p>}
    </Card>
  );
}
