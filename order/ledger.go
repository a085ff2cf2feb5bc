package order

import (
	"waybill/money"
	"waybill/refusal"
)

// The ledger: what an order's customer has to pay, has paid, and got back.
//
//	net         = captured - refunded
//	due         = total - forgiven, never below 0
//	outstanding = due - net, never below 0
//	overpaid    = net - due, never below 0
//
// A refund is taken from what was overpaid first. What goes beyond that is forgiven: it
// lowers what is due, because goods came back or were missing, or as a kindness. A
// refund that is still owed forgives nothing, so the amount is outstanding again. A
// payment pays what is outstanding first, then takes back what was forgiven, and is
// overpayment after that. Edits change the total, and nothing else here.

// Transaction is money that moved or was promised, in minor units of the order's currency.
type Transaction struct {
	Kind     TransactionKind
	Amount   int64
	Shipping int64 // what of a refund is for shipping

	StillOwed bool  // of a refund: the customer owes it again
	Forgiven  int64 // what a refund forgave; of a payment, below zero: what it took back
}

// Count adds a settled transaction to the facts. Counting an order's transactions one
// after the other, from nothing, gives its facts: whoever doubts them can do so again.
func (f *Facts) Count(t Transaction) {
	switch t.Kind {
	case Sale, Capture:
		f.Captured += t.Amount
	case Refund:
		f.Refunded += t.Amount
	case Authorization:
		f.Authorized = true
	case Void:
		f.Authorized, f.Voided = false, true
	}
	f.Forgiven += t.Forgiven
}

// Settle finds out what a new transaction forgives or takes back, and counts it.
func (f *Facts) Settle(t Transaction) Transaction {
	t.Forgiven = 0
	switch {
	case t.Kind == Sale || t.Kind == Capture:
		t.Forgiven = -min(f.Forgiven, max(0, t.Amount-f.Outstanding()))
	case t.Kind == Refund && !t.StillOwed:
		t.Forgiven = max(0, t.Amount-f.Overpaid())
	}
	f.Count(t)
	return t
}

// Net is what the shop has of the customer's money.
func (f Facts) Net() int64 { return f.Captured - f.Refunded }

// Due is what the customer has to pay in all.
func (f Facts) Due() int64 { return max(0, f.Total-f.Forgiven) }

// Outstanding is what is due and was not paid.
func (f Facts) Outstanding() int64 { return max(0, f.Due()-f.Net()) }

// Overpaid is what was received beyond what is due.
func (f Facts) Overpaid() int64 { return max(0, f.Net()-f.Due()) }

// Promised is what was authorised and neither captured nor voided since.
func Promised(transactions []Transaction) int64 {
	var promised int64
	for _, t := range transactions {
		switch t.Kind {
		case Authorization:
			promised += t.Amount
		case Capture, Void:
			promised -= t.Amount
		}
	}
	return max(0, promised)
}

// CanRecordPayment refuses a payment for an order that is cancelled; nothing else stands
// against one, because a customer may pay more than is outstanding.
func CanRecordPayment(f Facts) *refusal.Problem {
	if f.Cancelled {
		return cancelled(f)
	}
	return nil
}

// CanMarkAsPaid refuses where nothing is outstanding, and nothing was forgiven that a
// payment could take back.
func CanMarkAsPaid(f Facts) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Outstanding() == 0 && f.Forgiven == 0:
		return refusal.New(refusal.OrderAlreadyPaid, nil, "Order #%s is already paid.", f.Number)
	}
	return nil
}

// PlanPayment decides how an amount is taken in: what was promised is captured, the rest
// is a sale. Without asked, it is all that is outstanding; where nothing is, what was
// forgiven.
func PlanPayment(f Facts, promised int64, asked *int64) ([]Transaction, *refusal.Problem) {
	may := CanMarkAsPaid
	if asked != nil {
		may = CanRecordPayment
	}
	if p := may(f); p != nil {
		return nil, p
	}
	amount := f.Outstanding()
	switch {
	case asked != nil:
		amount = *asked
	case amount == 0:
		amount = f.Forgiven
	}
	if p := checkPayment(f, amount); p != nil {
		return nil, p
	}
	captured := min(amount, promised)
	return withoutZero(Transaction{Kind: Capture, Amount: captured}, Transaction{Kind: Sale, Amount: amount - captured}), nil
}

// checkPayment bounds a payment, and all payments together.
func checkPayment(f Facts, amount int64) *refusal.Problem {
	switch {
	case amount <= 0:
		return refusal.New(refusal.Invalid, refusal.Path{"amount"}, "The amount must be more than zero.")
	case f.Captured > money.MaxMinor-amount:
		return refusal.New(refusal.Invalid, refusal.Path{"amount"}, "More would be paid than an amount can hold.")
	}
	return nil
}

// PlanSettlement decides what happens to the money of an order that is cancelled:
// what was paid is refunded, and what was only promised is voided.
func PlanSettlement(f Facts, promised int64) []Transaction {
	return withoutZero(Transaction{Kind: Refund, Amount: f.Net()}, Transaction{Kind: Void, Amount: promised})
}

// withoutZero leaves out transactions of nothing.
func withoutZero(plan ...Transaction) []Transaction {
	var moved []Transaction
	for _, t := range plan {
		if t.Amount > 0 {
			moved = append(moved, t)
		}
	}
	return moved
}
