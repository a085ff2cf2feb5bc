// Package timeline tells what happened to an order, and who did it.
//
// It promises that entries of one order are numbered 1, 2, 3 ... without holes,
// that they are never changed or deleted (the database refuses both), and that
// each carries one English sentence: actor, verb, object, with money written in
// its currency. All entries together are the event log; their ids are its order.
//
// The Feed carries the log to subscribers, each from its own place in it: every
// entry that its filter wants, once, in the order of commits, however far behind
// it is and whatever happens meanwhile.
package timeline
