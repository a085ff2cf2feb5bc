package graph

import (
	"context"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/fulfillment"
	"waybill/graph/generated"
	"waybill/graph/list"
	"waybill/graph/model"
	"waybill/graph/scalar"
	"waybill/order"
)

func (r *mutationResolver) CreateOrder(ctx context.Context, input fulfillment.Create) (*model.CreateOrderPayload, error) {
	input.IdempotencyKey = idempotencyKey(ctx, input.IdempotencyKey)
	result, err := r.desk.Create(ctx, actor(ctx), input)
	a, err := r.answer(ctx, 0, result, err)
	return &model.CreateOrderPayload{Order: a.order, UserErrors: a.userErrors}, err
}

func (r *mutationResolver) UpdateOrder(ctx context.Context, input model.UpdateOrderInput) (*model.UpdateOrderPayload, error) {
	in := updateOf(input)
	in.IdempotencyKey = idempotencyKey(ctx, in.IdempotencyKey)
	result, err := r.desk.Update(ctx, actor(ctx), in)
	a, err := r.answer(ctx, in.OrderID, result, err)
	return &model.UpdateOrderPayload{Order: a.order, UserErrors: a.userErrors}, err
}

func (r *mutationResolver) CancelOrder(ctx context.Context, input fulfillment.Cancel) (*model.CancelOrderPayload, error) {
	input.IdempotencyKey = idempotencyKey(ctx, input.IdempotencyKey)
	result, err := r.desk.Cancel(ctx, actor(ctx), input)
	a, err := r.answer(ctx, input.OrderID, result, err)
	return &model.CancelOrderPayload{Order: a.order, Notification: a.notification, UserErrors: a.userErrors}, err
}

func (r *orderResolver) Customer(ctx context.Context, obj *ent.SalesOrder) (*ent.Customer, error) {
	return readTogether(ctx, obj, r.customersOf)
}

func (r *orderResolver) Lines(ctx context.Context, obj *ent.SalesOrder) ([]*ent.OrderLine, error) {
	return readTogether(ctx, obj, r.linesOf)
}

func (r *orderResolver) Payment(ctx context.Context, obj *ent.SalesOrder) (*ent.SalesOrder, error) {
	return obj, nil
}

func (r *orderResolver) Fulfillments(ctx context.Context, obj *ent.SalesOrder, first *int) ([]*ent.OrderFulfillment, error) {
	n, err := fulfillmentsWanted(first)
	if err != nil {
		return nil, err
	}
	return readTogether(ctx, obj, func(ctx context.Context, orders []*ent.SalesOrder) ([][]*ent.OrderFulfillment, error) {
		return r.fulfillmentsOf(ctx, orders, n)
	})
}

func (r *orderResolver) Timeline(ctx context.Context, obj *ent.SalesOrder, first *int, after *string, last *int, before *string) (*model.TimelineConnection, error) {
	page := list.Page{First: first, After: after, Last: last, Before: before}
	return readTogether(ctx, obj, func(ctx context.Context, orders []*ent.SalesOrder) ([]*model.TimelineConnection, error) {
		return r.timelinesOf(ctx, orders, page)
	})
}

func (r *orderResolver) Actions(ctx context.Context, obj *ent.SalesOrder) ([]*model.OrderAction, error) {
	return actionsOf(ctx, obj), nil
}

func (r *queryResolver) Order(ctx context.Context, id string) (*ent.SalesOrder, error) {
	tag, n, err := scalar.DecodeID(id)
	if err != nil || tag != scalar.Order {
		return nil, list.Argument(scalar.Bad("is not the ID of an order"), "id")
	}
	return r.orderByID(ctx, order.ID(n), nil)
}

func (r *queryResolver) OrderByNumber(ctx context.Context, number string) (*ent.SalesOrder, error) {
	found, err := r.ordersWhere(ctx, salesorder.Number(order.CleanNumber(number)), nil)
	for _, o := range found {
		return o, err
	}
	return nil, err
}

func (r *queryResolver) Orders(ctx context.Context, first *int, after *string, last *int, before *string, search *string, filter *model.OrderFilter, sort *model.OrderSort) (*list.OrderConnection, error) {
	page, err := list.Orders(ctx, r.read, list.OrdersQuery{
		Page:    list.Page{First: first, After: after, Last: last, Before: before},
		Search:  search,
		Filter:  filter,
		Sort:    sort,
		Columns: selectedOrderColumns(ctx, []string{"nodes"}, []string{"edges", "node"}),
	})
	if err != nil {
		return nil, err
	}
	keepTogether(ctx, page.Nodes)
	return page, nil
}

func (r *queryResolver) OrderStatusCounts(ctx context.Context, search *string, filter *model.OrderFilter) ([]*model.OrderStatusCount, error) {
	return list.StatusCounts(ctx, r.read, search, filter)
}

func (r *Resolver) Mutation() generated.MutationResolver { return &mutationResolver{r} }

func (r *Resolver) Order() generated.OrderResolver { return &orderResolver{r} }

type (
	mutationResolver struct{ *Resolver }
	orderResolver    struct{ *Resolver }
)
