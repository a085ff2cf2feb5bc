import { TextInput } from '@mantine/core';
import { t } from '../../../texts';
import type { FullOrder } from '../ask';
import { toTyped } from './amount';
import classes from './EditDialog.module.css';
import { type Figures, lineFigures } from './edit';

type Name = (typeof lineFigures)[number];

interface Props {
  line: FullOrder['lines'][number];
  typed: Figures<Name>;
  /** Whether its discount and tax follow something else that changes. */
  follows: boolean;
  error: (name: Name, text: string | undefined) => string | undefined;
  onChange: (typed: Figures<Name>) => void;
}

/** The price of one piece, and the discount and tax of all of them. */
export function LinePrices({ line, typed, follows, error, onChange }: Props) {
  return (
    <div className={classes.figures}>
      {lineFigures.map((name) => {
        const isFollowing = follows && name !== 'unitPrice';
        return (
          <TextInput
            key={name}
            size="xs"
            label={t.edit.figure[name]}
            aria-label={`${t.edit.figure[name]}: ${line.title}`}
            inputMode="decimal"
            autoComplete="off"
            placeholder={isFollowing ? t.edit.follows : undefined}
            value={typed[name] ?? (isFollowing ? '' : toTyped(line[name]))}
            error={error(name, typed[name])}
            onChange={(event) => onChange({ ...typed, [name]: event.currentTarget.value })}
          />
        );
      })}
    </div>
  );
}
