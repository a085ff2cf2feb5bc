// Reads and changes orders through the caches of docs/clients.md:
// caches.js ADDRESS AUTHORIZATION
// prints the orders that Apollo Client shows after each page, what both caches warned of, and which
// types that have no ID the list for graphcache lacks.
import { ApolloClient, gql, HttpLink } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { filter, firstValueFrom } from 'rxjs';
import { cache as apolloCache } from './apollo-cache.js';
import { cache as graphcache, parts } from './graphcache.js';

const [address, Authorization] = process.argv.slice(2);
const url = `http://${address}/graphql`;
const headers = { Authorization };
const print = (told) => process.stdout.write(JSON.stringify(told) + '\n');

const warnings = [];
for (const level of ['warn', 'error']) console[level] = (...words) => warnings.push(words.map(String).join(' '));

const money = '{ amount currencyCode }';
const order = `fragment O on Order { __typename id number version status total ${money} actions { name allowed } attributes { name value }
  shippingAddress { city formatted } customer { id name } payment { due ${money} transactions { id lines { quantity } } }
  lines { id title quantity unitPrice ${money} attributes { name value } }
  fulfillments { id createdBy { name } tracking { number } lines { quantity orderLine { id } } }
  timeline(first: 5) { nodes { id message actor { name } changes { field after } } edges { cursor node { id } } pageInfo { endCursor } } }`;
const page = `query Page($first: Int, $after: String) { orders(first: $first, after: $after, filter: { status: [UNFULFILLED] }) {
  edges { cursor node { id number } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const everything = `query Everything { orderStatusCounts { status count { count } } viewer { id name }
  tokens { edges { cursor node { id name createdBy { name } } } nodes { id } pageInfo { hasNextPage } }
  orders(first: 2) { nodes { ...O } edges { cursor node { ...O } } pageInfo { endCursor } totalCount { count precision } } } ${order}`;
const dues = `query Dues { orders(first: 2) { edges { cursor node { id payment { paid ${money} } } } } }`;
const previews = `query Previews($id: ID!) { fulfillmentPreview(input: { orderId: $id, allowUnpaid: true }) { status
    lines { quantity orderLine { id } } userErrors { code } }
  refundPreview(input: { orderId: $id }) { amount ${money} lines { quantity } userErrors { code message } }
  updatePreview(input: { orderId: $id, shipping: "1.00" }) { payment { due ${money} } lines { id } userErrors { code } } }`;
const changes = [
  `mutation Fulfill($id: ID!) { fulfillOrder(input: { orderId: $id, allowUnpaid: true }) { order { ...O } fulfillment { id name }
    notification { message } userErrors { code field } } } ${order}`,
  `mutation Many($id: ID!) { fulfillOrders(input: { orderIds: [$id] }) { results { order { ...O } userErrors { code } } } } ${order}`,
  `mutation Comment($id: ID!) { addOrderComment(input: { orderId: $id, body: "Soon." }) { order { ...O } entry { id message }
    userErrors { code } } } ${order}`,
];

const apollo = new ApolloClient({ cache: apolloCache, link: new HttpLink({ uri: url, headers }) });
const list = apollo.watchQuery({ query: gql(page), variables: { first: 2 } });
const numbers = ({ orders }) => orders.edges.map(({ node }) => node.number).join(' ');
list.subscribe(() => {}); // somebody looks at it
/** What the list shows when it shows something else than before. */
const shown = async (before) => {
  const { data } = await firstValueFrom(list.pipe(filter(({ data, loading }) => !loading && numbers(data) !== before)));
  print({ page: numbers(data) });
  return data;
};
let data = await shown();
while (data.orders.pageInfo.hasNextPage) {
  await list.fetchMore({ variables: { after: data.orders.pageInfo.endCursor } });
  data = await shown(numbers(data));
}
const id = data.orders.edges[0].node.id;
for (const text of [everything, dues, previews]) await apollo.query({ query: gql(text), variables: text === previews ? { id } : {} });

const urql = new Client({ url, preferGetMethod: false, fetchOptions: { headers }, exchanges: [graphcache, fetchExchange] });
const results = [];
for (const text of [page, everything, dues, previews]) results.push(await urql.query(text, text === previews ? { id } : {}));
for (const change of changes) results.push(await urql.mutation(change, { id }));
for (const change of changes) await apollo.mutate({ mutation: gql(change), variables: { id } });
for (const { error } of results) if (error) warnings.push(error.message);
for (const warning of warnings) print({ warning });

// The list has what the schema has. Payloads are the answer itself, but for those in a list.
const { data: schema } = await urql.query('{ __schema { types { name kind fields { name } } } }', {}, { requestPolicy: 'network-only' });
const roots = ['Query', 'Mutation', 'Subscription'];
const wanted = schema.__schema.types.filter(({ name, kind, fields }) =>
  kind === 'OBJECT' && !/^__/.test(name) && !roots.includes(name) && !fields.some((field) => field.name === 'id')
  && (!/Payload$/.test(name) || name === 'FulfillOrderPayload')).map(({ name }) => name);
print({ lacking: wanted.filter((name) => !parts.includes(name)), needless: parts.filter((name) => !wanted.includes(name)) });
process.exit();
