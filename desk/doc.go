// Package desk carries out what people do with orders: each verb is one command.
//
// Below are the verbs, each in the file of its name, and what each promises. All but Place
// refuse an order that is not there. All but Place and Comment refuse an order that has
// another version than the caller expects. Whether a verb is allowed is decided by package
// order, never here.
//
//	Place     enters a new order with a number that nobody else has.
//	Edit      changes contact, note, tags, attributes, delivery method, addresses, lines and
//	          amounts, all or nothing. Contact, note, tags and attributes alone can be
//	          changed at any time.
//	Fulfill   records which pieces leave, and may change the shipping address with it. No
//	          piece is ever fulfilled twice.
//	TakeBack  cancels fulfillments: the order is as it was before them, but for its
//	          timeline, history and version.
//	Track     replaces the tracking of one active fulfillment.
//	Cancel    ends an order for good, refunds what was paid, voids what was promised.
//	Pay       records that everything outstanding was received; RecordPayment (pay.go)
//	          records any part of it, or more.
//	Refund    records that money went back, at most what was paid, and for which pieces;
//	          pieces that were not fulfilled are removed from the order.
//	Comment   writes on the timeline.
//
// Beside these, FulfillMany fulfils many orders, each on its own; Import (enter.go) enters
// orders with their past; Update (later.go) brings how they went on elsewhere;
// PreviewFulfill, PreviewRefund and PreviewEdit tell what Fulfill, Refund and Edit would do.
//
// # Usage
//
//	result, err := d.Do(ctx, actor, key, desk.Fulfill{OrderID: id})
//
// A refusal is in result.Problems, for a person to act on. err is an error of the store: the
// command has no effect. When the process was stopped before it answered, nobody can know
// that; sending the command again with the same key has one effect in all.
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
// Commands on one order also wait for each other (turn.go): a command begins after the
// caller of the one before has begun to read its result, see DoAndShow. Commands on
// different orders do not wait for each other, and share commits.
//
// # Testing
//
// The tests work at a real store in a temporary file. property_test.go plays random
// commands and compares every order with a model after each; refused_test.go proves
// byte for byte that a refusal leaves the store as it was.
package desk
