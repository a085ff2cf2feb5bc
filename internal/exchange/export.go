package exchange

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"waybill/ent"
	"waybill/ent/orderfulfillment"
	"waybill/ent/orderline"
	"waybill/ent/paymenttransaction"
	"waybill/ent/salesorder"
	"waybill/find"
	"waybill/internal/store"
	"waybill/order"
)

// exportedTogether is how many orders are read in the same statements.
const exportedTogether = 200

// Wanted is which orders to export, and in which order, as find.OrdersQuery has them.
type Wanted struct {
	Search *string
	Filter *find.Filter
	Sort   *find.Sort
}

// Format writes orders that it reads in a snapshot, in the order in which it gets them.
type Format interface {
	Write(ctx context.Context, snapshot *store.Snapshot, ids []order.ID) error
	// Close writes what is left to be written.
	Close() error
}

// Export writes the orders that are wanted, as they are at one moment. open makes the format
// once it is clear that the orders can be read: what cannot be used is a *find.BadArgument, and
// then nothing was written. It holds about 8 bytes for each order.
func Export(ctx context.Context, s store.Store, wanted Wanted, open func() (Format, error)) error {
	snapshot := s.Snapshot(ctx, nil)
	defer snapshot.Close()
	source := find.Source{Read: snapshot.Client(), Index: s.Index(), Dialect: s.Dialect()}
	ids, err := source.IDs(ctx, wanted.Search, wanted.Filter, wanted.Sort)
	if err != nil {
		return err
	}
	to, err := open()
	if err != nil {
		return err
	}
	for len(ids) > 0 {
		n := min(len(ids), exportedTogether)
		if err := to.Write(ctx, snapshot, ids[:n]); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		ids = ids[n:]
	}
	if err := to.Close(); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// Load reads orders with customer, lines, fulfillments and transactions. Lines that were taken
// off are left out.
func Load(ctx context.Context, snapshot *store.Snapshot, ids []order.ID) ([]*ent.SalesOrder, error) {
	found, err := snapshot.Client().SalesOrder.Query().Where(salesorder.IDIn(ids...)).
		WithCustomer().
		WithLines(func(q *ent.OrderLineQuery) {
			q.Where(orderline.QuantityGT(0)).Order(ent.Asc(orderline.FieldPosition))
		}).
		WithFulfillments(func(q *ent.OrderFulfillmentQuery) { q.Order(ent.Asc(orderfulfillment.FieldID)) }).
		WithTransactions(func(q *ent.PaymentTransactionQuery) { q.Order(ent.Asc(paymenttransaction.FieldID)) }).
		All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read orders: %w", err)
	}
	byID := make(map[order.ID]*ent.SalesOrder, len(found))
	for _, o := range found {
		byID[o.ID] = o
	}
	orders := make([]*ent.SalesOrder, 0, len(ids))
	for _, id := range ids {
		if o := byID[id]; o != nil {
			orders = append(orders, o)
		}
	}
	return orders, nil
}

// Exporting is an export under way. Read what it writes; its error tells when it failed.
type Exporting struct {
	io.Reader
	spool *Spool
	end   context.CancelFunc
	ended chan struct{}
}

// Begin exports in the background, into a file that is read while it grows, see Spool. What
// cannot be used is an error here already. Close it, also when not everything was read.
func Begin(ctx context.Context, s store.Store, wanted Wanted, open func(context.Context, io.Writer) (Format, error)) (*Exporting, error) {
	spool, err := NewSpool()
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	x := &Exporting{Reader: spool.Reader(), spool: spool, ended: make(chan struct{})}
	ctx, x.end = context.WithCancel(ctx)
	begun := make(chan struct{})
	go func() {
		defer close(x.ended)
		to := bufio.NewWriterSize(spool, 256<<10)
		err := Export(ctx, s, wanted, func() (Format, error) {
			format, err := open(ctx, to)
			if err == nil {
				close(begun)
			}
			return format, err
		})
		if err == nil {
			err = to.Flush()
		}
		spool.End(err)
	}()
	select {
	case <-begun:
		return x, nil
	case <-x.ended:
	}
	select {
	case <-begun:
		return x, nil // it began, and has ended already
	default:
		err = spool.failure()
		return nil, errors.Join(err, x.Close())
	}
}

// Close ends the export, and waits until it has.
func (x *Exporting) Close() error {
	x.end()
	<-x.ended
	return x.spool.Close()
}
