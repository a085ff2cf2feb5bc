package storetest

import (
	"context"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"waybill/desk"
	"waybill/ent"
	"waybill/ent/orderfulfillment"
	"waybill/ent/orderline"
	"waybill/ent/salesorder"
	"waybill/ent/timelineentry"
	"waybill/internal/store"
	"waybill/order"
)

var ada = order.Actor{ID: "staff-1", Kind: order.ActorStaff, Name: "Ada"}

// Commands tests what package desk promises of its commands, on the stores that
// open gives: any sequence of them keeps the invariants of orders, and of many
// that are sent at once each has its effect once. open is as in Run.
func Commands(t *testing.T, open func(t testing.TB) store.Store) {
	t.Run("any sequence of commands keeps the invariants", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) { anySequence(rt, open(t)) })
	})
	t.Run("any sequence of payments, refunds and edits keeps the ledger", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) { anyMoney(rt, open(t)) })
	})
	for _, c := range races {
		t.Run(c.name, func(t *testing.T) { c.run(t, open(t)) })
	}
}

// world sends commands to the desk and to the model side by side.
type world struct {
	*desk.Desk
	store  store.Store
	orders map[order.ID]*modelOrder
	ids    []order.ID
}

// anySequence checks every invariant after each command.
func anySequence(t *rapid.T, s store.Store) {
	defer s.Close() //nolint:errcheck // there are too many to keep open until the test ends, which closes it again
	on := s
	if rapid.Bool().Draw(t, "each write runs twice") {
		on = runningTwice{s}
	}
	w := &world{Desk: desk.New(on, nil), store: s, orders: map[order.ID]*modelOrder{}}
	w.place(t)
	t.Repeat(map[string]func(*rapid.T){
		"place":             w.place,
		"fulfill":           w.fulfill,
		"fulfillEverything": w.fulfillEverything,
		"cancelFulfillment": w.cancelFulfillment,
		"fulfillAndUndo":    w.fulfillAndUndo,
		"updateTracking":    w.updateTracking,
		"cancel":            w.cancel,
		"refund":            w.refund,
		"markAsPaid":        w.markAsPaid,
		"editLines":         w.editLines,
		"annotate":          w.annotate,
		"comment":           w.comment,
		"":                  w.checkInvariants,
	})
}

// runningTwice is a store that runs each function of a write once in vain before it
// counts, as engines do that have to retry.
type runningTwice struct{ store.Store }

var errInVain = errors.New("run again")

func (s runningTwice) Write(ctx context.Context, fn func(context.Context, *store.Tx) error) error {
	err := s.Store.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		if err := fn(ctx, tx); err != nil {
			return err
		}
		return errInVain
	})
	if !errors.Is(err, errInVain) {
		return err
	}
	return s.Store.Write(ctx, fn)
}

func (w *world) pick(t *rapid.T) (order.ID, *modelOrder) {
	id := rapid.SampledFrom(w.ids).Draw(t, "order")
	return id, w.orders[id]
}

func (w *world) do(c desk.Command) (desk.Result, error) {
	return w.Do(context.Background(), ada, "", c)
}

func (w *world) order(t rapid.TB, id order.ID) *ent.SalesOrder {
	t.Helper()
	return wholeOrder(t, w.store, id)
}

// wholeOrder reads an order with everything that belongs to it, oldest first.
func wholeOrder(t rapid.TB, s store.Store, id order.ID) *ent.SalesOrder {
	t.Helper()
	o, err := s.Read().SalesOrder.Query().Where(salesorder.ID(id)).
		WithLines(func(q *ent.OrderLineQuery) { q.Order(ent.Asc(orderline.FieldID)) }).
		WithFulfillments(func(q *ent.OrderFulfillmentQuery) { q.Order(ent.Asc(orderfulfillment.FieldID)).WithLines() }).
		WithTransactions(func(q *ent.PaymentTransactionQuery) { q.WithLines() }).
		WithTimeline(func(q *ent.TimelineEntryQuery) { q.Order(ent.Asc(timelineentry.FieldSequence)) }).
		Only(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// expect compares what the desk said with what the model says, and on success
// moves the model's version and entries.
func (m *modelOrder) expect(t *rapid.T, result desk.Result, err error, want string, entries int) bool {
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	if len(result.Problems) > 0 {
		got = string(result.Problems[0].Code)
	}
	if got != want {
		t.Fatalf("the desk said %q, the model %q", got, want)
	}
	if want == "" {
		m.version++
		m.entries += entries
	}
	return want == ""
}
