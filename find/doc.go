// Package find finds orders and customers: by words, by a filter, sorted, counted, in
// pages. It also reads the pages of timelines and of tokens.
//
// It promises that
//
//   - walking the pages of a list, in either direction and under any sort, shows every order
//     that was there all the time exactly once, however many are added or removed meanwhile;
//   - a page costs the same deep in a million orders as at the top;
//   - nothing is counted unless asked for, and then only up to a limit.
//
// A page begins after a place (keyset), never at an offset. A place is the sort column's value
// and the id of a row. A cursor is a place in an opaque form, with the sort that it belongs to.
//
// # Usage
//
//	source := find.Source{Read: snapshot.Client(), Index: db.Index(), Dialect: db.Dialect()}
//	page, err := source.Orders(ctx, find.OrdersQuery{Search: &words})
//
// An argument that cannot be used gives a *BadArgument, which names it.
//
// # Concurrency
//
// This package holds no state. Pages and counts of one Source agree when its client reads one
// snapshot of the store.
//
// # Testing
//
// Cursors have a fuzz target here. Pages are tested through the API, in package
// graph, against a list that a test sorts and filters by itself.
package find
