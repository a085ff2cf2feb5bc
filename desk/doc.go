// Package desk carries out what people do with orders: one command a verb.
//
// The verbs, each in the file of its name, and what each promises. All but Place refuse
// an order that is not there, and all but Place and Comment one that has another
// version than the caller expects. Whether a verb may happen is decided by package
// order, never here.
//
//	Place     enters a new order with a number that nobody else has.
//	Edit      changes contact, note, tags, attributes, delivery method, addresses, lines and
//	          amounts, all or nothing. Contact, note, tags and attributes alone can be
//	          changed at any time.
//	Fulfill   records what leaves, and an edit of the address with it. No piece is
//	          ever fulfilled twice.
//	TakeBack  cancels fulfillments: the order is as it was before them, but for its
//	          timeline, history and version.
//	Track     replaces the tracking of one active fulfillment.
//	Cancel    ends an order for good, refunds what was paid, voids what was promised.
//	Pay       records that everything outstanding was received; RecordPayment (pay.go)
//	          any part of it, or more.
//	Refund    records that money went back, at most what was paid, and for which pieces;
//	          those that have not left leave the order.
//	Comment   writes on the timeline.
//
// Beside these, FulfillMany fulfils many orders, each on its own; Import (enter.go) enters
// orders together with their past; Preview, PreviewRefund and PreviewEdit tell what Fulfill,
// Refund and Edit would do.
//
// # Usage
//
//	result, err := d.Do(ctx, actor, key, desk.Fulfill{OrderID: id})
//
// A refusal is in result.Problems, for a person to act on. err is the store's: what
// was asked for has not happened, or, when the process was stopped in between, may
// have happened; sending it again with the same key has one effect in all.
//
// # Promises
//
// A command is one transaction: the order, its lines, fulfillments, transactions,
// timeline and idempotency record change together or not at all. A refused command
// writes nothing. A successful one raises the order's version by exactly 1. It goes
// on when the client that sent it goes away.
//
// # Concurrency
//
// A Desk may be used by many goroutines. Commands on one order take effect one
// after the other, whatever engine the store has: each changes the version that it
// has read, or nothing. A command's do may run more than once, see store.Store.
//
// Commands on one order also wait for each other (turn.go): the next begins when the
// caller of DoAndShow has begun to read what the one before has left. Commands on
// other orders do not wait, and share commits.
//
// # Testing
//
// The tests work at a real store in a temporary file. property_test.go plays random
// commands and compares every order with a model after each; refused_test.go proves
// byte for byte that a refusal leaves the store as it was.
package desk
