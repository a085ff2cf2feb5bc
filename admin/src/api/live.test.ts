import type { Client } from '@urql/core';
import { CombinedError } from '@urql/core';
import { GraphQLError } from 'graphql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Live, type OrderEvent } from './live';
import { beginOwn } from './own';

/** A client whose subscriptions the test speaks for. */
function fakeClient() {
  const subscriptions: { name: string; after: string; listener: (result: object) => void; open: boolean }[] = [];
  const answers: ({ error?: CombinedError } | 'never')[] = [];
  const client = {
    subscription: (document: { definitions: { name: { value: string } }[] }, variables: { after: string }) => ({
      subscribe: (listener: (result: object) => void) => {
        const subscription = { name: document.definitions[0]?.name.value ?? '', after: variables.after, listener, open: true };
        subscriptions.push(subscription);
        return {
          unsubscribe: () => {
            subscription.open = false;
          },
        };
      },
    }),
    query: () => ({
      subscribe: (listener: (result: object) => void) => {
        const answer = answers.shift() ?? {};
        if (answer !== 'never') queueMicrotask(() => listener(answer));
        return { unsubscribe: vi.fn() };
      },
    }),
  };
  const of = (name: string) => subscriptions.filter((each) => each.name === name && each.open);
  return { client: client as unknown as Client, subscriptions, answers, of };
}

const socket = { subscribe: vi.fn(), onOpen: (listener: () => void) => opened.push(listener), drop: vi.fn(), heardAt: () => Date.now() };
const opened: (() => void)[] = [];
const event = (cursor: string, version: number) => ({ cursor, order: { id: 'o', version }, entry: {} }) as unknown as OrderEvent;
const lost = () => new CombinedError({ networkError: new Error('gone') });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('begins at the first cursor, and goes on from the last message after the connection was lost', async () => {
  const { client, of } = fakeClient();
  const live = new Live(client, socket, { expired: vi.fn() });
  const told: string[] = [];
  live.onEvents((events) => told.push(...events.map((each) => each.cursor)));
  live.start('c0');
  live.start('c9'); // a page that was read later
  expect(of('Events')[0]?.after).toBe('c0');

  of('Events')[0]?.listener({ data: { orderEvents: event('c1', 2) } });
  of('Events')[0]?.listener({ data: { orderEvents: event('c2', 3) } });
  await vi.advanceTimersByTimeAsync(200);
  expect(told).toEqual(['c1', 'c2']);
  expect(live.versionOf('o')).toBe(3);

  for (const each of [...of('Events'), ...of('StatusChanges')]) each.listener({ error: lost() });
  expect(live.state).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(of('Events')).toHaveLength(1);
  expect(of('Events')[0]?.after).toBe('c2');
  expect(of('StatusChanges')[0]?.after).toBe('c0');
  opened.at(-1)?.();
  expect(live.state).toBe('live');
  live.stop();
});

test('what somebody else did is news for a minute; what this window did is none', async () => {
  const { client, of } = fakeClient();
  const live = new Live(client, socket, { expired: vi.fn() });
  live.start('c0');
  expect(live.isNews('o')).toBe(false);
  of('Events')[0]?.listener({ data: { orderEvents: event('c1', 2) } });
  expect(live.isNews('o')).toBe(true);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(live.isNews('o')).toBe(false);

  of('Events')[0]?.listener({ data: { orderEvents: event('c2', 3) } });
  const end = beginOwn('o');
  of('Events')[0]?.listener({ data: { orderEvents: event('c3', 4) } });
  expect(live.isNews('o')).toBe(false);
  end();
  live.stop();
});

test('while the server is away it asks with longer and longer pauses, one question at a time', async () => {
  const { client, subscriptions, answers, of } = fakeClient();
  const live = new Live(client, socket, { expired: vi.fn() });
  live.start('c0');
  answers.push({ error: lost() }, { error: lost() }, { error: lost() });
  for (const each of [...of('Events'), ...of('StatusChanges')]) each.listener({ error: lost() });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(subscriptions).toHaveLength(2); // nothing was opened while questions failed
  // Pauses of 0.5, 1, 2 and 4 s, give or take a quarter: both subscriptions failed, but that was one failure.
  await vi.advanceTimersByTimeAsync(7_500);
  expect(subscriptions).toHaveLength(4);
  live.stop();
});

test('a question that went into a dead connection is asked again', async () => {
  const { client, subscriptions, answers, of } = fakeClient();
  const live = new Live(client, socket, { expired: vi.fn() });
  live.start('c0');
  answers.push('never');
  for (const each of [...of('Events'), ...of('StatusChanges')]) each.listener({ error: lost() });
  await vi.advanceTimersByTimeAsync(9_000);
  expect(subscriptions).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(subscriptions).toHaveLength(4);
  live.stop();
});

test('a cursor of another store starts everything anew', () => {
  const { client, of } = fakeClient();
  const expired = vi.fn();
  const live = new Live(client, socket, { expired });
  live.start('c0');
  const error = new CombinedError({ graphQLErrors: [new GraphQLError('other store', { extensions: { code: 'CURSOR_EXPIRED' } })] });
  of('Events')[0]?.listener({ error });
  expect(expired).toHaveBeenCalledOnce();
  expect(of('Events')).toHaveLength(0);
});
