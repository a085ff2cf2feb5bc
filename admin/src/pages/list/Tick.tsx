import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Tick.module.css';

interface Props {
  label: string;
  checked: boolean;
  some?: boolean;
  disabled?: boolean;
  /** range: with Shift, from the one before to this one. */
  onChange: (range: boolean) => void;
  /** What is shown beside it and can be pressed, too. */
  children?: ReactNode;
}

/** The browser's own checkbox: a hundred of them cost nothing. */
export function Tick({ label, checked, some = false, disabled, onChange, children }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <label className={classes.tick}>
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange((event.nativeEvent as MouseEvent).shiftKey)}
      />
      {children}
    </label>
  );
}
