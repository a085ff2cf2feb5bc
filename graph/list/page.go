package list

import (
	"errors"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/graph/model"
	"waybill/graph/scalar"
)

// The sizes of pages.
const (
	defaultPage = 25
	maxPage     = 100
)

// Page is which part of a list is wanted, as Relay's connections put it.
type Page struct {
	First  *int
	After  *string
	Last   *int
	Before *string
}

// size is how many rows, and whether they are taken from the end.
func (p Page) size() (n int, fromEnd bool, err error) {
	if p.First != nil && p.Last != nil {
		return 0, false, Argument(errors.New("give first or last, not both"), "last")
	}
	name, given := "first", p.First
	if p.Last != nil {
		name, given, fromEnd = "last", p.Last, true
	}
	if given == nil {
		return defaultPage, false, nil
	}
	if *given < 0 || *given > maxPage {
		return 0, false, Argument(scalar.Bad("must be from 0 to %d", maxPage), name)
	}
	return *given, fromEnd, nil
}

// info is whether there is more around a page. more tells of the direction in
// which the page was read.
func (p Page) info(more bool) *model.PageInfo {
	// A cursor was a row of this list, so beyond it there is one: itself. But with
	// a size, Relay asks for no more than what is between the cursors.
	info := &model.PageInfo{HasNextPage: p.Before != nil, HasPreviousPage: p.After != nil}
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

// Argument is an error of one argument, or of a value deeper in it, that the
// client can mend.
func Argument(err error, path ...string) error {
	if err == nil {
		return nil
	}
	name := ""
	astPath := ast.Path{}
	for i, step := range path {
		if i > 0 {
			name += "."
		}
		name += step
		astPath = append(astPath, ast.PathName(step))
	}
	message := err.Error()
	var coded *gqlerror.Error
	if errors.As(err, &coded) {
		message = coded.Message
	}
	return &gqlerror.Error{
		Message:    name + ": " + message,
		Extensions: map[string]any{"code": "BAD_USER_INPUT", "argument": astPath.String()},
	}
}
