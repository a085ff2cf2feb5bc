//go:build linux

package e2e

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

const placeLarge = `mutation($note: String!) { createOrder(input: {currencyCode: "USD", note: $note,
	lines: [{title: "Mug", quantity: 1, unitPrice: "1"}]}) { order { number } } }`

// place places an order with a note of so many characters. It is acknowledged, or else the
// answer tells why not.
func (s *server) place(t *testing.T, note int) (acknowledged bool, answer string) {
	t.Helper()
	_, text, err := s.ask(placeLarge, map[string]any{"note": strings.Repeat("x", note)})
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(text, []byte(`"number"`)), string(text)
}

// readiness is what /readyz answers.
func (s *server) readiness(t *testing.T) (status int, reason string) {
	t.Helper()
	response, err := http.Get(s.url + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, strings.TrimSpace(string(text))
}

// becomes waits until /readyz says so; "ok" for ready.
func (s *server) becomes(t *testing.T, reason string) {
	t.Helper()
	said := ""
	if err := s.waitFor("say "+reason, func() bool {
		_, said = s.readiness(t)
		return strings.Contains(said, reason)
	}); err != nil {
		t.Fatalf("it says %q: %v", said, err)
	}
}

// orders is how many there are.
func (s *server) orders(t *testing.T) string {
	t.Helper()
	_, answer, err := s.ask(`{ orders { totalCount } }`, nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(answer)
}

// TestADiskThatTakesNothingIsNoBug has the system refuse every write beyond a size, as a full
// disk or a quota does, and then take it again.
func TestADiskThatTakesNothingIsNoBug(t *testing.T) {
	dir := t.TempDir()
	s := mustStart(t, dir, withToken, "serve", "--listen", "127.0.0.1:0")
	limit := func(bytes uint64) {
		if err := unix.Prlimit(s.process.Pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}, nil); err != nil {
			t.Skip(err)
		}
	}
	if done, answer := s.place(t, 5000); !done {
		t.Fatal(answer)
	}
	limit(4096)
	fillUp(t, s, "The disk cannot be read or written.")
	before := s.orders(t)
	s.becomes(t, "the disk cannot be read or written")
	limit(unix.RLIM_INFINITY)
	s.becomes(t, "ok")
	checkAfterFullDisk(t, s, before, "the disk cannot be read or written")
}

// TestAFullDiskIsNoBug fills a disk of its own.
func TestAFullDiskIsNoBug(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"); err != nil {
		t.Skip("no disk of its own can be had here: ", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	s := mustStart(t, dir, withToken, "serve", "--listen", "127.0.0.1:0")
	if done, answer := s.place(t, 5000); !done {
		t.Fatal(answer)
	}
	ballast, err := os.Create(filepath.Join(dir, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(ballast, io.LimitReader(zeros{}, 1<<30))
	_ = ballast.Close()
	if err == nil {
		t.Fatal("the disk is larger than it should be")
	}
	fillUp(t, s, "The disk is full.")
	before := s.orders(t)
	if err := os.Remove(ballast.Name()); err != nil {
		t.Fatal(err)
	}
	s.becomes(t, "ok")
	checkAfterFullDisk(t, s, before, "the disk is full")
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// fillUp places orders until one is refused, and checks how that is said.
func fillUp(t *testing.T, s *server, message string) {
	t.Helper()
	for range 1000 {
		done, answer := s.place(t, 5000)
		if done {
			continue
		}
		if !strings.Contains(answer, message) || !strings.Contains(answer, `"OVERLOADED"`) || !strings.Contains(answer, `"retryAfter"`) {
			t.Fatal(answer)
		}
		return
	}
	t.Fatal("the disk is never full")
}

// checkAfterFullDisk checks that there is room again, that what was acknowledged is there, also
// after a power cut, and that the log told of it once.
func checkAfterFullDisk(t *testing.T, s *server, before, reason string) {
	t.Helper()
	if after := s.orders(t); after != before {
		t.Errorf("the orders were %s, and are %s", before, after)
	}
	if done, answer := s.place(t, 5000); !done {
		t.Errorf("there is room again: %s", answer)
	}
	if n := strings.Count(s.stderr.String(), reason); n != 1 {
		t.Errorf("the log tells %d times:\n%s", n, s.stderr.String())
	}
	if strings.Contains(s.stderr.String(), "internal error") {
		t.Errorf("it is logged as a bug:\n%s", s.stderr.String())
	}
}

// TestADatabaseThatGoesAwayIsSaid moves the file away under a running server, back, and away
// for good.
func TestADatabaseThatGoesAwayIsSaid(t *testing.T) {
	dir := t.TempDir()
	s := mustStart(t, dir, withToken, "serve", "--listen", "127.0.0.1:0", "--db", "shop.db")
	path, moved := filepath.Join(dir, "shop.db"), filepath.Join(dir, "moved.db")
	move := func(from, to string) {
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	if done, answer := s.place(t, 10); !done {
		t.Fatal(answer)
	}
	move(path, moved)
	if done, answer := s.place(t, 10); done || !strings.Contains(answer, "The database file was moved or deleted.") ||
		!strings.Contains(answer, `"OVERLOADED"`) {
		t.Error(answer)
	}
	s.becomes(t, "the database file was moved or deleted")
	if !strings.Contains(s.stderr.String(), "the database file was moved or deleted") {
		t.Errorf("the log says\n%s", s.stderr.String())
	}
	move(moved, path)
	s.becomes(t, "ok")
	if done, answer := s.place(t, 10); !done {
		t.Error(answer)
	}
	before := s.orders(t)
	move(path, moved)
	code, err := s.stop()
	if err != nil || code != 1 || strings.Contains(s.stdout.String(), "saved") ||
		!strings.Contains(s.stderr.String(), "waybill: close the store: the database file was moved or deleted") {
		t.Errorf("exit code %d, %v:\n%s\n%s", code, err, s.stdout.String(), s.stderr.String())
	}
	// What was moved is whole, without what was beside it.
	again := mustStart(t, t.TempDir(), withToken, "serve", "--listen", "127.0.0.1:0", "--db", moved)
	if after := again.orders(t); after != before {
		t.Errorf("the orders were %s, and are %s", before, after)
	}
}

// TestASecondServerGetsInByNoDoor tries the names and the lock file.
func TestASecondServerGetsInByNoDoor(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "waybill.db")
	mustStart(t, dir, withToken, "serve", "--listen", "127.0.0.1:0")
	for name, by := range map[string]func() (string, error){
		"the same name":                        func() (string, error) { return path, nil },
		"a hard link":                          func() (string, error) { return dir + "/hard.db", os.Link(path, dir+"/hard.db") },
		"a symbolic link":                      func() (string, error) { return dir + "/soft.db", os.Symlink(path, dir+"/soft.db") },
		"the same name, without the lock file": func() (string, error) { return path, os.Remove(path + ".lock") },
	} {
		t.Run(name, func(t *testing.T) {
			door, err := by()
			if err != nil {
				t.Fatal(err)
			}
			code, _, stderr := runWaybill(t, dir, withToken, "serve", "--listen", "127.0.0.1:0", "--db", door)
			if code != 1 || !strings.Contains(stderr, "is in use by another waybill process") {
				t.Errorf("exit code %d: %s", code, stderr)
			}
		})
	}
}

// TestTooFewFilesAreRefusedAtTheStart would otherwise show when the database cannot be opened.
func TestTooFewFilesAreRefusedAtTheStart(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	program, err := exec.LookPath("waybill")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, "sh", "-c", `ulimit -n 200; exec "$0" serve --listen 127.0.0.1:0`, program)
	cmd.Dir, cmd.Env = t.TempDir(), append(plainEnviron(), withToken...)
	said, err := cmd.CombinedOutput()
	if err == nil ||
		!strings.Contains(string(said),
			"this process may open 200 files, and needs 256 at least: raise the limit, as with ulimit -n 256") {
		t.Errorf("%v: %s", err, said)
	}
}
