package desk_test

import (
	"context"
	"fmt"
	"strconv"
	"testing"
	"time"

	"waybill/address"
	"waybill/desk"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

// A retry may reach the release after the one that the first attempt reached, and
// releases up to 0.1.0 kept another form of fingerprints.
func TestAKeyOfAnOlderReleaseIsKnownAgain(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	id := s.place(t, draft())
	err := s.db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return tx.IdempotencyRecord.Create().SetActor(ada.ID).SetMutation("addOrderComment").SetKey("k").SetItem("").
			SetFingerprint(make([]byte, 32)).SetResult(order.Outcome{OrderID: id, EntryID: 1}).SetCreatedAt(order.At(time.Now())).Exec(ctx)
	})
	if err != nil {
		t.Fatal(err)
	}
	result, err := s.Do(t.Context(), ada, "k", desk.Comment{OrderID: id, Body: "Hello."})
	if err != nil || codes(result.Problems) != "" || result.EntryID != 1 {
		t.Errorf("answered %+v, %v; want what was answered before the upgrade", result, err)
	}
	if n := len(s.order(t, id).Edges.Timeline); n != 1 {
		t.Errorf("the timeline has %d entries: the command was carried out twice", n)
	}
}

// For an order that its record does not name, an old key was used for something else.
func TestAKeyOfAnOlderReleaseDoesNothingForOtherOrders(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	known, other := s.place(t, draft()), s.place(t, draft())
	err := s.db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		return tx.IdempotencyRecord.Create().SetActor(ada.ID).SetMutation("fulfillOrders").SetKey("k").
			SetItem(strconv.FormatInt(int64(known), 10)).SetFingerprint(make([]byte, 32)).
			SetResult(order.Outcome{OrderID: known}).SetCreatedAt(order.At(time.Now())).Exec(ctx)
	})
	if err != nil {
		t.Fatal(err)
	}
	results, err := s.FulfillMany(t.Context(), ada, "k", desk.FulfillMany{OrderIDs: []order.ID{known, other}})
	if err != nil || codes(results[0].Problems) != "" || codes(results[1].Problems) != "IDEMPOTENCY_KEY_REUSED@idempotencyKey" {
		t.Errorf("answered %v, %v", results, err)
	}
}

// racing is a store in which somebody else is always a moment faster.
type racing struct {
	store.Store
	faster func()
}

func (r *racing) Write(ctx context.Context, fn func(context.Context, *store.Tx) error) error {
	if faster := r.faster; faster != nil {
		r.faster = nil
		faster()
		return fmt.Errorf("insert: %w", store.ErrDuplicate) // as the database says
	}
	return r.Store.Write(ctx, fn)
}

// Where two transactions run at a time, the look for a number that is taken may come
// before the other's order is there. The database refuses the second one, and the
// desk then says why.
func TestAnOrderThatSomebodyElseStoredMeanwhileIsRefusedInWords(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	mine, theirs := draft(), draft()
	mine.Number, theirs.Number = "7", "7"
	race := &racing{Store: s.db, faster: func() { s.place(t, theirs) }}
	result, err := desk.New(race, nil).Do(t.Context(), ada, "", desk.Place{Draft: mine})
	if err != nil || codes(result.Problems) != "DUPLICATE_NUMBER@number" {
		t.Errorf("answered %v, %v", result.Problems, err)
	}
}

// Commands tidy what they are given. A retry comes as untidy as the first attempt.
func TestAnUntidyAddressIsTheSameWhenItIsSentAgain(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	untidy := func() *address.Address {
		line, city, country := "", "  London ", "gb"
		return &address.Address{Line2: &line, City: &city, CountryCode: &country}
	}
	id, another := s.place(t, draft()), s.place(t, draft()) // a fulfilled order cannot be edited, and a map has no order
	for name, command := range map[string]func() desk.Command{
		"placing": func() desk.Command {
			d := draft()
			d.ShippingAddress, d.BillingAddress = untidy(), untidy()
			return desk.Place{Draft: d}
		},
		"editing": func() desk.Command {
			return desk.Edit{OrderID: id, BillingAddress: desk.Given[*address.Address]{Set: true, Value: untidy()}}
		},
		"fulfilling": func() desk.Command { return desk.Fulfill{OrderID: another, ShippingAddress: untidy()} },
	} {
		first, err := s.Do(t.Context(), ada, name, command())
		if err != nil || len(first.Problems) > 0 {
			t.Fatalf("%s: %v %v", name, first.Problems, err)
		}
		again, err := s.Do(t.Context(), ada, name, command())
		if err != nil || codes(again.Problems) != "" || again.EntryID != first.EntryID {
			t.Errorf("%s again: %v, %v; want what was answered first", name, again.Problems, err)
		}
	}
}
