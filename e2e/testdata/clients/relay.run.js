// Uses the environment of docs/clients.md as Relay's hooks do. What stands for
// relay-compiler's output here is as short as relay-runtime takes it.
import { fetchQuery, requestSubscription } from 'relay-runtime';
import { EVENTS, START } from './queries.js';
import { environment } from './relay.js';

const scalar = (name) => ({ kind: 'ScalarField', name, args: null, alias: null, storageKey: null });
const linked = (name, concreteType, selections, extra) => ({
  kind: 'LinkedField', name, concreteType, selections, args: null, alias: null, storageKey: null, plural: false, ...extra,
});
const order = [scalar('id'), scalar('number'), scalar('status')];

const request = (operationKind, name, text, variables, selections) => {
  const root = { name, argumentDefinitions: variables, selections };
  return {
    kind: 'Request',
    fragment: { kind: 'Fragment', type: operationKind === 'query' ? 'Query' : 'Subscription', abstractKey: null, metadata: null, ...root },
    operation: { kind: 'Operation', ...root },
    params: { id: null, cacheID: name, metadata: {}, name, operationKind, text },
  };
};

const query = request('query', 'Start', START, [], [
  scalar('eventCursor'),
  linked('orders', 'OrderConnection', [linked('nodes', 'Order', order, { plural: true })], {
    args: [{ kind: 'Literal', name: 'first', value: 50 }],
    storageKey: 'orders(first:50)',
  }),
]);
const subscription = request('subscription', 'Events', EVENTS, [{ kind: 'LocalArgument', name: 'after', defaultValue: null }], [
  linked('orderEvents', 'OrderEvent', [
    scalar('cursor'),
    linked('order', 'Order', order),
    linked('entry', 'TimelineEntry', [scalar('id'), scalar('sequence'), scalar('message')]),
  ], { args: [{ kind: 'Variable', name: 'after', variableName: 'after' }] }),
]);

async function start() {
  try {
    const { orders, eventCursor } = await fetchQuery(environment, query, {}, { fetchPolicy: 'network-only' }).toPromise();
    showOrders(orders.nodes);
    const again = () => setTimeout(start, 2000);
    requestSubscription(environment, {
      subscription,
      variables: { after: eventCursor },
      onNext: ({ orderEvents }) => show(orderEvents),
      onError: again,
      onCompleted: again,
    });
  } catch {
    setTimeout(start, 2000);
  }
}

start();
