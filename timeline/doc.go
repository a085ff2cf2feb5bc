// Package timeline tells what happened to an order, and who did it.
//
// It promises that entries of one order are numbered 1, 2, 3 ... without holes,
// that they are never changed or deleted (the database refuses both), and that
// each carries one English sentence: actor, verb, object, with money written in
// its currency. All entries together are the event log, in the order of commits.
//
// The Feed carries the log to subscribers, each from its own place in it: every
// entry that its filter wants, once, in the order of commits, however far behind
// it is and whatever happens meanwhile.
//
// # Usage
//
// A command builds entries with sentences of this package, and Record writes them
// in its transaction. To follow the log:
//
//	feed, err := timeline.NewFeed(ctx, db, log)
//	go feed.Run(ctx)
//	subscriber := feed.Subscribe(timeline.Filter{}, position, wake)
//	defer subscriber.Close()
//	entry, err := subscriber.Next(ctx)
//
// When Next has no entry, wake is called once as soon as there is one again.
//
// # Concurrency
//
// One goroutine runs the feed. Any number may subscribe and close. A subscriber is
// one goroutine's at a time. The newest entries lie in memory, in a window that
// never changes once it is published; a subscriber that is further behind reads
// pages from the store, which those at about the same place share (pages.go). Both are read in one order, so replay and live are one path.
//
// # Testing
//
// feed_test.go plays random subscribers against the log itself: each must hear what
// a single reading of the log gives. Advance stands for Run there, so that a test
// decides when the feed moves on.
package timeline
