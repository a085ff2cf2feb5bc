package e2e

import (
	"database/sql"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"waybill/internal/store/sqlite"
)

// TestNoSignInLinkIsKeptInALogFile starts as people do who send everything to one file.
func TestNoSignInLinkIsKeptInALogFile(t *testing.T) {
	dir := t.TempDir()
	log, err := os.Create(filepath.Join(dir, "waybill.log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close() //nolint:errcheck // it is read below
	said := func() string {
		text, err := os.ReadFile(log.Name())
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	cmd := exec.Command("waybill", "serve", "--listen", "127.0.0.1:0")
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, plainEnviron(), log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(patience); !strings.Contains(said(), "Playground") &&
		time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
	}
	_ = cmd.Process.Signal(syscall.SIGTERM)
	_ = cmd.Wait()
	if text := said(); strings.Contains(text, "sign-in#") || !strings.Contains(text, "waybill token create --name NAME --role admin") {
		t.Errorf("the file says\n%s", text)
	}
}

// TestWhatCannotWorkIsSaidInOneLine is about mistakes that owners make: each is
// told in one line, without a stack and without a page of usage, with exit code 1.
func TestWhatCannotWorkIsSaidInOneLine(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().String()
	for _, c := range []struct {
		name    string
		prepare func(t *testing.T, dir string)
		args    []string
		says    string
	}{
		{"a port that is taken", nil, []string{"serve", "--listen", port}, "listen on " + port + ": address already in use"},
		{"a name with an escape sequence", nil, []string{"serve", "--db", "missing\x1b[31m\n/store.db"}, `missing\x1b[31m\n/store.db`},
		{"an empty database", func(t *testing.T, dir string) { leave(t, filepath.Join(dir, "store.db"), "", 0o600) },
			[]string{"serve", "--db",
				"store.db"}, "open store store.db: is an empty file and no database; for a new store, delete the file first"},
		{"a port that is none", nil, []string{"serve", "--listen", "127.0.0.1:ninety"}, "127.0.0.1:ninety"},
		{"an address without a port", nil, []string{"--listen", "localhost"}, "want host:port"},
		{"a database that is a directory", nil, []string{"serve", "--db", "."}, "open store .: is a directory"},
		{"a database in a folder that is missing", nil, []string{"serve", "--db", "missing/store.db"},
			"missing/store.db: no such file or directory"},
		{"a database on a server", nil, []string{"serve", "--db", "postgres://owner:secret@host/store"},
			`"postgres://…" is not a file name`},
		{"a file that is no database", writeGarbage, []string{"serve", "--db", "store.db"}, "open store store.db: file is not a database"},
		{"a database that may not be read", forbid, []string{"serve", "--db", "store.db"}, "store.db: "},
		{"a database of a newer program", writeNewer, []string{"serve", "--db", "store.db"},
			"newer waybill (schema 99999, this program knows"},
		{"an import into a database of a newer program", writeNewer, []string{"import", "--db", "store.db", "orders.csv"}, "newer waybill"},
		{"an unknown flag", nil, []string{"serve", "--colour", "red"}, "unknown flag --colour"},
		{"an unknown command", nil, []string{"ship"}, "ship"},
		{"an unknown log format", nil, []string{"serve", "--log-format", "poem"}, "poem"},
		{"a store for tokens that is a directory", nil, []string{"token", "list", "--db", "."}, "open store .: is a directory"},
		{"a token without a name", nil, []string{"token", "create", "--db", "store.db", "--name", " ", "--role", "staff"},
			"must not be empty"},
		{"a token that is not there", nil, []string{"token", "revoke", "--db", "store.db", "Robot"}, "there is no database store.db"},
		{"a token of no role", nil, []string{"token", "create", "--name", "Robot", "--role", "owner"}, "owner"},
		{"nothing to import", nil, []string{"import"}, "<files>"},
		{"a file to import that is missing", nil, []string{"import", "--db", "store.db", "missing.csv"}, "missing.csv"},
		{"a demo for everybody", nil, []string{"serve", "--demo", "--listen", "0.0.0.0:0"},
			"--demo needs no sign-in, so it listens on a loopback address only"},
		{"a demo for the network", nil, []string{"serve", "--demo", "--listen", ":0"}, "loopback address only"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if c.prepare != nil {
				c.prepare(t, dir)
			}
			args := c.args
			if c.args[0] == "serve" && !strings.Contains(strings.Join(c.args, " "), "--listen") {
				args = append([]string{"serve", "--listen", "127.0.0.1:0"}, c.args[1:]...)
			}
			code, stdout, stderr := runWaybill(t, dir, withToken, args...)
			if code != 1 || stdout != "" {
				t.Errorf("exit code %d, want 1; stdout %q, want nothing", code, stdout)
			}
			if !strings.HasPrefix(stderr, "waybill: ") || strings.Count(stderr, "\n") != 1 || !strings.HasSuffix(stderr, "\n") {
				t.Errorf("stderr is not one line: %q", stderr)
			}
			if !strings.Contains(stderr, c.says) {
				t.Errorf("stderr %q does not say %q", stderr, c.says)
			}
			if strings.Contains(stderr, "secret") {
				t.Errorf("stderr tells a password: %q", stderr)
			}
		})
	}
}

func writeGarbage(t *testing.T, dir string) {
	leave(t, filepath.Join(dir, "store.db"), strings.Repeat("Dear Ada, this is a letter and no database. ", 100), 0o600)
}

func forbid(t *testing.T, dir string) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is forbidden to root")
	}
	leave(t, filepath.Join(dir, "store.db"), "", 0o000)
}

func leave(t *testing.T, path, text string, mode os.FileMode) {
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

// writeNewer leaves a store as a later version of the program would.
func writeNewer(t *testing.T, dir string) {
	path := filepath.Join(dir, "store.db")
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	if _, err := raw.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)"); err != nil {
		t.Fatal(err)
	}
	leave(t, filepath.Join(dir, "orders.csv"), "", 0o600)
}
