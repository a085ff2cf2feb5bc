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
// A refund is taken from what was overpaid first. The rest of it is forgiven: it lowers
// what is due, because goods came back or were missing, or as a kindness. A refund
// with StillOwed forgives nothing, so its amount is outstanding again.
//
// A payment pays what is outstanding first, then takes back what was forgiven. The rest
// is overpaid.
//
// An edit changes the total, and nothing else here.

// Transaction is money that moved or was promised, in minor units of the order's currency.
type Transaction struct {
	Kind     TransactionKind
	Amount   int64
	Shipping int64 // the part of a refund that is for shipping

	StillOwed bool  // of a refund: the customer owes it again
	Forgiven  int64 // what a refund forgave; negative: what a payment took back
}

// CountTransaction adds a settled transaction to the facts. Counting all transactions of an
// order from zero gives its stored facts again; package storetest proves them so.
func (f *Facts) CountTransaction(t Transaction) {
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

// Settle works out how much a new transaction forgives or takes back, and counts it. It does
// so once: the transaction is stored with the result, and later changes of the order's total
// do not change it.
func (f *Facts) Settle(t Transaction) Transaction {
	t.Forgiven = 0
	switch {
	case t.Kind == Sale || t.Kind == Capture:
		t.Forgiven = -min(f.Forgiven, max(0, t.Amount-f.Outstanding()))
	case t.Kind == Refund && !t.StillOwed:
		t.Forgiven = max(0, t.Amount-f.Overpaid())
	}
	f.CountTransaction(t)
	return t
}

// Net is how much of the customer's money the shop holds.
func (f Facts) Net() int64 { return f.Captured - f.Refunded }

// Due is what the customer has to pay in all.
func (f Facts) Due() int64 { return max(0, f.Total-f.Forgiven) }

// Outstanding is what is due and was not paid.
func (f Facts) Outstanding() int64 { return max(0, f.Due()-f.Net()) }

// Overpaid is what was received beyond what is due.
func (f Facts) Overpaid() int64 { return max(0, f.Net()-f.Due()) }

// Promised is the money that was authorised and neither captured nor voided since. It is 0 when
// more was captured than was authorised.
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

// CanRecordPayment refuses a payment for a cancelled order, and no other: a customer may pay
// more than is outstanding.
func CanRecordPayment(f Facts) *refusal.Problem {
	if f.Cancelled {
		return cancelled(f)
	}
	return nil
}

// CanMarkAsPaid refuses a payment without an amount when there is no amount to assume: nothing
// is outstanding, and nothing was forgiven that a payment could take back.
func CanMarkAsPaid(f Facts) *refusal.Problem {
	switch {
	case f.Cancelled:
		return cancelled(f)
	case f.Outstanding() == 0 && f.Forgiven == 0:
		return refuseOrder(refusal.OrderAlreadyPaid, f, "Order #%s is already paid.")
	}
	return nil
}

// PlanPayment decides how a payment is recorded: as a capture of what was promised, and a
// sale of the rest. asked is its amount; nil is all that is outstanding, or all that was
// forgiven when nothing is outstanding.
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

// checkPayment bounds a payment, and the sum of all payments, which must fit an amount too.
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
