// Package order knows what an order is and what may happen to it.
//
// It is pure: no database, no context, no clock. Whoever wants to change an
// order asks here first; the same answers are shown to people as the order's
// actions, so no client has to repeat a rule.
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
// An order can be cancelled only while no piece of it is fulfilled: what has left
// the house is taken back first.
//
// Payment follows the order's transactions in the same way, see Facts.PaymentStatus.
package order
