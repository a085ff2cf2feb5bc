package order

// Transaction is money that moved or was promised, in minor units of the order's currency.
type Transaction struct {
	Kind   TransactionKind
	Amount int64
}

// Count adds a transaction to the facts.
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
}

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

// PlanPayment decides how what is outstanding is taken in: what was promised is
// captured, the rest is a sale.
func PlanPayment(f Facts, promised int64) []Transaction {
	rest := f.Outstanding()
	captured := min(rest, promised)
	return withoutZero(Transaction{Capture, captured}, Transaction{Sale, rest - captured})
}

// PlanSettlement decides what happens to the money of an order that is cancelled:
// what was paid is refunded, and what was only promised is voided.
func PlanSettlement(f Facts, promised int64) []Transaction {
	return withoutZero(Transaction{Refund, f.Refundable()}, Transaction{Void, promised})
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
