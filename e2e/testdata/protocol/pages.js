// Turns pages as usePaginationFragment does, with what the Relay compiler made of relay/Orders.js:
// node pages.js ARTIFACTS URL TOKEN
// prints the numbers of the orders of each page, a line each: the newest two, those after
// them by loadNext, one that is opened at its place, and that one after loadPrevious.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import runtime from 'relay-runtime';

const { createOperationDescriptor, fetchQuery, getPaginationMetadata, getPaginationVariables, getSelector } = runtime;
const [artifacts, url, token] = process.argv.slice(2);
const compiled = (name) => createRequire(import.meta.url)(join(artifacts, `${name}.graphql.js`));
const fragment = compiled('Orders_list');
const { paginationRequest, paginationMetadata } = getPaginationMetadata(fragment, 'usePaginationFragment');

const perform = async ({ id, name }, variables) => {
  const body = JSON.stringify({ documentId: id, operationName: name, variables });
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const answer = await (await fetch(url, { method: 'POST', headers, body })).json();
  if (answer.errors) throw new Error(answer.errors.map(({ message }) => message).join(' '));
  return answer;
};
const environment = new runtime.Environment({
  network: runtime.Network.create(perform),
  store: new runtime.Store(new runtime.RecordSource()),
});

/** What a component would show of the fragment, and the variables it has. */
const shown = (response) => {
  const selector = getSelector(fragment, response);
  const { data } = environment.lookup(selector);
  console.log(data.orders.edges.map(({ node }) => environment.lookup(getSelector(compiled('Orders_row'), node)).data.number).join(' '));
  return { variables: { ...selector.owner.variables, ...selector.variables }, ...data.orders.pageInfo };
};

/** loadNext and loadPrevious: what is left of them without React. */
const load = async (direction, count, cursor, { variables }, response) => {
  const asked = getPaginationVariables(direction, count, cursor, variables, {}, paginationMetadata);
  await environment.execute({ operation: createOperationDescriptor(paginationRequest, asked, { force: true }) }).toPromise();
  return shown(response);
};

const first = await fetchQuery(environment, compiled('OrdersQuery'), {}).toPromise();
const newest = shown(first);
const all = await load('forward', 2, newest.endCursor, newest, first);

environment.getStore().getSource().clear();
const refetched = await fetchQuery(environment, paginationRequest, { first: 1, after: newest.endCursor }).toPromise();
const oldest = shown(refetched);
await load('backward', 1, oldest.startCursor, oldest, refetched);
process.exit(all.hasNextPage ? 1 : 0);
