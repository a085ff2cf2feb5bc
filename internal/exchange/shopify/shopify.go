package shopify

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"waybill/order"
)

// maxOrder bounds what is kept of one order's rows, in bytes. It is far above
// what 500 lines of the longest allowed texts take.
const maxOrder = 8 << 20

// Entry is one order of a file, as the file tells it: it may yet break a rule.
type Entry struct {
	Order    order.Imported
	Place    Place   // the order's first row
	Warnings []Issue // what had to be guessed, cut or left out
	LineRows []int   // the row of each of the order's lines
	Bytes    int     // about how much memory it holds

	columns map[string]string // where a value came from another column than usual
}

// ReadShopifyCSV reads a Shopify orders export and hands its orders to take, one
// by one and in the file's order. Each bad row goes to report, and its order is
// left out. The error is ErrFile with the reason when the file as a whole is no
// export, what take returned, or what reading r returned.
func ReadShopifyCSV(r io.Reader, file string, take func(Entry) error, report func(Issue)) error {
	rows := newRows(r)
	header, err := readHeader(rows)
	if err != nil {
		return err
	}
	g := grouper{file: file, header: header, take: take, report: report}
	for _, name := range header.missing(expected) {
		report(Issue{Place{file, rows.number, name}, "The column is missing; orders are taken as if it were empty.", true})
	}
	for {
		fields, broken, err := rows.next()
		switch {
		case errors.Is(err, io.EOF):
			return g.finish()
		case err != nil:
			return err
		case broken != "":
			err = g.broken(rows.number, fields, broken)
		default:
			err = g.row(rows.number, fields)
		}
		if err != nil {
			return err
		}
	}
}

// group is the rows of one order.
type group struct {
	name  string
	row   int
	first []string // the first row; nil when that could not be read
	lines []lineRow
	bytes int
	bad   bool // will not be taken
}

// lineRow is what a row tells of a line.
type lineRow struct {
	row                                                      int
	quantity, title, price, sku, vendor, fulfilled, discount string
}

// grouper puts rows together to orders. An order's further rows follow its
// first one and repeat its name, but carry nothing that an order has only once.
type grouper struct {
	file   string
	header header
	take   func(Entry) error
	report func(Issue)
	open   *group
}

func (g *grouper) refuse(row int, column, message string) {
	g.report(Issue{Place{g.file, row, column}, message, false})
}

func (g *grouper) row(number int, fields []string) error {
	if isBlank(fields) {
		return nil
	}
	name := g.name(fields)
	further := g.isFurther(fields)
	switch {
	case name == "" && further:
		g.unknown(number, "Name", "The row does not name its order.")
		return nil
	case name == "":
		return g.start(&group{row: number, bad: true}, "Name", "The order has no name.")
	case !further:
		started := &group{name: name, row: number, first: slices.Clone(fields)}
		err := g.start(started, "", "")
		g.addLine(number, fields)
		return err
	case g.open != nil && g.open.name == name:
		g.addLine(number, fields)
		return nil
	}
	return g.start(&group{name: name, row: number, bad: true}, "Name",
		fmt.Sprintf("The row continues order %q, but that order's first row is not above it.", name))
}

// broken deals with a row that is only partly readable. An order of which it
// is, or may be, a row is left out: it would lack a line for good.
func (g *grouper) broken(number int, fields []string, message string) error {
	name := g.name(fields)
	switch {
	case name == "":
		g.unknown(number, "", message)
		return nil
	case g.open != nil && g.open.name == name:
		g.refuse(number, "", message)
		g.open.bad = true
		return nil
	}
	return g.start(&group{name: name, row: number, bad: true}, "", message)
}

// unknown deals with a row that could belong to the order before it.
func (g *grouper) unknown(number int, column, message string) {
	if g.open != nil && !g.open.bad {
		g.open.bad = true
		message += fmt.Sprintf(" It may belong to order %q, so that one is left out, too.", g.open.name)
	}
	g.refuse(number, column, message)
}

// start ends the order before and starts the next, with what is wrong with it.
func (g *grouper) start(next *group, column, wrong string) error {
	err := g.finish()
	g.open = next
	if wrong != "" {
		g.refuse(next.row, column, wrong)
	}
	return err
}

// finish hands over the open order. Of one that is bad already it still
// reports what else is wrong, so that a file is corrected in one go.
func (g *grouper) finish() error {
	done := g.open
	g.open = nil
	if done == nil || done.first == nil {
		return nil
	}
	b := builder{group: done, file: g.file, header: g.header}
	entry := b.build()
	for _, issue := range b.refusals {
		g.report(issue)
	}
	if done.bad || len(b.refusals) > 0 {
		return nil
	}
	return g.take(entry)
}

func (g *grouper) addLine(number int, fields []string) {
	o := g.open
	if o.first == nil || len(o.lines) > order.MaxLines {
		return // refused already
	}
	l := lineRow{row: number}
	for _, f := range l.fields() {
		*f.text = strings.Clone(g.header.of(fields, f.column)) // not to keep the whole row
		o.bytes += len(*f.text)
	}
	if number == o.row {
		for _, f := range fields {
			o.bytes += len(f)
		}
	}
	o.lines = append(o.lines, l)
	switch {
	case len(o.lines) > order.MaxLines:
		g.overlong(number, fmt.Sprintf("An order can have at most %d lines.", order.MaxLines))
	case o.bytes > maxOrder:
		g.overlong(number, fmt.Sprintf("The order's rows are longer than %d bytes.", maxOrder))
	}
}

// overlong gives an order up, and what is kept of it.
func (g *grouper) overlong(number int, message string) {
	g.refuse(number, "", message)
	*g.open = group{name: g.open.name, row: g.open.row, bad: true}
}

// lineField is a text of a line with the column it stands in.
type lineField struct {
	text   *string
	column string
}

func (l *lineRow) fields() [7]lineField {
	return [...]lineField{
		{&l.quantity, "Lineitem quantity"}, {&l.title, "Lineitem name"}, {&l.price, "Lineitem price"},
		{&l.sku, "Lineitem sku"}, {&l.vendor, "Vendor"}, {&l.fulfilled, "Lineitem fulfillment status"},
		{&l.discount, "Lineitem discount"},
	}
}

func (g *grouper) name(fields []string) string {
	name, _ := cleanText(g.header.of(fields, "Name"))
	if order.CleanNumber(name) == "" {
		return ""
	}
	return name
}

// isFurther tells rows after an order's first one by what they leave empty.
func (g *grouper) isFurther(fields []string) bool {
	for _, column := range []string{"Financial Status", "Total", "Currency", "Id"} {
		if strings.TrimSpace(g.header.of(fields, column)) != "" {
			return false
		}
	}
	return true
}
