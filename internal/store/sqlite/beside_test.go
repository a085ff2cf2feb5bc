package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"waybill/internal/store"
)

// A command that manages tokens beside a server is heard by it, and does not touch
// its schema.
func TestAStoreCanBeOpenedBesideAServer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	server := openAt(t, path)
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("a second server: %v", err)
	}
	beside, err := Open(t.Context(), path, Options{Beside: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(beside.Write(t.Context(), add("Ada")), server.Write(t.Context(), add("Grace"))); err != nil {
		t.Fatal(err)
	}
	if customers(t, server.Read()) != 2 || customers(t, beside.Read()) != 2 {
		t.Error("the two do not see each other's writes")
	}
	if err := beside.Close(); err != nil {
		t.Fatal(err)
	}
	// It leaves the lock with the server.
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("a second server afterwards: %v", err)
	}
	if err := server.Write(t.Context(), add("Joan")); err != nil {
		t.Error(err)
	}
	// A server of another version has the say.
	err = server.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), path, Options{Beside: true})
	if err == nil || !strings.Contains(err.Error(), "in use by an older waybill") {
		t.Errorf("beside an older server: %v", err)
	}
}

func TestWithoutAServerBesideIsLikeAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	first, err := Open(t.Context(), path, Options{Beside: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("a server beside it: %v", err)
	}
	if err := errors.Join(first.Write(t.Context(), add("Ada")), first.Close()); err != nil {
		t.Fatal(err)
	}
	if db := openAt(t, path); customers(t, db.Read()) != 1 {
		t.Error("what was written is gone")
	}
}
