package desk_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"waybill/desk"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

// An order for $10 that was authorised elsewhere, and then edited to another
// price: what is taken, or let go, is what was promised, never more.
func TestNoMoreIsTakenOrLetGoThanWasPromised(t *testing.T) {
	for _, c := range []struct {
		name     string
		quantity int // of things at $5; 2 were ordered
		pay      bool
		want     string
		status   order.PaymentStatus
	}{
		{"cancelled as it was", 2, false, "AUTHORIZATION 1000, VOID 1000", order.Voided},
		{"cancelled after it grew", 5, false, "AUTHORIZATION 1000, VOID 1000", order.Voided},
		{"cancelled after it shrank", 1, false, "AUTHORIZATION 1000, VOID 1000", order.Voided},
		{"paid as it was", 2, true, "AUTHORIZATION 1000, CAPTURE 1000", order.Paid},
		{"paid after it grew", 5, true, "AUTHORIZATION 1000, CAPTURE 1000, SALE 1500", order.Paid},
		{"paid after it shrank", 1, true, "AUTHORIZATION 1000, CAPTURE 500", order.Paid},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := openShop(t, sqlite.Options{})
			ctx := context.Background()
			results, err := s.Import(ctx, ada, []order.Imported{{
				Draft:        order.Draft{CurrencyCode: "USD", Lines: []order.DraftLine{{Title: "Thing", Quantity: 2, UnitPrice: "5"}}},
				Transactions: []order.PastTransaction{{Kind: order.Authorization, Amount: "10"}},
			}})
			if err != nil || results[0].State != desk.Added {
				t.Fatal(results, err)
			}
			line := s.order(t, 1).Edges.Lines[0].ID
			edit, err := s.Do(ctx, ada, "", desk.Edit{OrderID: 1, Lines: []order.LineEdit{{LineID: line, Quantity: c.quantity}}})
			if err != nil || len(edit.Problems) > 0 {
				t.Fatal(edit, err)
			}
			var end desk.Result
			if c.pay {
				end, err = s.Do(ctx, ada, "", desk.Pay{OrderID: 1})
			} else {
				end, err = s.Do(ctx, ada, "", desk.Cancel{OrderID: 1, Reason: order.ReasonCustomer})
			}
			if err != nil || len(end.Problems) > 0 {
				t.Fatal(end, err)
			}
			o := s.order(t, 1)
			var moved []string
			for _, m := range o.Edges.Transactions {
				moved = append(moved, fmt.Sprint(m.Kind, " ", m.AmountMinor))
			}
			if got := strings.Join(moved, ", "); got != c.want || o.PaymentStatus != c.status {
				t.Errorf("%s, %v; want %s, %v", got, o.PaymentStatus, c.want, c.status)
			}
		})
	}
}
