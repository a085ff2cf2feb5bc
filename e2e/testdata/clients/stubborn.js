// A client that fails the first time it is told of an event, and stops after some:
// stubborn.js graphql-ws|graphql-sse URL AUTHORIZATION CURSOR NUMBER
// It ends by itself, unless something was left open.
import { EVENTS } from './queries.js';
import { resuming } from './resuming.js';

const [library, url, Authorization, after, number] = process.argv.slice(2);
const { createClient } = await import(library);
const sent = { Authorization };
const client = resuming(createClient({ url, connectionParams: sent, headers: sent, retryAttempts: 0 }));

const seen = new Set();
let left = Number(number);
const unexpected = (problem) => process.stdout.write(`it ended: ${problem}\n`);
const stop = client.subscribe({ query: EVENTS, variables: { after } }, {
  next({ data: { orderEvents } }) {
    if (!seen.has(orderEvents.entry.id)) {
      seen.add(orderEvents.entry.id);
      throw new Error('not now');
    }
    show(orderEvents);
    if (--left === 0) stop();
  },
  error: unexpected,
  complete: unexpected,
});
