package graph

import (
	"context"

	"waybill/desk"
	"waybill/ent"
	"waybill/graph/model"
)

// refundPreviewed is the payload of a refund's preview. Its lines are not stored, so they have no ID;
// the order lines that they name are stored.
func refundPreviewed(ctx context.Context, p desk.RefundPreview) *model.RefundPreview {
	shown := &model.RefundPreview{Amount: p.Amount, Shipping: p.Shipping, Tax: p.Tax,
		OutstandingAfter: p.OutstandingAfter, OverpaidAfter: p.OverpaidAfter,
		Lines: make([]*ent.RefundLine, len(p.Lines)), UserErrors: userErrors(p.Problems)}
	for i, portion := range p.Lines {
		shown.Lines[i] = &ent.RefundLine{OrderLineID: portion.LineID, Quantity: portion.Quantity}
	}
	rememberSiblings(ctx, shown.Lines)
	return shown
}

// editPreviewed is the payload of an edit's preview.
func editPreviewed(p desk.EditPreview) *model.UpdatePreview {
	shown := &model.UpdatePreview{Payment: p.Order, Lines: p.Lines, UserErrors: userErrors(p.Problems)}
	if shown.Lines == nil {
		shown.Lines = []*ent.OrderLine{}
	}
	return shown
}
