package database

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

const sampleAccess = `
INSERT INTO tokens (id, name, role, hash, created_at, created_by_kind, created_by) VALUES
  (1, 'Robot', 'STAFF', zeroblob(32), 0, 'STAFF', 'Ada'), (2, 'Till', 'STAFF', randomblob(32), 0, 'STAFF', 'Ada');
UPDATE tokens SET revoked_at = 1 WHERE id = 2;
INSERT INTO sessions (id, hash, origin, token_id, created_at, seen_at) VALUES (1, zeroblob(32), 'TOKEN', 1, 0, 0);
`

func TestTheDatabaseItselfKeepsTokensWhatTheyAre(t *testing.T) {
	db := open(t)
	if _, err := db.writer.Exec(sampleAccess); err != nil {
		t.Fatal(err)
	}
	all := func() string {
		return strings.Join(append(rows(t, db.readers, "SELECT * FROM tokens"), rows(t, db.readers, "SELECT * FROM sessions")...), "\n")
	}
	before := all()
	const token = "INSERT INTO tokens (name, role, hash, created_at, created_by_kind, created_by) VALUES "
	const session = "INSERT INTO sessions (hash, origin, token_id, created_at, seen_at) VALUES "
	for _, c := range []struct{ statement, says string }{
		{"UPDATE tokens SET role = 'ADMIN'", "tokens are never changed"},
		{"UPDATE tokens SET name = 'Another'", "tokens are never changed"},
		{"UPDATE tokens SET hash = randomblob(32)", "tokens are never changed"},
		{"UPDATE tokens SET expires_at = 1", "tokens are never changed"},
		{"UPDATE tokens SET revoked_at = NULL WHERE id = 2", "revoked tokens stay revoked"},
		{"UPDATE tokens SET revoked_at = 2 WHERE id = 2", "revoked tokens stay revoked"},
		{"DELETE FROM tokens WHERE id = 2", "tokens are never deleted"},
		{"REPLACE INTO tokens SELECT * FROM tokens", "tokens are never deleted"},
		{token + "('Robot', 'STAFF', randomblob(32), 0, 'STAFF', 'Ada')", "UNIQUE"},
		{token + "('Another', 'STAFF', zeroblob(32), 0, 'STAFF', 'Ada')", "UNIQUE"},
		{token + "('Another', 'OWNER', randomblob(32), 0, 'STAFF', 'Ada')", "CHECK"},
		{token + "('', 'STAFF', randomblob(32), 0, 'STAFF', 'Ada')", "CHECK"},
		{token + "('Another', 'STAFF', 'wb_secret', 0, 'STAFF', 'Ada')", "CHECK"},
		{session + "(zeroblob(32), 'TOKEN', 1, 0, 0)", "UNIQUE"},
		{session + "(randomblob(32), 'TOKEN', 9, 0, 0)", "FOREIGN KEY"},
		{session + "(randomblob(32), 'TOKEN', NULL, 0, 0)", "CHECK"},
		{session + "(randomblob(32), 'LINK', 1, 0, 0)", "CHECK"},
		{session + "(randomblob(32), 'GUESS', NULL, 0, 0)", "CHECK"},
		{session + "('wbs_secret', 'TOKEN', 1, 0, 0)", "CHECK"},
	} {
		if _, err := db.writer.Exec(c.statement); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s\n   got %v, want %s", c.statement, err, c.says)
		}
		if after := all(); after != before {
			t.Fatalf("%s\n   left the store changed:\n%s\nwas:\n%s", c.statement, after, before)
		}
	}
	// A revoked token's name is free, and a revocation can be written down.
	if _, err := db.writer.Exec(token + "('Till', 'STAFF', randomblob(32), 0, 'STAFF', 'Ada'); UPDATE tokens SET revoked_at = 1, last_used_at = 1 WHERE id = 1"); err != nil {
		t.Error(err)
	}
}

// Who manages tokens beside a server must be heard by it, and must not touch its schema.
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
	if customers(t.Context(), t, server) != 2 || customers(t.Context(), t, beside) != 2 {
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
	err = server.Write(t.Context(), func(ctx context.Context, tx *Tx) error {
		return tx.Exec(ctx, "DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)")
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{Beside: true}); err == nil || !strings.Contains(err.Error(), "in use by an older waybill") {
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
	if db := openAt(t, path); customers(t.Context(), t, db) != 1 {
		t.Error("what was written is gone")
	}
}
