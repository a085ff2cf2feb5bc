package graph

import (
	"context"
	"errors"

	"waybill/ent"
	"waybill/fulfillment"
	"waybill/graph/generated"
	"waybill/graph/list"
	"waybill/graph/model"
)

func (r *fulfillmentResolver) Lines(ctx context.Context, obj *ent.OrderFulfillment) ([]*ent.FulfillmentLine, error) {
	return readTogether(ctx, obj, r.portionsOf)
}

func (r *fulfillmentLineResolver) OrderLine(ctx context.Context, obj *ent.FulfillmentLine) (*ent.OrderLine, error) {
	return readTogether(ctx, obj, r.orderLinesOf)
}

func (r *mutationResolver) FulfillOrder(ctx context.Context, input fulfillment.Fulfill) (*model.FulfillOrderPayload, error) {
	input.IdempotencyKey = idempotencyKey(ctx, input.IdempotencyKey)
	result, err := r.desk.Fulfill(ctx, actor(ctx), input)
	a, err := r.answer(ctx, input.OrderID, result, err)
	if err != nil {
		return nil, err
	}
	fulfilled, err := r.fulfillmentByID(ctx, a.outcome.FulfillmentID)
	return &model.FulfillOrderPayload{Order: a.order, Fulfillment: fulfilled, Notification: a.notification, UserErrors: a.userErrors}, err
}

func (r *mutationResolver) CancelFulfillment(ctx context.Context, input fulfillment.CancelFulfillment) (*model.CancelFulfillmentPayload, error) {
	input.IdempotencyKey = idempotencyKey(ctx, input.IdempotencyKey)
	result, err := r.desk.CancelFulfillment(ctx, actor(ctx), input)
	a, err := r.answer(ctx, input.OrderID, result, err)
	return &model.CancelFulfillmentPayload{Order: a.order, Notification: a.notification, UserErrors: a.userErrors}, err
}

func (r *mutationResolver) UpdateTracking(ctx context.Context, input fulfillment.UpdateTracking) (*model.UpdateTrackingPayload, error) {
	input.IdempotencyKey = idempotencyKey(ctx, input.IdempotencyKey)
	result, err := r.desk.UpdateTracking(ctx, actor(ctx), input)
	a, err := r.answer(ctx, input.OrderID, result, err)
	if err != nil {
		return nil, err
	}
	tracked, err := r.fulfillmentByID(ctx, a.outcome.FulfillmentID)
	return &model.UpdateTrackingPayload{Order: a.order, Fulfillment: tracked, UserErrors: a.userErrors}, err
}

func (r *mutationResolver) FulfillOrders(ctx context.Context, input fulfillment.FulfillMany) (*model.FulfillOrdersPayload, error) {
	if p := fulfillment.CheckMany(input.OrderIDs); p != nil {
		return nil, list.Argument(errors.New(p.Message), "input", "orderIds")
	}
	input.IdempotencyKey = idempotencyKey(ctx, input.IdempotencyKey)
	results, err := r.desk.FulfillMany(ctx, actor(ctx), input)
	if err != nil {
		return nil, err
	}
	return r.manyFulfilled(ctx, input.OrderIDs, results)
}

func (r *queryResolver) FulfillmentPreview(ctx context.Context, input fulfillment.Fulfill) (*model.FulfillmentPreview, error) {
	preview, err := r.desk.Preview(ctx, r.read, input)
	if err != nil {
		return nil, err
	}
	return r.previewed(ctx, preview)
}

func (r *Resolver) Fulfillment() generated.FulfillmentResolver { return &fulfillmentResolver{r} }

func (r *Resolver) FulfillmentLine() generated.FulfillmentLineResolver {
	return &fulfillmentLineResolver{r}
}

type (
	fulfillmentResolver     struct{ *Resolver }
	fulfillmentLineResolver struct{ *Resolver }
)
