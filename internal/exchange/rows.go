package exchange

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// MaxRow bounds one row, in bytes. Real rows have some kilobytes; without a
// bound, a quote that is never closed would pull the rest of the file into memory.
const MaxRow = 1 << 20

var errRowTooLong = errors.New("the row is too long")

// rationed hands out at most left bytes, then fails until it is given more. It
// remembers why it failed, because a csv.Reader prefers to complain about the
// quote that the failure left open.
type rationed struct {
	r    io.Reader
	left int
	err  error // never io.EOF
}

func (b *rationed) Read(p []byte) (int, error) {
	if b.left <= 0 {
		b.err = errRowTooLong
		return 0, b.err
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	if err != nil && err != io.EOF {
		b.err = err
	}
	return n, err
}

// At is where in a text a row begins.
type At struct {
	offset int64 // bytes
	row    int32 // as a spreadsheet counts
	line   int32 // lines of text before it
}

// Row is the row's number, as a spreadsheet shows it.
func (a At) Row() int { return int(a.row) }

// Rows reads a CSV file row by row, and goes on after a row that is broken.
type Rows struct {
	csv    *csv.Reader
	source *rationed

	// Width is how many fields a row must have; 0: any number.
	Width int
	// Number is that of the row last read, as a spreadsheet shows it.
	Number int

	endLine int  // the line of text on which that row ended, counted from where reading began
	lost    bool // endLine is not known

	start     int64 // where reading began, in bytes
	startLine int   // lines of text before that
}

// NewRows reads a text from its header on.
func NewRows(t *Text) *Rows { return RowsFrom(t, t.header, 0) }

// RowsFrom reads a text from the middle on. Rows have width fields; 0: any number.
func RowsFrom(t *Text, b At, width int) *Rows {
	source := &rationed{r: bufio.NewReaderSize(t.from(b.offset), 64<<10)}
	c := csv.NewReader(source)
	c.Comma = t.Comma
	c.ReuseRecord = true
	c.FieldsPerRecord = -1 // counted here, for a message that helps
	return &Rows{csv: c, source: source, Width: width, Number: int(b.row) - 1, start: b.offset, startLine: int(b.line)}
}

// At is where the next row begins.
func (r *Rows) At() At {
	return At{offset: r.start + r.csv.InputOffset(), row: int32(r.Number + 1), line: int32(r.startLine + r.endLine)}
}

// Next reads one row; fields are valid until the next call. When the row is
// broken, the message says how, and fields are the first ones that can still
// be relied on, maybe none. The error is io.EOF at the end, or the source's.
func (r *Rows) Next() (fields []string, broken string, err error) {
	r.source.left = MaxRow
	fields, err = r.csv.Read()
	if r.source.err != nil {
		return r.failed()
	}
	var malformed *csv.ParseError
	switch {
	case errors.As(err, &malformed):
		r.count(malformed.StartLine, malformed.Line)
		return fields, r.quoteMessage(malformed), nil
	case err != nil:
		return nil, "", err
	}
	line, _ := r.csv.FieldPos(0)
	r.count(line, line+lineBreaks(fields))
	if r.Width > 0 && len(fields) != r.Width && !IsBlank(fields) {
		broken = fmt.Sprintf("The row has %d fields, but the header has %d.", len(fields), r.Width)
		// With one too few or too many, only the first is surely in its column.
		return fields[:1], broken, nil
	}
	return fields, "", nil
}

// failed tells a row that is too long from a source that cannot be read.
func (r *Rows) failed() ([]string, string, error) {
	if !errors.Is(r.source.err, errRowTooLong) {
		return nil, "", r.source.err
	}
	r.Number++
	r.lost = true
	if err := r.skipTail(); err != nil {
		return nil, "", err
	}
	return nil, fmt.Sprintf("The row is longer than %d bytes. A quote in it may never be closed; "+
		"rows after it may be lost with it.", MaxRow), nil
}

// skipTail drops what is left of a line that was cut: its end could look like
// a row of its own, with half an order number.
func (r *Rows) skipTail() error {
	for errors.Is(r.source.err, errRowTooLong) {
		r.source.err = nil
		r.source.left = MaxRow
		if _, err := r.csv.Read(); err == io.EOF {
			return nil // the next read meets it again
		}
	}
	return r.source.err
}

// count counts the row, and the empty lines before it, which the csv.Reader
// skips but a spreadsheet shows.
func (r *Rows) count(startLine, endLine int) {
	if r.lost {
		r.lost = false
		r.Number++
	} else {
		r.Number += startLine - r.endLine
	}
	r.endLine = endLine
}

// IsBlank tells rows that a spreadsheet left behind: they say nothing.
func IsBlank(fields []string) bool {
	return !slices.ContainsFunc(fields, func(f string) bool { return f != "" })
}

func lineBreaks(fields []string) int {
	n := 0
	for _, f := range fields {
		n += strings.Count(f, "\n")
	}
	return n
}

func (r *Rows) quoteMessage(e *csv.ParseError) string {
	if e.Line > e.StartLine {
		return fmt.Sprintf("A quote is out of place. Everything from line %d to line %d of the text is lost.",
			r.startLine+e.StartLine, r.startLine+e.Line)
	}
	return fmt.Sprintf("A quote is out of place, at character %d of line %d of the text.", e.Column, r.startLine+e.Line)
}
