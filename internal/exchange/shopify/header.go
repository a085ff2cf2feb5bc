package shopify

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrFile is why a whole file is refused, before anything of it is taken.
var ErrFile = errors.New("this is not a Shopify orders export")

// Without these columns there is no telling what an order is.
var required = []string{
	"Name", "Financial Status", "Currency", "Total", "Created at",
	"Lineitem quantity", "Lineitem name", "Lineitem price",
}

// Without these, orders look younger than they are.
var expected = []string{"Fulfillment Status", "Cancelled at"}

// header finds a field by its column's name.
type header map[string]int

// readHeader reads the first row, or says what the file lacks.
func readHeader(r *rows) (header, error) {
	names, broken, err := r.next()
	switch {
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("%w: the file is empty", ErrFile)
	case err != nil:
		return nil, err
	case broken != "":
		return nil, fmt.Errorf("%w: the header cannot be read. %s", ErrFile, broken)
	}
	h := make(header, len(names))
	for i, name := range names {
		name = strings.TrimSpace(name)
		if _, repeated := h[name]; !repeated {
			h[name] = i
		}
	}
	r.width = len(names)
	if missing := h.missing(required); len(missing) > 0 {
		return nil, fmt.Errorf("%w: the header lacks %s%s", ErrFile, strings.Join(missing, ", "), separatorHint(names))
	}
	return h, nil
}

func (h header) missing(names []string) []string {
	var missing []string
	for _, name := range names {
		if _, found := h[name]; !found {
			missing = append(missing, name)
		}
	}
	return missing
}

// separatorHint helps with files that a spreadsheet saved again: in much of
// Europe it then separates fields by semicolons.
func separatorHint(names []string) string {
	if len(names) == 1 && strings.ContainsAny(names[0], ";\t") {
		return " (fields must be separated by commas)"
	}
	return ""
}

// of is the field of a row in the named column; empty when the file, or the
// readable part of the row, has no such column.
func (h header) of(fields []string, column string) string {
	if i, found := h[column]; found && i < len(fields) {
		return fields[i]
	}
	return ""
}
