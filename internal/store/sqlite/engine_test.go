package sqlite

import (
	"path/filepath"
	"testing"

	"waybill/internal/store"
	"waybill/internal/store/storetest"
)

// onDisk is a store that can be opened again.
type onDisk struct {
	*DB
	path string
}

func newOnDisk(t testing.TB) store.Store {
	path := filepath.Join(t.TempDir(), "store.db")
	return onDisk{openAt(t, path), path}
}

// Reopen is storetest.Reopener's.
func (s onDisk) Reopen(t testing.TB) store.Store {
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	return onDisk{openAt(t, s.path), s.path}
}

func TestTheEngineKeepsThePromisesOfPackageStore(t *testing.T) { storetest.Run(t, newOnDisk) }

func TestCommandsKeepTheInvariantsOnDisk(t *testing.T) { storetest.Commands(t, newOnDisk) }
