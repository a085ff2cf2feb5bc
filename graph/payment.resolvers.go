package graph

import (
	"context"

	"waybill/desk"
	"waybill/ent"
	"waybill/graph/generated"
	"waybill/graph/model"
	"waybill/money"
)

func (r *mutationResolver) MarkOrderAsPaid(ctx context.Context, input desk.Pay) (*model.MarkOrderAsPaidPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, input.OrderID, input)
	return &model.MarkOrderAsPaidPayload{Order: p.order, UserErrors: p.userErrors}, err
}

func (r *mutationResolver) RefundOrder(ctx context.Context, input desk.Refund) (*model.RefundOrderPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, input.OrderID, input)
	return &model.RefundOrderPayload{Order: p.order, UserErrors: p.userErrors}, err
}

func (r *paymentBreakdownResolver) Outstanding(ctx context.Context, obj *ent.SalesOrder) (*money.Money, error) {
	return &money.Money{Minor: desk.FactsOf(obj).Outstanding(), Currency: money.Currency(obj.Currency)}, nil
}

func (r *paymentBreakdownResolver) Transactions(ctx context.Context, obj *ent.SalesOrder) ([]*ent.PaymentTransaction, error) {
	return loadBatch(ctx, obj, r.transactionsOf)
}

func (r *Resolver) PaymentBreakdown() generated.PaymentBreakdownResolver {
	return &paymentBreakdownResolver{r}
}

type paymentBreakdownResolver struct{ *Resolver }
