// Package list reads what can grow in pages.
//
// It promises that walking the pages of a list, in either direction and under
// any sort, shows everything that was there all the time exactly once, however
// much is added or removed meanwhile; that a page costs the same deep in a
// million orders as at the top; and that nothing is counted unless asked for,
// and then only up to a limit.
//
// A page is found by its place (keyset), never by an offset: the sort column's
// value and the id of the row before it.
package list
