import type { Client, CombinedError, OperationResult } from '@urql/core';
import {
  EventsDocument,
  type EventsSubscription,
  StatusChangesDocument,
  type StatusChangesSubscription,
  WhoAmIDocument,
} from '../generated/graphql';
import { hasCode } from './client';
import { doc } from './document';
import { isOwn } from './own';
import type { Socket } from './socket';

export type LiveState = 'connecting' | 'live' | 'waiting';
export type OrderEvent = EventsSubscription['orderEvents'];
export type StatusChange = StatusChangesSubscription['orderStatusChanged'];

interface Hooks {
  /** The cursor belongs to another store, or to one that was put back: start anew. */
  expired: () => void;
}

const shortestPause = 500;
const longestPause = 15_000;
/** Events are handed on together, so that an import of thousands costs a few renderings. */
const together = 120;
/** How long the server may take to say that it is there. */
const patience = 10_000;
/** How long a change that somebody else made is news, in ms. */
const newsworthy = 60_000;
/** A page that was hidden longer than this asks whether its connection survived. */
const silence = 20_000;

/**
 * What happens to orders, as it happens, from the cursor that was read with the
 * first list: nothing is left out and nothing is told twice, through lost
 * connections, a restarted server and a laptop's sleep.
 */
export class Live {
  readonly #client: Client;
  readonly #socket: Socket;
  readonly #hooks: Hooks;
  readonly #stateListeners = new Set<() => void>();
  readonly #eventListeners = new Set<(events: OrderEvent[]) => void>();
  readonly #statusListeners = new Set<(change: StatusChange) => void>();
  readonly #versions = new Map<string, number>();
  readonly #changedAt = new Map<string, number>();
  readonly #cursors = { events: '', changes: '' };
  #state: LiveState = 'connecting';
  #unsubscribe: (() => void)[] = [];
  #waiting: OrderEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = shortestPause;
  #stopped = false;

  constructor(client: Client, socket: Socket, hooks: Hooks) {
    this.#client = client;
    this.#socket = socket;
    this.#hooks = hooks;
    socket.onOpen(() => this.#become('live'));
  }

  get state(): LiveState {
    return this.#state;
  }

  /** The newest version of an order that an event has told of; 0 when none did. */
  versionOf(orderId: string): number {
    return this.#versions.get(orderId) ?? 0;
  }

  /** Whether somebody else changed the order in the last minute. */
  isNews(orderId: string): boolean {
    return Date.now() - (this.#changedAt.get(orderId) ?? 0) < newsworthy;
  }

  /** Begins after the cursor. The first one counts: it lies before everything that is read later. */
  start(cursor: string): void {
    if (this.#cursors.events || this.#stopped) return;
    this.#cursors.events = cursor;
    this.#cursors.changes = cursor;
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    clearTimeout(this.#timer);
    this.#close();
  }

  onState = (listener: () => void) => listen(this.#stateListeners, listener);
  onEvents = (listener: (events: OrderEvent[]) => void) => listen(this.#eventListeners, listener);
  onStatusChange = (listener: (change: StatusChange) => void) => listen(this.#statusListeners, listener);

  #open(): void {
    this.#close();
    const events = this.#client.subscription(doc(EventsDocument), { after: this.#cursors.events });
    const changes = this.#client.subscription(doc(StatusChangesDocument), { after: this.#cursors.changes });
    this.#unsubscribe = [
      events.subscribe((result) => this.#take(result, (data) => this.#event(data.orderEvents))).unsubscribe,
      changes.subscribe((result) => this.#take(result, (data) => this.#change(data.orderStatusChanged))).unsubscribe,
    ];
  }

  #close(): void {
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
  }

  #take<Data>(result: OperationResult<Data>, accept: (data: Data) => void): void {
    if (result.data) accept(result.data);
    if (result.error) this.#fail(result.error);
  }

  #event(event: OrderEvent): void {
    this.#cursors.events = event.cursor;
    this.#versions.set(event.order.id, Math.max(event.order.version, this.versionOf(event.order.id)));
    if (isOwn(event.order.id)) this.#changedAt.delete(event.order.id);
    else this.#changedAt.set(event.order.id, Date.now());
    this.#waiting.push(event);
    if (this.#waiting.length > 1) return;
    setTimeout(() => {
      const events = this.#waiting.splice(0);
      for (const listener of this.#eventListeners) listener(events);
    }, together);
  }

  #change(change: StatusChange): void {
    this.#cursors.changes = change.cursor;
    for (const listener of this.#statusListeners) listener(change);
  }

  #fail(error: CombinedError): void {
    if (this.#stopped) return;
    if (hasCode(error, 'CURSOR_EXPIRED')) {
      this.stop();
      this.#hooks.expired();
      return;
    }
    this.#become('waiting');
    this.#tryLater();
  }

  #tryLater(): void {
    if (this.#timer !== undefined) return; // both subscriptions fail together
    this.#timer = setTimeout(() => this.#tryAgain(), this.#pause * (0.75 + Math.random() / 2));
    this.#pause = Math.min(this.#pause * 2, longestPause);
  }

  /** A WebSocket does not tell why it was refused, so an ordinary request goes first: it may ask for a sign-in. */
  async #tryAgain(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#close();
    const answered = await this.#probe();
    if (this.#stopped) return;
    if (answered) this.#open();
    else this.#tryLater();
  }

  /** Whether the server answers. What goes into a connection that is dead would wait for ever. */
  #probe(): Promise<boolean> {
    return new Promise((resolve) => {
      const over = (answered: boolean) => {
        clearTimeout(timer);
        // Not at once: the answer may come before there is anything to unsubscribe from.
        queueMicrotask(() => asking.unsubscribe());
        resolve(answered);
      };
      const timer = setTimeout(() => over(false), patience);
      const asking = this.#client
        .query(doc(WhoAmIDocument), {}, { requestPolicy: 'network-only' })
        .subscribe((result) => !result.stale && over(!result.error));
    });
  }

  readonly #wake = () => {
    if (document.visibilityState === 'hidden') return;
    if (this.#state === 'waiting' && this.#timer !== undefined) {
      this.#tryAgain();
    } else if (this.#state === 'live' && Date.now() - this.#socket.heardAt() > silence) {
      this.#socket.drop();
    }
  };

  #become(state: LiveState): void {
    if (state === 'live') this.#pause = shortestPause;
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#stateListeners) listener();
  }
}

function listen<Listener>(all: Set<Listener>, listener: Listener): () => void {
  all.add(listener);
  return () => {
    all.delete(listener);
  };
}
