package order

import (
	"waybill/money"
	"waybill/refusal"
)

// Imported is an order together with what had happened to it before it came here.
type Imported struct {
	Draft
	Total        string // as the file has it; empty: added up from the rest
	Transactions []PastTransaction
	Fulfilled    []int // per line of the draft, how many pieces; nil: none
	FulfilledAt  Instant
	CancelledAt  *Instant
	// CancelReason is OTHER when the file does not tell.
	CancelReason CancelReason
}

// PastTransaction is money that moved before; Amount is decimal text of the
// order's currency.
type PastTransaction struct {
	Kind      TransactionKind
	Amount    string
	At        Instant
	Gateway   string
	Reference string
}

// Recorded is a checked imported order. Money that moved is in minor units.
type Recorded struct {
	CheckedDraft
	Transactions []CheckedTransaction
	Fulfilled    []int
	FulfilledAt  Instant
	CancelledAt  *Instant
	CancelReason CancelReason
}

// CheckedTransaction is a checked transaction.
type CheckedTransaction struct {
	PastTransaction
	Transaction Transaction
}

// Facts are what the rules need to know of the order as it was recorded.
func (r Recorded) Facts() Facts {
	f := Facts{Number: r.Number, Currency: string(r.CurrencyCode), Total: r.Amounts.Total, Cancelled: r.CancelledAt != nil}
	f.CountLines(r.Lines())
	for _, t := range r.Transactions {
		f.Count(t.Transaction)
	}
	return f
}

// Lines are the order's lines with what had left of them.
func (r Recorded) Lines() []Line {
	lines := make([]Line, len(r.Priced))
	for i, l := range r.Priced {
		lines[i] = l.Line
		if i < len(r.Fulfilled) {
			lines[i].Fulfilled = r.Fulfilled[i]
		}
	}
	return lines
}

// settle finds out what each of the transactions forgave. Refunds before the order came
// here are forgiven where they go beyond what was overpaid: files do not tell whether the
// customer owes the money again.
func (r *Recorded) settle() {
	f := Facts{Total: r.Amounts.Total}
	for i := range r.Transactions {
		r.Transactions[i].Transaction = f.Settle(r.Transactions[i].Transaction)
	}
}

// Enter is a new order that has no past but a sale at the checkout, if it was paid.
func (c CheckedDraft) Enter(now Instant) Recorded {
	r := Recorded{CheckedDraft: c}
	if c.Amounts.Paid > 0 {
		at := now
		if c.PlacedAt != nil {
			at = *c.PlacedAt
		}
		r.Transactions = []CheckedTransaction{{
			PastTransaction: PastTransaction{Kind: Sale, At: at, Gateway: c.Gateway},
			Transaction:     Transaction{Kind: Sale, Amount: c.Amounts.Paid},
		}}
		r.settle()
	}
	return r
}

// Check holds an imported order to the same invariants as any other. It also
// returns a warning, empty when the file's total is what its parts add up to.
func (in Imported) Check() (Recorded, string, refusal.Problems) {
	sound, problems := in.Draft.Check()
	if len(problems) > 0 {
		return Recorded{}, "", problems
	}
	currency := sound.CurrencyCode
	r := Recorded{CheckedDraft: sound, Fulfilled: in.Fulfilled, FulfilledAt: in.FulfilledAt,
		CancelledAt: in.CancelledAt, CancelReason: in.CancelReason}
	warning := ""
	if in.Total != "" {
		total := readAmount(in.Total, currency, refusal.Path{"total"}, &problems)
		if total != sound.Amounts.Total && len(problems) == 0 {
			warning = "the total is " + money.Money{Minor: total, Currency: currency}.String() +
				", but its parts add up to " + money.Money{Minor: sound.Amounts.Total, Currency: currency}.String()
		}
		r.Amounts.Total = total
	}
	r.Transactions = checkTransactions(in.Transactions, currency, &problems)
	r.settle()
	checkFulfilled(r, &problems)
	return r, warning, problems
}

// checkTransactions reads the money that moved before. No more may have been refunded
// than was paid.
func checkTransactions(past []PastTransaction, currency money.Currency, problems *refusal.Problems) []CheckedTransaction {
	var c refusal.Texts
	var captured, refunded int64
	moved := make([]CheckedTransaction, len(past))
	for i, t := range past {
		at := refusal.Path{"transactions"}.At(i)
		c.Short(&t.Gateway, at.At("gateway"))
		c.Short(&t.Reference, at.At("reference"))
		amount := readAmount(t.Amount, currency, at.At("amount"), &c.Problems)
		if amount == 0 {
			c.Add(refusal.New(refusal.Invalid, at.At("amount"), "The amount must be more than zero."))
		}
		switch t.Kind {
		case Sale, Capture:
			captured += amount
		case Refund:
			refunded += amount
		}
		moved[i] = CheckedTransaction{t, Transaction{Kind: t.Kind, Amount: amount}}
	}
	if refunded > captured {
		c.Add(refusal.New(refusal.AmountExceedsPaid, refusal.Path{"transactions"}, "More was refunded than was paid."))
	}
	*problems = append(*problems, c.Problems...)
	return moved
}

// checkFulfilled holds pieces that had left before to the rules of fulfilling.
func checkFulfilled(r Recorded, problems *refusal.Problems) {
	pieces := 0
	for i, n := range r.Fulfilled {
		if i >= len(r.Priced) || n < 0 || n > r.Priced[i].Quantity {
			problems.Add(
				refusal.New(refusal.QuantityExceedsUnfulfilled, refusal.Path{"lines"}.At(i), "More is fulfilled than was ordered."),
			)
			return
		}
		pieces += n
	}
	if pieces > 0 && r.CancelledAt != nil {
		problems.Add(refusal.New(refusal.OrderFulfilled, refusal.Path{"cancelledAt"}, "A cancelled order cannot hold fulfilled items."))
	}
	if pieces > 0 && !r.FulfilledAt.Sensible() || r.CancelledAt != nil && !r.CancelledAt.Sensible() {
		problems.Add(refusal.New(refusal.Invalid, refusal.Path{"fulfilledAt"}, "The date must lie between 1970 and 2200."))
	}
}
