package find

import (
	"context"

	"waybill/order"
)

// SumUp adds up so many orders at most.
func (s Source) SumUp(ctx context.Context, most int) (*Summary, error) {
	return s.summary(ctx, nil, most)
}

// FacetsAmong counts among so many orders at most.
func (s Source) FacetsAmong(ctx context.Context, field FacetField, most int) ([]*Facet, error) {
	return s.facets(ctx, field, nil, usualFacets, most)
}

// BarsAmong counts so many orders at most.
func (s Source) BarsAmong(ctx context.Context, starts []order.Instant, most int) ([]*Bar, error) {
	return s.bars(ctx, nil, starts, most)
}

// Starts are the beginnings of a histogram's intervals.
func (q HistogramQuery) Starts() ([]order.Instant, error) { return q.starts() }
