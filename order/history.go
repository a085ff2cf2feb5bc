package order

import "waybill/money"

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
	Sound
	Transactions []Moved
	Fulfilled    []int
	FulfilledAt  Instant
	CancelledAt  *Instant
	CancelReason CancelReason
}

// Moved is a checked transaction.
type Moved struct {
	PastTransaction
	Amount int64
}

// Check holds an imported order to the same invariants as any other. It also
// returns a warning, empty when the file's total is what its parts add up to.
func (in Imported) Check() (Recorded, string, Problems) {
	sound, problems := in.Draft.Check()
	if len(problems) > 0 {
		return Recorded{}, "", problems
	}
	currency := sound.CurrencyCode
	r := Recorded{Sound: sound, Fulfilled: in.Fulfilled, FulfilledAt: in.FulfilledAt,
		CancelledAt: in.CancelledAt, CancelReason: in.CancelReason}
	warning := ""
	if in.Total != "" {
		total := readAmount(in.Total, currency, Path{"total"}, &problems)
		if total != sound.Amounts.Total && len(problems) == 0 {
			warning = "the total is " + money.Money{Minor: total, Currency: currency}.String() +
				", but its parts add up to " + money.Money{Minor: sound.Amounts.Total, Currency: currency}.String()
		}
		r.Amounts.Total = total
	}
	r.Transactions = checkTransactions(in.Transactions, currency, &problems)
	checkFulfilled(r, &problems)
	return r, warning, problems
}

func checkTransactions(past []PastTransaction, currency money.Currency, problems *Problems) []Moved {
	var c textCheck
	var captured, refunded int64
	moved := make([]Moved, len(past))
	for i, t := range past {
		at := Path{"transactions"}.At(i)
		c.short(&t.Gateway, at.At("gateway"))
		c.short(&t.Reference, at.At("reference"))
		amount := readAmount(t.Amount, currency, at.At("amount"), &c.Problems)
		if amount == 0 {
			c.Add(problem(CodeInvalid, at.At("amount"), "The amount must be more than zero."))
		}
		switch t.Kind {
		case Sale, Capture:
			captured += amount
		case Refund:
			refunded += amount
		}
		moved[i] = Moved{t, amount}
	}
	if refunded > captured {
		c.Add(problem(CodeAmountExceedsPaid, Path{"transactions"}, "More was refunded than was paid."))
	}
	*problems = append(*problems, c.Problems...)
	return moved
}

func checkFulfilled(r Recorded, problems *Problems) {
	pieces := 0
	for i, n := range r.Fulfilled {
		if i >= len(r.Lines) || n < 0 || n > r.Lines[i].Quantity {
			problems.Add(problem(CodeQuantityExceedsUnfulfilled, Path{"lines"}.At(i), "More is fulfilled than was ordered."))
			return
		}
		pieces += n
	}
	if pieces > 0 && r.CancelledAt != nil {
		problems.Add(problem(CodeOrderFulfilled, Path{"cancelledAt"}, "A cancelled order cannot hold fulfilled items."))
	}
	if pieces > 0 && !r.FulfilledAt.Sensible() || r.CancelledAt != nil && !r.CancelledAt.Sensible() {
		problems.Add(problem(CodeInvalid, Path{"fulfilledAt"}, "The date must lie between 1970 and 2200."))
	}
}
