// Subscribes with a token that is wrong, and never gives up:
// bad-token.js graphql-ws|graphql-sse URL [resuming]
import { resuming } from './resuming.js';

const [library, url, helper] = process.argv.slice(2);
const { createClient } = await import(library);
const bad = { Authorization: 'Bearer wrong' };
const client = createClient({ url, connectionParams: bad, headers: bad, retryAttempts: helper ? 0 : Infinity });

(helper ? resuming(client) : client).subscribe(
  { query: 'subscription ($after: String) { orderEvents(after: $after) { cursor } }', variables: { after: 'x' } },
  { next() {}, error: console.error, complete() {} },
);
