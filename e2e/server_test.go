package e2e

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"waybill/internal/store/sqlite"
)

const (
	testToken = "correct-horse-battery-staple"
	// patience is how long anything may take before it counts as broken. It is
	// far more than is ever needed, so that a busy machine fails no test.
	patience = 30 * time.Second
)

// server is a waybill in a process of its own, as an owner starts it.
type server struct {
	url, token     string
	cookie         *http.Cookie // of the browser that signed in; nil for none
	stdout, stderr notes

	process *os.Process
	exited  chan struct{} // closed when the process is gone
	code    int           // its exit code then
}

// notes is what a process wrote so far.
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

var printedURL = regexp.MustCompile(`is listening on (http://\S+)`)

// startServer starts waybill in dir and waits until it is ready. env goes on top
// of this process's own environment, which says nothing of Waybill.
func startServer(dir string, env []string, args ...string) (*server, error) {
	s := &server{token: testToken, exited: make(chan struct{})}
	cmd := exec.Command("waybill", args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, append(plainEnviron(), env...), &s.stdout, &s.stderr
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s.process = cmd.Process
	go func() {
		_ = cmd.Wait() // the exit code says it all
		s.code = cmd.ProcessState.ExitCode()
		close(s.exited)
	}()
	if err := s.waitFor("be ready", s.isReady); err != nil {
		s.kill()
		return nil, err
	}
	return s, nil
}

func (s *server) isReady() bool {
	found := printedURL.FindStringSubmatch(s.stdout.String())
	if found == nil {
		return false
	}
	s.url = found[1]
	response, err := http.Get(s.url + "/readyz")
	if err != nil {
		return false
	}
	_ = response.Body.Close()
	return response.StatusCode == http.StatusOK
}

func (s *server) waitFor(what string, reached func() bool) error {
	for end := time.Now().Add(patience); !reached(); time.Sleep(2 * time.Millisecond) {
		select {
		case <-s.exited:
			return fmt.Errorf("waybill exited with %d before it could %s:\n%s", s.code, what, s.stderr.String())
		default:
		}
		if time.Now().After(end) {
			return fmt.Errorf("waybill did not %s:\n%s", what, s.stderr.String())
		}
	}
	return nil
}

// stop asks the server to stop, as a terminal or systemd does, and is its exit code.
func (s *server) stop() (int, error) {
	if err := s.process.Signal(syscall.SIGTERM); err != nil {
		return 0, err
	}
	select {
	case <-s.exited:
		return s.code, nil
	case <-time.After(patience):
		s.kill()
		return 0, fmt.Errorf("waybill did not stop when asked to:\n%s", s.stderr.String())
	}
}

// kill is a power cut, as far as a process can have one.
func (s *server) kill() {
	_ = s.process.Kill()
	<-s.exited
}

// ask posts a GraphQL request, and is its status and answer.
func (s *server) ask(query string, variables map[string]any, headers ...string) (int, []byte, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return 0, nil, err
	}
	request, err := http.NewRequest(http.MethodPost, s.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	if s.token != "" {
		request.Header.Set("Authorization", "Bearer "+s.token)
	}
	if s.cookie != nil {
		request.AddCookie(s.cookie)
		request.Header.Set("Origin", s.url)
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ":")
		request.Header.Set(name, strings.TrimSpace(value))
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

// plainEnviron is the environment without what would change Waybill's mind.
func plainEnviron() []string {
	var plain []string
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "WAYBILL_") {
			plain = append(plain, variable)
		}
	}
	return plain
}

func mustStart(t *testing.T, dir string, env []string, args ...string) *server {
	t.Helper()
	s, err := startServer(dir, env, args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.kill)
	return s
}

var withToken = []string{"WAYBILL_ADMIN_TOKEN=" + testToken}

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
	for end := time.Now().Add(patience); !strings.Contains(said(), "Playground") && time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
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
		{"a port that is none", nil, []string{"serve", "--listen", "127.0.0.1:ninety"}, "127.0.0.1:ninety"},
		{"an address without a port", nil, []string{"--listen", "localhost"}, "want host:port"},
		{"a database that is a directory", nil, []string{"serve", "--db", "."}, "open store .: is a directory"},
		{"a database in a folder that is missing", nil, []string{"serve", "--db", "missing/store.db"}, "missing/store.db: no such file or directory"},
		{"a database on a server", nil, []string{"serve", "--db", "postgres://owner:secret@host/store"}, `"postgres://…" is not a file name`},
		{"a file that is no database", writeGarbage, []string{"serve", "--db", "store.db"}, "open store store.db: file is not a database"},
		{"a database that may not be read", forbid, []string{"serve", "--db", "store.db"}, "store.db: "},
		{"a database of a newer program", writeNewer, []string{"serve", "--db", "store.db"}, "newer waybill (schema 99999, this program knows"},
		{"an import into a database of a newer program", writeNewer, []string{"import", "--db", "store.db", "orders.csv"}, "newer waybill"},
		{"an unknown flag", nil, []string{"serve", "--colour", "red"}, "unknown flag --colour"},
		{"an unknown command", nil, []string{"ship"}, "ship"},
		{"an unknown log format", nil, []string{"serve", "--log-format", "poem"}, "poem"},
		{"a store for tokens that is a directory", nil, []string{"token", "list", "--db", "."}, "open store .: is a directory"},
		{"a token without a name", nil, []string{"token", "create", "--db", "store.db", "--name", " ", "--role", "staff"}, "must not be empty"},
		{"a token that is not there", nil, []string{"token", "revoke", "--db", "store.db", "Robot"}, "there is no database store.db"},
		{"a token of no role", nil, []string{"token", "create", "--name", "Robot", "--role", "owner"}, "owner"},
		{"nothing to import", nil, []string{"import"}, "<files>"},
		{"a file to import that is missing", nil, []string{"import", "--db", "store.db", "missing.csv"}, "missing.csv"},
		{"a demo for everybody", nil, []string{"serve", "--demo", "--listen", "0.0.0.0:0"}, "--demo needs no sign-in, so it listens on a loopback address only"},
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

// runWaybill runs waybill to its end, which must come by itself.
func runWaybill(t *testing.T, dir string, env []string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(ctx, "waybill", args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, append(plainEnviron(), env...), &out, &errs
	err := cmd.Run()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
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

// TestARequestUnderWayIsAnsweredBeforeTheServerStops holds a request back half
// sent while the server is told to stop.
func TestARequestUnderWayIsAnsweredBeforeTheServerStops(t *testing.T) {
	s := mustStart(t, t.TempDir(), withToken, "serve", "--listen", "127.0.0.1:0")
	address := strings.TrimPrefix(s.url, "http://")
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(patience))
	body := `{"query":"mutation { createOrder(input: {number: \"LAST\", currencyCode: \"USD\", lines: [{title: \"Mug\", quantity: 1, unitPrice: \"4.98\"}]}) { order { number } } }"}`
	fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"+
		"Content-Length: %d\r\nExpect: 100-continue\r\n\r\n", address, testToken, len(body))
	reader := bufio.NewReader(conn)
	// "100 Continue" comes when the server is reading the body: the request is under way.
	if line, err := reader.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
		t.Fatalf("the server answered %q, %v", line, err)
	}
	if _, err := reader.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if err := s.process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	err = s.waitFor("refuse new visitors", func() bool {
		late, err := net.Dial("tcp", address)
		if err == nil {
			_ = late.Close()
		}
		return err != nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, body); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(reader, nil)
	if err != nil {
		t.Fatal("the request was cut off: ", err)
	}
	if answer, err := io.ReadAll(response.Body); err != nil || !strings.Contains(string(answer), `"number":"LAST"`) {
		t.Fatalf("the answer is %s, %v", answer, err)
	}
	<-s.exited
	if s.code != 0 || strings.Contains(s.stderr.String(), "level=ERROR") {
		t.Errorf("exit code %d, log:\n%s", s.code, s.stderr.String())
	}
	if !strings.HasSuffix(s.stdout.String(), "Waybill has stopped; everything is saved.\n") {
		t.Errorf("stdout ends otherwise:\n%s", s.stdout.String())
	}
}
