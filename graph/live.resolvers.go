package graph

import (
	"context"

	"waybill/ent"
	"waybill/graph/generated"
	"waybill/graph/model"
	"waybill/internal/store"
	"waybill/timeline"
)

func (r *orderEventResolver) Cursor(_ context.Context, obj *store.LogEntry) (string, error) {
	return timeline.Cursor(r.store, *obj), nil
}

func (r *orderEventResolver) Order(ctx context.Context, obj *store.LogEntry) (*ent.SalesOrder, error) {
	return r.orderByID(ctx, obj.OrderID, nil)
}

func (r *orderEventResolver) Entry(ctx context.Context, obj *store.LogEntry) (*ent.TimelineEntry, error) {
	rememberEntries(ctx, []*ent.TimelineEntry{obj.TimelineEntry})
	return obj.TimelineEntry, nil
}

func (r *orderStatusChangeResolver) Cursor(_ context.Context, obj *store.LogEntry) (string, error) {
	return timeline.Cursor(r.store, *obj), nil
}

func (r *orderStatusChangeResolver) Order(ctx context.Context, obj *store.LogEntry) (*ent.SalesOrder, error) {
	return r.orderByID(ctx, obj.OrderID, nil)
}

func (r *orderStatusChangeResolver) Entry(ctx context.Context, obj *store.LogEntry) (*ent.TimelineEntry, error) {
	rememberEntries(ctx, []*ent.TimelineEntry{obj.TimelineEntry})
	return obj.TimelineEntry, nil
}

func (r *orderStatusChangeResolver) Notification(ctx context.Context, obj *store.LogEntry) (*model.Notification, error) {
	number, err := r.numberOf(ctx, obj.OrderID)
	title, message := timeline.Notice(number, obj.TimelineEntry)
	return &model.Notification{Title: title, Message: message}, err
}

func (r *subscriptionResolver) OrderStatusChanged(ctx context.Context, orderID *string, after *string) (<-chan *store.LogEntry, error) {
	return eventOf(ctx)
}

func (r *subscriptionResolver) OrderEvents(ctx context.Context, orderID *string, after *string) (<-chan *store.LogEntry, error) {
	return eventOf(ctx)
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
