import { Client, type CombinedError, fetchExchange, mapExchange, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import type { Socket } from './socket';

/** Whether the server asks who one is: a missing, revoked or outlived sign-in. */
export function isUnauthenticated(error: CombinedError | undefined): boolean {
  const response = error?.response as Response | undefined;
  return response?.status === 401 || hasCode(error, 'UNAUTHENTICATED');
}

export function hasCode(error: CombinedError | undefined, code: string): boolean {
  return error?.graphQLErrors.some((e) => e.extensions?.code === code) ?? false;
}

// Orders, lines and the like are kept once, by their id. What has no id belongs to what it is in.
const withoutId = [
  ...['Money', 'Address', 'PaymentBreakdown', 'Tracking', 'FulfillmentLine', 'Actor', 'Change', 'Count', 'Viewer'],
  ...['OrderConnection', 'OrderEdge', 'PageInfo', 'TimelineConnection', 'TimelineEdge', 'OrderStatusCount', 'OrderAction'],
  ...['OrderStatusChange', 'OrderEvent', 'Notification', 'UserError'],
  ...['Attribute', 'RefundLine', 'RefundPreview', 'UpdatePreview'],
];
const keys = Object.fromEntries(withoutId.map((type) => [type, () => null]));

/** A GraphQL client with a cache of its own. */
export function makeClient(socket: Socket, onUnauthenticated: () => void): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin' },
    exchanges: [
      mapExchange({ onError: (error) => isUnauthenticated(error) && onUnauthenticated() }),
      cacheExchange({ keys }),
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables: variables as Record<string, unknown> }, sink) }),
        }),
      }),
      fetchExchange,
    ],
  });
}
