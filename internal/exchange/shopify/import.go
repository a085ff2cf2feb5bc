package shopify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"waybill/desk"
	"waybill/order"
	"waybill/refusal"
)

// Desk is where imported orders go. It answers with one result per order, in
// their order. desk.Desk is one.
type Desk interface {
	Import(ctx context.Context, actor order.Actor, orders []order.Imported) ([]desk.ImportResult, error)
}

// Actor is who imported orders are said to come from.
var Actor = order.Actor{ID: "import", Kind: order.ActorImport, Name: "Import"}

// Options say how to import. Writers that are nil are silent.
type Options struct {
	DryRun   bool      // the desk is a copy: say what would happen
	Prefix   string    // before the number of each order, for a second shop with the same numbers
	Stdout   io.Writer // the summary
	Stderr   io.Writer // issues, one a line, and progress
	Progress bool      // show a progress bar; meant for terminals
}

// A batch goes to the desk when it has so many orders, or so many bytes.
const (
	batchOrders = 200
	batchBytes  = 4 << 20
)

// Import brings in the orders of Shopify exports. Bad rows, and files that are no
// exports, are reported and counted; the rest is imported all the same. The error
// is what stopped the import: a file that cannot be opened or read, the desk, or
// ctx. Orders that were imported until then stay, and importing again goes on from there.
func Import(ctx context.Context, desk Desk, files []string, opts Options) (Summary, error) {
	size, err := measure(files)
	if err != nil {
		return Summary{DryRun: opts.DryRun}, err
	}
	in := importer{ctx: ctx, desk: desk, out: newOutput(opts, size), prefix: opts.Prefix, met: met{orders: map[uint64]meeting{}}}
	in.summary.DryRun = opts.DryRun
	for _, file := range files {
		if err = in.importFile(file); err != nil {
			break
		}
	}
	in.out.finish(in.summary)
	return in.summary, err
}

// measure adds up how many bytes will be read, and finds out before anything is imported
// whether one cannot be opened. It is -1 when it cannot be known, as with pipes.
func measure(files []string) (int64, error) {
	total := int64(0)
	for _, file := range files {
		info, err := os.Stat(file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return 0, fmt.Errorf("%s: %w", file, fs.ErrNotExist)
		case err != nil:
			return 0, err
		case info.IsDir():
			return 0, fmt.Errorf("%s is a directory, not a file", file)
		case !info.Mode().IsRegular():
			total = -1
			continue
		}
		f, err := os.Open(file)
		if err != nil {
			return 0, err
		}
		_ = f.Close() // nothing was done with it
		if total >= 0 {
			total += 2 * info.Size() // it is read twice
		}
	}
	return total, nil
}

// importer is one run of Import.
type importer struct {
	ctx     context.Context
	desk    Desk
	out     output
	summary Summary

	prefix string
	batch  []Entry
	bytes  int
	met    met
}

func (in *importer) importFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it was only read
	err = in.readFile(f, name)
	if errors.Is(err, ErrFile) {
		in.summary.Files++
		in.out.issue(Issue{Place{File: name}, sentence(err.Error()), false})
		return nil
	}
	if err != nil {
		return err
	}
	return in.flush()
}

// readFile reads one file, and goes on only as long as the context does.
func (in *importer) readFile(f *os.File, name string) error {
	text, err := OpenText(f)
	if err != nil {
		return err
	}
	text.read = func(n int) error {
		in.out.advance(n)
		return in.ctx.Err()
	}
	return errors.Join(ReadShopifyCSV(text, name, in.take, in.report), text.Close())
}

// report counts a bad row, or a warning, that concerns no order in the batch.
func (in *importer) report(issue Issue) {
	if issue.Warning {
		in.summary.Warnings++
	} else {
		in.countRow(issue.Place)
	}
	in.out.issue(issue)
}

// countRow counts a row once, however much is wrong with it. Issues of one row
// come one after the other.
func (in *importer) countRow(at Place) {
	at.Column = ""
	if at != in.summary.lastRow {
		in.summary.lastRow = at
		in.summary.Rows++
	}
}

func (in *importer) take(e Entry) error {
	e.keepApart(in.prefix)
	if same, before := in.met.before(e); same {
		in.summary.Unchanged++
		return nil
	} else if before != nil {
		in.report(*before)
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
func (in *importer) flush() error {
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
		in.settle(e, outcomes[i])
	}
	clear(in.batch)
	in.batch, in.bytes = in.batch[:0], 0
	return nil
}

// settle reports what became of one order. Warnings tell what was taken how,
// so there are none for an order of which nothing was taken.
func (in *importer) settle(e Entry, o desk.ImportResult) {
	switch o.State {
	case desk.Unchanged:
		in.summary.Unchanged++
	case desk.Added:
		in.summary.Added++
		for _, w := range e.Warnings {
			in.report(w)
		}
		if o.Warning != "" {
			at := e.Place
			at.Column = "Total"
			in.report(Issue{at, sentence(o.Warning), true})
		}
	default:
		in.refused(e, o.Problems)
	}
}

func (in *importer) refused(e Entry, problems refusal.Problems) {
	if len(problems) == 0 {
		problems = refusal.Problems{{Message: "The order was refused."}}
	}
	seen := map[Issue]bool{}
	for _, p := range problems {
		issue := Issue{e.PlaceOf(p.Field), p.Message, false}
		if !seen[issue] { // an order's e-mail is also its customer's
			seen[issue] = true
			in.report(issue)
		}
	}
}
