package desk_test

import (
	"bytes"
	"context"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"waybill/address"
	"waybill/desk"
	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/find"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

// found are the orders that a search finds, in the order in which they were entered.
func (s *shop) found(t testing.TB, text string) []order.ID {
	t.Helper()
	page, err := find.Source{Read: s.db.Read(), Index: s.db.Index(), Dialect: s.db.Dialect()}.
		Orders(t.Context(), find.OrdersQuery{Search: &text, Page: find.Page{First: new(100)}})
	if err != nil {
		t.Fatal(err)
	}
	var ids []order.ID
	for _, o := range page.Nodes {
		ids = append(ids, o.ID)
	}
	slices.Sort(ids)
	return ids
}

func searched() order.Draft {
	d := draft()
	d.Source, d.SourceID, d.Phone = "shop", "gid-778812", "020 7946 0958"
	d.Lines[0].Vendor = "Pottery & Sons"
	d.ShippingAddress = &address.Address{Name: new("Ronald MacDonald"), Company: new("Kings Cross Books"), City: new("Newcastle upon Tyne"),
		PostalCode: new("NE1 4ST"), CountryCode: new("GB"), Phone: new("0191 498 0123")}
	d.BillingAddress = &address.Address{Name: new("Sheila O'Hara"), Company: new("Accounts Ltd"), City: new("Leeds"),
		PostalCode:  new("LS1 1UR"),
		CountryCode: new("GB")}
	return d
}

func TestAnOrderIsFoundByAllThatPeopleKnowOfIt(t *testing.T) {
	s := openShop(t, sqlite.Options{Throwaway: true})
	other := s.place(t, draft())
	id := s.place(t, searched())
	tracking := []order.Tracking{{Number: "1Z999AA10123456784"}}
	if r, err := s.Do(t.Context(), ada, "", desk.Fulfill{OrderID: id, Tracking: tracking}); err != nil || len(r.Problems) > 0 {
		t.Fatal(err, r.Problems)
	}
	for _, text := range []string{
		"Ronald MacDonald", "mac donald", "ronaldmacdonald", "kings cross", "newcastle", "NE1 4ST", "ne14st", "+44 191 498 0123",
		"0044 191 498 0123",
		"0191-4980123", "+44 20 7946 0958", "ohara", "accounts", "leeds", "ls11ur", "pottery", "gid-778812", "1002-F1", "1002f1",
		"1Z 999 AA1 01 2345 6784", "1Z999AA1", "grace newcastle mug",
	} {
		if got := s.found(t, text); !slices.Equal(got, []order.ID{id}) {
			t.Errorf("%q finds %v, want %v", text, got, id)
		}
	}
	if got := s.found(t, "mug"); !slices.Equal(got, []order.ID{other, id}) {
		t.Errorf("the product's title finds %v", got)
	}
	for _, text := range []string{"1001-F1", "1002-F2"} {
		if got := s.found(t, text); got != nil {
			t.Errorf("%q finds %v", text, got)
		}
	}
}

func TestAFulfillmentWithoutTrackingIsFoundByItsName(t *testing.T) {
	s := openShop(t, sqlite.Options{Throwaway: true})
	id := s.place(t, draft())
	if r, err := s.Do(t.Context(), ada, "", desk.Fulfill{OrderID: id}); err != nil || len(r.Problems) > 0 {
		t.Fatal(err, r.Problems)
	}
	past := order.Imported{Draft: searched(), Fulfilled: []int{1}, FulfilledAt: order.At(time.Now())}
	if r, err := s.Import(t.Context(), ada, []order.Imported{past}); err != nil || r[0].State != desk.Added {
		t.Fatal(err, r)
	}
	for text, want := range map[string][]order.ID{"1001-F1": {id}, "1002-F1": {id + 1}} {
		if got := s.found(t, text); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", text, got, want)
		}
	}
}

// forgetWords makes the store what a migration leaves: words of an earlier release, and the mark
// that orders with a higher ID are to be indexed anew.
func (s *shop) forgetWords(t *testing.T, after order.ID) {
	t.Helper()
	err := s.db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		ids, err := tx.SalesOrder.Query().Order(ent.Asc(salesorder.FieldID)).IDs(ctx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := tx.Words.Replace(ctx, id, "earlier"); err != nil {
				return err
			}
		}
		return tx.Store.Update().SetReindexAfter(after).Exec(ctx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestOrdersThatAMigrationMarkedAreIndexedAnew(t *testing.T) {
	for name, c := range map[string]struct {
		after order.ID
		want  int // orders found by their words from before, afterwards
	}{
		"all of them":                        {0, 0},
		"those that were left when it ended": {70, 70},
		"the last one":                       {129, 129},
		"none, because all are new":          {130, 130},
	} {
		t.Run(name, func(t *testing.T) {
			s := openShop(t, sqlite.Options{Throwaway: true})
			for range 130 {
				s.place(t, draft())
			}
			s.forgetWords(t, c.after)
			var log bytes.Buffer
			s.Reindex(t.Context(), slog.New(slog.NewTextHandler(&log, nil)))
			count := func(text string) int {
				n, err := find.Source{Read: s.db.Read(), Index: s.db.Index(), Dialect: s.db.Dialect()}.StatusCounts(t.Context(), &text, nil)
				if err != nil {
					t.Fatal(err)
				}
				return n[0].Count.Count
			}
			if got := count("earlier"); got != c.want {
				t.Errorf("%d orders are found by their words from before, want %d", got, c.want)
			}
			if got := count("grace hopper"); got != 130-c.want {
				t.Errorf("%d orders are found by their words of now, want %d", got, 130-c.want)
			}
			if c.want < 70 && !strings.Contains(log.String(), "done=38%") || c.want < 130 && !strings.Contains(log.String(), "indexed=") {
				t.Errorf("the log says %s", log.String())
			}
			before := s.opened.Contents(t)
			if s.Reindex(t.Context(), slog.Default()); s.opened.Contents(t) != before {
				t.Error("a second time changes something")
			}
		})
	}
}

func TestIndexingAnewEndsWithItsContextAndGoesOnLater(t *testing.T) {
	s := openShop(t, sqlite.Options{Throwaway: true})
	for range 60 {
		s.place(t, draft())
	}
	s.forgetWords(t, 0)
	ended, end := context.WithCancel(t.Context())
	end()
	s.Reindex(ended, slog.New(slog.DiscardHandler)) // begins, and does no more than one step
	if n := len(s.found(t, "earlier")); n != 10 {
		t.Fatalf("%d orders wait for their turn, want 10", n)
	}
	s.Reindex(t.Context(), slog.New(slog.DiscardHandler))
	if n := len(s.found(t, "earlier")); n != 0 {
		t.Errorf("%d orders still wait for their turn", n)
	}
}
