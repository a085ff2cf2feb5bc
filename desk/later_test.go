package desk_test

import (
	"slices"
	"testing"
	"time"

	"waybill/desk"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

// told is a file's order of 2 mugs and a tea for 34.98, as it was at some time.
func told(change func(*order.Imported)) order.Imported {
	in := order.Imported{Draft: draft()}
	in.Source, in.SourceID, in.Number = "shopify", "77", "1001"
	placed := order.At(time.Now().Add(-time.Hour))
	in.PlacedAt, in.FulfilledAt, in.CancelReason = &placed, order.At(time.Now()), order.ReasonOther
	in.Paid = ""
	change(&in)
	return in
}

func nothing(*order.Imported) {}

func paid(in *order.Imported) {
	in.Transactions = []order.PastTransaction{{Kind: order.Sale, Amount: "34.98", At: *in.PlacedAt, Gateway: "Card", Reference: "r1"}}
}

func refunded(in *order.Imported) {
	paid(in)
	in.Transactions = append(in.Transactions, order.PastTransaction{Kind: order.Refund, Amount: "4.98", At: *in.PlacedAt})
}

func gone(in *order.Imported) { paid(in); in.Fulfilled = []int{2, 1} }

func ended(in *order.Imported) {
	paid(in)
	in.Transactions = append(in.Transactions, order.PastTransaction{Kind: order.Refund, Amount: "34.98", At: *in.PlacedAt})
	in.CancelledAt = in.PlacedAt
}

// again imports an order once more, and updates it if it is asked to.
func (s *shop) again(t *testing.T, in order.Imported, update bool) desk.ImportResult {
	t.Helper()
	results, err := s.Import(t.Context(), ada, []order.Imported{in})
	if err == nil && update {
		results[0], err = s.Update(t.Context(), ada, in)
	}
	if err != nil || len(results[0].Problems) > 0 {
		t.Fatal(err, results)
	}
	return results[0]
}

func TestWhatAFileTellsLaterIsToldAndBrought(t *testing.T) {
	for _, c := range []struct {
		name         string
		first, later func(*order.Imported)
		differences  []string
		status       order.Status
		payment      order.PaymentStatus
		timeline     []order.EntryKind // that the update added
	}{
		{"the same", paid, paid, nil, order.Unfulfilled, order.Paid, nil},
		{"a payment", nothing, paid, []string{"Paid in the file and not here: $34.98."}, order.Unfulfilled, order.Paid,
			[]order.EntryKind{order.EntryPaymentRecorded}},
		{"what left", paid, gone, []string{"Fulfilled in the file and not here: 3 items."}, order.Fulfilled, order.Paid,
			[]order.EntryKind{order.EntryFulfilled}},
		{"all at once", nothing, gone, []string{"Fulfilled in the file and not here: 3 items.", "Paid in the file and not here: $34.98."},
			order.Fulfilled, order.Paid, []order.EntryKind{order.EntryPaymentRecorded, order.EntryFulfilled}},
		{"a refund", paid, refunded, []string{"Refunded in the file and not here: $4.98."}, order.Unfulfilled, order.PartiallyRefunded,
			[]order.EntryKind{order.EntryRefunded}},
		{"the end", paid, ended, []string{"Cancelled in the file and not here.", "Refunded in the file and not here: $34.98."},
			order.Cancelled, order.Refunded, []order.EntryKind{order.EntryRefunded, order.EntryCancelled}},
		{"less than is known", gone, nothing, nil, order.Fulfilled, order.Paid, nil},
		{"an end that was none", ended, paid, nil, order.Cancelled, order.Refunded, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := openShop(t, sqlite.Options{Throwaway: true})
			s.again(t, told(c.first), false)
			id := s.found(t, "1001")[0]
			before := s.order(t, id)
			result := s.again(t, told(c.later), false)
			if slices.Sort(result.Differences); result.State != desk.Unchanged || !slices.Equal(result.Differences, c.differences) {
				t.Errorf("told %v, want %v", result.Differences, c.differences)
			}
			if o := s.order(t, id); o.Version != before.Version {
				t.Error("telling changed something")
			}
			wantState := desk.Unchanged
			if len(c.timeline) > 0 {
				wantState = desk.Updated
			}
			result = s.again(t, told(c.later), true)
			o := s.order(t, id)
			if len(result.Differences) > 0 || result.State != wantState || o.Status != c.status || o.PaymentStatus != c.payment {
				t.Errorf("updated, it is %v and %v, and left is %v", o.Status, o.PaymentStatus, result.Differences)
			}
			var added []order.EntryKind
			for _, e := range o.Edges.Timeline[len(before.Edges.Timeline):] {
				added = append(added, e.Kind)
			}
			if !slices.Equal(added, c.timeline) {
				t.Errorf("the timeline went on with %v, want %v", added, c.timeline)
			}
			if again := s.again(t, told(c.later), true); again.State != desk.Unchanged || s.order(t, id).Version != o.Version {
				t.Error("a second time changes something")
			}
		})
	}
}

func TestWhatWasTakenBackHereIsNotGoneAgain(t *testing.T) {
	s := openShop(t, sqlite.Options{Throwaway: true})
	s.again(t, told(gone), false)
	id := s.found(t, "1001")[0]
	if r, err := s.Do(t.Context(), ada, "", desk.TakeBack{OrderID: id}); err != nil || len(r.Problems) > 0 {
		t.Fatal(err, r.Problems)
	}
	in := told(gone)
	in.FulfilledAt = *in.PlacedAt
	if result := s.again(t, in, true); result.State != desk.Unchanged || len(result.Differences) > 0 || s.order(t, id).FulfilledCount != 0 {
		t.Errorf("%+v", result)
	}
}

func TestWhatCannotBeBroughtIsTold(t *testing.T) {
	s := openShop(t, sqlite.Options{Throwaway: true})
	s.again(t, told(paid), false)
	id := s.found(t, "1001")[0]
	if r, err := s.Do(t.Context(), ada, "", desk.Cancel{OrderID: id, Reason: order.ReasonOther}); err != nil || len(r.Problems) > 0 {
		t.Fatal(err, r.Problems)
	}
	in := told(gone)
	in.Lines[1].Quantity, in.Lines[1].UnitPrice = 2, "5.00"
	in.Shipping = "1.00"
	in.Fulfilled = []int{2, 0}
	want := []string{"Fulfilled in the file and not here: 2 items.", "The file has other items.",
		"The file has a total of $35.98, here it is $34.98.", "Order #1001 is cancelled."}
	if result := s.again(t, in, true); result.State != desk.Unchanged || !slices.Equal(result.Differences, want) {
		t.Errorf("%q, want %q", result.Differences, want)
	}
}
