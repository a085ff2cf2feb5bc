package desk_test

import (
	"context"
	"fmt"
	"testing"
	"time"

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
