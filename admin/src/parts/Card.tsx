import type { ReactNode } from 'react';
import classes from './Card.module.css';

interface Props {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}

/** A part of a page with a heading. flush: what is in it reaches the edges. */
export function Card({ title, aside, children, flush }: Props) {
  return (
    <section className={classes.card} aria-label={title}>
      <header className={classes.head}>
        <h2>{title}</h2>
        {aside}
      </header>
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  );
}
