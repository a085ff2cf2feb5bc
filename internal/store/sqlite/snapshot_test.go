package sqlite

import (
	"context"
	"testing"
)

func TestClosedSnapshotsGiveTheirConnectionsBack(t *testing.T) {
	db := open(t)
	for range 2 * db.readers.Stats().MaxOpenConnections {
		snapshot := db.Snapshot(t.Context(), nil)
		customers(t, snapshot.Client())
		snapshot.Renew()
		customers(t, snapshot.Client())
		snapshot.Close()
	}
	if n := db.readers.Stats().InUse; n != 0 {
		t.Errorf("%d connections are still in use", n)
	}
}

func TestASnapshotWhoseContextEndsGivesItsConnectionBack(t *testing.T) {
	db := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	snapshot := db.Snapshot(ctx, nil)
	defer snapshot.Close()
	customers(t, snapshot.Client())
	cancel()
	eventually(t, "the connection's return", func() bool { return db.readers.Stats().InUse == 0 })
}

// The read client refuses to write. So does the connection behind it.
func TestAReaderConnectionDoesNotWrite(t *testing.T) {
	db := open(t)
	if err := db.Write(t.Context(), add("Ada")); err != nil {
		t.Fatal(err)
	}
	if _, err := db.readers.ExecContext(t.Context(), "DELETE FROM customers"); err == nil {
		t.Error("a reader connection deleted rows")
	}
	if n := customers(t, db.Read()); n != 1 {
		t.Errorf("%d customers, want 1", n)
	}
}
