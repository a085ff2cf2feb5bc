package order

import (
	"testing"

	"pgregory.net/rapid"

	"waybill/refusal"
)

// ledger is an order of $100 after some money has moved.
func ledger(total int64, moved ...Transaction) Facts {
	f := Facts{Number: "1001", Currency: "USD", Total: total, Quantity: 1, ToShip: 1}
	for _, t := range moved {
		f.Settle(t)
	}
	return f
}

func sale(amount int64) Transaction { return Transaction{Kind: Sale, Amount: amount} }
func back(amount int64) Transaction { return Transaction{Kind: Refund, Amount: amount} }
func owedBack(amount int64) Transaction {
	return Transaction{Kind: Refund, Amount: amount, StillOwed: true}
}
func promise(amount int64) Transaction { return Transaction{Kind: Authorization, Amount: amount} }
func void(amount int64) Transaction    { return Transaction{Kind: Void, Amount: amount} }

func TestWhatIsDueOutstandingAndOverpaid(t *testing.T) {
	for _, c := range []struct {
		name                                  string
		facts                                 Facts
		due, outstanding, overpaid, forgiving int64
		status                                PaymentStatus
	}{
		{"nothing was paid", ledger(100), 100, 100, 0, 0, Pending},
		{"a part was paid", ledger(100, sale(40)), 100, 60, 0, 0, PartiallyPaid},
		{"all was paid in parts", ledger(100, sale(40), sale(60)), 100, 0, 0, 0, Paid},
		{"more than all was paid", ledger(100, sale(130)), 100, 0, 30, 0, Paid},
		{"a free order", ledger(0), 0, 0, 0, 0, Paid},
		{"a free order that was paid all the same", ledger(0, sale(5)), 0, 0, 5, 0, Paid},
		{"a refund lowers what is due", ledger(100, sale(100), back(30)), 70, 0, 0, 30, PartiallyRefunded},
		{"a refund of everything", ledger(100, sale(100), back(100)), 0, 0, 0, 100, Refunded},
		{"a refund of what was overpaid forgives nothing", ledger(100, sale(130), back(30)), 100, 0, 0, 0, PartiallyRefunded},
		{"a refund of more than what was overpaid forgives the rest", ledger(100, sale(130), back(50)), 80, 0, 0, 20, PartiallyRefunded},
		{"a refund that is still owed", ledger(100, sale(100), owedBack(100)), 100, 100, 0, 0, Pending},
		{"a part of it is still owed", ledger(100, sale(100), owedBack(30)), 100, 30, 0, 0, PartiallyPaid},
		{"what is still owed is paid again", ledger(100, sale(100), owedBack(100), sale(100)), 100, 0, 0, 0, PartiallyRefunded},
		{"a refund by mistake is paid again", ledger(100, sale(100), back(100), sale(100)), 100, 0, 0, 0, PartiallyRefunded},
		{"a part of a refund is taken back", ledger(100, sale(100), back(100), sale(60)), 60, 0, 0, 40, PartiallyRefunded},
		{"a payment beyond what was forgiven is overpaid", ledger(100, sale(100), back(30), sale(50)), 100, 0, 20, 0, PartiallyRefunded},
		{"a payment pays what is outstanding before it takes back what was forgiven",
			ledger(100, sale(50), back(20), sale(30)), 80, 20, 0, 20, PartiallyPaid},
		{"promised money", ledger(100, promise(100)), 100, 100, 0, 0, Authorized},
		{"promised money of which a part was taken", ledger(100, promise(100), Transaction{Kind: Capture, Amount: 40}), 100, 60,
			0, 0, PartiallyPaid},
		{"a promise that was let go", ledger(100, promise(100), void(100)), 100, 100, 0, 0, Voided},
		{"a promise that was let go, and the money came otherwise", ledger(100, promise(100), void(100), sale(100)), 100, 0, 0, 0, Paid},
		{"a promise that was let go and made again", ledger(100, promise(100), void(100), promise(100)), 100, 100, 0, 0, Authorized},
		{"all of a part went back", ledger(100, sale(40), back(40)), 60, 60, 0, 40, Pending},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := c.facts
			if f.Due() != c.due || f.Outstanding() != c.outstanding || f.Overpaid() != c.overpaid || f.Forgiven != c.forgiving {
				t.Errorf("due %d, outstanding %d, overpaid %d, forgiven %d; want %d, %d, %d, %d",
					f.Due(), f.Outstanding(), f.Overpaid(), f.Forgiven, c.due, c.outstanding, c.overpaid, c.forgiving)
			}
			if f.PaymentStatus() != c.status {
				t.Errorf("%v, want %v", f.PaymentStatus(), c.status)
			}
		})
	}
}

func TestAnEditMovesWhatIsDue(t *testing.T) {
	for _, c := range []struct {
		name                       string
		facts                      Facts
		total                      int64
		due, outstanding, overpaid int64
		status                     PaymentStatus
	}{
		{"an item removed from a paid order is overpaid", ledger(100, sale(100)), 60, 60, 0, 40, Paid},
		{"an item added to a paid order is outstanding", ledger(100, sale(100)), 150, 150, 50, 0, PartiallyPaid},
		{"an item added after a refund is outstanding", ledger(100, sale(100), back(30)), 120, 90, 20, 0, PartiallyPaid},
		{"an item added after everything was refunded is outstanding", ledger(100, sale(100), back(100)), 120, 20, 20, 0, Pending},
		{"a total below what was forgiven leaves nothing due", ledger(100, sale(100), back(80)), 50, 0, 0, 20, PartiallyRefunded},
		{"a discount of everything", ledger(100), 0, 0, 0, 0, Paid},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := c.facts
			f.Total = c.total
			if f.Due() != c.due || f.Outstanding() != c.outstanding || f.Overpaid() != c.overpaid || f.PaymentStatus() != c.status {
				t.Errorf("due %d, outstanding %d, overpaid %d, %v", f.Due(), f.Outstanding(), f.Overpaid(), f.PaymentStatus())
			}
		})
	}
}

func TestThePaymentStatusOfACancelledOrder(t *testing.T) {
	for _, c := range []struct {
		name  string
		facts Facts
		want  PaymentStatus
	}{
		{"unpaid", ledger(100), Voided},
		{"free", ledger(0), Voided},
		{"only promised", ledger(100, promise(100)), Voided},
		{"promised and let go", ledger(100, promise(100), void(100)), Voided},
		{"paid, and nothing went back", ledger(100, sale(100)), Paid},
		{"partly paid, and nothing went back", ledger(100, sale(10)), Paid},
		{"paid, and a part went back", ledger(100, sale(100), back(80)), PartiallyRefunded},
		{"paid, and all went back", ledger(100, sale(100), back(100)), Refunded},
		{"partly paid, and all of it went back", ledger(100, sale(10), back(10)), Refunded},
		{"paid, and all went back that is still owed", ledger(100, sale(100), owedBack(100)), Refunded},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := c.facts
			f.Cancelled = true
			if f.PaymentStatus() != c.want {
				t.Errorf("%v, want %v", f.PaymentStatus(), c.want)
			}
		})
	}
}

func TestPlanningAPayment(t *testing.T) {
	amount := func(n int64) *int64 { return &n }
	for _, c := range []struct {
		name          string
		facts         Facts
		promised      int64
		asked         *int64
		capture, sale int64
		code          refusal.Code
	}{
		{"without an amount, all that is outstanding", ledger(100, sale(40)), 0, nil, 0, 60, ""},
		{"without an amount, where nothing is outstanding, what was forgiven", ledger(100, sale(100), back(30)), 0, nil, 0, 30, ""},
		{"without an amount, what is outstanding comes before what was forgiven", ledger(100, sale(50), back(20)), 0, nil, 0, 50, ""},
		{"without an amount, a paid order takes none", ledger(100, sale(100)), 0, nil, 0, 0, refusal.OrderAlreadyPaid},
		{"a part", ledger(100), 0, amount(30), 0, 30, ""},
		{"more than is outstanding", ledger(100), 0, amount(130), 0, 130, ""},
		{"a payment for a paid order", ledger(100, sale(100)), 0, amount(1), 0, 1, ""},
		{"what was promised is captured first", ledger(100, promise(60)), 60, nil, 60, 40, ""},
		{"a part of what was promised is captured", ledger(100, promise(100)), 100, amount(30), 30, 0, ""},
		{"nothing is no payment", ledger(100), 0, amount(0), 0, 0, refusal.Invalid},
		{"less than nothing is no payment", ledger(100), 0, amount(-1), 0, 0, refusal.Invalid},
		{"more than an amount can hold", ledger(100, sale(1)), 0, amount(100_000_000_000_000), 0, 0, refusal.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan, p := PlanPayment(c.facts, c.promised, c.asked)
			got := map[TransactionKind]int64{}
			for _, moved := range plan {
				got[moved.Kind] += moved.Amount
			}
			if got[Capture] != c.capture || got[Sale] != c.sale || codeOf(p) != c.code {
				t.Errorf("%+v, %q", plan, codeOf(p))
			}
		})
	}
}

// A fold over the stored transactions gives the facts that the commands kept, whatever
// happened between them.
func TestTheFactsAreTheFoldOfWhatWasSettled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Facts{Total: rapid.Int64Range(0, 1000).Draw(t, "total")}
		var moved []Transaction
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			amount := rapid.Int64Range(1, 500).Draw(t, "amount")
			switch rapid.SampledFrom([]string{"pay", "refund", "still owed", "edit"}).Draw(t, "step") {
			case "pay":
				moved = append(moved, f.Settle(sale(amount)))
			case "refund":
				if amount <= f.Net() {
					moved = append(moved, f.Settle(back(amount)))
				}
			case "still owed":
				if amount <= f.Net() {
					moved = append(moved, f.Settle(owedBack(amount)))
				}
			case "edit":
				f.Total = amount
			}
			folded := Facts{Total: f.Total}
			for _, m := range moved {
				folded.CountTransaction(m)
			}
			switch {
			case folded != f:
				t.Fatalf("kept %+v, folded %+v", f, folded)
			case f.Refunded < 0 || f.Refunded > f.Captured || f.Forgiven < 0 || f.Forgiven > f.Refunded:
				t.Fatalf("out of bounds: %+v", f)
			case f.Due()-f.Net() != f.Outstanding()-f.Overpaid() || f.Outstanding() > 0 && f.Overpaid() > 0:
				t.Fatalf("due %d, net %d, outstanding %d, overpaid %d", f.Due(), f.Net(), f.Outstanding(), f.Overpaid())
			}
		}
	})
}
