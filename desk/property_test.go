package desk_test

import (
	"path/filepath"
	"testing"

	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/internal/store/storetest"
)

// TestEverythingThatCanHappenKeepsTheInvariants drives random sequences of all
// commands and checks every invariant after each of them.
func TestEverythingThatCanHappenKeepsTheInvariants(t *testing.T) {
	storetest.Commands(t, func(t testing.TB) store.Store {
		s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "shop.db"), sqlite.Options{Throwaway: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	})
}
