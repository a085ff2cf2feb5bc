package graph

import (
	"context"

	"waybill/ent"
	"waybill/find"
	"waybill/graph/generated"
	"waybill/graph/scalar"
	"waybill/money"
	"waybill/order"
)

func (r *customerResolver) Orders(ctx context.Context, obj *ent.Customer, first *int, after *string, last *int, before *string, filter *find.Filter, sort *find.Sort) (*find.OrderConnection, error) {
	query := find.OrdersQuery{
		Page:    find.Page{First: first, After: after, Last: last, Before: before},
		Filter:  filter,
		Sort:    sort,
		Columns: selectedOrderColumns(ctx, []string{"nodes"}, []string{"edges", "node"}),
	}
	return loadBatch(ctx, obj, func(ctx context.Context, customers []*ent.Customer) ([]*find.OrderConnection, error) {
		return r.ordersOfCustomers(ctx, customers, query)
	})
}

func (r *customerResolver) Spent(ctx context.Context, obj *ent.Customer) ([]*money.Money, error) {
	return loadBatch(ctx, obj, r.spentBy)
}

func (r *queryResolver) Customers(ctx context.Context, first *int, after *string, last *int, before *string, search *string, sort *find.CustomerSort) (*find.CustomerConnection, error) {
	page, err := r.source(ctx).Customers(ctx, find.CustomersQuery{
		Page:   find.Page{First: first, After: after, Last: last, Before: before},
		Search: search,
		Sort:   sort,
	})
	if err != nil {
		return nil, err
	}
	rememberSiblings(ctx, page.Nodes)
	return page, nil
}

func (r *queryResolver) Customer(ctx context.Context, id string) (*ent.Customer, error) {
	tag, n, err := scalar.DecodeID(id)
	if err != nil || tag != scalar.Customer {
		return nil, badArgument(scalar.Bad("is not the ID of a customer"), "id")
	}
	return r.customerByID(ctx, order.CustomerID(n))
}

func (r *Resolver) Customer() generated.CustomerResolver { return &customerResolver{r} }

type customerResolver struct{ *Resolver }
