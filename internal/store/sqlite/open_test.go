package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAPathIsAPathWhateverIsInIt(t *testing.T) {
	for _, name := range []string{
		"plain.db", "with space.db", "what?.db", "no#1.db", "100%.db", "100%25.db", "a&b=c.db", "Größe.db", "o'clock \"1\".db",
		"store.db?mode=memory", "file:store.db", ":memory:",
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "a folder? #1 100%")
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(folder, name)
			db := openAt(t, path)
			if err := errors.Join(db.Write(t.Context(), add("Ada")), db.Close()); err != nil {
				t.Fatal(err)
			}
			var found []string
			files, err := os.ReadDir(folder)
			for _, file := range files {
				found = append(found, file.Name())
			}
			if err != nil || strings.Join(found, "|") != name+"|"+name+".lock" {
				t.Errorf("in the folder are %q, %v", found, err)
			}
			if n := customers(t, openAt(t, path).Read()); n != 1 {
				t.Errorf("%d customers, want 1", n)
			}
		})
	}
}

func TestARelativePathIsAPath(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, path := range []string{"what?.db", ":memory:", "file:x?mode=memory"} {
		openAt(t, path)
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestWhatIsNoStoreIsRefused(t *testing.T) {
	folder := t.TempDir()
	letter := filepath.Join(folder, "letter.txt")
	if err := os.WriteFile(letter, []byte(strings.Repeat("Dear Ada, this is no database. ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, says := range map[string]string{
		folder:                           "is a directory",
		filepath.Join(folder, "no", "x"): "no such file or directory",
		letter:                           "not a database",
		"postgres://ada:secret@host/x":   "is not a file name",
	} {
		db, err := Open(t.Context(), path, Options{})
		switch {
		case err == nil:
			t.Errorf("%s was opened: %v", path, db.Close())
		case !strings.HasPrefix(err.Error(), "open store") || !strings.Contains(err.Error(), says),
			strings.Contains(err.Error(), "secret"):
			t.Errorf("%s: %v", path, err)
		}
	}
	if text, err := os.ReadFile(letter); err != nil || !strings.HasPrefix(string(text), "Dear Ada") {
		t.Errorf("the letter reads %.20q, %v", text, err)
	}
}

// A store that somebody emptied, or whose file is missing, must not be taken for a new one:
// its owner would find a shop without orders, and the log of the lost one would be gone.
func TestWhatWasAStoreIsNotTakenForANewOne(t *testing.T) {
	for name, c := range map[string]struct {
		file, text, says string
	}{
		"an empty file":              {"store.db", "", "is an empty file and no database; for a new store, delete the file first"},
		"a log without a database":   {"store.db-wal", "changes", "put the database file back"},
		"an empty log, which may go": {"store.db-wal", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.WriteFile(filepath.Join(folder, c.file), []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			db, err := Open(t.Context(), filepath.Join(folder, "store.db"), Options{})
			if c.says == "" {
				if err = errors.Join(err, db.Close()); err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("it was opened: %v", err)
			}
			if text, err := os.ReadFile(filepath.Join(folder, c.file)); err != nil || string(text) != c.text {
				t.Errorf("the file holds %q, %v", text, err)
			}
			dry, err := OpenThrowaway(t.Context(), filepath.Join(folder, "store.db"), nil)
			if err == nil {
				_ = dry.Close()
			}
			if c.file == "store.db" && (err == nil || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("a copy of it: %v", err)
			}
		})
	}
}

func TestOneStoreIsOpenOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	db := openAt(t, path)
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("opening it again: %v", err)
	}
	if err := db.Write(t.Context(), add("Ada")); err != nil {
		t.Errorf("the attempt did harm: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	openAt(t, path)
}

// TestOneStoreIsOpenOnceUnderWhateverName is about a link to the store's file,
// as owners make to keep their data on another disk.
func TestOneStoreIsOpenOnceUnderWhateverName(t *testing.T) {
	folder := t.TempDir()
	path, link := filepath.Join(folder, "store.db"), filepath.Join(folder, "link.db")
	openAt(t, path)
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	db, err := Open(t.Context(), link, Options{})
	if err == nil {
		_ = db.Close()
	}
	if !errors.Is(err, ErrInUse) {
		t.Errorf("opening it through a link: %v", err)
	}
}

// A link may also lead to where no file is yet.
func TestOneStoreIsOpenOnceThroughALinkThatWasThereFirst(t *testing.T) {
	folder := t.TempDir()
	path, link := filepath.Join(folder, "store.db"), filepath.Join(folder, "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	openAt(t, link)
	for _, name := range []string{link, path} {
		if db, err := Open(t.Context(), name, Options{}); !errors.Is(err, ErrInUse) {
			t.Errorf("opening %s: %v", filepath.Base(name), err)
			_ = db.Close()
		}
	}
}

func TestEveryConnectionKeepsItsPromises(t *testing.T) {
	db := open(t)
	pragma := func(conn *sql.Conn, name string) (value string) {
		if err := conn.QueryRowContext(t.Context(), "PRAGMA "+name).Scan(&value); err != nil {
			t.Fatal(err)
		}
		return value
	}
	// All of them at once, so that none is asked twice.
	for range db.readers.Stats().MaxOpenConnections {
		conn, err := db.readers.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		for name, want := range map[string]string{"query_only": "1", "foreign_keys": "1", "journal_mode": "wal", "busy_timeout": "5000"} {
			if got := pragma(conn, name); got != want {
				t.Errorf("reader: %s is %s, want %s", name, got, want)
			}
		}
	}
	conn, err := db.writer.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	// synchronous=FULL (2) is what an acknowledgement's surviving a power cut rests on.
	for name, want := range map[string]string{"synchronous": "2", "query_only": "0", "foreign_keys": "1", "journal_mode": "wal"} {
		if got := pragma(conn, name); got != want {
			t.Errorf("writer: %s is %s, want %s", name, got, want)
		}
	}
}

func TestASettingThatDidNotTakeEffectIsNoticed(t *testing.T) {
	db := open(t)
	if err := db.checkPragmas(t.Context(), "OFF"); err == nil || !strings.Contains(err.Error(), "synchronous") {
		t.Errorf("a durable store passed for a throw-away one: %v", err)
	}
	for _, wrong := range []struct {
		pool   *sql.DB
		pragma string
	}{{db.writer, "foreign_keys = 0"}, {db.writer, "synchronous = 1"}} {
		if _, err := wrong.pool.Exec("PRAGMA " + wrong.pragma); err != nil {
			t.Fatal(err)
		}
		name, _, _ := strings.Cut(wrong.pragma, " ")
		if err := db.checkPragmas(t.Context(), "FULL"); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("PRAGMA %s was not noticed: %v", wrong.pragma, err)
		}
		right := map[string]string{"foreign_keys": "1", "synchronous": "2"}[name]
		if _, err := wrong.pool.Exec("PRAGMA " + name + " = " + right); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpeningEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	path := filepath.Join(t.TempDir(), "store.db")
	if db, err := Open(ctx, path, Options{}); err == nil {
		t.Error("it was opened for somebody who had gone away: ", db.Close())
	}
	openAt(t, path) // and nothing is left locked or half made
}
