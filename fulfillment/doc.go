// Package fulfillment carries out what people do with orders: one command a verb.
//
// It promises that a command
//   - is one transaction: the order, its lines, fulfillments, transactions,
//     timeline and idempotency record change together or not at all;
//   - that is refused writes nothing, and says why in words;
//   - that succeeds raises the order's version by exactly 1;
//   - sent again with the same idempotency key has one effect and one answer;
//   - goes on when the client that sent it goes away.
//
// Whether a command may happen is decided by package order, never here.
package fulfillment
