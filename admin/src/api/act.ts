import type { CombinedError } from '@urql/core';
import { useCallback, useRef, useState } from 'react';
import type { TypedDocumentString, UserErrorCode } from '../generated/graphql';
import { t } from '../texts';
import { hasCode } from './client';
import { doc } from './document';
import { beginOwn } from './own';
import { store } from './store';

/** A refusal, with the path into the input that it is about. */
export interface Refusal {
  code: UserErrorCode;
  field?: string[] | null;
  message: string;
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

/**
 * The same for a form. A second press of the button with the same input carries the
 * key of the first, if that one got no answer.
 */
export function useAct<Data extends Record<string, unknown>, Input extends object, Field extends keyof Data>(
  text: TypedDocumentString<Data, { input: Input }>,
  field: Field,
) {
  const [busy, setBusy] = useState(false);
  const unanswered = useRef({ input: '', key: '' });

  const act = useCallback(
    async (input: Sent<Input>) => {
      setBusy(true);
      const written = JSON.stringify(input);
      if (unanswered.current.input !== written) unanswered.current = { input: written, key: newKey() };
      try {
        const outcome = await send(text, field, input, unanswered.current.key);
        if (outcome.payload) unanswered.current = { input: '', key: '' };
        return outcome;
      } finally {
        setBusy(false);
      }
    },
    [text, field],
  );
  return [act, busy] as const;
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
