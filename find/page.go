package find

import "fmt"

const (
	// defaultPage is the size of a page unless first or last is given.
	defaultPage = 25
	// maxPage bounds it: an order with everything costs about 2,000 points, and a page
	// of 100 still passes the usual limit of an operation.
	maxPage = 100
)

// Page is which part of a list is wanted, as Relay's connections put it.
type Page struct {
	// First and Last are sizes, from the beginning or the end; not both.
	First, Last *int
	// After and Before are cursors that the page lies between.
	After, Before *string
}

// size is how many rows, and whether they are taken from the end.
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

// info is whether there is more around a page. more tells of the direction in
// which the page was read.
func (p Page) info(more bool) *PageInfo {
	// The cursor's own row lies beyond this page, so there is more. But with
	// a size, Relay asks for no more than what is between the cursors.
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

// PageInfo tells where a page lies in its list, as Relay's connections put it.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string // nil for an empty page
}

// BadArgument is about an argument that the caller can mend.
type BadArgument struct {
	Argument string // its name, or the path to a value in it, e.g. filter.tag
	Reason   string // goes on from the name, e.g. "must be from 0 to 100"
}

// Error names the argument and says what is wrong with it.
func (e *BadArgument) Error() string { return e.Argument + ": " + e.Reason }

// badArgument says in words what is wrong with an argument.
func badArgument(argument, format string, args ...any) error {
	return &BadArgument{argument, fmt.Sprintf(format, args...)}
}
