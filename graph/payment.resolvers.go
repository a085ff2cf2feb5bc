package graph

import (
	"context"

	"waybill/desk"
	"waybill/ent"
	"waybill/graph/generated"
	"waybill/graph/model"
)

func (r *mutationResolver) MarkOrderAsPaid(ctx context.Context, input desk.Pay) (*model.MarkOrderAsPaidPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, input.OrderID, input)
	return &model.MarkOrderAsPaidPayload{Order: p.order, UserErrors: p.userErrors}, err
}

func (r *mutationResolver) RefundOrder(ctx context.Context, input desk.Refund) (*model.RefundOrderPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, input.OrderID, input)
	return &model.RefundOrderPayload{Order: p.order, UserErrors: p.userErrors}, err
}

func (r *mutationResolver) RecordPayment(ctx context.Context, input desk.RecordPayment) (*model.RecordPaymentPayload, error) {
	p, err := r.do(ctx, input.IdempotencyKey, input.OrderID, input)
	return &model.RecordPaymentPayload{Order: p.order, Notification: p.notification, UserErrors: p.userErrors}, err
}

func (r *paymentBreakdownResolver) Transactions(ctx context.Context, obj *ent.SalesOrder) ([]*ent.PaymentTransaction, error) {
	return loadBatch(ctx, obj, r.transactionsOf)
}

func (r *paymentTransactionResolver) Lines(ctx context.Context, obj *ent.PaymentTransaction) ([]*ent.RefundLine, error) {
	return loadBatch(ctx, obj, r.refundLinesOf)
}

func (r *queryResolver) RefundPreview(ctx context.Context, input desk.Refund) (*model.RefundPreview, error) {
	preview, err := r.desk.PreviewRefund(ctx, r.read(ctx), input)
	if err != nil {
		return nil, err
	}
	return refundPreviewed(ctx, preview), nil
}

func (r *refundLineResolver) OrderLine(ctx context.Context, obj *ent.RefundLine) (*ent.OrderLine, error) {
	return loadBatch(ctx, obj, r.refundedLinesOf)
}

func (r *Resolver) PaymentBreakdown() generated.PaymentBreakdownResolver {
	return &paymentBreakdownResolver{r}
}

func (r *Resolver) PaymentTransaction() generated.PaymentTransactionResolver {
	return &paymentTransactionResolver{r}
}

func (r *Resolver) RefundLine() generated.RefundLineResolver { return &refundLineResolver{r} }

type (
	paymentBreakdownResolver   struct{ *Resolver }
	paymentTransactionResolver struct{ *Resolver }
	refundLineResolver         struct{ *Resolver }
)
