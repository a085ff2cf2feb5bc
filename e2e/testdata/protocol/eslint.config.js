// The rules that the schema is held to: all that @graphql-eslint recommends for
// schemas, and all of its rules for Relay. Exceptions are named here one by one;
// docs/adr/0015-what-the-tools-of-the-protocol-may-not-have.md has the reasons.
import plugin from '@graphql-eslint/eslint-plugin';

// What these rules say of one thing in the schema, and nothing else of theirs.
const excepted = {
  '@graphql-eslint/no-typename-prefix': ['Field "count" starts with the name of the parent type "Count"'],
  '@graphql-eslint/no-unreachable-types': ['Input object type `MoneyInput` is unreachable.'],
};

const withoutExcepted = {
  preprocess: (text) => [text],
  postprocess: ([messages]) => messages.filter(({ ruleId, message }) => !excepted[ruleId]?.includes(message)),
};

// Values and notices: parts of what has an ID, which cannot be fetched by one.
const withoutID = [
  'Actor', 'Address', 'Attribute', 'Change', 'Count', 'Facet', 'FulfillmentLine', 'FulfillmentPreview', 'HistogramBar', 'MessageParam',
  'Money', 'Notification', 'OrderAction', 'OrderEvent', 'OrderStatusChange', 'OrderStatusCount', 'OrderSummary', 'PageInfo', 'PaymentBreakdown', 'RefundLine', 'RefundPreview',
  'Tracking', 'UpdatePreview', 'UserError',
];

// A person who meets a name for the first time reads what it means where it stands.
const described = {
  types: true, rootField: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true,
};

export default [
  {
    files: ['**/*.graphql'],
    processor: withoutExcepted,
    plugins: { '@graphql-eslint': plugin },
    languageOptions: {
      parser: plugin.parser,
      parserOptions: { graphQLConfig: { schema: 'graph/schema.golden.graphql' } },
    },
    rules: {
      ...plugin.configs['flat/schema-recommended'].rules,
      ...plugin.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': ['error', described],
      '@graphql-eslint/strict-id-in-types': ['error', { exceptions: { types: withoutID, suffixes: ['Payload', 'Connection', 'Edge'] } }],
      '@graphql-eslint/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false }],
    },
  },
];
