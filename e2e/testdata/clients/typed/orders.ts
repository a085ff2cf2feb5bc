// A program that gql.tada types: only the TypeScript compiler reads it.
import { type FragmentOf, initGraphQLTada, readFragment, type ResultOf, type VariablesOf } from 'gql.tada';
import type { introspection } from './waybill-env.d.ts';

const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; Decimal: string; CurrencyCode: string };
}>();

const row = graphql(`fragment Row on Order { id number status total { amount currencyCode } customer { name } }`);
const list = graphql(
  `query List($first: Int, $filter: OrderFilter, $sort: OrderSort) {
    orders(first: $first, filter: $filter, sort: $sort) { edges { cursor node { ...Row } } pageInfo { hasNextPage endCursor } }
  }`,
  [row],
);
const fulfill = graphql(`mutation Fulfill($input: FulfillOrderInput!) {
  fulfillOrder(input: $input) { order { version } userErrors { code field message } }
}`);
const events = graphql(`subscription Events($after: String) { orderEvents(after: $after) { cursor entry { kind at } } }`);

export const asked: VariablesOf<typeof list> = { first: 10, filter: { status: ['UNFULFILLED'] }, sort: { field: 'TOTAL' } };
export const sent: VariablesOf<typeof fulfill> = { input: { orderId: 'T3JkZXI6MQ', lines: [{ lineId: 'T3JkZXJMaW5lOjE', quantity: 1 }] } };
export const from: VariablesOf<typeof events> = { after: null };

export function words(order: FragmentOf<typeof row>): string {
  const { number, status, total, customer } = readFragment(row, order);
  const done: boolean = status === 'FULFILLED';
  return `${number} ${done} ${total.amount.padStart(10)} ${customer?.name ?? 'guest'}`;
}

export const all = ({ orders }: ResultOf<typeof list>): string[] => orders.edges.map(({ node }) => words(node));

export function refused({ fulfillOrder: { userErrors, order } }: ResultOf<typeof fulfill>): number | undefined {
  for (const { code, field } of userErrors) if (code === 'VERSION_CONFLICT' && field?.[0]) return order?.version;
}

export const when = ({ orderEvents: { entry } }: ResultOf<typeof events>): Date | null =>
  entry.kind === 'FULFILLED' ? new Date(entry.at) : null;
