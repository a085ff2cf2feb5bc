package storetest

import (
	"context"
	"errors"
	"testing"

	"waybill/ent/salesorder"
	"waybill/internal/store"
	"waybill/order"
)

var duplicates = []test{
	{"a value that must be unique is a duplicate when it is there already", duplicatesAreTold},
	{"an error that only reads like a duplicate is none", onlyReadsLikeADuplicate},
	{"a duplicate is one however its error reads", readsLikeSomethingElse},
	{"a write that breaks another rule is no duplicate", otherRulesAreNoDuplicates},
	{"of many who enter the same number one does, and the others find it", raceForANumber},
}

// named enters an order under a number and a source, beside any that are there.
func named(number, source, sourceID string) work {
	return func(ctx context.Context, tx *store.Tx) error {
		return newOrder(tx, number).SetSource(source).SetSourceID(sourceID).Exec(ctx)
	}
}

// duplicatesAreTold enters both records straight through Ent, as two servers would that
// look at the same time and both find nothing.
func duplicatesAreTold(t *testing.T, s store.Store) {
	for _, c := range []struct {
		name      string
		first     work
		second    work
		duplicate bool
	}{
		{"one number twice", named("1", "shop", "1"), named("1", "shop", "2"), true},
		{"one source ID twice", named("2", "shop", "3"), named("3", "shop", "3"), true},
		{"one ID of two sources", named("4", "shop", "5"), named("5", "market", "5"), false},
		{"two orders without a source",
			func(ctx context.Context, tx *store.Tx) error { return newOrder(tx, "6").Exec(ctx) },
			func(ctx context.Context, tx *store.Tx) error { return newOrder(tx, "7").Exec(ctx) }, false},
		{"one idempotency key twice",
			func(ctx context.Context, tx *store.Tx) error { return newRecord(tx).Exec(ctx) },
			func(ctx context.Context, tx *store.Tx) error {
				return newRecord(tx).SetFingerprint([]byte{1}).Exec(ctx)
			}, true},
		{"one key of two people",
			func(ctx context.Context, tx *store.Tx) error { return newRecord(tx).SetKey("shared").Exec(ctx) },
			func(ctx context.Context, tx *store.Tx) error {
				return newRecord(tx).SetKey("shared").SetActor("bob").Exec(ctx)
			}, false},
		{"one token name twice",
			func(ctx context.Context, tx *store.Tx) error { return newToken(tx, "Robot", 1).Exec(ctx) },
			func(ctx context.Context, tx *store.Tx) error { return newToken(tx, "Robot", 2).Exec(ctx) }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			must(t, s, c.first)
			before := contents(t, s)
			err := s.Write(t.Context(), c.second)
			if errors.Is(err, store.ErrDuplicate) != c.duplicate || (err != nil) != c.duplicate {
				t.Errorf("the second one: %v", err)
			}
			if after := contents(t, s); c.duplicate && after != before {
				t.Errorf("it left the store changed:\n%s\nwas:\n%s", after, before)
			}
		})
	}
}

// onlyReadsLikeADuplicate uses the words of both databases.
func onlyReadsLikeADuplicate(t *testing.T, s store.Store) {
	for _, text := range []string{
		"UNIQUE constraint failed: orders.number",
		`ERROR: duplicate key value violates unique constraint "orders_number_key" (SQLSTATE 23505)`,
		store.ErrDuplicate.Error(),
	} {
		err := s.Write(t.Context(), func(context.Context, *store.Tx) error { return errors.New(text) })
		if err == nil || errors.Is(err, store.ErrDuplicate) {
			t.Errorf("%q was taken for a duplicate: %v", text, err)
		}
	}
}

// disguised says something else than the error in it.
type disguised struct{ error }

func (disguised) Error() string   { return "something went wrong" }
func (d disguised) Unwrap() error { return d.error }

// readsLikeSomethingElse hides the driver's text and leaves its code.
func readsLikeSomethingElse(t *testing.T, s store.Store) {
	must(t, s, named("1", "shop", "1"))
	err := s.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		if err := named("1", "shop", "2")(ctx, tx); err != nil {
			return disguised{err}
		}
		return nil
	})
	if !errors.Is(err, store.ErrDuplicate) {
		t.Errorf("Write returned %v", err)
	}
}

// otherRulesAreNoDuplicates matters because a duplicate is tried once more: a broken rule
// would only be broken again, and be told as something that it is not.
func otherRulesAreNoDuplicates(t *testing.T, s store.Store) {
	must(t, s, sampleOrder)
	for _, c := range []struct {
		name string
		do   work
	}{
		{"a total below zero", func(ctx context.Context, tx *store.Tx) error { return newOrder(tx, "1").SetTotalMinor(-1).Exec(ctx) }},
		{"an order of a customer who is not there", func(ctx context.Context, tx *store.Tx) error {
			return newOrder(tx, "2").SetCustomerID(order.CustomerID(999)).Exec(ctx)
		}},
		{"an entry that is changed", sql("UPDATE timeline_entries SET message = 'Nothing happened.'")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := s.Write(t.Context(), c.do); err == nil || errors.Is(err, store.ErrDuplicate) {
				t.Errorf("Write returned %v", err)
			}
		})
	}
}

// raceForANumber is how package desk enters orders: look, enter, and look again
// when somebody was faster.
func raceForANumber(t *testing.T, s store.Store) {
	const clients = 16
	outcomes := make(chan string, clients)
	enterOnce := func(ctx context.Context, tx *store.Tx) error {
		there, err := tx.SalesOrder.Query().Where(salesorder.Number("1001")).Exist(ctx)
		if err != nil {
			return err
		}
		if there {
			return errRefused
		}
		return newOrder(tx, "1001").Exec(ctx)
	}
	for range clients {
		go func() {
			err := s.Write(t.Context(), enterOnce)
			if errors.Is(err, store.ErrDuplicate) {
				err = s.Write(t.Context(), enterOnce)
			}
			switch {
			case err == nil:
				outcomes <- "entered"
			case errors.Is(err, errRefused):
				outcomes <- "found"
			default:
				outcomes <- err.Error()
			}
		}()
	}
	count := map[string]int{}
	for range clients {
		count[<-outcomes]++
	}
	if count["entered"] != 1 || count["found"] != clients-1 {
		t.Errorf("the outcomes are %v", count)
	}
}
