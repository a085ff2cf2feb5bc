import { createGraphiQLFetcher, type Fetcher } from "@graphiql/toolkit";

/**
 * Sends operations to this server and to no other, with the session's cookie and
 * the headers of the tab; over a WebSocket those headers are the payload of
 * connection_init, because a browser lets nobody set its headers.
 *
 * tell hears of each answer whether it was refused for want of a sign-in.
 */
export function connect(tell: (refused: boolean) => void): Fetcher {
  return createGraphiQLFetcher({
    url: "/graphql",
    subscriptionUrl: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    enableIncrementalDelivery: false,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      tell(response.status === 401);
      return response;
    },
  });
}
