import { isolated } from '../texts/isolated';
import classes from './Attributes.module.css';

interface Attribute {
  name: string;
  value: string;
}

/** Those for people: by custom, a name that begins with _ is for programs. */
export function shownAttributes(attributes: Attribute[]): Attribute[] {
  return attributes.filter(({ name }) => !name.startsWith('_'));
}

/** What the shop or the customer said beside, such as what is to be engraved. */
export function Attributes({ of }: { of: Attribute[] }) {
  const shown = shownAttributes(of);
  if (shown.length === 0) return null;
  return (
    <dl className={classes.attributes}>
      {shown.map(({ name, value }, i) => (
        <div key={i}>
          <dt>{isolated(name)}</dt>
          <dd>{isolated(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
