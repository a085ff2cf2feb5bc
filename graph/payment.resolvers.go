package graph

import (
	"context"

	"waybill/ent"
	"waybill/fulfillment"
	"waybill/graph/generated"
	"waybill/graph/model"
	"waybill/money"
)

func (r *mutationResolver) MarkOrderAsPaid(ctx context.Context, input fulfillment.MarkAsPaid) (*model.MarkOrderAsPaidPayload, error) {
	input.IdempotencyKey = idempotencyKey(ctx, input.IdempotencyKey)
	result, err := r.desk.MarkAsPaid(ctx, actor(ctx), input)
	a, err := r.answer(ctx, input.OrderID, result, err)
	return &model.MarkOrderAsPaidPayload{Order: a.order, UserErrors: a.userErrors}, err
}

func (r *mutationResolver) RefundOrder(ctx context.Context, input fulfillment.Refund) (*model.RefundOrderPayload, error) {
	input.IdempotencyKey = idempotencyKey(ctx, input.IdempotencyKey)
	result, err := r.desk.Refund(ctx, actor(ctx), input)
	a, err := r.answer(ctx, input.OrderID, result, err)
	return &model.RefundOrderPayload{Order: a.order, UserErrors: a.userErrors}, err
}

func (r *paymentBreakdownResolver) Outstanding(ctx context.Context, obj *ent.SalesOrder) (*money.Money, error) {
	return &money.Money{Minor: fulfillment.FactsOf(obj).Outstanding(), Currency: money.Currency(obj.Currency)}, nil
}

func (r *paymentBreakdownResolver) Transactions(ctx context.Context, obj *ent.SalesOrder) ([]*ent.PaymentTransaction, error) {
	return readTogether(ctx, obj, r.transactionsOf)
}

func (r *Resolver) PaymentBreakdown() generated.PaymentBreakdownResolver {
	return &paymentBreakdownResolver{r}
}

type paymentBreakdownResolver struct{ *Resolver }
