package graph

import (
	"context"

	"waybill/find"
	"waybill/order"
)

func (r *queryResolver) OrderSummary(ctx context.Context, search *string, filter *find.Filter) (*find.Summary, error) {
	return r.source(ctx).Summary(ctx, search, filter)
}

func (r *queryResolver) OrderHistogram(ctx context.Context, interval find.Interval, timeZone string, from order.Instant, to order.Instant, filter *find.Filter) ([]*find.Bar, error) {
	return r.source(ctx).Histogram(ctx, find.HistogramQuery{Interval: interval, TimeZone: timeZone, From: from, To: to, Filter: filter})
}

func (r *queryResolver) OrderFacets(ctx context.Context, field find.FacetField, search *string, filter *find.Filter, first *int) ([]*find.Facet, error) {
	return r.source(ctx).Facets(ctx, field, search, filter, first)
}
