import type { Client } from '@urql/core';
import { makeClient } from './client';
import { Live } from './live';
import { openSocket } from './socket';

/** What the pages read from: a client with its cache, and what keeps it up to date. */
export interface Store {
  client: Client;
  live: Live;
}

let current: Store | undefined;
const listeners = new Set<() => void>();
let askForSignIn = () => {};
let tellOfRestart = () => {};

/** The store of now. It is another one after a sign-in, and when the server has another database. */
export function store(): Store {
  current ??= makeStore();
  return current;
}

/** Forgets everything that was read. Pages read again. */
export function renewStore(): void {
  current?.live.stop();
  current = makeStore();
  for (const listener of listeners) listener();
}

export function onRenewal(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** What to do when the server asks who one is. */
export function onSignInNeeded(listener: () => void): void {
  askForSignIn = listener;
}

/** What to do when the server turned out to have another database, and everything is read again. */
export function onRestart(listener: () => void): void {
  tellOfRestart = listener;
}

function makeStore(): Store {
  const socket = openSocket();
  const client = makeClient(socket, () => askForSignIn());
  const expired = () => {
    renewStore();
    tellOfRestart();
  };
  return { client, live: new Live(client, socket, { expired }) };
}
