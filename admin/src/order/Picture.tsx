import { useState } from 'react';
import classes from './Picture.module.css';

/** The picture of an item, or its initials where there is none or it does not load. */
export function Picture({ url, title }: { url?: string | null; title: string }) {
  const [broken, setBroken] = useState(false);
  const safe = url && /^https:\/\//i.test(url) ? url : undefined;
  if (safe && !broken) {
    return (
      <img className={classes.picture} src={safe} alt="" loading="lazy" referrerPolicy="no-referrer" onError={() => setBroken(true)} />
    );
  }
  const initials = title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('');
  return (
    <span className={classes.picture} data-hue={hue(title)} aria-hidden="true">
      {initials}
    </span>
  );
}

/** One of five tints, always the same for a title. */
function hue(title: string): number {
  let sum = 0;
  for (const character of title) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return sum % 5;
}
