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

// CheckedOrder is an order that keeps every rule, with its past: an imported one, or a new
// one, whose past is at most a sale at the checkout.
type CheckedOrder struct {
	CheckedDraft
	Transactions []CheckedTransaction
	Fulfilled    []int // per line, how many pieces; nil: none
	FulfilledAt  Instant
	CancelledAt  *Instant
	CancelReason CancelReason
}

// CheckedTransaction is a transaction as it came in, and as the rules count it, in minor units.
type CheckedTransaction struct {
	PastTransaction
	Transaction Transaction
}

// Facts are the facts at the end of the order's past.
func (r CheckedOrder) Facts() Facts {
	f := Facts{Number: r.Number, Currency: string(r.CurrencyCode), Total: r.Amounts.Total, Cancelled: r.CancelledAt != nil}
	f.CountLines(r.Lines())
	for _, t := range r.Transactions {
		f.CountTransaction(t.Transaction)
	}
	return f
}

// Lines are the order's lines, with the pieces that were fulfilled before.
func (r CheckedOrder) Lines() []Line {
	lines := make([]Line, len(r.Priced))
	for i, l := range r.Priced {
		lines[i] = l.Line
		if i < len(r.Fulfilled) {
			lines[i].Fulfilled = r.Fulfilled[i]
		}
	}
	return lines
}

// settle finds out what each of the transactions forgave. A refund from before the import
// forgives what goes beyond the overpaid, because files do not tell whether the customer
// owes the money again.
func (r *CheckedOrder) settle() {
	f := Facts{Total: r.Amounts.Total}
	for i := range r.Transactions {
		r.Transactions[i].Transaction = f.Settle(r.Transactions[i].Transaction)
	}
}

// NewOrder is the order that a draft places. Its past is a sale at the checkout, if it was
// paid there, and empty otherwise.
func (c CheckedDraft) NewOrder(now Instant) CheckedOrder {
	r := CheckedOrder{CheckedDraft: c}
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

// Check holds an imported order to the same invariants as any other. An order is not refused
// because its parts do not add up to the total of the file: that total stands, and Check
// returns a warning, which is empty otherwise.
func (in Imported) Check() (CheckedOrder, string, refusal.Problems) {
	sound, problems := in.Draft.Check()
	if len(problems) > 0 {
		return CheckedOrder{}, "", problems
	}
	currency := sound.CurrencyCode
	r := CheckedOrder{CheckedDraft: sound, Fulfilled: in.Fulfilled, FulfilledAt: in.FulfilledAt,
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

// checkTransactions reads the money that moved before the import. More cannot have been
// refunded than was paid.
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

// checkFulfilled holds what was fulfilled before the import to the rules of fulfilling.
func checkFulfilled(r CheckedOrder, problems *refusal.Problems) {
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
