import type { PaymentStatus, TransactionKind } from '../../generated/graphql';
import { withAmount } from '../said';
import { parts as common } from './parts';
import { many } from './words';

/** What the page of an order says. */
export const details = {
  details: {
    title: (number: string) => `Order #${number}`,
    page: 'Order Details',
    back: 'Orders',
    previous: 'Previous order',
    next: 'Next order',
    markFulfilled: 'Mark As Fulfilled',
    cancelFulfillment: 'Cancel Fulfillment',
    edit: 'Edit',
    more: 'More Actions',
    cancel: 'Cancel',
    markPaid: 'Mark as paid',
    recordPayment: 'Record payment',
    refund: 'Refund',
    slip: 'Print packing slip',
    slipOf: (name: string) => `Packing slip of ${name}`,
    items: 'Items',
    payment: 'Payment',
    timeline: 'Timeline',
    customer: 'Customer',
    shipping: 'Shipping address',
    billing: 'Billing address',
    sameAsShipping: 'Same as shipping address',
    note: 'Note',
    tags: 'Tags',
    source: 'Source',
    placed: (when: string) => `Placed ${when}`,
    notFound: (number: string) => `There is no order #${number}`,
    notFoundHint: 'It may belong to another store, or the number has a typing error.',
    searchFor: (text: string) => `Search for ${text}`,
    failed: 'The order could not be loaded',
    orderCount: (n: number) => (n === 1 ? 'Their only order' : many(n, 'order', 'orders')),
    guest: 'No customer record',
    noAddress: 'None given',
    noteAbove: 'It stands above.',
    noNote: 'No note',
    noTags: 'No tags',
    annotate: { contact: 'Edit e-mail and phone', note: 'Edit note', tags: 'Edit tags' },
    sku: 'SKU',
    quantity: 'Quantity',
    refundedPieces: (n: number) => `${n} refunded`,
    notShipped: 'Does not ship',
    attributes: 'Attributes',
    fulfilledOf: (done: number, of: number) => `${done} of ${of} fulfilled`,
    fulfillments: 'Fulfillments',
    fulfilledBy: (name: string, when: string) => `${name}, ${when}`,
    takenBack: (name: string, when: string) => `Cancelled by ${name}, ${when}`,
    cancelledFulfillment: 'Cancelled',
    active: 'Fulfilled',
    addTracking: 'Add tracking',
    editTracking: 'Edit tracking',
    cancelledOn: (reason: string, when: string) => `Cancelled ${when}. Reason: ${reason}.`,
    copyAddress: 'Copy address',
    addressCopied: 'Address copied.',
  },
  pay: {
    subtotal: 'Subtotal',
    discount: 'Discount',
    shipping: 'Shipping',
    tax: 'Tax',
    taxIncluded: 'Tax (included)',
    total: 'Total',
    paid: 'Paid',
    refunded: 'Refunded',
    outstanding: 'Outstanding',
    due: 'Due after refunds',
    overpaid: 'Overpaid',
    stillOwed: 'The customer still owes it.',
    pieces: (n: number, title: string) => `${n} × ${title}`,
    transactions: 'Transactions',
    none: 'No payment yet',
    // Below a heading that says Payment.
    state: (status: PaymentStatus) => common.payment[status].replace('Payment ', ''),
    kind: {
      AUTHORIZATION: 'Authorized',
      CAPTURE: 'Captured',
      SALE: 'Paid',
      REFUND: 'Refunded',
      VOID: 'Voided',
    } satisfies Record<TransactionKind, string>,
  },
  timeline: {
    comment: 'Comment',
    placeholder: 'Leave a comment for your colleagues',
    send: 'Post',
    sending: 'Posting …',
    earlier: 'Show earlier entries',
    before: 'Before',
    after: 'After',
    nothing: 'nothing',
    changes: (n: number) => many(n, 'change', 'changes'),
    field: ({ field }: { field: string }) => {
      if (field.startsWith('line: ')) return field.slice(6);
      return (
        {
          status: 'Status',
          paymentStatus: 'Payment',
          email: 'E-mail',
          phone: 'Phone',
          note: 'Note',
          tags: 'Tags',
          deliveryMethod: 'Delivery method',
          discount: 'Discount',
          shipping: 'Shipping',
          tax: 'Tax',
          total: 'Total',
          due: 'Due',
          paid: 'Paid',
          refunded: 'Refunded',
          attributes: 'Attributes',
          tracking: 'Tracking',
        }[field] ??
        field
          .replace(/^shippingAddress\.?/, 'Shipping address: ')
          .replace(/^billingAddress\.?/, 'Billing address: ')
          .replace('countryCode', 'country')
          .replace('postalCode', 'postal code')
          .replace('line1', 'address')
          .replace('line2', 'address, second line')
          .replace(/: $/, '')
      );
    },
    // The server's own sentence is English, so only its amount is written as the reader's country does.
    sentence: withAmount,
    turned: (from: string, to: string) => `from ${from} to ${to}`,
  },
};
