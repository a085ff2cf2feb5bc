import addComment from "./samples/AddComment.graphql?raw";
import addTracking from "./samples/AddTracking.graphql?raw";
import cancelFulfillment from "./samples/CancelFulfillment.graphql?raw";
import cancelOrder from "./samples/CancelOrder.graphql?raw";
import editOrder from "./samples/EditOrder.graphql?raw";
import findOrders from "./samples/FindOrders.graphql?raw";
import fulfillMany from "./samples/FulfillMany.graphql?raw";
import fulfillOrder from "./samples/FulfillOrder.graphql?raw";
import fulfillPart from "./samples/FulfillPart.graphql?raw";
import lookAtOrder from "./samples/LookAtOrder.graphql?raw";
import markAsPaid from "./samples/MarkAsPaid.graphql?raw";
import placeOrder from "./samples/PlaceOrder.graphql?raw";
import refund from "./samples/Refund.graphql?raw";
import watchOrders from "./samples/WatchOrders.graphql?raw";

/** An operation to start from. Empty IDs are filled in, see FillInOrder. */
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

/** What else the API can do; for the menu. */
export const moreSamples: Sample[] = [
  {
    name: "Place an order",
    query: placeOrder,
    variables: JSON.stringify(
      {
        input: {
          currencyCode: "USD",
          customer: { name: "Ada Lovelace", email: "ada@example.com" },
          lines: [{ title: "Stoneware Mug", quantity: 2, unitPrice: "12.50" }],
          shippingAddress: {
            name: "Ada Lovelace",
            line1: "12 St James's Square",
            city: "London",
            postalCode: "SW1Y 4JH",
            countryCode: "GB",
          },
        },
      },
      null,
      2,
    ),
  },
  {
    name: "Edit an order",
    query: editOrder,
    variables: ofOrder({ note: "Leave it with the neighbour.", tags: ["gift"] }),
  },
  { name: "Mark an order as paid", query: markAsPaid, variables: ofOrder({ reference: "Bank transfer" }) },
  {
    name: "Fulfil a part of an order",
    query: fulfillPart,
    variables: ofOrder({ lines: [{ lineId: "", quantity: 1 }] }),
  },
  { name: "Fulfil many orders", query: fulfillMany, variables: JSON.stringify({ orderIds: [""] }, null, 2) },
  {
    name: "Add tracking",
    query: addTracking,
    variables: ofOrder({ fulfillmentId: "", tracking: [{ number: "1Z999AA10123456784", carrier: "UPS" }] }),
  },
  { name: "Refund", query: refund, variables: ofOrder({ amount: "1.00", reason: "A scratch" }) },
];

function ofOrder(more: Record<string, unknown> = {}): string {
  return JSON.stringify({ orderId: "", ...more }, null, 2);
}
