package graph

import (
	"context"

	"waybill/fulfillment"
	"waybill/graph/model"
	"waybill/timeline"
)

func (r *mutationResolver) AddOrderComment(ctx context.Context, input fulfillment.Comment) (*model.AddOrderCommentPayload, error) {
	input.IdempotencyKey = idempotencyKey(ctx, input.IdempotencyKey)
	result, err := r.desk.Comment(ctx, actor(ctx), input)
	a, err := r.answer(ctx, input.OrderID, result, err)
	if err != nil {
		return nil, err
	}
	entry, err := r.entryByID(ctx, a.outcome.EntryID)
	return &model.AddOrderCommentPayload{Order: a.order, Entry: entry, UserErrors: a.userErrors}, err
}

func (r *queryResolver) EventCursor(ctx context.Context) (string, error) {
	position, err := timeline.Position(ctx, r.read)
	return timeline.Cursor(r.db.Identity, position), err
}
