package shopify

import (
	"context"
	"fmt"

	"waybill/desk"
	"waybill/internal/exchange"
	"waybill/order"
	"waybill/refusal"
)

// Desk is where imported orders go. It answers with one result per order, in
// their order. desk.Desk is one.
type Desk interface {
	Import(ctx context.Context, actor order.Actor, orders []order.Imported) ([]desk.ImportResult, error)
	// Update brings what the file tells later of an order that is here.
	Update(ctx context.Context, actor order.Actor, in order.Imported) (desk.ImportResult, error)
}

// Actor is who imported orders are said to come from.
var Actor = order.Actor{ID: "import", Kind: order.ActorImport, Name: "Import"}

// A batch goes to the desk when it has so many orders, or so many bytes.
const (
	batchOrders = 200
	batchBytes  = 4 << 20
)

// Importer brings in the orders of Shopify exports. Orders that were imported stay when
// it is stopped, and importing again goes on from there.
type Importer struct {
	// Update brings what the files tell later of orders that are here already.
	Update bool

	ctx    context.Context
	desk   Desk
	prefix string

	to    *exchange.Report
	batch []Entry
	bytes int
	seen  seenOrders
}

// NewImporter hands orders to the desk as long as ctx goes on. The prefix stands before
// the number of each, for a second shop with the same numbers.
func NewImporter(ctx context.Context, desk Desk, prefix string) *Importer {
	return &Importer{ctx: ctx, desk: desk, prefix: prefix, seen: seenOrders{orders: map[uint64]seenOrder{}}}
}

// File takes in one file, see exchange.Import.
func (in *Importer) File(t *exchange.Text, name string, to *exchange.Report) error {
	in.to = to
	if err := ReadShopifyCSV(t, name, in.take, to.Issue); err != nil {
		return err
	}
	return in.flush()
}

func (in *Importer) take(e Entry) error {
	e.keepApart(in.prefix)
	if same, clash := in.seen.check(e); same {
		in.to.Unchanged++
		return nil
	} else if clash != nil {
		in.to.Issue(*clash)
		return nil
	}
	in.batch = append(in.batch, e)
	in.bytes += e.Bytes
	if len(in.batch) >= batchOrders || in.bytes >= batchBytes {
		return in.flush()
	}
	return nil
}

// flush hands the batch to the desk and reports its answers.
func (in *Importer) flush() error {
	if len(in.batch) == 0 {
		return nil
	}
	if err := in.ctx.Err(); err != nil {
		return err
	}
	orders := make([]order.Imported, len(in.batch))
	for i, e := range in.batch {
		orders[i] = e.Order
	}
	outcomes, err := in.desk.Import(in.ctx, Actor, orders)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	if len(outcomes) != len(orders) {
		return fmt.Errorf("import: %d answers to %d orders", len(outcomes), len(orders))
	}
	for i, e := range in.batch {
		if in.Update && len(outcomes[i].Differences) > 0 {
			if outcomes[i], err = in.desk.Update(in.ctx, Actor, e.Order); err != nil {
				return fmt.Errorf("import: %w", err)
			}
		}
		in.settle(e, outcomes[i])
	}
	clear(in.batch)
	in.batch, in.bytes = in.batch[:0], 0
	return nil
}

// settle reports what became of one order. Warnings tell how an order was taken, so
// an order that was not taken has none.
func (in *Importer) settle(e Entry, o desk.ImportResult) {
	switch o.State {
	case desk.Unchanged, desk.Updated:
		in.known(e, o)
	case desk.Added:
		in.to.Added++
		for _, w := range e.Warnings {
			in.to.Issue(w)
		}
		if o.Warning != "" {
			at := e.Place
			at.Column = "Total"
			in.to.Issue(exchange.Odd(at, exchange.Sentence(o.Warning)))
		}
	default:
		in.refused(e, o.Problems)
	}
}

// known reports an order that was here already.
func (in *Importer) known(e Entry, o desk.ImportResult) {
	in.to.Unchanged++
	if o.State == desk.Updated {
		in.to.Updated++
	}
	if len(o.Differences) > 0 {
		in.to.Different++
	}
	for _, what := range o.Differences {
		in.to.Issue(exchange.Differs(e.Place, what))
	}
}

func (in *Importer) refused(e Entry, problems refusal.Problems) {
	if len(problems) == 0 {
		problems = refusal.Problems{{Message: "The order was refused."}}
	}
	seen := map[exchange.Issue]bool{}
	for _, p := range problems {
		issue := exchange.Refused(e.PlaceOf(p.Field), p.Message)
		if !seen[issue] { // an order's e-mail is also its customer's
			seen[issue] = true
			in.to.Issue(issue)
		}
	}
}
