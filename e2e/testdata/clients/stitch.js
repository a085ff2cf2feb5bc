// A gateway that stitches the API, as introspection shows it, to a schema of its own:
// stitch.js ADDRESS AUTHORIZATION
// prints what it answered to a mutation, a query over both schemas, and a subscription.
import { buildHTTPExecutor } from '@graphql-tools/executor-http';
import { stitchSchemas } from '@graphql-tools/stitch';
import { schemaFromExecutor } from '@graphql-tools/wrap';
import { execute, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, parse, subscribe } from 'graphql';

const [address, Authorization] = process.argv.slice(2);
const print = (told) => process.stdout.write(JSON.stringify(told) + '\n');

const executor = buildHTTPExecutor({ endpoint: `http://${address}/graphql`, headers: { Authorization } });
const stars = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: { stars: { type: GraphQLInt, args: { number: { type: new GraphQLNonNull(GraphQLString) } }, resolve: () => 5 } },
  }),
});
const schema = stitchSchemas({ subschemas: [{ schema: await schemaFromExecutor(executor), executor }, { schema: stars }] });
const ask = (text, variableValues) => execute({ schema, document: parse(text), variableValues });

const { eventCursor } = (await ask('{ eventCursor }')).data;
const document = parse('subscription ($after: String) { orderEvents(after: $after) { order { number } entry { kind message } } }');
const events = await subscribe({ schema, document, variableValues: { after: eventCursor } });
const heard = events.next();
const order = { currencyCode: 'USD', lines: [{ title: 'Mug', quantity: 2, unitPrice: '4.50' }] };

const placed = await ask(
  `mutation ($input: CreateOrderInput!) { createOrder(input: $input) { __typename order { id number } ...R } }
  fragment R on MutationPayload { userErrors { code } }`, { input: order });
print(placed);
print(await ask(`query ($id: ID!) { stars(number: "1") node(id: $id) { id ... on Order { total { amount } status } }
  orders(first: 1, filter: { status: [UNFULFILLED] }) { nodes { number lines { quantity } } totalCount { precision } } }`,
{ id: placed.data?.createOrder.order.id }));
print((await heard).value);
await events.return();
process.exit();
