import addComment from "./samples/AddComment.graphql?raw";
import cancelFulfillment from "./samples/CancelFulfillment.graphql?raw";
import cancelOrder from "./samples/CancelOrder.graphql?raw";
import findOrders from "./samples/FindOrders.graphql?raw";
import fulfillOrder from "./samples/FulfillOrder.graphql?raw";
import lookAtOrder from "./samples/LookAtOrder.graphql?raw";
import watchOrders from "./samples/WatchOrders.graphql?raw";

/** An operation to start from. An empty orderId is filled in as soon as one is known. */
export interface Sample {
  name: string;
  query: string;
  variables?: string;
}

/** The way of an order, in the order of the tabs. */
export const samples: Sample[] = [
  { name: "Find orders", query: findOrders },
  { name: "Look at an order", query: lookAtOrder, variables: ofOrder() },
  { name: "Watch orders", query: watchOrders },
  {
    name: "Fulfil an order",
    query: fulfillOrder,
    variables: ofOrder({ tracking: [{ number: "1Z999AA10123456784", carrier: "UPS" }] }),
  },
  { name: "Take the fulfillment back", query: cancelFulfillment, variables: ofOrder() },
  { name: "Comment", query: addComment, variables: ofOrder({ body: "Called the customer." }) },
  { name: "Cancel an order", query: cancelOrder, variables: ofOrder({ reason: "CUSTOMER" }) },
];

function ofOrder(more: Record<string, unknown> = {}): string {
  return JSON.stringify({ orderId: "", ...more }, null, 2);
}
