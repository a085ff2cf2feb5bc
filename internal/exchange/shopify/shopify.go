package shopify

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"waybill/internal/exchange"
	"waybill/order"
)

// maxOrder bounds what is kept of one order's rows, in bytes. It is far above
// what 500 lines of the longest allowed texts take.
const maxOrder = 8 << 20

// Entry is one order of a file, as the file tells it: it may yet break a rule.
type Entry struct {
	Order    order.Imported
	Place    exchange.Place   // the order's first row
	Warnings []exchange.Issue // what had to be guessed, cut or left out
	LineRows []int            // the row of each of the order's lines
	Bytes    int              // about how much memory it holds

	columns map[string]string // where a value came from another column than usual
}

// keepApart tells the order from those of another shop that have the same numbers.
// Identifiers are one shop's own, save where the number stands for one.
func (e *Entry) keepApart(prefix string) {
	e.Order.Number = prefix + e.Order.Number
	if e.columns["sourceId"] == "Name" {
		e.Order.SourceID = prefix + e.Order.SourceID
	}
}

// ReadShopifyCSV reads a Shopify orders export and hands its orders to take, one
// by one, in the order of their first rows. An order's rows may stand apart. Each bad
// row goes to report, and its order is left out. The error is an exchange.FileError
// when the file as a whole is no export, what take returned, or what reading returned.
func ReadShopifyCSV(t *exchange.Text, file string, take func(Entry) error, report func(exchange.Issue)) error {
	r := exchange.NewRows(t)
	header, err := readHeader(r)
	if err != nil {
		return err
	}
	first, width := r.At(), r.Width
	s, err := surveyed(t, header, r)
	if err != nil {
		return err
	}
	g := grouper{file: file, header: header, filled: s.filled, take: take, report: report}
	for _, name := range header.missing(expected) {
		report(exchange.Odd(exchange.Place{File: file, Row: 1, Column: name},
			"The column is missing; orders are taken as if it were empty."))
	}
	r = exchange.RowsFrom(t, first, width)
	for i, b := range s.blocks {
		if b.later {
			err = skip(r, b)
		} else {
			err = g.order(t, r, s.blocks, i)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// skip passes over a block that was read together with its order's first one.
func skip(r *exchange.Rows, b block) error {
	for range b.count {
		if _, _, err := r.Next(); err != nil {
			return err
		}
	}
	return nil
}

// order reads all blocks of an order: the first where r is, the others from where they are.
func (g *grouper) order(t *exchange.Text, r *exchange.Rows, blocks []block, i int) error {
	if err := g.block(r, blocks[i]); err != nil {
		return err
	}
	for next := blocks[i].next; next != 0; next = blocks[next].next {
		if err := g.block(exchange.RowsFrom(t, blocks[next].At, r.Width), blocks[next]); err != nil {
			return err
		}
	}
	return g.finish()
}

func (g *grouper) block(r *exchange.Rows, b block) error {
	for range b.count {
		fields, broken, err := r.Next()
		switch {
		case err != nil:
			return err
		case broken != "":
			err = g.broken(r.Number, fields, broken)
		default:
			err = g.row(r.Number, fields)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// group is the rows of one order.
type group struct {
	name    string
	row     int
	first   []string // the row that has what an order has only once; nil when there is none
	lines   []lineRow
	seen    []uint64  // of a file that was filled: its rows, hashed
	repeats []lineRow // of rows that are in seen already
	bytes   int
	bad     bool // will not be taken
	over    bool // too long: nothing more is kept
}

// lineRow is what a row tells of a line.
type lineRow struct {
	row                                                             int
	quantity, title, price, sku, vendor, fulfilled, discount, ships string
}

// grouper puts rows together to orders. Shopify writes totals, statuses and the like in an
// order's first row; its further rows repeat the name and leave those columns empty.
// Spreadsheets may sort the rows, or copy the first row's values into all of an order.
type grouper struct {
	file   string
	header header
	filled bool
	take   func(Entry) error
	report func(exchange.Issue)
	open   *group
}

func (g *grouper) refuse(row int, column, message string) {
	g.report(exchange.Refused(exchange.Place{File: g.file, Row: row, Column: column}, message))
}

func (g *grouper) row(number int, fields []string) error {
	if exchange.IsBlank(fields) {
		return nil
	}
	name, further := g.header.name(fields), g.header.isFurther(fields)
	switch {
	case name == "" && further:
		g.unknown(number, "Name", "The row does not name its order.")
		return nil
	case name == "":
		return g.start(&group{row: number, bad: true}, "Name", "The order has no name.")
	case !g.belongs(name, further, fields):
		if err := g.start(&group{name: name, row: number}, "", ""); err != nil {
			return err
		}
	}
	if !further {
		g.open.begin(number, fields)
	}
	g.addLine(number, fields)
	return nil
}

// belongs tells whether a row is one of the open order. When the same name begins
// again, whether it is the same order is judged when both are whole.
func (g *grouper) belongs(name string, further bool, fields []string) bool {
	if g.open == nil || g.open.name != name {
		return false
	}
	return further || g.open.first == nil || g.filled && g.header.sameOrder(g.open.first, fields)
}

// begin keeps the row that tells what an order has only once, unless there is one.
func (o *group) begin(number int, fields []string) {
	if o.first != nil || o.over {
		return
	}
	o.row, o.first = number, slices.Clone(fields)
	for _, f := range fields {
		o.bytes += len(f)
	}
}

// broken deals with a row that is only partly readable. If it is, or may be,
// a row of an order, that order is left out: it would lack a line for good.
func (g *grouper) broken(number int, fields []string, message string) error {
	name := g.header.name(fields)
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
	switch {
	case done == nil:
		return nil
	case done.first == nil:
		if !done.bad {
			g.refuse(done.row, "Name", fmt.Sprintf("The row continues order %q, but no row of the file begins it.", done.name))
		}
		return nil
	case len(done.repeats) > 0:
		g.judgeRepeats(done)
	}
	entry, refusals := g.build(done)
	for _, issue := range refusals {
		g.report(issue)
	}
	if done.bad || len(refusals) > 0 {
		return nil
	}
	return g.take(entry)
}

func (g *grouper) build(done *group) (Entry, []exchange.Issue) {
	b := builder{group: done, file: g.file, header: g.header}
	entry := b.build()
	return entry, b.refusals
}

// judgeRepeats decides what to do with rows that equal another row of their order. The order
// may stand in the file twice, or have the same goods on two lines: the reading that
// adds up to the order's total is taken.
func (g *grouper) judgeRepeats(o *group) {
	if g.addsUp(o) {
		return
	}
	more := *o
	more.lines = slices.Concat(o.lines, o.repeats)
	if g.addsUp(&more) {
		o.lines = more.lines
		return
	}
	o.bad = true
	g.refuse(o.repeats[0].row, "", fmt.Sprintf("The row is the same as one before it of order %q, whose amounts do not add up "+
		"to its total with or without it.", o.name))
}

func (g *grouper) addsUp(o *group) bool {
	entry, refusals := g.build(o)
	_, warning, problems := entry.Order.Check()
	return len(refusals) == 0 && len(problems) == 0 && warning == ""
}

func (g *grouper) addLine(number int, fields []string) {
	o := g.open
	if o.over {
		return // refused already
	}
	l := lineRow{row: number}
	for _, f := range l.fields() {
		*f.text = strings.Clone(g.header.of(fields, f.column)) // not to keep the whole row
		o.bytes += len(*f.text)
	}
	if g.filled && o.repeated(fields) {
		o.repeats = append(o.repeats, l)
	} else {
		o.lines = append(o.lines, l)
	}
	switch {
	case len(o.lines)+len(o.repeats) > order.MaxLines:
		g.overlong(number, fmt.Sprintf("An order can have at most %d lines.", order.MaxLines))
	case o.bytes > maxOrder:
		g.overlong(number, fmt.Sprintf("The order's rows are longer than %d bytes.", maxOrder))
	}
}

// repeated remembers a row, and tells whether the order had the same one before.
func (o *group) repeated(fields []string) bool {
	row := maphash.String(seed, strings.Join(fields, "\x00"))
	if slices.Contains(o.seen, row) {
		return true
	}
	o.seen = append(o.seen, row)
	return false
}

// overlong gives an order up, and what is kept of it.
func (g *grouper) overlong(number int, message string) {
	g.refuse(number, "", message)
	*g.open = group{name: g.open.name, row: g.open.row, bad: true, over: true}
}

// lineField is a text of a line with the column it stands in.
type lineField struct {
	text   *string
	column string
}

func (l *lineRow) fields() [8]lineField {
	return [...]lineField{
		{&l.quantity, "Lineitem quantity"}, {&l.title, "Lineitem name"}, {&l.price, "Lineitem price"},
		{&l.sku, "Lineitem sku"}, {&l.vendor, "Vendor"}, {&l.fulfilled, "Lineitem fulfillment status"},
		{&l.discount, "Lineitem discount"}, {&l.ships, "Lineitem requires shipping"},
	}
}
