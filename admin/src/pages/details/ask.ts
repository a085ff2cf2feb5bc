import type { FulfillmentFieldsFragment, OrderDetailsQuery } from '../../generated/graphql';

/** An order as Order Details shows it. */
export type FullOrder = NonNullable<OrderDetailsQuery['orderByNumber']>;

/** What somebody wants to do that needs a dialog. */
export type Ask =
  | { what: 'edit' | 'cancel' | 'cancelFulfillment' | 'refund' | 'markPaid' | 'recordPayment' }
  | { what: 'tracking'; fulfillment: FulfillmentFieldsFragment };

export interface DialogProps {
  order: FullOrder;
  onClose: () => void;
}

/** Under which name an edit that was begun is kept. */
export function editName(orderId: string): string {
  return `edit.${orderId}`;
}

/** Under which name something is kept that was begun to be written on an order. */
export function annotationName(what: string, orderId: string): string {
  return `annotate.${what}.${orderId}`;
}
