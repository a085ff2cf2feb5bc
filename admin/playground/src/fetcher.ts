import { createGraphiQLFetcher, type Fetcher } from "@graphiql/toolkit";
import { type DocumentNode, Kind, parse } from "graphql";

/**
 * Sends operations to this server and to no other, with the session's cookie and
 * the headers of the tab; over a WebSocket those headers are the payload of
 * connection_init, because a browser lets nobody set its headers.
 *
 * tell hears of each answer whether it was refused for want of a sign-in.
 */
export function connect(tell: (refused: boolean) => void): Fetcher {
  const send = createGraphiQLFetcher({
    url: "/graphql",
    subscriptionUrl: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    enableIncrementalDelivery: false,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      tell(response.status === 401);
      return response;
    },
  });
  // GraphiQL reads a tab only a moment after it is shown: whoever is quick would run the operation of the tab before.
  return (params, options) => {
    const documentAST = read(params.query);
    if (!documentAST) {
      return send(params, options); // the server says what is wrong with it
    }
    const names = documentAST.definitions.flatMap((each) =>
      each.kind === Kind.OPERATION_DEFINITION ? [each.name?.value] : [],
    );
    const name = params.operationName ?? undefined;
    return send({ ...params, operationName: names.includes(name) ? name : names[0] }, { ...options, documentAST });
  };
}

function read(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}
