// Sends operations over a WebSocket and as event streams, while a subscription is
// open on the same client: answers.js ADDRESS AUTHORIZATION < operations.json
// prints what each was answered, as POST would have.
import { readFileSync } from 'node:fs';
import { createClient as createSSE } from 'graphql-sse';
import { createClient as createWS } from 'graphql-ws';
import { WebSocket } from 'ws';

const [address, Authorization] = process.argv.slice(2);
const operations = JSON.parse(readFileSync(0, 'utf8'));

const clients = {
  websocket: createWS({ url: `ws://${address}/graphql`, connectionParams: { Authorization }, webSocketImpl: WebSocket }),
  events: createSSE({ url: `http://${address}/graphql`, headers: { Authorization } }),
};

/** What an operation is answered. */
const answered = (client, operation) => new Promise((resolve, reject) => {
  const results = [];
  client.subscribe(operation, {
    next: (result) => results.push(result),
    error: (problem) => (Array.isArray(problem) ? resolve({ errors: problem }) : reject(problem)),
    complete: () => (results.length === 1 ? resolve(results[0]) : reject(new Error(`${results.length} answers`))),
  });
});

for (const [transport, client] of Object.entries(clients)) {
  const [subscription, ...others] = operations;
  const events = client.iterate(subscription);
  const answers = [];
  const first = events.next(); // subscribes
  for (const operation of others) answers.push(await answered(client, operation));
  const { value } = await first;
  await events.return();
  process.stdout.write(JSON.stringify({ transport, event: value, answers }) + '\n');
}
process.exit();
