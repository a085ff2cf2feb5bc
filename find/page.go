package find

import (
	"fmt"
	"slices"
)

const (
	// defaultPage is the size of a page unless first or last is given.
	defaultPage = 25
	// maxPage bounds it: an order with everything costs about 2,000 points, and a page
	// of 100 still passes the usual limit of an operation.
	maxPage = 100
)

// Page tells which part of a list is wanted, by the arguments of Relay's connections.
type Page struct {
	// First is a size counted from the beginning, Last one from the end. Only one may be given.
	First, Last *int
	// After and Before are cursors; the page lies between them.
	After, Before *string
}

// size is how many rows the page has at most, and whether they are taken from the end.
func (p Page) size() (n int, fromEnd bool, err error) {
	if p.First != nil && p.Last != nil {
		return 0, false, badArgument("last",
			"give first or last, not both; the default of a variable counts, so send null for the other one")
	}
	name, given := "first", p.First
	if p.Last != nil {
		name, given, fromEnd = "last", p.Last, true
	}
	if given == nil {
		return defaultPage, false, nil
	}
	if *given < 0 || *given > maxPage {
		return 0, false, badArgument(name, "must be from 0 to %d", maxPage)
	}
	return *given, fromEnd, nil
}

// info tells whether there are rows before and after a page. more is the answer for the
// direction in which the page was read.
func (p Page) info(more bool) *PageInfo {
	// The row of a cursor lies outside this page, so there is more on its side. But in the
	// direction of first or last, Relay counts only rows between the cursors.
	info := &PageInfo{HasNextPage: p.Before != nil, HasPreviousPage: p.After != nil}
	switch {
	case p.Last != nil:
		info.HasPreviousPage = more
	case p.First != nil:
		info.HasNextPage = more
	default:
		info.HasNextPage = more || p.Before != nil
	}
	return info
}

// finish makes a page of the rows that were read. It drops the extra row, which only tells that
// there is more, and fills in PageInfo. Rows that were read from the end of the list are turned
// round, so that every page is in the order of the list.
func finish[T any](p Page, rows []T, size int, fromEnd bool, cursor func(T) string) ([]T, *PageInfo) {
	more := len(rows) > size
	if more {
		rows = rows[:size]
	}
	if fromEnd {
		slices.Reverse(rows)
	}
	info := p.info(more)
	if len(rows) > 0 {
		start, end := cursor(rows[0]), cursor(rows[len(rows)-1])
		info.StartCursor, info.EndCursor = &start, &end
	}
	return rows, info
}

// PageInfo tells where a page lies in its list, in the fields of Relay's connections.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string // nil for an empty page
}

// BadArgument is the error of an argument that the caller can correct.
type BadArgument struct {
	Argument string // its name, or the path to a value in it, e.g. filter.tag
	Reason   string // continues a sentence that begins with the name, e.g. "must be from 0 to 100"
}

// Error names the argument and says what is wrong with it.
func (e *BadArgument) Error() string { return e.Argument + ": " + e.Reason }

// badArgument is a *BadArgument with a formatted reason.
func badArgument(argument, format string, args ...any) error {
	return &BadArgument{argument, fmt.Sprintf(format, args...)}
}
