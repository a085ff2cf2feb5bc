import { act as reactAct, renderHook } from '@testing-library/react';
import { CombinedError } from '@urql/core';
import { beforeEach, expect, test, vi } from 'vitest';
import { AddCommentDocument, FulfillOrderDocument, type FulfillOrderInput } from '../generated/graphql';
import { explain, newKey, useAct } from './act';
import { forgetAllKept } from './kept';
import { isOwn } from './own';

const mutation = vi.fn();
vi.mock('./store', () => ({
  store: () => ({ client: { mutation: (_doc: unknown, variables: unknown) => ({ toPromise: () => mutation(variables) }) } }),
}));
const noAnswer = { error: new CombinedError({ networkError: new Error('Failed to fetch') }) };
const done = { data: { addOrderComment: { order: { id: 'o' }, userErrors: [] } } };

beforeEach(() => {
  mutation.mockReset();
  forgetAllKept();
  vi.useFakeTimers();
});

const fulfilled = { data: { fulfillOrder: { order: { id: 'o' }, userErrors: [] } } };
type Fulfil = { current: readonly [(input: Omit<FulfillOrderInput, 'idempotencyKey'>) => Promise<unknown>, boolean] };
const press = (hook: Fulfil, input: Omit<FulfillOrderInput, 'idempotencyKey'>) =>
  reactAct(async () => {
    const sent = hook.current[0](input);
    await vi.runAllTimersAsync();
    return sent;
  });

type Hook = { current: readonly [(input: { orderId: string; body: string }) => Promise<unknown>, boolean] };
const post = (hook: Hook, body: string) =>
  reactAct(async () => {
    const sent = hook.current[0]({ orderId: 'o', body });
    await vi.runAllTimersAsync();
    return sent;
  });

test('what gets no answer is sent again with the same key, also by a second press of the button', async () => {
  mutation.mockResolvedValue(noAnswer);
  const { result } = renderHook(() => useAct(AddCommentDocument, 'addOrderComment'));
  const first = await post(result, 'hello');
  expect(first).toMatchObject({ done: false, failure: expect.stringContaining('only once') });
  mutation.mockResolvedValue(done);
  const second = await post(result, 'hello');
  expect(second).toMatchObject({ done: true });
  const keys = mutation.mock.calls.map(([variables]) => variables.input.idempotencyKey);
  expect(keys).toHaveLength(4);
  expect(new Set(keys).size).toBe(1);
});

test('the attempt outlives its form: sent again from a page that was loaded anew, it is still the same one', async () => {
  mutation.mockResolvedValue(noAnswer);
  const first = renderHook(() => useAct(FulfillOrderDocument, 'fulfillOrder'));
  await press(first.result, { orderId: 'o', expectedVersion: 3, allowUnpaid: false });
  first.unmount();
  mutation.mockResolvedValue(fulfilled);
  // It was done after all, so the order has another version by now.
  const second = renderHook(() => useAct(FulfillOrderDocument, 'fulfillOrder'));
  await press(second.result, { orderId: 'o', expectedVersion: 4, allowUnpaid: false });
  const inputs = mutation.mock.calls.map(([variables]) => JSON.stringify(variables.input));
  expect(new Set(inputs).size).toBe(1);
  await press(second.result, { orderId: 'o', expectedVersion: 5, allowUnpaid: false });
  expect(mutation.mock.lastCall?.[0].input).toMatchObject({ expectedVersion: 5 });
});

test('other input after an attempt without an answer is meant for the order as it was then', async () => {
  mutation.mockResolvedValue(noAnswer);
  const { result } = renderHook(() => useAct(FulfillOrderDocument, 'fulfillOrder'));
  await press(result, { orderId: 'p', expectedVersion: 3, allowUnpaid: false });
  const key = mutation.mock.lastCall?.[0].input.idempotencyKey;
  mutation.mockResolvedValue(fulfilled);
  await press(result, { orderId: 'p', expectedVersion: 4, allowUnpaid: true });
  expect(mutation.mock.lastCall?.[0].input).toMatchObject({ expectedVersion: 3, allowUnpaid: true });
  expect(mutation.mock.lastCall?.[0].input.idempotencyKey).not.toBe(key);
});

test('other input, and the same input after an answer, get keys of their own', async () => {
  const { result } = renderHook(() => useAct(AddCommentDocument, 'addOrderComment'));
  mutation.mockResolvedValue(noAnswer);
  await post(result, 'hello');
  mutation.mockResolvedValue(done);
  await post(result, 'other');
  await post(result, 'other');
  const keys = mutation.mock.calls.map(([variables]) => variables.input.idempotencyKey);
  expect(new Set(keys).size).toBe(3);
});

test('an order that is being changed here is not told of as news, and a while later it is', async () => {
  const { result } = renderHook(() => useAct(AddCommentDocument, 'addOrderComment'));
  let during = false;
  mutation.mockImplementation(async () => {
    during = isOwn('o');
    return done;
  });
  await post(result, 'hello');
  expect(during).toBe(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(isOwn('o')).toBe(false);
});

test('keys are unlike each other, also where the page has no randomUUID', () => {
  const original = crypto.randomUUID;
  expect(newKey()).not.toBe(newKey());
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  Object.defineProperty(crypto, 'randomUUID', { value: original, configurable: true });
});

test('a failure says what to do', () => {
  expect(explain(noAnswer.error)).toContain('Press the button again');
  expect(explain(new CombinedError({ graphQLErrors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }))).toBe(
    'Your role may not do this.',
  );
});
