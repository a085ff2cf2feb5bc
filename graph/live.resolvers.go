package graph

import (
	"context"

	"waybill/ent"
	"waybill/graph/generated"
	"waybill/graph/model"
	"waybill/timeline"
)

func (r *orderEventResolver) Cursor(_ context.Context, obj *ent.TimelineEntry) (string, error) {
	return timeline.Cursor(r.db.Identity, obj.ID), nil
}

func (r *orderEventResolver) Order(ctx context.Context, obj *ent.TimelineEntry) (*ent.SalesOrder, error) {
	return r.orderByID(ctx, obj.OrderID, nil)
}

func (r *orderEventResolver) Entry(_ context.Context, obj *ent.TimelineEntry) (*ent.TimelineEntry, error) {
	return obj, nil
}

func (r *orderStatusChangeResolver) Cursor(_ context.Context, obj *ent.TimelineEntry) (string, error) {
	return timeline.Cursor(r.db.Identity, obj.ID), nil
}

func (r *orderStatusChangeResolver) Order(ctx context.Context, obj *ent.TimelineEntry) (*ent.SalesOrder, error) {
	return r.orderByID(ctx, obj.OrderID, nil)
}

func (r *orderStatusChangeResolver) Entry(_ context.Context, obj *ent.TimelineEntry) (*ent.TimelineEntry, error) {
	return obj, nil
}

func (r *orderStatusChangeResolver) Notification(ctx context.Context, obj *ent.TimelineEntry) (*model.Notification, error) {
	number, err := r.numberOf(ctx, obj.OrderID)
	title, message := timeline.Notice(number, obj)
	return &model.Notification{Title: title, Message: message}, err
}

func (r *subscriptionResolver) OrderStatusChanged(ctx context.Context, orderID *string, after *string) (<-chan *ent.TimelineEntry, error) {
	return r.listen(ctx, timeline.Filter{StatusChanges: true}, orderID, after)
}

func (r *subscriptionResolver) OrderEvents(ctx context.Context, orderID *string, after *string) (<-chan *ent.TimelineEntry, error) {
	return r.listen(ctx, timeline.Filter{}, orderID, after)
}

func (r *Resolver) OrderEvent() generated.OrderEventResolver { return &orderEventResolver{r} }

func (r *Resolver) OrderStatusChange() generated.OrderStatusChangeResolver {
	return &orderStatusChangeResolver{r}
}

func (r *Resolver) Subscription() generated.SubscriptionResolver { return &subscriptionResolver{r} }

type (
	orderEventResolver        struct{ *Resolver }
	orderStatusChangeResolver struct{ *Resolver }
	subscriptionResolver      struct{ *Resolver }
)
