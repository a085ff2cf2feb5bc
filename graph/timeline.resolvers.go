package graph

import (
	"context"

	"waybill/desk"
	"waybill/ent"
	"waybill/graph/generated"
	"waybill/graph/model"
	"waybill/order"
	"waybill/timeline"
)

func (r *mutationResolver) AddOrderComment(ctx context.Context, input desk.Comment) (*model.AddOrderCommentPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, input.OrderID, input)
	if err != nil {
		return nil, err
	}
	entry, err := r.entryByID(ctx, p.outcome.EntryID)
	return &model.AddOrderCommentPayload{Order: p.order, Entry: entry, UserErrors: p.userErrors}, err
}

func (r *queryResolver) EventCursor(ctx context.Context) (string, error) {
	head, err := r.store.Log().Head(ctx, r.read(ctx))
	if err != nil {
		return "", err
	}
	return timeline.CursorAt(ctx, r.store, r.read(ctx), head)
}

func (r *timelineEntryResolver) Order(ctx context.Context, obj *ent.TimelineEntry) (*ent.SalesOrder, error) {
	return loadBatch(ctx, obj, ordersOf(r.Resolver, func(e *ent.TimelineEntry) order.ID { return e.OrderID }))
}

func (r *timelineEntryResolver) Fulfillment(ctx context.Context, obj *ent.TimelineEntry) (*ent.OrderFulfillment, error) {
	return loadBatch(ctx, obj, r.fulfillmentsTold)
}

func (r *timelineEntryResolver) Changes(ctx context.Context, obj *ent.TimelineEntry) ([]*order.Change, error) {
	return changesOf(obj), nil
}

func (r *changeResolver) Line(ctx context.Context, obj *order.Change) (*ent.OrderLine, error) {
	return loadBatch(ctx, obj, r.linesTold)
}

func (r *Resolver) Change() generated.ChangeResolver { return &changeResolver{r} }

func (r *Resolver) TimelineEntry() generated.TimelineEntryResolver { return &timelineEntryResolver{r} }

type (
	changeResolver        struct{ *Resolver }
	timelineEntryResolver struct{ *Resolver }
)
