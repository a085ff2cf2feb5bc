package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"waybill/ent"
	"waybill/ent/customer"
	"waybill/ent/fulfillmentline"
	"waybill/ent/orderfulfillment"
	"waybill/ent/orderline"
	"waybill/ent/paymenttransaction"
	"waybill/ent/predicate"
	"waybill/ent/refundline"
	"waybill/find"
	"waybill/money"
	"waybill/order"
)

// Each function here reads one kind of record for many parents in one statement, and returns one
// result for each parent, in the order of the parents.

func (r *Resolver) ordersWhere(ctx context.Context, which predicate.SalesOrder, path []string) (map[order.ID]*ent.SalesOrder, error) {
	rows, err := r.read(ctx).SalesOrder.Query().Where(which).Select(selectedOrderColumns(ctx, path)...).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read orders: %w", err)
	}
	rememberSiblings(ctx, rows)
	found := make(map[order.ID]*ent.SalesOrder, len(rows))
	for _, o := range rows {
		found[o.ID] = o
	}
	return found, nil
}

// ordersOf reads the order that each record belongs to. An answer has an order for each
// of the records, however few orders there are, so that many are counted.
func ordersOf[P any](r *Resolver, orderOf func(*P) order.ID) func(context.Context, []*P) ([]*ent.SalesOrder, error) {
	return func(ctx context.Context, records []*P) ([]*ent.SalesOrder, error) {
		ids := make([]order.ID, len(records))
		for i, record := range records {
			ids[i] = orderOf(record)
		}
		once := slices.Compact(slices.Sorted(slices.Values(ids)))
		return readCounted(ctx, func(int) ([]*ent.SalesOrder, error) {
			orders, err := r.ordersByID(ctx, once, nil)
			return inOrderOf(ids, slices.Collect(maps.Values(orders)), orderID), err
		})
	}
}

func (r *Resolver) linesOf(ctx context.Context, orders []*ent.SalesOrder) ([][]*ent.OrderLine, error) {
	lines, err := readCounted(ctx, func(limit int) ([]*ent.OrderLine, error) {
		return r.read(ctx).OrderLine.Query().
			Where(orderline.OrderIDIn(orderIDs(orders)...), orderline.QuantityGT(0)).
			Order(ent.Asc(orderline.FieldOrderID, orderline.FieldPosition)).Limit(limit).
			Select(append(selectedLineColumns(ctx), orderline.FieldOrderID)...).All(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("read lines: %w", err)
	}
	rememberSiblings(ctx, lines)
	return groupBy(orders, lines, orderID, func(l *ent.OrderLine) order.ID { return l.OrderID }), nil
}

func (r *Resolver) transactionsOf(ctx context.Context, orders []*ent.SalesOrder) ([][]*ent.PaymentTransaction, error) {
	transactions, err := readCounted(ctx, func(limit int) ([]*ent.PaymentTransaction, error) {
		return r.read(ctx).PaymentTransaction.Query().
			Where(paymenttransaction.OrderIDIn(orderIDs(orders)...)).
			Order(ent.Asc(paymenttransaction.FieldID)).Limit(limit).All(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("read transactions: %w", err)
	}
	rememberSiblings(ctx, transactions)
	return groupBy(orders, transactions, orderID, func(t *ent.PaymentTransaction) order.ID { return t.OrderID }), nil
}

// refundLinesOf are the pieces of refunds by line.
func (r *Resolver) refundLinesOf(ctx context.Context, transactions []*ent.PaymentTransaction) ([][]*ent.RefundLine, error) {
	var ids []order.TransactionID
	for _, t := range transactions {
		if t.Kind == order.Refund {
			ids = append(ids, t.ID)
		}
	}
	lines, err := readInChunks(ctx, ids, func(ids []order.TransactionID, limit int) ([]*ent.RefundLine, error) {
		return r.read(ctx).RefundLine.Query().
			Where(refundline.TransactionIDIn(ids...)).Order(ent.Asc(refundline.FieldID)).Limit(limit).All(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("read refund lines: %w", err)
	}
	rememberSiblings(ctx, lines)
	return groupBy(transactions, lines, func(t *ent.PaymentTransaction) order.TransactionID { return t.ID },
		func(l *ent.RefundLine) order.TransactionID { return l.TransactionID }), nil
}

// fulfillmentsOf are the active ones, then the cancelled ones, each newest first.
func (r *Resolver) fulfillmentsOf(ctx context.Context, orders []*ent.SalesOrder, first int) ([][]*ent.OrderFulfillment, error) {
	found, err := readCounted(ctx, func(limit int) ([]*ent.OrderFulfillment, error) {
		return r.read(ctx).OrderFulfillment.Query().
			Where(orderfulfillment.OrderIDIn(orderIDs(orders)...)).
			// ACTIVE comes before CANCELLED in the alphabet too.
			Order(ent.Asc(orderfulfillment.FieldStatus), ent.Desc(orderfulfillment.FieldID)).Limit(limit).All(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("read fulfillments: %w", err)
	}
	grouped := groupBy(orders, found, orderID, func(f *ent.OrderFulfillment) order.ID { return f.OrderID })
	shown := make([]*ent.OrderFulfillment, 0, len(found))
	for i, fs := range grouped {
		grouped[i] = fs[:min(first, len(fs))]
		shown = append(shown, grouped[i]...)
	}
	rememberSiblings(ctx, shown)
	return grouped, nil
}

func (r *Resolver) portionsOf(ctx context.Context, fs []*ent.OrderFulfillment) ([][]*ent.FulfillmentLine, error) {
	ids := make([]order.FulfillmentID, len(fs))
	for i, f := range fs {
		ids[i] = f.ID
	}
	portions, err := readInChunks(ctx, ids, func(ids []order.FulfillmentID, limit int) ([]*ent.FulfillmentLine, error) {
		return r.read(ctx).FulfillmentLine.Query().
			Where(fulfillmentline.FulfillmentIDIn(ids...)).Order(ent.Asc(fulfillmentline.FieldID)).Limit(limit).All(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("read fulfillment lines: %w", err)
	}
	rememberSiblings(ctx, portions)
	return groupBy(fs, portions, func(f *ent.OrderFulfillment) order.FulfillmentID { return f.ID },
		func(p *ent.FulfillmentLine) order.FulfillmentID { return p.FulfillmentID }), nil
}

func (r *Resolver) orderLinesOf(ctx context.Context, portions []*ent.FulfillmentLine) ([]*ent.OrderLine, error) {
	return linesByID(ctx, r, portions, func(p *ent.FulfillmentLine) order.LineID { return p.OrderLineID })
}

func (r *Resolver) refundedLinesOf(ctx context.Context, refunded []*ent.RefundLine) ([]*ent.OrderLine, error) {
	return linesByID(ctx, r, refunded, func(l *ent.RefundLine) order.LineID { return l.OrderLineID })
}

// linesTold are the lines that changes are about; nil for a change that is about none.
func (r *Resolver) linesTold(ctx context.Context, changes []*order.Change) ([]*ent.OrderLine, error) {
	return linesByID(ctx, r, changes, func(c *order.Change) order.LineID { return c.LineID })
}

// fulfillmentsTold are the fulfillments that entries are about; nil for an entry that is about none.
func (r *Resolver) fulfillmentsTold(ctx context.Context, entries []*ent.TimelineEntry) ([]*ent.OrderFulfillment, error) {
	ids := make([]order.FulfillmentID, len(entries))
	for i, e := range entries {
		if e.FulfillmentID != nil {
			ids[i] = *e.FulfillmentID
		}
	}
	found, err := readInChunks(ctx, ids, func(ids []order.FulfillmentID, limit int) ([]*ent.OrderFulfillment, error) {
		return r.read(ctx).OrderFulfillment.Query().Where(orderfulfillment.IDIn(ids...)).Limit(limit).All(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("read fulfillments: %w", err)
	}
	rememberSiblings(ctx, found)
	return inOrderOf(ids, found, func(f *ent.OrderFulfillment) order.FulfillmentID { return f.ID }), nil
}

// rememberEntries notes that entries, and so their changes, came from one statement.
func rememberEntries(ctx context.Context, entries []*ent.TimelineEntry) {
	rememberSiblings(ctx, entries)
	var changes []*order.Change
	for _, e := range entries {
		changes = append(changes, changesOf(e)...)
	}
	rememberSiblings(ctx, changes)
}

// changesOf are an entry's changes where they stand, so that each is known again.
func changesOf(e *ent.TimelineEntry) []*order.Change {
	changes := make([]*order.Change, len(e.Changes))
	for i := range e.Changes {
		changes[i] = &e.Changes[i]
	}
	return changes
}

// linesByID reads the order line of each record; nil for an ID of 0. It includes removed lines, which fulfillments,
// refunds and timeline entries still name.
func linesByID[P any](ctx context.Context, r *Resolver, records []P, lineOf func(P) order.LineID) ([]*ent.OrderLine, error) {
	ids := make([]order.LineID, len(records))
	for i, record := range records {
		ids[i] = lineOf(record)
	}
	lines, err := readInChunks(ctx, ids, func(ids []order.LineID, limit int) ([]*ent.OrderLine, error) {
		return r.read(ctx).OrderLine.Query().Where(orderline.IDIn(ids...)).Limit(limit).Select(selectedLineColumns(ctx)...).All(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("read lines: %w", err)
	}
	rememberSiblings(ctx, lines)
	return inOrderOf(ids, lines, func(l *ent.OrderLine) order.LineID { return l.ID }), nil
}

func (r *Resolver) customersOf(ctx context.Context, orders []*ent.SalesOrder) ([]*ent.Customer, error) {
	ids := make([]order.CustomerID, len(orders))
	known := make([]order.CustomerID, 0, len(orders))
	for i, o := range orders {
		if o.CustomerID != nil {
			ids[i] = *o.CustomerID
			known = append(known, *o.CustomerID)
		}
	}
	if len(known) == 0 {
		return make([]*ent.Customer, len(orders)), nil
	}
	customers, err := r.read(ctx).Customer.Query().Where(customer.IDIn(known...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read customers: %w", err)
	}
	rememberSiblings(ctx, customers)
	return inOrderOf(ids, customers, func(c *ent.Customer) order.CustomerID { return c.ID }), nil
}

// customerByID is nil when there is no such customer.
func (r *Resolver) customerByID(ctx context.Context, id order.CustomerID) (*ent.Customer, error) {
	found, err := r.read(ctx).Customer.Query().Where(customer.ID(id)).All(ctx)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	rememberSiblings(ctx, found)
	return found[0], nil
}

// ordersOfCustomers reads the same page of the orders of each customer. The orders are counted only after they
// were read, because the size of the page bounds them.
func (r *Resolver) ordersOfCustomers(
	ctx context.Context, customers []*ent.Customer, query find.OrdersQuery,
) ([]*find.OrderConnection, error) {
	var pages []*find.OrderConnection
	all, err := readCounted(ctx, func(int) (all []*ent.SalesOrder, err error) {
		pages, err = r.source(ctx).OrdersOf(ctx, customerIDs(customers), query)
		for _, page := range pages {
			all = append(all, page.Nodes...)
		}
		return all, err
	})
	rememberSiblings(ctx, all)
	return pages, err
}

// spentBy is what was received from each customer and not refunded, by currency.
func (r *Resolver) spentBy(ctx context.Context, customers []*ent.Customer) ([][]*money.Money, error) {
	spent, err := r.source(ctx).Spent(ctx, customerIDs(customers))
	if err != nil {
		return nil, err
	}
	sums := make([][]*money.Money, len(customers))
	for i, c := range customers {
		if sums[i] = spent[c.ID]; sums[i] == nil {
			sums[i] = []*money.Money{}
		}
	}
	return sums, nil
}

func customerIDs(customers []*ent.Customer) []order.CustomerID {
	ids := make([]order.CustomerID, len(customers))
	for i, c := range customers {
		ids[i] = c.ID
	}
	return ids
}

// timelinesOf counts the entries only after they were read, because the size of the page bounds them.
func (r *Resolver) timelinesOf(ctx context.Context, orders []*ent.SalesOrder, page find.Page) ([]*find.TimelineConnection, error) {
	var pages []*find.TimelineConnection
	_, err := readCounted(ctx, func(int) ([]*find.TimelineEdge, error) {
		var err error
		pages, err = find.Timelines(ctx, r.read(ctx), orders, page)
		var all []*find.TimelineEdge
		var entries []*ent.TimelineEntry
		for _, p := range pages {
			all, entries = append(all, p.Edges...), append(entries, p.Nodes...)
		}
		rememberEntries(ctx, entries)
		return all, err
	})
	return pages, err
}

// idsPerStatement is well under the 32,766 parameters that every engine takes.
const idsPerStatement = 10_000

// readInChunks reads records by more IDs than one statement can name. An ID of 0 names none.
func readInChunks[K comparable, R any](ctx context.Context, ids []K, read func(ids []K, limit int) ([]R, error)) ([]R, error) {
	var none K
	seen := map[K]bool{none: true}
	var once []K
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			once = append(once, id)
		}
	}
	var all []R
	for part := range slices.Chunk(once, idsPerStatement) {
		records, err := readCounted(ctx, func(limit int) ([]R, error) { return read(part, limit) })
		if err != nil {
			return nil, err
		}
		all = append(all, records...)
	}
	return all, nil
}

func orderID(o *ent.SalesOrder) order.ID { return o.ID }

func orderIDs(orders []*ent.SalesOrder) []order.ID {
	ids := make([]order.ID, len(orders))
	for i, o := range orders {
		ids[i] = o.ID
	}
	return ids
}

// groupBy returns the children of each parent; an empty list where there are none, never nil.
func groupBy[P, C any, K comparable](parents []P, children []C, keyOf func(P) K, parentOf func(C) K) [][]C {
	byKey := make(map[K][]C, len(parents))
	for _, c := range children {
		byKey[parentOf(c)] = append(byKey[parentOf(c)], c)
	}
	grouped := make([][]C, len(parents))
	for i, p := range parents {
		if grouped[i] = byKey[keyOf(p)]; grouped[i] == nil {
			grouped[i] = []C{}
		}
	}
	return grouped
}

// inOrderOf returns the record of each key, in the order of the keys; nil where there is none.
func inOrderOf[R any, K comparable](keys []K, records []*R, keyOf func(*R) K) []*R {
	byKey := make(map[K]*R, len(records))
	for _, r := range records {
		byKey[keyOf(r)] = r
	}
	picked := make([]*R, len(keys))
	for i, key := range keys {
		picked[i] = byKey[key]
	}
	return picked
}
