package desk

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/orderline"
	"waybill/ent/paymenttransaction"
	"waybill/internal/store"
	"waybill/money"
	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// Refund records that money went back, and for which pieces. It moves no money: the person who
// records it sends the money back by the way it came. An order in any status can be refunded,
// also one that is cancelled.
type Refund struct {
	Guard
	OrderID order.ID
	// Amount is decimal text in the order's currency; nil is what Lines and Shipping come
	// to, and without these all that can be refunded.
	Amount *string
	// Reason goes into the timeline's sentence; at most 255 characters.
	Reason string
	// Lines are the pieces that the refund is for, each line named once.
	Lines []order.Portion
	// Shipping is how much of the refund is for shipping, decimal text.
	Shipping *string
	// StillOwed makes the customer owe the amount again.
	StillOwed bool
	// Note is kept with the transaction; at most 5,000 characters.
	Note string
}

func (Refund) verb() string       { return "refundOrder" }
func (in Refund) order() order.ID { return in.OrderID }

// do records the refund, and removes its pieces that were not fulfilled from the order. Both
// happen in one transaction: otherwise somebody could pack a piece that is refunded already.
func (in Refund) do(ctx context.Context, w *change) error {
	lines, err := linesOf(ctx, w.tx.Client, w.order.ID)
	if err != nil {
		return err
	}
	plan, problems, err := in.plan(ctx, w.tx.Client, w.order, lines)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return refused{problems}
	}
	w.facts = plan.Facts
	if len(plan.Pieces) > 0 {
		w.setAmounts(plan.Amounts)
		w.reindex = true
	}
	changes, err := w.changeLines(ctx, lines, plan.Lines)
	if err != nil {
		return err
	}
	id, err := w.addTransaction(ctx, plan.Transaction, paymentDetails{note: in.Note, at: w.now})
	if err != nil {
		return err
	}
	if err := createRefundLines(ctx, w.tx, id, plan.Pieces); err != nil {
		return err
	}
	told := timeline.Refund{Amount: w.money(plan.Transaction.Amount), Reason: in.Reason, StillOwed: in.StillOwed}
	for _, p := range plan.Pieces {
		told.Pieces += p.Quantity
	}
	w.record(timeline.Refunded(w.actor, told), append(w.moneyChanges(), changes...))
	return nil
}

// plan checks the texts and asks the rules. It only reads, so that PreviewRefund can call it on
// a snapshot: preview and refund cannot disagree.
func (in *Refund) plan(
	ctx context.Context, read *ent.Client, o *ent.SalesOrder, lines []*ent.OrderLine,
) (order.RefundPlan, refusal.Problems, error) {
	facts := FactsOf(o)
	if p := order.CanRefund(facts); p != nil {
		return order.RefundPlan{}, refusal.Problems{*p}, nil
	}
	var texts refusal.Texts
	texts.Short(&in.Reason, refusal.Path{"reason"})
	texts.Text(&in.Note, refusal.MaxNote, refusal.Path{"note"})
	asked := order.RefundAsk{
		Amount:    readOptional(in.Amount, o.Currency, refusal.Path{"amount"}, &texts.Problems),
		Lines:     in.Lines,
		Shipping:  readOptional(in.Shipping, o.Currency, refusal.Path{"shipping"}, &texts.Problems),
		StillOwed: in.StillOwed,
	}
	if len(texts.Problems) > 0 {
		return order.RefundPlan{}, texts.Problems, nil
	}
	shippingBack, err := shippingRefunded(ctx, read, o.ID)
	if err != nil {
		return order.RefundPlan{}, nil, err
	}
	plan, problems := order.PlanRefund(facts, amountsOf(o), lineFacts(lines), shippingBack, asked)
	return plan, problems, nil
}

// shippingRefunded is how much of the order's shipping was refunded before. It is added up from
// the order's refunds, which are few, and has no column of its own.
func shippingRefunded(ctx context.Context, read *ent.Client, id order.ID) (int64, error) {
	refunds, err := read.PaymentTransaction.Query().
		Where(paymenttransaction.OrderID(id), paymenttransaction.ShippingMinorGT(0)).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("load refunds: %w", err)
	}
	var back int64
	for _, t := range refunds {
		back += t.ShippingMinor
	}
	return back, nil
}

// createRefundLines stores the pieces of a refund.
func createRefundLines(ctx context.Context, tx *store.Tx, id order.TransactionID, pieces []order.RefundedPieces) error {
	if len(pieces) == 0 {
		return nil
	}
	err := tx.RefundLine.MapCreateBulk(pieces, func(c *ent.RefundLineCreate, i int) {
		c.SetTransactionID(id).SetOrderLineID(pieces[i].LineID).SetQuantity(pieces[i].Quantity).SetLeftQuantity(pieces[i].Fulfilled)
	}).Exec(ctx)
	if err != nil {
		return fmt.Errorf("create refund lines: %w", err)
	}
	return nil
}

// changeLines stores the new figures of lines, and returns what changed. A line whose quantity
// becomes 0 is not deleted, because fulfillments, refunds and timeline entries name it.
func (w *change) changeLines(ctx context.Context, lines []*ent.OrderLine, to []order.Line) ([]order.Change, error) {
	var changes []order.Change
	for i, was := range lineFacts(lines) {
		is := to[i]
		if is == was {
			continue
		}
		err := w.tx.OrderLine.Update().Where(orderline.ID(is.ID)).
			SetQuantity(is.Quantity).SetRefundedQuantity(is.Refunded).SetUnitPriceMinor(is.UnitPrice).
			SetDiscountMinor(is.Discount).SetDiscountShareMinor(is.DiscountShare).
			SetTaxMinor(is.Tax).SetTaxShareMinor(is.TaxShare).
			SetRefundedDiscountMinor(is.RefundedDiscount).SetRefundedTaxMinor(is.RefundedTax).Exec(ctx)
		if err != nil {
			return nil, fmt.Errorf("change line: %w", err)
		}
		changes = append(changes, w.lineChange(lines[i].Title, was, is)...)
	}
	return changes, nil
}

// lineChange lists the changes of a line that people can see: its quantity (nil after for a line
// that is removed), price, and own discount and tax. The API does not show a line's shares of
// the order's discount and tax, so neither does the timeline.
func (w *change) lineChange(title string, was, is order.Line) []order.Change {
	changes := lineChanged(is.ID, title, order.FigureQuantity, fmt.Sprint(was.Quantity), fmt.Sprint(is.Quantity))
	if is.Quantity == 0 {
		changes[0].After = nil
		return changes
	}
	changes = append(changes, lineChanged(is.ID, title, order.FigureRefunded, count(was.Refunded), count(is.Refunded))...)
	for _, c := range []struct {
		figure        order.LineFigure
		before, after int64
	}{
		{order.FigureUnitPrice, was.UnitPrice, is.UnitPrice},
		{order.FigureDiscount, was.Discount, is.Discount},
		{order.FigureTax, was.Tax, is.Tax},
	} {
		changes = append(changes, lineChanged(is.ID, title, c.figure, w.money(c.before).String(), w.money(c.after).String())...)
	}
	return changes
}

// count is a number of pieces as text; empty for none.
func count(pieces int) string {
	if pieces == 0 {
		return ""
	}
	return fmt.Sprint(pieces)
}

// RefundPreview is what a refund would do. Where it would be refused, Problems say why, and all
// amounts are nil.
type RefundPreview struct {
	Amount, Shipping, Tax           *money.Money
	OutstandingAfter, OverpaidAfter *money.Money
	Lines                           []order.Portion
	Problems                        refusal.Problems
}

// PreviewRefund tells what Refund would do with the same input, by the same rules. It
// reads and writes nothing.
func (d *Desk) PreviewRefund(ctx context.Context, read *ent.Client, in Refund) (RefundPreview, error) {
	o, lines, problems, err := loadForPreview(ctx, read, in.OrderID, in.Guard)
	if err != nil || len(problems) > 0 {
		return RefundPreview{Problems: problems}, err
	}
	plan, problems, err := in.plan(ctx, read, o, lines)
	if err != nil || len(problems) > 0 {
		return RefundPreview{Problems: problems}, err
	}
	amount := func(minor int64) *money.Money {
		return &money.Money{Minor: minor, Currency: money.Currency(o.Currency)}
	}
	preview := RefundPreview{
		Amount:           amount(plan.Transaction.Amount),
		Shipping:         amount(plan.Transaction.Shipping),
		Tax:              amount(plan.Tax),
		OutstandingAfter: amount(plan.Facts.Outstanding()),
		OverpaidAfter:    amount(plan.Facts.Overpaid()),
	}
	for _, p := range plan.Pieces {
		preview.Lines = append(preview.Lines, order.Portion{LineID: p.LineID, Quantity: p.Quantity})
	}
	return preview, nil
}
