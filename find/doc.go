// Package find finds orders: by words, by a filter, sorted, counted, in pages. It
// also reads the pages of timelines and of tokens.
//
// It promises that walking the pages of a list, in either direction and under
// any sort, shows everything that was there all the time exactly once, however
// much is added or removed meanwhile; that a page costs the same deep in a
// million orders as at the top; and that nothing is counted unless asked for,
// and then only up to a limit.
//
// A page is found by its place (keyset), never by an offset: the sort column's
// value and the id of the row before it. A cursor is such a place in an opaque form,
// with the sort that it belongs to.
//
// # Usage
//
//	source := find.Source{Read: snapshot.Client(), Index: db.Index(), Dialect: db.Dialect()}
//	page, err := source.Orders(ctx, find.OrdersQuery{Search: &words})
//
// An argument that cannot be used is a *BadArgument, which names it.
//
// # Concurrency
//
// Nothing here has a state of its own. Pages and counts of one Source agree when its
// client reads one moment of the store.
//
// # Testing
//
// Cursors have a fuzz target here. Pages are tested through the API, in package
// graph, against a list that a test sorts and filters by itself.
package find
