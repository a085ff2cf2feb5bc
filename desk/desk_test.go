package desk_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"waybill/desk"
	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/internal/shoptest"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
	"waybill/refusal"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ada = shoptest.Ada

// shop is a store in a temporary file, with a desk to work at.
type shop struct {
	*desk.Desk
	db     store.Store
	opened *shoptest.Shop
}

type tester interface {
	Helper()
	Fatalf(string, ...any)
	Fatal(...any)
}

func openShop(t testing.TB, o sqlite.Options) *shop {
	t.Helper()
	opened := shoptest.Open(t, shoptest.Options{Store: o})
	return &shop{opened.Desk, opened.Store, opened}
}

// draft is a paid order of 2 mugs and a tea for $34.98.
func draft() order.Draft { return shoptest.Draft() }

func (s *shop) place(t tester, d order.Draft) order.ID {
	t.Helper()
	result, err := s.Do(context.Background(), ada, "", desk.Place{Draft: d})
	if err != nil || len(result.Problems) > 0 {
		t.Fatalf("place: %v %v", err, result.Problems)
	}
	return result.OrderID
}

func (s *shop) order(t tester, id order.ID) *ent.SalesOrder {
	t.Helper()
	o, err := s.db.Read().SalesOrder.Query().Where(salesorder.ID(id)).
		WithLines().WithFulfillments().WithTransactions().WithTimeline().Only(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func codes(problems refusal.Problems) string {
	all := make([]string, len(problems))
	for i, p := range problems {
		all[i] = string(p.Code)
		if len(p.Field) > 0 {
			all[i] += "@" + strings.Join(p.Field, ".")
		}
	}
	return strings.Join(all, " ")
}

// clockAt is a clock that the test moves.
type clockAt struct{ now time.Time }

func (c *clockAt) time() time.Time { return c.now }
