package graph

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/customer"
	"waybill/ent/orderfulfillment"
	"waybill/ent/orderline"
	"waybill/ent/salesorder"
	"waybill/ent/timelineentry"
	"waybill/ent/token"
	"waybill/graph/model"
	"waybill/graph/scalar"
	"waybill/internal/apitoken"
	"waybill/order"
)

// maxNodes bounds nodes(ids:).
const maxNodes = 250

// nodes reads objects of any type: one statement for each type that is named.
func (r *Resolver) nodes(ctx context.Context, ids []string, argument string) ([]model.Node, error) {
	if len(ids) > maxNodes {
		return nil, badArgument(scalar.Bad("must be at most %d", maxNodes), argument)
	}
	byTag := map[string][]int64{}
	for _, id := range ids {
		tag, n, err := scalar.DecodeID(id)
		if err != nil {
			return nil, badArgument(err, argument)
		}
		byTag[tag] = append(byTag[tag], n)
	}
	found := map[string]model.Node{}
	for tag := range byTag {
		least, isNode := nodeAccess[tag]
		if !isNode {
			delete(byTag, tag) // it finds nothing
		} else if err := requireRole(ctx, least); err != nil {
			return nil, err
		}
	}
	for tag, numbers := range byTag {
		if err := r.readNodes(ctx, tag, numbers, found); err != nil {
			return nil, fmt.Errorf("read nodes: %w", err)
		}
	}
	nodes := make([]model.Node, len(ids))
	for i, id := range ids {
		nodes[i] = found[id]
	}
	return nodes, nil
}

// readNodes adds the records of one type to found.
func (r *Resolver) readNodes(ctx context.Context, tag string, numbers []int64, found map[string]model.Node) error {
	switch tag {
	case scalar.Order:
		orders, err := r.ordersWhere(ctx, salesorder.IDIn(toIDs[order.ID](numbers)...), nil)
		for id, o := range orders {
			found[scalar.EncodeID(tag, int64(id))] = o
		}
		return err
	case scalar.Line:
		lines, err := r.read(ctx).OrderLine.Query().Where(orderline.IDIn(toIDs[order.LineID](numbers)...)).All(ctx)
		return addNodes(ctx, found, tag, lines, err, func(l *ent.OrderLine) int64 { return int64(l.ID) })
	case scalar.Fulfillment:
		fs, err := r.read(ctx).OrderFulfillment.Query().Where(orderfulfillment.IDIn(toIDs[order.FulfillmentID](numbers)...)).All(ctx)
		return addNodes(ctx, found, tag, fs, err, func(f *ent.OrderFulfillment) int64 { return int64(f.ID) })
	case scalar.Entry:
		entries, err := r.read(ctx).TimelineEntry.Query().Where(timelineentry.IDIn(toIDs[order.EntryID](numbers)...)).All(ctx)
		rememberEntries(ctx, entries)
		return addNodes(ctx, found, tag, entries, err, func(e *ent.TimelineEntry) int64 { return int64(e.ID) })
	case scalar.Customer:
		customers, err := r.read(ctx).Customer.Query().Where(customer.IDIn(toIDs[order.CustomerID](numbers)...)).All(ctx)
		return addNodes(ctx, found, tag, customers, err, func(c *ent.Customer) int64 { return int64(c.ID) })
	case scalar.Token:
		tokens, err := r.read(ctx).Token.Query().Where(token.IDIn(toIDs[apitoken.ID](numbers)...)).All(ctx)
		return addNodes(ctx, found, tag, tokens, err, func(t *ent.Token) int64 { return int64(t.ID) })
	}
	return nil
}

func toIDs[T ~int64](numbers []int64) []T {
	ids := make([]T, len(numbers))
	for i, n := range numbers {
		ids[i] = T(n)
	}
	return ids
}

func addNodes[R any, N interface {
	*R
	model.Node
}](ctx context.Context, found map[string]model.Node, tag string, records []N, err error, idOf func(N) int64) error {
	if err != nil {
		return err
	}
	plain := make([]*R, len(records))
	for i, record := range records {
		plain[i] = record
		found[scalar.EncodeID(tag, idOf(record))] = record
	}
	rememberSiblings(ctx, plain)
	return nil
}

func (r *Resolver) tokenByID(ctx context.Context, id apitoken.ID) (*ent.Token, error) {
	return r.read(ctx).Token.Get(ctx, id)
}

func (r *Resolver) entryByID(ctx context.Context, id order.EntryID) (*ent.TimelineEntry, error) {
	if id == 0 {
		return nil, nil //nolint:nilnil // null is the answer
	}
	entry, err := r.read(ctx).TimelineEntry.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	rememberEntries(ctx, []*ent.TimelineEntry{entry})
	return entry, nil
}

// fulfillmentsByID gives the fulfillment of each ID, nil for 0.
func (r *Resolver) fulfillmentsByID(ctx context.Context, ids []order.FulfillmentID) ([]*ent.OrderFulfillment, error) {
	found, err := r.read(ctx).OrderFulfillment.Query().Where(orderfulfillment.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read fulfillments: %w", err)
	}
	rememberSiblings(ctx, found)
	return inOrderOf(ids, found, func(f *ent.OrderFulfillment) order.FulfillmentID { return f.ID }), nil
}
