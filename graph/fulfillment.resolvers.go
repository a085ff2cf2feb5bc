package graph

import (
	"context"
	"errors"

	"waybill/desk"
	"waybill/ent"
	"waybill/graph/generated"
	"waybill/graph/model"
	"waybill/order"
)

func (r *fulfillmentResolver) Lines(ctx context.Context, obj *ent.OrderFulfillment) ([]*ent.FulfillmentLine, error) {
	return loadBatch(ctx, obj, r.portionsOf)
}

func (r *fulfillmentResolver) Order(ctx context.Context, obj *ent.OrderFulfillment) (*ent.SalesOrder, error) {
	return loadBatch(ctx, obj, ordersOf(r.Resolver, func(f *ent.OrderFulfillment) order.ID { return f.OrderID }))
}

func (r *fulfillmentLineResolver) OrderLine(ctx context.Context, obj *ent.FulfillmentLine) (*ent.OrderLine, error) {
	return loadBatch(ctx, obj, r.orderLinesOf)
}

func (r *mutationResolver) FulfillOrder(ctx context.Context, input desk.Fulfill) (*model.FulfillOrderPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, input.OrderID, input)
	if err != nil {
		return nil, err
	}
	fulfilled, err := r.fulfillmentByID(ctx, p.outcome.FulfillmentID)
	return &model.FulfillOrderPayload{Order: p.order, Fulfillment: fulfilled, Notification: p.notification, UserErrors: p.userErrors}, err
}

func (r *mutationResolver) CancelFulfillment(ctx context.Context, input desk.TakeBack) (*model.CancelFulfillmentPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, input.OrderID, input)
	return &model.CancelFulfillmentPayload{Order: p.order, Notification: p.notification, UserErrors: p.userErrors}, err
}

func (r *mutationResolver) UpdateTracking(ctx context.Context, input desk.Track) (*model.UpdateTrackingPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, input.OrderID, input)
	if err != nil {
		return nil, err
	}
	tracked, err := r.fulfillmentByID(ctx, p.outcome.FulfillmentID)
	return &model.UpdateTrackingPayload{Order: p.order, Fulfillment: tracked, UserErrors: p.userErrors}, err
}

func (r *mutationResolver) FulfillOrders(ctx context.Context, input desk.FulfillMany) (*model.FulfillOrdersPayload, error) {
	if p := desk.CheckFulfillMany(input.OrderIDs); p != nil {
		return nil, badArgument(errors.New(p.Message), "input", "orderIds")
	}
	var payload *model.FulfillOrdersPayload
	show := func(results []desk.Result) (err error) {
		renewSnapshot(ctx)
		payload, err = r.manyFulfilled(ctx, input.OrderIDs, results)
		return err
	}
	_, err := r.desk.FulfillManyAndShow(ctx, actor(ctx), idempotencyKey(ctx, input.IdempotencyKey), input, show)
	return payload, err
}

func (r *queryResolver) FulfillmentPreview(ctx context.Context, input desk.Fulfill) (*model.FulfillmentPreview, error) {
	preview, err := r.desk.PreviewFulfill(ctx, r.read(ctx), input)
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
