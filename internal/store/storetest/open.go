package storetest

import (
	"testing"

	"waybill/internal/store"
	"waybill/order"
)

// openings test what open gives.
func openings(open func(testing.TB) store.Store) []test {
	return []test{
		{"a new store has the whole schema and nothing in it", newStoreIsEmpty},
		{"two stores can be told apart", func(t *testing.T, s store.Store) { storesDiffer(t, s, open(t)) }},
		{"opening a store again makes no other store of it", openingAgain},
		{"a new epoch stays, and is none that was before", newEpochs},
		{"an open store answers", openStoreAnswers},
	}
}

// newStoreIsEmpty proves that the migrations ran before open returned, and that they make
// what Ent's code was generated for.
func newStoreIsEmpty(t *testing.T, s store.Store) {
	// Reading it all proves that the migrations made each column that Ent expects.
	if text := contents(t, s); text == "" {
		t.Error("a store has no row about itself")
	}
	row, err := s.Read().Store.Query().Only(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if row.Identity != s.Identity() || row.NextNumber != order.FirstNumber {
		t.Errorf("it says of itself %v, and its identity is %q", row, s.Identity())
	}
	for what, count := range map[string]func() (int, error){
		"orders":    func() (int, error) { return s.Read().SalesOrder.Query().Count(t.Context()) },
		"customers": func() (int, error) { return s.Read().Customer.Query().Count(t.Context()) },
		"entries":   func() (int, error) { return s.Read().TimelineEntry.Query().Count(t.Context()) },
		"tokens":    func() (int, error) { return s.Read().Token.Query().Count(t.Context()) },
	} {
		if n, err := count(); n != 0 || err != nil {
			t.Errorf("%d %s, %v", n, what, err)
		}
	}
}

// storesDiffer is about identities: a cursor of one store must not be taken for a place in
// another one.
func storesDiffer(t *testing.T, one, other store.Store) {
	if one.Identity() == "" || one.Identity() == other.Identity() {
		t.Errorf("the identities are %q and %q", one.Identity(), other.Identity())
	}
	must(t, one, add("Ada"))
	if n := customers(t, other.Read()); n != 0 {
		t.Errorf("%d customers of one store are in the other", n)
	}
}

// openingAgain proves that migrations which were applied are not applied again.
func openingAgain(t *testing.T, s store.Store) {
	identity, before := s.Identity(), contents(t, s)
	again := reopened(t, s)
	if again.Identity() != identity || contents(t, again) != before {
		t.Errorf("the store was %q and is %q; it held\n%s\nand holds\n%s", identity, again.Identity(), before, contents(t, again))
	}
}

// newEpochs is about a store that was put back: no cursor from before may be taken for a
// place in it.
func newEpochs(t *testing.T, s store.Store) {
	if s.Epoch() != "" {
		t.Errorf("a new store is in the epoch %q", s.Epoch())
	}
	var epochs []string
	for range 2 {
		if err := s.NewEpoch(t.Context()); err != nil {
			t.Fatal(err)
		}
		epochs = append(epochs, s.Epoch())
	}
	if epochs[0] == "" || epochs[0] == epochs[1] {
		t.Errorf("the epochs are %q", epochs)
	}
	if again := reopened(t, s); again.Epoch() != epochs[1] {
		t.Errorf("the epoch was %q, and is %q", epochs[1], again.Epoch())
	}
}

// openStoreAnswers asks what a server asks before it says that it is ready.
func openStoreAnswers(t *testing.T, s store.Store) {
	if err := s.Ready(); err != nil {
		t.Error(err)
	}
	if n := s.Stats().Readers; n < 1 {
		t.Errorf("%d snapshots can be open at a time", n)
	}
	if s.Dialect() == "" {
		t.Error("its dialect has no name")
	}
}
