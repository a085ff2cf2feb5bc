package desk

import (
	"context"

	"waybill/money"
	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// Pay records that everything outstanding was received elsewhere: a capture of what was
// authorised before, and a sale of the rest. Where nothing is outstanding, it records what
// refunds have forgiven.
type Pay struct {
	Guard
	OrderID order.ID
	// Reference finds the payment again, e.g. a bank transfer's; at most 255 characters.
	Reference string
}

func (Pay) verb() string       { return "markOrderAsPaid" }
func (in Pay) order() order.ID { return in.OrderID }

// do records the payment as order.PlanPayment plans it.
func (in Pay) do(ctx context.Context, w *change) error {
	if p := order.CanMarkAsPaid(w.facts); p != nil {
		return refuseIf(p)
	}
	reference, p := order.CheckShortText(in.Reference, refusal.Path{"reference"})
	if p != nil {
		return refuseIf(p)
	}
	paid, err := w.recordPayment(ctx, nil, paymentDetails{reference: reference, at: w.now})
	if err != nil {
		return err
	}
	w.record(timeline.MarkedAsPaid(w.actor, paid), w.moneyChanges())
	return nil
}

// RecordPayment records that money was received elsewhere: any part of the outstanding amount,
// or more than that.
type RecordPayment struct {
	Guard
	OrderID order.ID
	// Amount is decimal text in the order's currency; nil is all that is outstanding,
	// and where nothing is, what was forgiven.
	Amount *string
	// Gateway and Reference tell how it came; at most 255 characters each.
	Gateway, Reference string
	// ProcessedAt is when it came; nil is now.
	ProcessedAt *order.Instant
}

func (RecordPayment) verb() string       { return "recordPayment" }
func (in RecordPayment) order() order.ID { return in.OrderID }

// do reads the amount in the order's currency and records it. It tells all problems of the
// input at once, so that a form can mark every field.
func (in RecordPayment) do(ctx context.Context, w *change) error {
	if p := order.CanRecordPayment(w.facts); p != nil {
		return refuseIf(p)
	}
	var texts refusal.Texts
	from := paymentDetails{gateway: in.Gateway, reference: in.Reference, at: w.now}
	texts.Short(&from.gateway, refusal.Path{"gateway"})
	texts.Short(&from.reference, refusal.Path{"reference"})
	if in.ProcessedAt != nil {
		from.at = *in.ProcessedAt
	}
	asked := readOptional(in.Amount, w.facts.Currency, refusal.Path{"amount"}, &texts.Problems)
	if len(texts.Problems) > 0 {
		return refused{texts.Problems}
	}
	paid, err := w.recordPayment(ctx, asked, from)
	if err != nil {
		return err
	}
	w.record(timeline.PaymentRecorded(w.actor, paid, from.gateway), w.moneyChanges())
	w.notify("Payment recorded", "%s was recorded for order #%s.%s", paid, w.order.Number, w.balance())
	return nil
}

// readOptional reads an amount that may have been left out; nil where it was, or where
// it cannot be read.
func readOptional(text *string, currency string, at refusal.Path, problems *refusal.Problems) *int64 {
	if text == nil {
		return nil
	}
	minor, p := order.ReadAmount(*text, money.Currency(currency), at)
	problems.Add(p)
	return &minor
}

// recordPayment stores a payment as the rules plan it, and returns its amount. A payment can be
// two transactions, a capture and a sale; people are told their sum.
func (w *change) recordPayment(ctx context.Context, asked *int64, from paymentDetails) (money.Money, error) {
	promised, err := w.promised(ctx)
	if err != nil {
		return money.Money{}, err
	}
	plan, p := order.PlanPayment(w.facts, promised, asked)
	if p != nil {
		return money.Money{}, refuseIf(p)
	}
	paid := w.money(0)
	for _, t := range plan {
		if _, err := w.addTransaction(ctx, w.facts.Settle(t), from); err != nil {
			return money.Money{}, err
		}
		paid.Minor += t.Amount
	}
	return paid, nil
}

// balance is a sentence about what is outstanding or overpaid, for the end of a popup. It is
// empty when nothing is.
func (w *change) balance() string {
	switch {
	case w.facts.Outstanding() > 0:
		return " " + w.money(w.facts.Outstanding()).String() + " is outstanding."
	case w.facts.Overpaid() > 0:
		return " " + w.money(w.facts.Overpaid()).String() + " is overpaid."
	}
	return ""
}
