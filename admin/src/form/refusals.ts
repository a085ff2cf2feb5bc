import type { Refusal } from '../api/act';
import { t } from '../texts';

/** What the server says about a field, to be shown beside it. */
export function errorAt(refusals: Refusal[], ...path: string[]): string | undefined {
  const found = refusals.find((refusal) => refusal.field?.join('.') === path.join('.'));
  return found && t.refusal(found.code, found.message);
}

/** What it says about no field that is shown: under none of the given paths. */
export function otherErrors(refusals: Refusal[], ...shown: string[]): string[] {
  return refusals
    .filter((refusal) => !refusal.field?.length || !shown.some((path) => `${refusal.field?.join('.')}.`.startsWith(`${path}.`)))
    .map((refusal) => t.refusal(refusal.code, refusal.message));
}
