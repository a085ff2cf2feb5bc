import type { CombinedError } from '@urql/core';
import { useCallback, useContext, useState } from 'react';
import type { TypedDocumentString, UserErrorCode } from '../generated/graphql';
import { t } from '../texts';
import { hasCode } from './client';
import { doc } from './document';
import { keep, keptAs, Owner, recall } from './kept';
import { beginOwn } from './own';
import { store } from './store';

/** A refusal, with the path into the input that it is about. */
export interface Refusal {
  code: UserErrorCode;
  field?: string[] | null;
  message: string;
  /** What the message names. */
  params: { name: string; value: string }[];
}

export interface Payload {
  order?: { id: string } | null;
  userErrors: Refusal[];
}

/** What came of an attempt: done, refused with reasons, or failed without an answer. */
export type Outcome<P> =
  | { done: true; payload: P; refusals: [] }
  | { done: false; payload: P; refusals: Refusal[] }
  | { done: false; payload: undefined; refusals: []; failure: string };

/** How often an attempt without an answer is repeated, with the same key, so that it has one effect. */
const pauses = [400, 1_500];

type Sent<Input> = Omit<Input, 'idempotencyKey'> & { orderId: string };

/** Sends a change of one order, with a key: whatever happens on the way, it is done once. */
export async function send<Data extends Record<string, unknown>, Input extends object, Field extends keyof Data>(
  text: TypedDocumentString<Data, { input: Input }>,
  field: Field,
  input: Sent<Input>,
  idempotencyKey = newKey(),
): Promise<Outcome<Data[Field] & Payload>> {
  const endOwn = beginOwn(input.orderId);
  try {
    const variables = { input: { ...input, idempotencyKey } as unknown as Input };
    const result = await persist(() => store().client.mutation(doc(text), variables).toPromise());
    const payload = result.data?.[field] as (Data[Field] & Payload) | undefined;
    if (!payload) return { done: false, payload: undefined, refusals: [], failure: explain(result.error) };
    if (payload.userErrors.length > 0) return { done: false, payload, refusals: payload.userErrors };
    return { done: true, payload, refusals: [] };
  } finally {
    endOwn();
  }
}

/** An attempt of which it is not known what became of it. */
interface Attempt<Input> {
  input: Sent<Input>;
  key: string;
}

/**
 * The same for a form. Until an attempt got its answer, it is kept, whatever becomes
 * of the page: a second press of the button with the same input is the same attempt,
 * with its key. Another input is meant for the order as it was then, so that it is
 * refused, and one looks again, if the attempt was done after all.
 */
export function useAct<Data extends Record<string, unknown>, Input extends object, Field extends keyof Data>(
  text: TypedDocumentString<Data, { input: Input }>,
  field: Field,
) {
  const [busy, setBusy] = useState(false);
  const owner = useContext(Owner);

  const act = useCallback(
    async (input: Sent<Input>) => {
      setBusy(true);
      const name = keptAs(owner, `sent.${String(field)}.${input.orderId}`);
      const attempt = after(recall<Attempt<Input>>(name), input);
      keep(name, attempt);
      try {
        const outcome = await send(text, field, attempt.input, attempt.key);
        if (outcome.payload) keep(name, undefined);
        return outcome;
      } finally {
        setBusy(false);
      }
    },
    [text, field, owner],
  );
  return [act, busy] as const;
}

/** The attempt to make after one that got no answer, if there was one. */
function after<Input>(before: Attempt<Input> | undefined, input: Sent<Input>): Attempt<Input> {
  const now = input as Sent<Input> & { expectedVersion?: number | null };
  const then = before?.input as typeof now | undefined;
  const attempt = then && 'expectedVersion' in now ? { ...now, expectedVersion: then.expectedVersion } : now;
  return before && JSON.stringify(attempt) === JSON.stringify(then) ? before : { input: attempt, key: newKey() };
}

/** Repeats what got no answer from the server at all. */
export async function persist<R extends { error?: CombinedError }>(attempt: () => Promise<R>): Promise<R> {
  let result = await attempt();
  for (const pause of pauses) {
    if (!result.error?.networkError || hasAnswer(result.error)) break;
    await new Promise((resolve) => setTimeout(resolve, pause));
    result = await attempt();
  }
  return result;
}

function hasAnswer(error: CombinedError): boolean {
  const status = (error.response as Response | undefined)?.status ?? 0;
  return status > 0 && status < 500;
}

/** A failure in words that say what to do. */
export function explain(error: CombinedError | undefined): string {
  if (!error || (error.networkError && !hasAnswer(error))) return t.failure.offline;
  if (hasCode(error, 'FORBIDDEN')) return t.failure.forbidden;
  return t.failure.server(error.graphQLErrors[0]?.message ?? error.networkError?.message ?? error.message);
}

/** The same for what was only to be read: nothing can have been done. */
export function explainReading(error: CombinedError | undefined): string {
  return !error || (error.networkError && !hasAnswer(error)) ? t.failure.unreachable : explain(error);
}

/** A key for one change. randomUUID is missing where the page came over plain HTTP from another machine. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
