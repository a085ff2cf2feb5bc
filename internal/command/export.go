package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"waybill/desk"
	"waybill/find"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/config"
	"waybill/internal/exchange"
	"waybill/internal/exchange/shopify"
	"waybill/internal/exchange/table"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

// form is how to export.
type form struct{ format, rows, selection string }

// usualSelection is what jsonl has of each order unless told otherwise: what a shop needs to
// enter it elsewhere.
const usualSelection = `{ id number source sourceId status paymentStatus version placedAt updatedAt cancelledAt cancelReason
  customer { id name email phone } email phone deliveryMethod note tags attributes { name value }
  shippingAddress { name company line1 line2 city region postalCode countryCode phone }
  billingAddress { name company line1 line2 city region postalCode countryCode phone }
  total { amount currencyCode }
  payment { due { amount } paid { amount } refunded { amount } outstanding { amount } }
  lines { id title variantTitle sku vendor quantity fulfilledQuantity unfulfilledQuantity refundedQuantity unitPrice { amount }
    requiresShipping attributes { name value } }
  fulfillments { id name status createdAt tracking { number carrier url } } }`

// open begins to write in a format. The viewer in ctx asks.
func (f form) open(c graph.Config) func(context.Context, io.Writer) (exchange.Format, error) {
	return func(ctx context.Context, to io.Writer) (exchange.Format, error) {
		switch f.format {
		case "", "csv":
			return table.New(to, table.Rows(f.rows))
		case "shopify-csv":
			return shopify.NewExporter(to)
		case "jsonl":
			selection := f.selection
			if selection == "" {
				selection = usualSelection
			}
			return graph.NewLines(ctx, c, selection, to)
		}
		return nil, &find.BadArgument{Argument: "format", Reason: "must be csv, shopify-csv or jsonl"}
	}
}

// check refuses what does not go together.
func (f form) check() error {
	switch {
	case f.rows != "" && f.rows != string(table.Orders) && f.rows != string(table.Lines):
		return &find.BadArgument{Argument: "rows", Reason: "must be orders or lines"}
	case f.rows == string(table.Lines) && f.format != "" && f.format != "csv":
		return &find.BadArgument{Argument: "rows", Reason: "is for the format csv"}
	case f.selection != "" && f.format != "jsonl":
		return &find.BadArgument{Argument: "selection", Reason: "is for the format jsonl"}
	}
	return nil
}

// exporter is who exports on the command line: whoever can read the file may read all of it.
var exporter = auth.Viewer{ID: "export", Name: "Export", Role: auth.RoleViewer, Kind: order.ActorStaff}

// exportOrders writes orders to standard output, beside a server if there is one.
func exportOrders(ctx context.Context, in config.Export, stdout, stderr io.Writer) error {
	f := form{in.Format, in.Rows, in.Selection}
	if err := f.check(); err != nil {
		return flagged(err)
	}
	filter, err := withStatus(in.Filter, in.Status)
	if err != nil {
		return err
	}
	w, err := wanted(in.Search, filter, in.Sort)
	if err != nil {
		return flagged(err)
	}
	if _, err := os.Stat(in.DB); err != nil {
		return fmt.Errorf("there is nothing to export: %w", err) // opening it would make an empty one
	}
	log := newLog("text", stderr)
	db, err := sqlite.Open(ctx, in.DB, sqlite.Options{Log: log, Beside: true})
	if err != nil {
		return err
	}
	defer closeStore(db, log)
	ctx = auth.With(ctx, exporter)
	x, err := exchange.Begin(ctx, db, w, f.open(graph.Config{Store: db, Desk: desk.New(db, nil), Log: log}))
	if err != nil {
		return flagged(err)
	}
	_, err = io.Copy(stdout, x)
	return errors.Join(err, x.Close())
}

// flagged names the flag of an argument that cannot be used.
func flagged(err error) error {
	var wrong *find.BadArgument
	if errors.As(err, &wrong) {
		return fmt.Errorf("--%s %s", wrong.Argument, wrong.Reason)
	}
	return err
}

// withStatus puts the flag --status into the filter.
func withStatus(filter string, status []string) (string, error) {
	if len(status) == 0 {
		return filter, nil
	}
	if filter != "" {
		return "", errors.New("give --status or --filter, not both: a filter can have a status")
	}
	text, err := json.Marshal(map[string]any{"status": status})
	return string(text), err
}
