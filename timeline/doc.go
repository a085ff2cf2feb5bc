// Package timeline tells what happened to an order, and who did it.
//
// It promises that entries of one order are numbered 1, 2, 3 ... without holes, that they are
// never changed or deleted (the database refuses both), and that each has one English
// sentence: actor, verb, object, with money written in its currency. The event log is all
// entries of all orders, in the order of commits.
//
// The Feed brings the log to subscribers. Each has its own position in it, and gets every
// entry that its filter wants, once, in the order of commits, however far behind it is.
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
// One goroutine runs the feed. Any number may subscribe and close. A subscriber may be used by
// one goroutine at a time. The newest entries are in memory, in a window that never changes
// once it is published. A subscriber that is further behind reads pages from the store, which
// are shared by all at about the same position (pages.go). Window and pages are read in the
// same order, so replay and live are one path.
//
// # Testing
//
// feed_test.go plays random subscribers against the log itself: each must get what a single
// reading of the log gives. Tests call Advance in place of Run, so they decide when the feed
// moves on.
package timeline
