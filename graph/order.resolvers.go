package graph

import (
	"context"

	"waybill/desk"
	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/find"
	"waybill/graph/generated"
	"waybill/graph/model"
	"waybill/graph/scalar"
	"waybill/order"
)

func (r *mutationResolver) CreateOrder(ctx context.Context, input desk.Place) (*model.CreateOrderPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, 0, input)
	if err == nil && p.order == nil {
		p.order, err = r.duplicateOf(ctx, input.Draft, p.userErrors)
	}
	return &model.CreateOrderPayload{Order: p.order, UserErrors: p.userErrors}, err
}

func (r *mutationResolver) UpdateOrder(ctx context.Context, input model.UpdateOrderInput) (*model.UpdateOrderPayload, error) {
	edit := editOf(input)
	p, err := r.do(ctx, edit.IdempotencyKey, edit.OrderID, edit)
	return &model.UpdateOrderPayload{Order: p.order, UserErrors: p.userErrors}, err
}

func (r *mutationResolver) CancelOrder(ctx context.Context, input desk.Cancel) (*model.CancelOrderPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, input.OrderID, input)
	return &model.CancelOrderPayload{Order: p.order, Notification: p.notification, UserErrors: p.userErrors}, err
}

func (r *orderResolver) Customer(ctx context.Context, obj *ent.SalesOrder) (*ent.Customer, error) {
	return loadBatch(ctx, obj, r.customersOf)
}

func (r *orderResolver) Lines(ctx context.Context, obj *ent.SalesOrder) ([]*ent.OrderLine, error) {
	return loadBatch(ctx, obj, r.linesOf)
}

func (r *orderResolver) Payment(ctx context.Context, obj *ent.SalesOrder) (*ent.SalesOrder, error) {
	return obj, nil
}

func (r *orderResolver) Fulfillments(ctx context.Context, obj *ent.SalesOrder, first *int) ([]*ent.OrderFulfillment, error) {
	n, err := fulfillmentsWanted(first)
	if err != nil {
		return nil, err
	}
	return loadBatch(ctx, obj, func(ctx context.Context, orders []*ent.SalesOrder) ([][]*ent.OrderFulfillment, error) {
		return r.fulfillmentsOf(ctx, orders, n)
	})
}

func (r *orderResolver) Timeline(ctx context.Context, obj *ent.SalesOrder, first *int, after *string, last *int, before *string) (*find.TimelineConnection, error) {
	page := find.Page{First: first, After: after, Last: last, Before: before}
	return loadBatch(ctx, obj, func(ctx context.Context, orders []*ent.SalesOrder) ([]*find.TimelineConnection, error) {
		return r.timelinesOf(ctx, orders, page)
	})
}

func (r *orderResolver) Actions(ctx context.Context, obj *ent.SalesOrder) ([]*model.OrderAction, error) {
	return actionsOf(ctx, obj), nil
}

func (r *orderLineResolver) Order(ctx context.Context, obj *ent.OrderLine) (*ent.SalesOrder, error) {
	return loadBatch(ctx, obj, ordersOf(r.Resolver, func(l *ent.OrderLine) order.ID { return l.OrderID }))
}

func (r *queryResolver) Order(ctx context.Context, id string) (*ent.SalesOrder, error) {
	tag, n, err := scalar.DecodeID(id)
	if err != nil || tag != scalar.Order {
		return nil, badArgument(scalar.Bad("is not the ID of an order"), "id")
	}
	return r.orderByID(ctx, order.ID(n), nil)
}

func (r *queryResolver) OrderByNumber(ctx context.Context, number string) (*ent.SalesOrder, error) {
	return r.orderWhere(ctx, salesorder.Number(order.CleanNumber(number)), nil)
}

func (r *queryResolver) OrderBySource(ctx context.Context, source string, sourceID string) (*ent.SalesOrder, error) {
	return r.orderWhere(ctx, salesorder.And(salesorder.Source(source), salesorder.SourceID(sourceID)), nil)
}

func (r *queryResolver) Orders(ctx context.Context, first *int, after *string, last *int, before *string, offset *int, search *string, filter *find.Filter, sort *find.Sort) (*find.OrderConnection, error) {
	page, err := r.source(ctx).Orders(ctx, find.OrdersQuery{
		Page:    find.Page{First: first, After: after, Last: last, Before: before},
		Offset:  offset,
		Search:  search,
		Filter:  filter,
		Sort:    sort,
		Columns: selectedOrderColumns(ctx, []string{"nodes"}, []string{"edges", "node"}),
	})
	if err != nil {
		return nil, err
	}
	rememberSiblings(ctx, page.Nodes)
	return page, nil
}

func (r *queryResolver) OrderStatusCounts(ctx context.Context, search *string, filter *find.Filter) ([]*find.StatusCount, error) {
	return r.source(ctx).StatusCounts(ctx, search, filter)
}

func (r *queryResolver) UpdatePreview(ctx context.Context, input model.UpdateOrderInput) (*model.UpdatePreview, error) {
	preview, err := r.desk.PreviewEdit(ctx, r.read(ctx), editOf(input))
	if err != nil {
		return nil, err
	}
	return editPreviewed(preview), nil
}

func (r *Resolver) Mutation() generated.MutationResolver { return &mutationResolver{r} }

func (r *Resolver) Order() generated.OrderResolver { return &orderResolver{r} }

func (r *Resolver) OrderLine() generated.OrderLineResolver { return &orderLineResolver{r} }

type (
	mutationResolver  struct{ *Resolver }
	orderResolver     struct{ *Resolver }
	orderLineResolver struct{ *Resolver }
)
