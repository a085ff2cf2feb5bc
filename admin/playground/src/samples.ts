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
import { t } from "./texts";

/** An operation to start from. Empty IDs are filled in, see FillInOrder; where nothing takes it back, one chooses, see ChooseOrder. */
export interface Sample {
  name: string;
  query: string;
  variables?: string;
}

/** The way of an order, in the order of the tabs. */
export const samples: Sample[] = [
  { name: t.samples.findOrders, query: findOrders },
  { name: t.samples.lookAtOrder, query: lookAtOrder, variables: ofOrder() },
  { name: t.samples.watchOrders, query: watchOrders },
  {
    name: t.samples.fulfillOrder,
    query: fulfillOrder,
    variables: ofOrder({ tracking: [{ number: "1Z999AA10123456784", carrier: "UPS" }] }),
  },
  { name: t.samples.cancelFulfillment, query: cancelFulfillment, variables: ofOrder() },
  { name: t.samples.addComment, query: addComment, variables: ofOrder({ body: "Called the customer." }) },
  { name: t.samples.cancelOrder, query: cancelOrder, variables: ofOrder({ reason: "CUSTOMER" }) },
];

/** What else the API can do; for the menu. */
export const moreSamples: Sample[] = [
  {
    name: t.samples.placeOrder,
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
    name: t.samples.editOrder,
    query: editOrder,
    variables: ofOrder({ note: "Leave it with the neighbour.", tags: ["gift"] }),
  },
  { name: t.samples.markAsPaid, query: markAsPaid, variables: ofOrder({ reference: "Bank transfer" }) },
  {
    name: t.samples.fulfillPart,
    query: fulfillPart,
    variables: ofOrder({ lines: [{ lineId: "", quantity: 1 }] }),
  },
  { name: t.samples.fulfillMany, query: fulfillMany, variables: JSON.stringify({ orderIds: [""] }, null, 2) },
  {
    name: t.samples.addTracking,
    query: addTracking,
    variables: ofOrder({ fulfillmentId: "", tracking: [{ number: "1Z999AA10123456784", carrier: "UPS" }] }),
  },
  { name: t.samples.refund, query: refund, variables: ofOrder({ amount: "1.00", reason: "A scratch" }) },
];

function ofOrder(more: Record<string, unknown> = {}): string {
  return JSON.stringify({ orderId: "", ...more }, null, 2);
}
