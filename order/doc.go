// Package order knows what an order is and what may happen to it.
//
// It is pure: no database, no context, no clock. Package desk asks it before every
// change. The API shows the same answers as the order's actions, so no client has to
// repeat a rule.
//
// The life of an order, computed from what was fulfilled and never set by hand:
//
//	                fulfil some               fulfil the rest
//	UNFULFILLED ─────────────▶ PARTIALLY_FULFILLED ─────────▶ FULFILLED
//	  │  ▲  ▲                      │                             │
//	  │  │  └── cancel fulfillment ┘                             │
//	  │  └───────────────────── cancel fulfillment ──────────────┘
//	  │ cancel order
//	  ▼
//	CANCELLED (final)
//
// An order can be cancelled only while no piece of it is fulfilled: a fulfillment has to
// be cancelled first.
//
// The payment status is computed from the order's transactions in the same way, see
// Facts.PaymentStatus.
//
// # Words
//
// A piece is one unit of a line. Pieces left when they were fulfilled; they remain while
// they can still be fulfilled. Money that was authorised and neither captured nor voided
// is promised. Money that the customer need not pay any more because of a refund is
// forgiven.
//
// A function named CanX returns why X is refused, and nil when it is allowed. A function
// named PlanX also works out what X changes; whoever calls it stores the plan as it is.
package order
