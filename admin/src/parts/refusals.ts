import type { Refusal } from '../api/act';
import { t } from '../texts';

/** What the server says about a field, to be shown beside it. */
export function errorAt(refusals: Refusal[], ...path: string[]): string | undefined {
  const found = refusals.find((refusal) => refusal.field?.join('.') === path.join('.'));
  return found && t.refusal(found);
}

// Of these, the fields of each are shown, but not the list itself.
const lists = ['lines', 'addLines', 'tracking'];

/** What it says about no field that is shown: under none of the given paths. */
export function otherErrors(refusals: Refusal[], ...shown: string[]): string[] {
  const isShown = ({ field }: Refusal) => {
    const path = field?.join('.') ?? '';
    return path !== '' && !lists.includes(path) && shown.some((each) => `${path}.`.startsWith(`${each}.`));
  };
  return refusals.filter((refusal) => !isShown(refusal)).map((refusal) => t.refusal(refusal));
}
