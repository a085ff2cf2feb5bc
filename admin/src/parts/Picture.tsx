import { useState } from 'react';
import classes from './Picture.module.css';

/** The hosts that the owner of the store named; the server writes them into the page. */
const hosts = document.querySelector<HTMLMetaElement>('meta[name=picture-hosts]')?.content.split(' ').filter(Boolean) ?? [];

/** Where a picture may come from: this server, or a host that was named. Nobody else is asked for anything. */
export function pictureOf(url: string | null | undefined, allowed = hosts): string | undefined {
  if (url?.startsWith('/pictures/')) return /[%?#\\]|\/\.\./.test(url) ? undefined : url;
  const host = /^https:\/\/([^/?#:@\\]+)(?=[/?#]|$)/i.exec(url ?? '')?.[1];
  return host && allowed.includes(host.toLowerCase()) ? (url ?? undefined) : undefined;
}

/** The picture of an item, or its initials where there is none, it does not load, or its host is not to be asked. */
export function Picture({ url, title }: { url?: string | null; title: string }) {
  const [broken, setBroken] = useState(false);
  const from = pictureOf(url);
  if (from && !broken) {
    return (
      <img className={classes.picture} src={from} alt="" loading="lazy" referrerPolicy="no-referrer" onError={() => setBroken(true)} />
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
