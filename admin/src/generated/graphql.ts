/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The kinds of actors. */
export type ActorKind =
  /** The customer who placed the order. */
  | 'CUSTOMER'
  /** An import of a file. */
  | 'IMPORT'
  /** A person who signed in to the dashboard. */
  | 'STAFF'
  /** Waybill itself, or its command line. */
  | 'SYSTEM'
  /** A program that sent a token. */
  | 'TOKEN';

/** A comment to write. */
export type AddOrderCommentInput = {
  /** 1 to 5,000 characters. */
  body: string;
  /** Sent again with the same key, the same input has one effect. Remembered for 7 days. Also taken from the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /** The order's ID. */
  orderId: string;
};

/** Texts are at most 255 characters long unless said otherwise. */
export type AddressInput = {
  /** The town. */
  city?: string | null | undefined;
  /** The company. */
  company?: string | null | undefined;
  /** ISO 3166-1 alpha-2, e.g. DE. */
  countryCode?: string | null | undefined;
  /** Street and number, or a post office box. */
  line1?: string | null | undefined;
  /** Flat, floor and the like. */
  line2?: string | null | undefined;
  /** The person. */
  name?: string | null | undefined;
  /** For the carrier. */
  phone?: string | null | undefined;
  /** The postal code, as the country writes it. */
  postalCode?: string | null | undefined;
  /** State, province or county. */
  region?: string | null | undefined;
};

/** One attribute: a name and its value. */
export type AttributeInput = {
  /** At most 255 characters. */
  name: string;
  /** At most 5,000 characters; may be empty. */
  value: string;
};

/** The fulfillment to take back, or an order to take back all of its fulfillments. */
export type CancelFulfillmentInput = {
  /** Refuse with VERSION_CONFLICT when the order has another version. */
  expectedVersion?: number | null | undefined;
  /** One fulfillment of the order; all active ones when left out. */
  fulfillmentId?: string | null | undefined;
  /** Sent again with the same key, the same input has one effect. Remembered for 7 days. Also taken from the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /** The order's ID. */
  orderId: string;
};

/** The order to cancel, and why. */
export type CancelOrderInput = {
  /** Refuse with VERSION_CONFLICT when the order has another version. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the same input has one effect. Remembered for 7 days. Also taken from the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /** A text for the timeline; at most 5,000 characters. */
  note?: string | null | undefined;
  /** The order's ID. */
  orderId: string;
  /** Why it is cancelled. */
  reason: CancelReason;
  /** Whether what was paid is refunded, and what was authorised is voided. False leaves the money as it is. */
  refund?: boolean | null | undefined;
};

/** The reason why an order was cancelled. */
export type CancelReason =
  /** The customer changed their mind. */
  | 'CUSTOMER'
  /** The payment was declined. */
  | 'DECLINED'
  /** The order looks like fraud. */
  | 'FRAUD'
  /** Something cannot be delivered. */
  | 'INVENTORY'
  /** Anything else. */
  | 'OTHER'
  /** The staff made a mistake. */
  | 'STAFF';

/** Whether a count is exact, or stopped at its limit. */
export type CountPrecision =
  /** There are at least as many as count says: counting stopped at the limit. */
  | 'AT_LEAST'
  /** There are exactly as many as count says. */
  | 'EXACT';

/** The pieces of an order to fulfil, and the address that they go to. */
export type FulfillOrderInput = {
  /** True fulfils the order although it is not paid in full. The timeline tells of it. */
  allowUnpaid?: boolean | null | undefined;
  /** Refuse with VERSION_CONFLICT when the order has another version. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the same input has one effect. Remembered for 7 days. Also taken from the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /** The pieces to fulfil, each line once; everything that is not fulfilled yet when left out. */
  lines?: Array<FulfillmentLineInput> | null | undefined;
  /** The order's ID. */
  orderId: string;
  /** The order's new shipping address. The address stays as it is when this is left out. */
  shippingAddress?: AddressInput | null | undefined;
  /** At most 10 tracking numbers. */
  tracking?: Array<TrackingInput> | null | undefined;
};

/** Orders to fulfil wholly: each with everything that is not fulfilled yet. */
export type FulfillOrdersInput = {
  /** True fulfils orders although they are not paid in full. */
  allowUnpaid?: boolean | null | undefined;
  /** When the same input is sent again with the same key, no order is fulfilled twice, and orders that were refused are tried again. */
  idempotencyKey?: string | null | undefined;
  /** At most 100 orders. An order that is named twice is fulfilled once. */
  orderIds: Array<string>;
};

/** Pieces of one line to fulfil. */
export type FulfillmentLineInput = {
  /** The line's ID. */
  lineId: string;
  /** From 1 to the line's unfulfilledQuantity. */
  quantity: number;
};

/** Whether a fulfillment was taken back. */
export type FulfillmentStatus =
  /** The pieces count as fulfilled. */
  | 'ACTIVE'
  /** The fulfillment was taken back. It is kept for the history. */
  | 'CANCELLED';

/** Which value of a line changed. */
export type LineFigure =
  /** As JSON: a list of names and values. */
  | 'ATTRIBUTES'
  /** What was taken off the line as a whole, in the order's currency. */
  | 'DISCOUNT'
  /** How many pieces have left, e.g. "1 of 3 fulfilled". */
  | 'FULFILLED'
  /** How many pieces were ordered. Null before: the line was added; null after: it was removed. */
  | 'QUANTITY'
  /** How many pieces that had left were refunded. */
  | 'REFUNDED'
  /** The tax on the line as a whole, in the order's currency. */
  | 'TAX'
  /** The price of one piece, in the order's currency. */
  | 'UNIT_PRICE';

/** The order that was paid elsewhere. */
export type MarkOrderAsPaidInput = {
  /** Refuse with VERSION_CONFLICT when the order has another version. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the same input has one effect. Remembered for 7 days. Also taken from the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /** The order's ID. */
  orderId: string;
  /** A text by which the payment can be found, e.g. the reference of a bank transfer; at most 255 characters. */
  reference?: string | null | undefined;
};

/** The actions on an order. Each stands for a mutation. */
export type OrderActionName =
  /**
   * updateOrder with no other fields than tags, note, email, phone and attributes. It is always allowed, also when the
   * order is fulfilled or cancelled.
   */
  | 'ANNOTATE'
  /** cancelOrder. Allowed while nothing is fulfilled. */
  | 'CANCEL'
  /** cancelFulfillment. Allowed while a fulfillment is active. */
  | 'CANCEL_FULFILLMENT'
  /** addOrderComment. Always allowed. */
  | 'COMMENT'
  /** updateOrder with any field that ANNOTATE does not cover. */
  | 'EDIT'
  /** fulfillOrder. It is refused with ORDER_UNPAID while the order is not paid in full; allowUnpaid overrules that. */
  | 'FULFILL'
  /** markOrderAsPaid. It is allowed while something is outstanding, or was forgiven by refunds, and the order is not cancelled. */
  | 'MARK_AS_PAID'
  /** recordPayment. It is allowed until the order is cancelled: a customer may pay more than is outstanding. */
  | 'RECORD_PAYMENT'
  /** refundOrder. Allowed while money can go back. */
  | 'REFUND'
  /** Allowed while a fulfillment is active. */
  | 'UPDATE_TRACKING';

/**
 * Chooses orders. An order must meet all conditions that are given. In a list, it must have one of the values; an empty
 * list counts as left out. Lists have at most 100 values.
 */
export type OrderFilter = {
  /** Orders of this customer. The ID of anything else is refused as BAD_USER_INPUT. */
  customerId?: string | null | undefined;
  /** Orders with exactly one of these delivery methods; upper and lower case differ. */
  deliveryMethod?: Array<string> | null | undefined;
  /** True: orders that were paid more than is due. False: all others. */
  overpaid?: boolean | null | undefined;
  /** True: orders that are not cancelled and have something outstanding. False: all others. */
  owing?: boolean | null | undefined;
  /** Any of these payment statuses. */
  paymentStatus?: Array<PaymentStatus> | null | undefined;
  /** Orders placed at this instant or later. */
  placedAfter?: string | null | undefined;
  /** Orders placed before this instant. */
  placedBefore?: string | null | undefined;
  /** Any of these statuses. */
  status?: Array<OrderStatus> | null | undefined;
  /** Orders with exactly one of these tags, or more; upper and lower case differ. */
  tag?: Array<string> | null | undefined;
  /** Orders changed at this instant or later. To read all changes since, sort by UPDATED_AT, or follow orderEvents. */
  updatedAfter?: string | null | undefined;
  /** Orders not changed at this instant or later. */
  updatedBefore?: string | null | undefined;
};

/**
 * New figures of a line. Amounts that are left out change in proportion to the quantity; attributes that are left out stay
 * as they are.
 */
export type OrderLineEdit = {
  /** These attributes replace all that the line has; at most 50. */
  attributes?: Array<AttributeInput> | null | undefined;
  /** The discount of the whole line; at most quantity x unitPrice. */
  discount?: string | null | undefined;
  /** The line's ID. */
  lineId: string;
  /** The new quantity, at most 1,000,000. 0 removes the line. */
  quantity: number;
  /** The tax of the whole line. */
  tax?: string | null | undefined;
  /** The price of one piece, before discount. */
  unitPrice?: string | null | undefined;
};

/** A line to add to an order. Texts are at most 255 characters long unless said otherwise. */
export type OrderLineInput = {
  /** At most 50. */
  attributes?: Array<AttributeInput> | null | undefined;
  /** The discount of the whole line; at most quantity x unitPrice. */
  discount?: string | null | undefined;
  /** A web address, at most 2,048 characters, or the path of a picture that this server has, such as /pictures/mug.svg. */
  imageUrl?: string | null | undefined;
  /** 1 to 1,000,000. */
  quantity: number;
  /** False for a line that nobody packs: a tip, a gift card, a digital good. */
  requiresShipping?: boolean | null | undefined;
  /** The shop's own code of it, its stock keeping unit. */
  sku?: string | null | undefined;
  /** The tax of the whole line. */
  tax?: string | null | undefined;
  /** What it is called. */
  title: string;
  /** The price of one piece, before discount. */
  unitPrice: string;
  /** Which one, such as its size and colour. */
  variantTitle?: string | null | undefined;
  /** The supplier who ships it. */
  vendor?: string | null | undefined;
};

/** How to sort orders. Orders with equal values are sorted by when they were entered. */
export type OrderSort = {
  /** Which end comes first. */
  direction?: SortDirection;
  /** The value to sort by. */
  field: OrderSortField;
};

/** The field by which orders are sorted. */
export type OrderSortField =
  /** The customer's name; case and accents do not matter. */
  | 'CUSTOMER'
  /** By name. */
  | 'DELIVERY_METHOD'
  /** By the number of pieces. */
  | 'ITEMS'
  /** The order's number, sorted as people count: 999 before 1001. */
  | 'NUMBER'
  /** The payment status, in the order in which money usually moves: PENDING first. */
  | 'PAYMENT_STATUS'
  /** By when the order was placed. */
  | 'PLACED_AT'
  /** The status, in the order of an order's life: UNFULFILLED first. */
  | 'STATUS'
  /** The total as a number, whatever its currency. */
  | 'TOTAL'
  /** By when the order changed last. */
  | 'UPDATED_AT';

/**
 * How much of an order is fulfilled. It is computed from the lines and the cancellation, and never set by hand. Only
 * lines that require shipping count; if no line does, all lines count.
 */
export type OrderStatus =
  /** Cancelled, which is final. */
  | 'CANCELLED'
  /** Nothing is left to fulfil. */
  | 'FULFILLED'
  /** Some pieces are fulfilled, and some are left. */
  | 'PARTIALLY_FULFILLED'
  /** Nothing is fulfilled. */
  | 'UNFULFILLED';

/** How far an order is paid. It is computed from the order's transactions and what is due, and never set by hand. */
export type PaymentStatus =
  /** Something is outstanding. No money of the customer is here, but some is authorised. */
  | 'AUTHORIZED'
  /** Nothing is outstanding, or the order is cancelled, and nothing was given back. */
  | 'PAID'
  /** Something is outstanding. A part was paid and not given back. */
  | 'PARTIALLY_PAID'
  /** Nothing is outstanding, or the order is cancelled, and a part of what was paid was given back. */
  | 'PARTIALLY_REFUNDED'
  /** Something is outstanding. No money of the customer is here or authorised. */
  | 'PENDING'
  /** Nothing is outstanding, or the order is cancelled, and everything that was paid was given back. */
  | 'REFUNDED'
  /** Nothing was ever paid, and the order is cancelled or its authorisation was voided. */
  | 'VOIDED';

/** A payment to record. */
export type RecordPaymentInput = {
  /**
   * The amount that was received: more than zero, with no more decimals than the order's currency has. When it is left out,
   * it is everything outstanding; when nothing is outstanding, it is what refunds have forgiven.
   */
  amount?: string | null | undefined;
  /** Refuse with VERSION_CONFLICT when the order has another version. */
  expectedVersion?: number | null | undefined;
  /** How the money came, e.g. bank transfer; at most 255 characters. */
  gateway?: string | null | undefined;
  /** Sent again with the same key, the same input has one effect. Remembered for 7 days. Also taken from the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /** The order's ID. */
  orderId: string;
  /** When the money came; now when left out. */
  processedAt?: string | null | undefined;
  /** A text by which the payment can be found, e.g. the reference of a bank transfer; at most 255 characters. */
  reference?: string | null | undefined;
};

/** Pieces of one line to refund. */
export type RefundLineInput = {
  /** The line's ID. */
  lineId: string;
  /** From 1 to the pieces of the line that were not refunded. */
  quantity: number;
};

/** A refund to record. */
export type RefundOrderInput = {
  /**
   * The amount that goes back, more than zero and at most what was paid and not refunded. When it is left out, it is what
   * lines and shipping come to; without these, everything that can be refunded.
   */
  amount?: string | null | undefined;
  /** Refuse with VERSION_CONFLICT when the order has another version. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the same input has one effect. Remembered for 7 days. Also taken from the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /**
   * The pieces that the refund is for, each line once; at most 500. Pieces come to quantity x unitPrice, less their
   * discount, plus their tax unless prices include it, rounded to the minor unit. The last piece of a line takes what
   * rounding left.
   */
  lines?: Array<RefundLineInput> | null | undefined;
  /** A text that is kept with the transaction; at most 5,000 characters. */
  note?: string | null | undefined;
  /** The order's ID. */
  orderId: string;
  /** A text for the timeline; at most 255 characters. */
  reason?: string | null | undefined;
  /** How much of the amount is for shipping; at most the order's shipping that was not refunded before. */
  shipping?: string | null | undefined;
  /** Whether the customer owes the amount again, e.g. because the money came the wrong way or was recorded by mistake. */
  stillOwed?: boolean | null | undefined;
};

/**
 * The rights of a viewer; each role has those of the roles before it, too. A request that asks for more is refused as
 * FORBIDDEN, before anything of it is done.
 */
export type Role =
  /** May also place and cancel orders, record payments and refunds, and manage tokens. */
  | 'ADMIN'
  /** May also edit and fulfil orders, take fulfillments back, change tracking and comment. */
  | 'STAFF'
  /** May read everything but tokens. */
  | 'VIEWER';

/** The direction of a sort. */
export type SortDirection =
  /** The smallest, earliest or first in the alphabet comes first. */
  | 'ASC'
  /** The largest, latest or last in the alphabet comes first. */
  | 'DESC';

/** The kinds of timeline entries. */
export type TimelineKind =
  /** The order was cancelled. */
  | 'CANCELLED'
  /** A comment was written. */
  | 'COMMENTED'
  /** The order was edited. */
  | 'EDITED'
  /** Lines, or parts of them, were fulfilled. */
  | 'FULFILLED'
  /** A fulfillment was taken back. */
  | 'FULFILLMENT_CANCELLED'
  /** The order came with an import. */
  | 'IMPORTED'
  /** All that was outstanding was received. */
  | 'MARKED_AS_PAID'
  /** Money was received. */
  | 'PAYMENT_RECORDED'
  /** The order was placed. */
  | 'PLACED'
  /** Money went back to the customer. */
  | 'REFUNDED'
  /** The tracking numbers of a fulfillment were replaced. */
  | 'TRACKING_UPDATED';

/** A tracking number to store. Texts are at most 255 characters long unless said otherwise. */
export type TrackingInput = {
  /** The company that carries it, such as DHL. */
  carrier?: string | null | undefined;
  /** The carrier's number of the parcel. */
  number: string;
  /** A web address, at most 2,048 characters. */
  url?: string | null | undefined;
};

/** How money moved, or that it was promised or let go. */
export type TransactionKind =
  /** The customer's bank promised money, which was not taken yet. */
  | 'AUTHORIZATION'
  /** Money that had been promised was taken. */
  | 'CAPTURE'
  /** Money was given back. */
  | 'REFUND'
  /** Money was paid at once. */
  | 'SALE'
  /** Money that had been promised was let go. */
  | 'VOID';

/**
 * An edit of an order. A field that is left out stays as it is, and null clears it. An amount that is left out or null
 * changes in proportion to the others: half the pieces of a line have half its discount and tax. Send 0 to clear an amount.
 */
export type UpdateOrderInput = {
  /** Lines to add behind the others. An order has at most 500 lines. */
  addLines?: Array<OrderLineInput> | null | undefined;
  /** These attributes replace all that the order has; at most 50. */
  attributes?: Array<AttributeInput> | null | undefined;
  /** In place of the one that is there, as a whole. */
  billingAddress?: AddressInput | null | undefined;
  /** At most 255 characters. */
  deliveryMethod?: string | null | undefined;
  /** The new sum of all discounts, the lines' own included. */
  discount?: string | null | undefined;
  /** At most 255 characters. */
  email?: string | null | undefined;
  /** The version that the caller has seen. The change is refused with VERSION_CONFLICT when the order has another version. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the same input has one effect. Remembered for 7 days. Also taken from the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /** New figures of lines. Lines that are not named here stay as they are. */
  lines?: Array<OrderLineEdit> | null | undefined;
  /** At most 5,000 characters. */
  note?: string | null | undefined;
  /** The order's ID. */
  orderId: string;
  /** At most 255 characters. */
  phone?: string | null | undefined;
  /** What shipping costs. */
  shipping?: string | null | undefined;
  /** In place of the one that is there, as a whole. */
  shippingAddress?: AddressInput | null | undefined;
  /** In place of those that are there; at most 50. */
  tags?: Array<string> | null | undefined;
  /** The new sum of all taxes, the lines' own included. */
  tax?: string | null | undefined;
};

/** New tracking numbers, which replace all that a fulfillment has. */
export type UpdateTrackingInput = {
  /** Refuse with VERSION_CONFLICT when the order has another version. */
  expectedVersion?: number | null | undefined;
  /** The fulfillment's ID. */
  fulfillmentId: string;
  /** Sent again with the same key, the same input has one effect. Remembered for 7 days. Also taken from the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /** The order's ID. */
  orderId: string;
  /** At most 10 tracking numbers; an empty list removes all. */
  tracking: Array<TrackingInput>;
};

/** The reason of a refusal, for programs. The list is closed: clients may switch on it. */
export type UserErrorCode =
  /** The amount is more than what was paid and not refunded. */
  | 'AMOUNT_EXCEEDS_PAID'
  /** The same line is named twice. */
  | 'DUPLICATE_LINE'
  /** Another token that is not revoked has this name. */
  | 'DUPLICATE_NAME'
  /** Another order has this number. */
  | 'DUPLICATE_NUMBER'
  /** Another order has this source and sourceId. */
  | 'DUPLICATE_SOURCE'
  /** The fulfillment is cancelled already. */
  | 'FULFILLMENT_ALREADY_CANCELLED'
  /** The order has no fulfillment with this ID. */
  | 'FULFILLMENT_NOT_FOUND'
  /** The idempotency key was used before with other input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The value cannot be read, or is not allowed here. */
  | 'INVALID'
  /** The order has no line with this ID. */
  | 'LINE_NOT_FOUND'
  /** The order has no items. */
  | 'NOTHING_TO_FULFILL'
  /** Nothing was paid, or everything was given back. */
  | 'NOTHING_TO_REFUND'
  /** Nothing is outstanding, and refunds have forgiven nothing. */
  | 'ORDER_ALREADY_PAID'
  /** The order is cancelled, which is final. */
  | 'ORDER_CANCELLED'
  /** The order, or part of it, is fulfilled. Cancel the fulfillment first. */
  | 'ORDER_FULFILLED'
  /** There is no order with this ID. */
  | 'ORDER_NOT_FOUND'
  /** Nothing of the order is fulfilled. */
  | 'ORDER_NOT_FULFILLED'
  /** The order is not paid in full; allowUnpaid overrules this. */
  | 'ORDER_UNPAID'
  /** The quantity is less than what is fulfilled of the line. */
  | 'QUANTITY_BELOW_FULFILLED'
  /** The quantity is more than the pieces of the line that were not refunded. */
  | 'QUANTITY_EXCEEDS_REFUNDABLE'
  /** The quantity is more than what can still be fulfilled of the line. */
  | 'QUANTITY_EXCEEDS_UNFULFILLED'
  /** The value is missing. */
  | 'REQUIRED'
  /** There is no token with this ID. */
  | 'TOKEN_NOT_FOUND'
  /** The text or the list is too long. */
  | 'TOO_LONG'
  /** The order was changed since you read it; payload.order is the order as it is now. */
  | 'VERSION_CONFLICT';

export type StatusChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type StatusChangesSubscription = { orderStatusChanged: { cursor: string, previousStatus: OrderStatus, status: OrderStatus, order: { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string } | null, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null } | null, total: { amount: string, currencyCode: string }, payment: { outstanding: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> }, entry: { id: string, kind: TimelineKind, actor: { kind: ActorKind, name: string } }, notification: { title: string, message: string } } };

export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EventsSubscription = { orderEvents: { cursor: string, order: { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string } | null, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null } | null, total: { amount: string, currencyCode: string }, payment: { outstanding: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> }, entry: { id: string, sequence: number, kind: TimelineKind, at: string, message: string, actor: { kind: ActorKind, name: string }, changes: Array<{ field: string, figure: LineFigure | null }> } } };

export type RefusalFieldsFragment = { code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> };

export type MeFragment = { id: string, name: string, role: Role };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { id: string, name: string, role: Role } };

export type MarkAsPaidMutationVariables = Exact<{
  input: MarkOrderAsPaidInput;
}>;


export type MarkAsPaidMutation = { markOrderAsPaid: { order: { source: string | null, sourceId: string | null, cancelledAt: string | null, cancelReason: CancelReason | null, email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string, email: string | null, phone: string | null, orderCount: number } | null, payment: { taxesIncluded: boolean, subtotal: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, due: { amount: string, currencyCode: string }, paid: { amount: string, currencyCode: string }, transactions: Array<{ id: string, kind: TransactionKind, gateway: string | null, reference: string | null, processedAt: string, stillOwed: boolean, note: string | null, amount: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type RecordPaymentMutationVariables = Exact<{
  input: RecordPaymentInput;
}>;


export type RecordPaymentMutation = { recordPayment: { order: { source: string | null, sourceId: string | null, cancelledAt: string | null, cancelReason: CancelReason | null, email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string, email: string | null, phone: string | null, orderCount: number } | null, payment: { taxesIncluded: boolean, subtotal: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, due: { amount: string, currencyCode: string }, paid: { amount: string, currencyCode: string }, transactions: Array<{ id: string, kind: TransactionKind, gateway: string | null, reference: string | null, processedAt: string, stillOwed: boolean, note: string | null, amount: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type RefundPreviewQueryVariables = Exact<{
  input: RefundOrderInput;
}>;


export type RefundPreviewQuery = { refundPreview: { amount: { amount: string, currencyCode: string } | null, outstandingAfter: { amount: string, currencyCode: string } | null, overpaidAfter: { amount: string, currencyCode: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type UpdatePreviewQueryVariables = Exact<{
  input: UpdateOrderInput;
}>;


export type UpdatePreviewQuery = { updatePreview: { payment: { discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, outstanding: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type RefundMutationVariables = Exact<{
  input: RefundOrderInput;
}>;


export type RefundMutation = { refundOrder: { order: { source: string | null, sourceId: string | null, cancelledAt: string | null, cancelReason: CancelReason | null, email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string, email: string | null, phone: string | null, orderCount: number } | null, payment: { taxesIncluded: boolean, subtotal: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, due: { amount: string, currencyCode: string }, paid: { amount: string, currencyCode: string }, transactions: Array<{ id: string, kind: TransactionKind, gateway: string | null, reference: string | null, processedAt: string, stillOwed: boolean, note: string | null, amount: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type AddressFieldsFragment = { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> };

export type MoneyFieldsFragment = { amount: string, currencyCode: string };

export type LineFieldsFragment = { id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } };

export type FulfillmentFieldsFragment = { id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> };

export type EntryFieldsFragment = { id: string, sequence: number, kind: TimelineKind, at: string, message: string, quantity: number | null, reason: string | null, actor: { kind: ActorKind, name: string }, fulfillment: { id: string, name: string } | null, amount: { amount: string, currencyCode: string } | null, params: Array<{ name: string, value: string }>, changes: Array<{ field: string, figure: LineFigure | null, before: string | null, after: string | null }> };

export type OrderToShipFragment = { email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, payment: { outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, transactions: Array<{ id: string, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, overpaid: { amount: string, currencyCode: string } }, customer: { id: string, name: string } | null, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> };

export type OrderInFullFragment = { source: string | null, sourceId: string | null, cancelledAt: string | null, cancelReason: CancelReason | null, email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string, email: string | null, phone: string | null, orderCount: number } | null, payment: { taxesIncluded: boolean, subtotal: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, due: { amount: string, currencyCode: string }, paid: { amount: string, currencyCode: string }, transactions: Array<{ id: string, kind: TransactionKind, gateway: string | null, reference: string | null, processedAt: string, stillOwed: boolean, note: string | null, amount: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> };

export type OrderDetailsQueryVariables = Exact<{
  number: string;
}>;


export type OrderDetailsQuery = { eventCursor: string, orderByNumber: { source: string | null, sourceId: string | null, cancelledAt: string | null, cancelReason: CancelReason | null, email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, timeline: { nodes: Array<{ id: string, sequence: number, kind: TimelineKind, at: string, message: string, quantity: number | null, reason: string | null, actor: { kind: ActorKind, name: string }, fulfillment: { id: string, name: string } | null, amount: { amount: string, currencyCode: string } | null, params: Array<{ name: string, value: string }>, changes: Array<{ field: string, figure: LineFigure | null, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, customer: { id: string, name: string, email: string | null, phone: string | null, orderCount: number } | null, payment: { taxesIncluded: boolean, subtotal: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, due: { amount: string, currencyCode: string }, paid: { amount: string, currencyCode: string }, transactions: Array<{ id: string, kind: TransactionKind, gateway: string | null, reference: string | null, processedAt: string, stillOwed: boolean, note: string | null, amount: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, viewer: { id: string, name: string, role: Role } };

export type EarlierEntriesQueryVariables = Exact<{
  id: string;
  after: string;
}>;


export type EarlierEntriesQuery = { order: { id: string, timeline: { nodes: Array<{ id: string, sequence: number, kind: TimelineKind, at: string, message: string, quantity: number | null, reason: string | null, actor: { kind: ActorKind, name: string }, fulfillment: { id: string, name: string } | null, amount: { amount: string, currencyCode: string } | null, params: Array<{ name: string, value: string }>, changes: Array<{ field: string, figure: LineFigure | null, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type NeighboursQueryVariables = Exact<{
  cursor: string;
  search?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort?: OrderSort | null | undefined;
}>;


export type NeighboursQuery = { previous: { edges: Array<{ cursor: string, node: { id: string, number: string } }> }, next: { edges: Array<{ cursor: string, node: { id: string, number: string } }> } };

export type NeighboursInTimeQueryVariables = Exact<{
  placedAt: string;
}>;


export type NeighboursInTimeQuery = { newer: { edges: Array<{ node: { id: string, number: string } }> }, older: { edges: Array<{ node: { id: string, number: string } }> } };

export type UpdateOrderMutationVariables = Exact<{
  input: UpdateOrderInput;
}>;


export type UpdateOrderMutation = { updateOrder: { order: { source: string | null, sourceId: string | null, cancelledAt: string | null, cancelReason: CancelReason | null, email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string, email: string | null, phone: string | null, orderCount: number } | null, payment: { taxesIncluded: boolean, subtotal: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, due: { amount: string, currencyCode: string }, paid: { amount: string, currencyCode: string }, transactions: Array<{ id: string, kind: TransactionKind, gateway: string | null, reference: string | null, processedAt: string, stillOwed: boolean, note: string | null, amount: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type CancelFulfillmentMutationVariables = Exact<{
  input: CancelFulfillmentInput;
}>;


export type CancelFulfillmentMutation = { cancelFulfillment: { order: { source: string | null, sourceId: string | null, cancelledAt: string | null, cancelReason: CancelReason | null, email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, timeline: { nodes: Array<{ id: string, sequence: number, kind: TimelineKind, at: string, message: string, quantity: number | null, reason: string | null, actor: { kind: ActorKind, name: string }, fulfillment: { id: string, name: string } | null, amount: { amount: string, currencyCode: string } | null, params: Array<{ name: string, value: string }>, changes: Array<{ field: string, figure: LineFigure | null, before: string | null, after: string | null }> }> }, customer: { id: string, name: string, email: string | null, phone: string | null, orderCount: number } | null, payment: { taxesIncluded: boolean, subtotal: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, due: { amount: string, currencyCode: string }, paid: { amount: string, currencyCode: string }, transactions: Array<{ id: string, kind: TransactionKind, gateway: string | null, reference: string | null, processedAt: string, stillOwed: boolean, note: string | null, amount: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, notification: { title: string, message: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type UpdateTrackingMutationVariables = Exact<{
  input: UpdateTrackingInput;
}>;


export type UpdateTrackingMutation = { updateTracking: { order: { source: string | null, sourceId: string | null, cancelledAt: string | null, cancelReason: CancelReason | null, email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string, email: string | null, phone: string | null, orderCount: number } | null, payment: { taxesIncluded: boolean, subtotal: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, due: { amount: string, currencyCode: string }, paid: { amount: string, currencyCode: string }, transactions: Array<{ id: string, kind: TransactionKind, gateway: string | null, reference: string | null, processedAt: string, stillOwed: boolean, note: string | null, amount: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder: { order: { source: string | null, sourceId: string | null, cancelledAt: string | null, cancelReason: CancelReason | null, email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, timeline: { nodes: Array<{ id: string, sequence: number, kind: TimelineKind, at: string, message: string, quantity: number | null, reason: string | null, actor: { kind: ActorKind, name: string }, fulfillment: { id: string, name: string } | null, amount: { amount: string, currencyCode: string } | null, params: Array<{ name: string, value: string }>, changes: Array<{ field: string, figure: LineFigure | null, before: string | null, after: string | null }> }> }, customer: { id: string, name: string, email: string | null, phone: string | null, orderCount: number } | null, payment: { taxesIncluded: boolean, subtotal: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, due: { amount: string, currencyCode: string }, paid: { amount: string, currencyCode: string }, transactions: Array<{ id: string, kind: TransactionKind, gateway: string | null, reference: string | null, processedAt: string, stillOwed: boolean, note: string | null, amount: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type AddCommentMutationVariables = Exact<{
  input: AddOrderCommentInput;
}>;


export type AddCommentMutation = { addOrderComment: { order: { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string } | null, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null } | null, total: { amount: string, currencyCode: string }, payment: { outstanding: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, entry: { id: string, sequence: number, kind: TimelineKind, at: string, message: string, quantity: number | null, reason: string | null, actor: { kind: ActorKind, name: string }, fulfillment: { id: string, name: string } | null, amount: { amount: string, currencyCode: string } | null, params: Array<{ name: string, value: string }>, changes: Array<{ field: string, figure: LineFigure | null, before: string | null, after: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type OrderToFulfillQueryVariables = Exact<{
  number: string;
}>;


export type OrderToFulfillQuery = { eventCursor: string, orderByNumber: { email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, timeline: { nodes: Array<{ id: string, sequence: number, kind: TimelineKind, at: string, message: string, quantity: number | null, reason: string | null, actor: { kind: ActorKind, name: string }, fulfillment: { id: string, name: string } | null, amount: { amount: string, currencyCode: string } | null, params: Array<{ name: string, value: string }>, changes: Array<{ field: string, figure: LineFigure | null, before: string | null, after: string | null }> }> }, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, payment: { outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, transactions: Array<{ id: string, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, overpaid: { amount: string, currencyCode: string } }, customer: { id: string, name: string } | null, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, viewer: { id: string, name: string, role: Role } };

export type FulfillOrderMutationVariables = Exact<{
  input: FulfillOrderInput;
}>;


export type FulfillOrderMutation = { fulfillOrder: { order: { source: string | null, sourceId: string | null, cancelledAt: string | null, cancelReason: CancelReason | null, email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string, email: string | null, phone: string | null, orderCount: number } | null, payment: { taxesIncluded: boolean, subtotal: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, shipping: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, due: { amount: string, currencyCode: string }, paid: { amount: string, currencyCode: string }, transactions: Array<{ id: string, kind: TransactionKind, gateway: string | null, reference: string | null, processedAt: string, stillOwed: boolean, note: string | null, amount: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, fulfillment: { id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> } | null, notification: { title: string, message: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> } };

export type OrderRowFragment = { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string } | null, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null } | null, total: { amount: string, currencyCode: string }, payment: { outstanding: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> };

export type OrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  search?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort?: OrderSort | null | undefined;
}>;


export type OrdersQuery = { eventCursor: string, orders: { edges: Array<{ cursor: string, node: { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string } | null, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null } | null, total: { amount: string, currencyCode: string }, payment: { outstanding: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { count: number, precision: CountPrecision } } };

export type StatusCountsQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;


export type StatusCountsQuery = { orderStatusCounts: Array<{ status: OrderStatus, count: { count: number, precision: CountPrecision } }> };

export type FilterWordsQueryVariables = Exact<{ [key: string]: never; }>;


export type FilterWordsQuery = { orders: { nodes: Array<{ id: string, deliveryMethod: string | null, tags: Array<string> }> } };

export type FulfillOrdersMutationVariables = Exact<{
  input: FulfillOrdersInput;
}>;


export type FulfillOrdersMutation = { fulfillOrders: { results: Array<{ order: { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, timeline: { nodes: Array<{ id: string, sequence: number, kind: TimelineKind, at: string, message: string, quantity: number | null, reason: string | null, actor: { kind: ActorKind, name: string }, fulfillment: { id: string, name: string } | null, amount: { amount: string, currencyCode: string } | null, params: Array<{ name: string, value: string }>, changes: Array<{ field: string, figure: LineFigure | null, before: string | null, after: string | null }> }> }, customer: { id: string, name: string } | null, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null } | null, total: { amount: string, currencyCode: string }, payment: { outstanding: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, fulfillment: { id: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string, params: Array<{ name: string, value: string }> }> }> } };

export type TakeBackMutationVariables = Exact<{
  input: CancelFulfillmentInput;
}>;


export type TakeBackMutation = { cancelFulfillment: { order: { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, customer: { id: string, name: string } | null, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null } | null, total: { amount: string, currencyCode: string }, payment: { outstanding: { amount: string, currencyCode: string }, overpaid: { amount: string, currencyCode: string } }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } };

export type PackingSlipQueryVariables = Exact<{
  id: string;
}>;


export type PackingSlipQuery = { order: { email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, payment: { outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, transactions: Array<{ id: string, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, overpaid: { amount: string, currencyCode: string } }, customer: { id: string, name: string } | null, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null };

export type PackingSlipByNumberQueryVariables = Exact<{
  number: string;
}>;


export type PackingSlipByNumberQuery = { order: { email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, payment: { outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, transactions: Array<{ id: string, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, overpaid: { amount: string, currencyCode: string } }, customer: { id: string, name: string } | null, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> } | null };

export type SlipFieldsFragment = { email: string | null, phone: string | null, note: string | null, id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, placedAt: string, updatedAt: string, itemCount: number, deliveryMethod: string | null, tags: Array<string>, fulfillments: Array<{ id: string, name: string, status: FulfillmentStatus, createdAt: string, cancelledAt: string | null, createdBy: { kind: ActorKind, name: string }, cancelledBy: { kind: ActorKind, name: string } | null, tracking: Array<{ number: string, carrier: string | null, url: string | null }>, lines: Array<{ quantity: number, orderLine: { id: string, title: string, variantTitle: string | null, sku: string | null, requiresShipping: boolean, attributes: Array<{ name: string, value: string }> } }> }>, attributes: Array<{ name: string, value: string }>, shippingAddress: { name: string | null, line1: string | null, line2: string | null, city: string | null, postalCode: string | null, countryCode: string | null, company: string | null, region: string | null, phone: string | null, formatted: Array<string> } | null, billingAddress: { name: string | null, company: string | null, line1: string | null, line2: string | null, city: string | null, region: string | null, postalCode: string | null, countryCode: string | null, phone: string | null, formatted: Array<string> } | null, lines: Array<{ id: string, title: string, variantTitle: string | null, sku: string | null, vendor: string | null, imageUrl: string | null, quantity: number, fulfilledQuantity: number, unfulfilledQuantity: number, refundedQuantity: number, requiresShipping: boolean, attributes: Array<{ name: string, value: string }>, unitPrice: { amount: string, currencyCode: string }, total: { amount: string, currencyCode: string }, discount: { amount: string, currencyCode: string }, tax: { amount: string, currencyCode: string } }>, payment: { outstanding: { amount: string, currencyCode: string }, refunded: { amount: string, currencyCode: string }, transactions: Array<{ id: string, lines: Array<{ quantity: number, orderLine: { id: string, title: string } }> }>, overpaid: { amount: string, currencyCode: string } }, customer: { id: string, name: string } | null, total: { amount: string, currencyCode: string }, actions: Array<{ name: OrderActionName, allowed: boolean, code: UserErrorCode | null, reason: string | null, params: Array<{ name: string, value: string }> }> };

export type NextToFulfillQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort?: OrderSort | null | undefined;
}>;


export type NextToFulfillQuery = { orders: { edges: Array<{ cursor: string, node: { id: string, number: string, itemCount: number } }> } };

export type SinceQueryVariables = Exact<{
  id: string;
}>;


export type SinceQuery = { order: { id: string, version: number, timeline: { nodes: Array<{ id: string, sequence: number, kind: TimelineKind, at: string, message: string, quantity: number | null, reason: string | null, actor: { kind: ActorKind, name: string }, fulfillment: { id: string, name: string } | null, amount: { amount: string, currencyCode: string } | null, params: Array<{ name: string, value: string }>, changes: Array<{ field: string, figure: LineFigure | null, before: string | null, after: string | null }> }> } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RefusalFieldsFragmentDoc = new TypedDocumentString(`
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
    `, {"fragmentName":"RefusalFields"}) as unknown as TypedDocumentString<RefusalFieldsFragment, unknown>;
export const MeFragmentDoc = new TypedDocumentString(`
    fragment Me on Viewer {
  id
  name
  role
}
    `, {"fragmentName":"Me"}) as unknown as TypedDocumentString<MeFragment, unknown>;
export const EntryFieldsFragmentDoc = new TypedDocumentString(`
    fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
    `, {"fragmentName":"EntryFields"}) as unknown as TypedDocumentString<EntryFieldsFragment, unknown>;
export const OrderRowFragmentDoc = new TypedDocumentString(`
    fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}
    `, {"fragmentName":"OrderRow"}) as unknown as TypedDocumentString<OrderRowFragment, unknown>;
export const AddressFieldsFragmentDoc = new TypedDocumentString(`
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
    `, {"fragmentName":"AddressFields"}) as unknown as TypedDocumentString<AddressFieldsFragment, unknown>;
export const MoneyFieldsFragmentDoc = new TypedDocumentString(`
    fragment MoneyFields on Money {
  amount
  currencyCode
}
    `, {"fragmentName":"MoneyFields"}) as unknown as TypedDocumentString<MoneyFieldsFragment, unknown>;
export const LineFieldsFragmentDoc = new TypedDocumentString(`
    fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
    fragment MoneyFields on Money {
  amount
  currencyCode
}`, {"fragmentName":"LineFields"}) as unknown as TypedDocumentString<LineFieldsFragment, unknown>;
export const OrderToShipFragmentDoc = new TypedDocumentString(`
    fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`, {"fragmentName":"OrderToShip"}) as unknown as TypedDocumentString<OrderToShipFragment, unknown>;
export const FulfillmentFieldsFragmentDoc = new TypedDocumentString(`
    fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
    `, {"fragmentName":"FulfillmentFields"}) as unknown as TypedDocumentString<FulfillmentFieldsFragment, unknown>;
export const OrderInFullFragmentDoc = new TypedDocumentString(`
    fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`, {"fragmentName":"OrderInFull"}) as unknown as TypedDocumentString<OrderInFullFragment, unknown>;
export const SlipFieldsFragmentDoc = new TypedDocumentString(`
    fragment SlipFields on Order {
  ...OrderToShip
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`, {"fragmentName":"SlipFields"}) as unknown as TypedDocumentString<SlipFieldsFragment, unknown>;
export const StatusChangesDocument = new TypedDocumentString(`
    subscription StatusChanges($after: String) {
  orderStatusChanged(after: $after) {
    cursor
    previousStatus
    status
    order {
      ...OrderRow
    }
    entry {
      id
      kind
      actor {
        kind
        name
      }
    }
    notification {
      title
      message
    }
  }
}
    fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<StatusChangesSubscription, StatusChangesSubscriptionVariables>;
export const EventsDocument = new TypedDocumentString(`
    subscription Events($after: String) {
  orderEvents(after: $after) {
    cursor
    order {
      ...OrderRow
    }
    entry {
      id
      sequence
      kind
      at
      message
      actor {
        kind
        name
      }
      changes {
        field
        figure
      }
    }
  }
}
    fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<EventsSubscription, EventsSubscriptionVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  viewer {
    ...Me
  }
}
    fragment Me on Viewer {
  id
  name
  role
}`) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const MarkAsPaidDocument = new TypedDocumentString(`
    mutation MarkAsPaid($input: MarkOrderAsPaidInput!) {
  markOrderAsPaid(input: $input) {
    order {
      ...OrderInFull
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<MarkAsPaidMutation, MarkAsPaidMutationVariables>;
export const RecordPaymentDocument = new TypedDocumentString(`
    mutation RecordPayment($input: RecordPaymentInput!) {
  recordPayment(input: $input) {
    order {
      ...OrderInFull
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<RecordPaymentMutation, RecordPaymentMutationVariables>;
export const RefundPreviewDocument = new TypedDocumentString(`
    query RefundPreview($input: RefundOrderInput!) {
  refundPreview(input: $input) {
    amount {
      ...MoneyFields
    }
    outstandingAfter {
      ...MoneyFields
    }
    overpaidAfter {
      ...MoneyFields
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment MoneyFields on Money {
  amount
  currencyCode
}`) as unknown as TypedDocumentString<RefundPreviewQuery, RefundPreviewQueryVariables>;
export const UpdatePreviewDocument = new TypedDocumentString(`
    query UpdatePreview($input: UpdateOrderInput!) {
  updatePreview(input: $input) {
    payment {
      discount {
        ...MoneyFields
      }
      shipping {
        ...MoneyFields
      }
      tax {
        ...MoneyFields
      }
      total {
        ...MoneyFields
      }
      outstanding {
        ...MoneyFields
      }
      overpaid {
        ...MoneyFields
      }
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment MoneyFields on Money {
  amount
  currencyCode
}`) as unknown as TypedDocumentString<UpdatePreviewQuery, UpdatePreviewQueryVariables>;
export const RefundDocument = new TypedDocumentString(`
    mutation Refund($input: RefundOrderInput!) {
  refundOrder(input: $input) {
    order {
      ...OrderInFull
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<RefundMutation, RefundMutationVariables>;
export const OrderDetailsDocument = new TypedDocumentString(`
    query OrderDetails($number: String!) {
  orderByNumber(number: $number) {
    ...OrderInFull
    timeline(first: 25) {
      nodes {
        ...EntryFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  eventCursor
  viewer {
    ...Me
  }
}
    fragment Me on Viewer {
  id
  name
  role
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<OrderDetailsQuery, OrderDetailsQueryVariables>;
export const EarlierEntriesDocument = new TypedDocumentString(`
    query EarlierEntries($id: ID!, $after: String!) {
  order(id: $id) {
    id
    timeline(first: 100, after: $after) {
      nodes {
        ...EntryFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}`) as unknown as TypedDocumentString<EarlierEntriesQuery, EarlierEntriesQueryVariables>;
export const NeighboursDocument = new TypedDocumentString(`
    query Neighbours($cursor: String!, $search: String, $filter: OrderFilter, $sort: OrderSort) {
  previous: orders(
    last: 1
    before: $cursor
    search: $search
    filter: $filter
    sort: $sort
  ) {
    edges {
      cursor
      node {
        id
        number
      }
    }
  }
  next: orders(
    first: 1
    after: $cursor
    search: $search
    filter: $filter
    sort: $sort
  ) {
    edges {
      cursor
      node {
        id
        number
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NeighboursQuery, NeighboursQueryVariables>;
export const NeighboursInTimeDocument = new TypedDocumentString(`
    query NeighboursInTime($placedAt: DateTime!) {
  newer: orders(
    first: 2
    filter: {placedAfter: $placedAt}
    sort: {field: PLACED_AT, direction: ASC}
  ) {
    edges {
      node {
        id
        number
      }
    }
  }
  older: orders(first: 1, filter: {placedBefore: $placedAt}) {
    edges {
      node {
        id
        number
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NeighboursInTimeQuery, NeighboursInTimeQueryVariables>;
export const UpdateOrderDocument = new TypedDocumentString(`
    mutation UpdateOrder($input: UpdateOrderInput!) {
  updateOrder(input: $input) {
    order {
      ...OrderInFull
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<UpdateOrderMutation, UpdateOrderMutationVariables>;
export const CancelFulfillmentDocument = new TypedDocumentString(`
    mutation CancelFulfillment($input: CancelFulfillmentInput!) {
  cancelFulfillment(input: $input) {
    order {
      ...OrderInFull
      timeline(first: 1) {
        nodes {
          ...EntryFields
        }
      }
    }
    notification {
      title
      message
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<CancelFulfillmentMutation, CancelFulfillmentMutationVariables>;
export const UpdateTrackingDocument = new TypedDocumentString(`
    mutation UpdateTracking($input: UpdateTrackingInput!) {
  updateTracking(input: $input) {
    order {
      ...OrderInFull
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<UpdateTrackingMutation, UpdateTrackingMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    order {
      ...OrderInFull
      timeline(first: 1) {
        nodes {
          ...EntryFields
        }
      }
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const AddCommentDocument = new TypedDocumentString(`
    mutation AddComment($input: AddOrderCommentInput!) {
  addOrderComment(input: $input) {
    order {
      ...OrderRow
    }
    entry {
      ...EntryFields
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<AddCommentMutation, AddCommentMutationVariables>;
export const OrderToFulfillDocument = new TypedDocumentString(`
    query OrderToFulfill($number: String!) {
  orderByNumber(number: $number) {
    ...OrderToShip
    timeline(first: 10) {
      nodes {
        ...EntryFields
      }
    }
  }
  eventCursor
  viewer {
    ...Me
  }
}
    fragment Me on Viewer {
  id
  name
  role
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<OrderToFulfillQuery, OrderToFulfillQueryVariables>;
export const FulfillOrderDocument = new TypedDocumentString(`
    mutation FulfillOrder($input: FulfillOrderInput!) {
  fulfillOrder(input: $input) {
    order {
      ...OrderInFull
    }
    fulfillment {
      ...FulfillmentFields
    }
    notification {
      title
      message
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<FulfillOrderMutation, FulfillOrderMutationVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($first: Int, $after: String, $last: Int, $before: String, $search: String, $filter: OrderFilter, $sort: OrderSort) {
  orders(
    first: $first
    after: $after
    last: $last
    before: $before
    search: $search
    filter: $filter
    sort: $sort
  ) {
    edges {
      cursor
      node {
        ...OrderRow
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount {
      count
      precision
    }
  }
  eventCursor
}
    fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const StatusCountsDocument = new TypedDocumentString(`
    query StatusCounts($search: String, $filter: OrderFilter) {
  orderStatusCounts(search: $search, filter: $filter) {
    status
    count {
      count
      precision
    }
  }
}
    `) as unknown as TypedDocumentString<StatusCountsQuery, StatusCountsQueryVariables>;
export const FilterWordsDocument = new TypedDocumentString(`
    query FilterWords {
  orders(first: 100) {
    nodes {
      id
      deliveryMethod
      tags
    }
  }
}
    `) as unknown as TypedDocumentString<FilterWordsQuery, FilterWordsQueryVariables>;
export const FulfillOrdersDocument = new TypedDocumentString(`
    mutation FulfillOrders($input: FulfillOrdersInput!) {
  fulfillOrders(input: $input) {
    results {
      order {
        ...OrderRow
        timeline(first: 1) {
          nodes {
            ...EntryFields
          }
        }
      }
      fulfillment {
        id
      }
      userErrors {
        ...RefusalFields
      }
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<FulfillOrdersMutation, FulfillOrdersMutationVariables>;
export const TakeBackDocument = new TypedDocumentString(`
    mutation TakeBack($input: CancelFulfillmentInput!) {
  cancelFulfillment(input: $input) {
    order {
      ...OrderRow
    }
    userErrors {
      code
      message
    }
  }
}
    fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`) as unknown as TypedDocumentString<TakeBackMutation, TakeBackMutationVariables>;
export const PackingSlipDocument = new TypedDocumentString(`
    query PackingSlip($id: ID!) {
  order(id: $id) {
    ...SlipFields
  }
}
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}
fragment SlipFields on Order {
  ...OrderToShip
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}`) as unknown as TypedDocumentString<PackingSlipQuery, PackingSlipQueryVariables>;
export const PackingSlipByNumberDocument = new TypedDocumentString(`
    query PackingSlipByNumber($number: String!) {
  order: orderByNumber(number: $number) {
    ...SlipFields
  }
}
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}
fragment SlipFields on Order {
  ...OrderToShip
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}`) as unknown as TypedDocumentString<PackingSlipByNumberQuery, PackingSlipByNumberQueryVariables>;
export const NextToFulfillDocument = new TypedDocumentString(`
    query NextToFulfill($after: String, $search: String, $filter: OrderFilter, $sort: OrderSort) {
  orders(first: 20, after: $after, search: $search, filter: $filter, sort: $sort) {
    edges {
      cursor
      node {
        id
        number
        itemCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NextToFulfillQuery, NextToFulfillQueryVariables>;
export const SinceDocument = new TypedDocumentString(`
    query Since($id: ID!) {
  order(id: $id) {
    id
    version
    timeline(first: 25) {
      nodes {
        ...EntryFields
      }
    }
  }
}
    fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}`) as unknown as TypedDocumentString<SinceQuery, SinceQueryVariables>;