package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"waybill/internal/store"
)

// notes is a log that can be read while it is written.
type notes struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

// openLogged opens a new store whose log can be read.
func openLogged(t *testing.T) (*DB, *notes) {
	t.Helper()
	log := &notes{}
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "store.db"), Options{Log: slog.New(slog.NewTextHandler(log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db, log
}

// becomes waits until the store is not ready for this reason; empty for ready.
func becomes(t *testing.T, db *DB, reason string) {
	t.Helper()
	var err error
	defer func() {
		if t.Failed() {
			t.Logf("it says %v, because of %v", err, errors.Unwrap(err))
		}
	}()
	eventually(t, "that the store says "+strconv.Quote(reason), func() bool {
		err = db.Ready()
		return err == nil && reason == "" || err != nil && reason != "" && strings.Contains(err.Error(), reason)
	})
}

// refusedFor checks that a write is refused for a reason.
func refusedFor(t *testing.T, db *DB, reason string, write func(context.Context, *store.Tx) error) {
	t.Helper()
	var u *store.Unavailable
	if err := db.Write(t.Context(), write); !errors.As(err, &u) || !strings.Contains(u.Reason, reason) {
		t.Errorf("the write returned %v, want %q", err, reason)
	}
}

// large is a write that needs new pages.
func large(ctx context.Context, tx *store.Tx) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO customers (name, contact_key, order_count) VALUES (hex(zeroblob(1000000)), '', 0)")
	return err
}

func TestAFullDiskIsSaidAndIsOverByItself(t *testing.T) {
	db, log := openLogged(t)
	limit := func(pages string) {
		if _, err := db.writer.Exec("PRAGMA max_page_count = " + pages); err != nil { // SQLite's own end of the disk
			t.Fatal(err)
		}
	}
	limit("1")
	for range 3 {
		refusedFor(t, db, diskFull, large)
	}
	// Those that share a commit with it learn the same.
	errs := together(t, db, []func(context.Context, *store.Tx) error{add("first"), large}, func() {})
	var u *store.Unavailable
	if !errors.As(errs[1], &u) || errs[0] != nil && !errors.As(errs[0], &u) {
		t.Errorf("the writes of one commit returned %v", errs)
	}
	if n := strings.Count(log.String(), diskFull); n != 1 {
		t.Errorf("the log tells %d times:\n%s", n, log.String())
	}
	limit("1000000")
	becomes(t, db, "")
	if err := db.Write(t.Context(), large); err != nil {
		t.Error(err)
	}
	eventually(t, "the line that it is over", func() bool { return strings.Contains(log.String(), "can be used again") })
}

func TestAStoreWhoseLastWriteFailedIsNotReady(t *testing.T) {
	db, _ := openLogged(t)
	// Nothing but the probe may end it, so the probe must not succeed.
	if _, err := db.writer.Exec("PRAGMA query_only = 1"); err != nil {
		t.Fatal(err)
	}
	refusedFor(t, db, readOnly, add("Ada"))
	looks := db.checks.Load()
	eventually(t, "two more looks", func() bool { return db.checks.Load() > looks+2 })
	if err := db.Ready(); err == nil || err.Error() != readOnly {
		t.Errorf("it says %v", err)
	}
	if _, err := db.writer.Exec("PRAGMA query_only = 0"); err != nil {
		t.Fatal(err)
	}
	becomes(t, db, "")
}

func TestAWriteLockThatAnotherProgramHoldsIsSaid(t *testing.T) {
	db, log := openLogged(t)
	var clock sync.Mutex
	var ahead time.Duration
	db.health.update(func(h *health) {
		h.now = func() time.Time {
			clock.Lock()
			defer clock.Unlock()
			return time.Now().Add(ahead)
		}
	})
	other, err := sql.Open("sqlite3", db.path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	// The store notices although nobody writes.
	eventually(t, "the first attempt", func() bool {
		waits := false
		db.health.update(func(h *health) { waits = !h.lockedSince.IsZero() })
		return waits
	})
	refusedFor(t, db, lockedByOther, add("Ada"))
	if !strings.Contains(log.String(), lockedByOther) {
		t.Errorf("the log says nothing of it:\n%s", log.String())
	}
	clock.Lock()
	ahead = maxLocked
	clock.Unlock()
	becomes(t, db, lockedByOther)
	if _, err := other.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	becomes(t, db, "")
}

func TestAFileThatWentAwayIsSaidAndNothingIsWritten(t *testing.T) {
	for name, c := range map[string]struct {
		file   string
		away   func(path string) error
		reason string
		closes string // what Close says; empty for nothing
	}{
		"the database is moved": {"", func(p string) error { return os.Rename(p, p+".moved") },
			"database file was moved or deleted", "moved or deleted"},
		"the database is deleted":  {"", os.Remove, "database file was moved or deleted", "moved or deleted"},
		"the database is replaced": {"", replace, "another file has taken the place of the database file", "another file"},
		"the log is deleted":       {"-wal", os.Remove, "write-ahead log was moved or deleted", ""},
		"the log is replaced":      {"-wal", replace, "another file has taken the place of the database's write-ahead log", ""},
		"the index is deleted":     {"-shm", os.Remove, "index of the database's write-ahead log was moved or deleted", ""},
	} {
		t.Run(name, func(t *testing.T) {
			db, log := openLogged(t)
			if err := errors.Join(db.Write(t.Context(), add("Ada")), c.away(db.path+c.file)); err != nil {
				t.Fatal(err)
			}
			refusedFor(t, db, c.reason, add("Eve"))
			becomes(t, db, c.reason)
			if n := strings.Count(log.String(), c.reason); n != 1 {
				t.Errorf("the log tells %d times:\n%s", n, log.String())
			}
			if n := customers(t, db.Read()); n != 1 {
				t.Errorf("%d customers, want the one that was acknowledged", n)
			}
			err := db.Close()
			if (err == nil) != (c.closes == "") || err != nil && !strings.Contains(err.Error(), c.closes) {
				t.Errorf("Close returned %v, want %q", err, c.closes)
			}
			if c.closes == "" && customers(t, openAt(t, db.path).Read()) != 1 {
				t.Error("what was acknowledged is not in the database file")
			}
		})
	}
}

func replace(path string) error {
	return errors.Join(os.Remove(path), os.WriteFile(path, nil, 0o600))
}

func TestAFileThatComesBackMakesTheStoreReady(t *testing.T) {
	db, _ := openLogged(t)
	if err := os.Rename(db.path, db.path+".moved"); err != nil {
		t.Fatal(err)
	}
	becomes(t, db, "moved or deleted")
	if err := os.Rename(db.path+".moved", db.path); err != nil {
		t.Fatal(err)
	}
	becomes(t, db, "")
	if err := errors.Join(db.Write(t.Context(), add("Ada")), db.Close()); err != nil {
		t.Error(err)
	}
	if n := customers(t, openAt(t, db.path).Read()); n != 1 {
		t.Errorf("%d customers, want 1", n)
	}
}

// What was moved without its log is whole: the log was emptied into it at once.
func TestADatabaseThatWasMovedHoldsEverything(t *testing.T) {
	db, _ := openLogged(t)
	moved := filepath.Join(t.TempDir(), "moved.db")
	if err := errors.Join(db.Write(t.Context(), add("Ada")), os.Rename(db.path, moved)); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err == nil || !strings.Contains(err.Error(), "wherever it is") {
		t.Errorf("Close returned %v", err)
	}
	if n := customers(t, openAt(t, moved).Read()); n != 1 {
		t.Errorf("%d customers, want 1", n)
	}
}

func TestADamagedFileIsSaidUntilItIsWholeAgain(t *testing.T) {
	db, log := openLogged(t)
	for range 50 {
		if err := db.Write(t.Context(), add(strings.Repeat("Ada", 1000))); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(db.path)
	if err != nil {
		t.Fatal(err)
	}
	write := func(text []byte) {
		file, err := os.OpenFile(db.path, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		// Closing the file in this process would take SQLite's locks along.
		t.Cleanup(func() { _ = file.Close() })
		if _, err := file.WriteAt(text, 0); err != nil {
			t.Fatal(err)
		}
	}
	garbage := bytes.Repeat([]byte("garbage "), len(whole)/8)
	copy(garbage, whole[:4096]) // the first page, with the header, is whole
	write(garbage)
	becomes(t, db, damagedFile)
	if !strings.Contains(log.String(), damagedFile) {
		t.Errorf("the log says\n%s", log.String())
	}
	write(whole)
	becomes(t, db, "")
}

// A page that no look comes by is noticed when somebody asks for it.
func TestADamagedPageIsSaidOnceItWasRead(t *testing.T) {
	db, _ := openLogged(t)
	err := db.Write(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		for range 300 {
			if err := add(strings.Repeat("Ada", 500))(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(db.path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	// Closing the file in this process would take SQLite's locks along.
	t.Cleanup(func() { _ = file.Close() })
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	const pageSize = 4096
	pages := info.Size() / pageSize
	if _, err := file.WriteAt(bytes.Repeat([]byte{0xFF}, int(pages/5*pageSize)), pages*2/5*pageSize); err != nil {
		t.Fatal(err)
	}
	looks := db.checks.Load()
	eventually(t, "two looks", func() bool { return db.checks.Load() > looks+2 })
	if err := db.Ready(); err != nil {
		t.Skipf("a look came by the page: %v", err)
	}
	if _, err := db.Read().Customer.Query().All(t.Context()); err == nil {
		t.Fatal("a damaged page was read")
	}
	if err := db.Ready(); err == nil || err.Error() != damagedFile {
		t.Errorf("it says %v", err)
	}
}

func TestAClosedStoreIsNotReady(t *testing.T) {
	db := open(t)
	if err := errors.Join(db.Ready(), db.Close()); err != nil {
		t.Fatal(err)
	}
	if err := db.Ready(); !errors.Is(err, store.ErrClosed) {
		t.Errorf("it says %v", err)
	}
}
