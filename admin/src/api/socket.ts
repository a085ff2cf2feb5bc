import type { Client } from 'graphql-ws';

/** How often a quiet connection is asked whether it is still there, and how long it has for its answer. */
const pingEvery = 12_000;
const answerWithin = 5_000;

/** The WebSocket that subscriptions go over. */
export interface Socket extends Pick<Client, 'subscribe'> {
  onOpen: (listener: () => void) => void;
  /** Lets go of the connection; what is subscribed gets an error. */
  drop: () => void;
  /** When something came over it last, in ms; 0 for never. */
  heardAt: () => number;
}

/**
 * A connection that never reconnects by itself: graphql-ws would send the original
 * variables again, and with them a cursor that is long past. Live does it. The
 * client is fetched with the first subscription, after the first rows are there.
 */
export function openSocket(): Socket {
  let client: Client | undefined;
  let heard = 0;
  let opened = () => {};
  let overdue: ReturnType<typeof setTimeout> | undefined;
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const drop = () => client?.terminate();
  const connect = async () => {
    const { createClient } = await import('graphql-ws');
    client ??= createClient({
      url: `${scheme}//${location.host}/graphql`,
      retryAttempts: 0,
      keepAlive: pingEvery,
      on: {
        connected: () => {
          heard = Date.now();
          opened();
        },
        message: () => {
          heard = Date.now();
        },
        ping: (received) => {
          if (!received) overdue = setTimeout(drop, answerWithin);
        },
        pong: (received) => {
          if (received) clearTimeout(overdue);
        },
        closed: () => clearTimeout(overdue),
      },
    });
    return client;
  };
  return {
    subscribe: (request, sink) => {
      let wanted = true;
      let unsubscribe = () => {
        wanted = false;
      };
      connect().then(
        (client) => {
          if (wanted) unsubscribe = client.subscribe(request, sink);
        },
        (error) => wanted && sink.error(error),
      );
      return () => unsubscribe();
    },
    onOpen: (listener) => {
      opened = listener;
    },
    drop,
    heardAt: () => heard,
  };
}
