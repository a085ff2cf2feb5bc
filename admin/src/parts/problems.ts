import { useState } from 'react';
import type { Outcome, Payload, Refusal } from '../api/act';
import { otherErrors } from './refusals';

/** What went wrong with an attempt, split into what belongs to fields and what does not. */
export function useProblems(...fields: string[]) {
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [failure, setFailure] = useState<string>();
  const conflict = refusals.some((refusal) => refusal.code === 'VERSION_CONFLICT');
  const others = otherErrors(
    refusals.filter((refusal) => refusal.code !== 'VERSION_CONFLICT'),
    ...fields,
  );
  return {
    refusals,
    conflict,
    problems: failure ? [failure] : others,
    take: <P extends Payload>(outcome: Outcome<P>) => {
      setRefusals(outcome.refusals);
      setFailure('failure' in outcome ? outcome.failure : undefined);
    },
  };
}
