package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// clientsFolder has what runs the examples of docs/clients.md, and the libraries
// that they use.
const clientsFolder = "testdata/clients"

// needsNode skips a test where Node or a library is missing. CI has them.
func needsNode(t *testing.T, library string) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		needs(t, "there is no node")
	}
	if _, err := os.Stat(filepath.Join(clientsFolder, "node_modules", library)); err != nil {
		needs(t, "the client libraries are not installed: npm ci --ignore-scripts --prefix "+clientsFolder)
	}
}

var namedBlock = regexp.MustCompile("(?ms)^```(?:js|sh)\n(?://|#) ([a-z-]+\\.(?:js|sh))\n(.*?)^```$")

// examplesFor leaves the code of docs/clients.md in a new folder, as it is there
// but for what differs from one server to the other.
func examplesFor(t *testing.T, address string, changes ...string) (dir string) {
	t.Helper()
	text, err := os.ReadFile("../docs/clients.md")
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	changed := strings.NewReplacer(append(changes, "127.0.0.1:8080", address, "Bearer a-long-secret-of-yours", "Bearer "+testToken)...)
	for _, block := range namedBlock.FindAllStringSubmatch(string(text), -1) {
		leave(t, filepath.Join(dir, block[1]), changed.Replace(block[2]), 0o600)
	}
	libraries, err := filepath.Abs(clientsFolder + "/node_modules")
	if err != nil || os.Symlink(libraries, filepath.Join(dir, "node_modules")) != nil {
		t.Fatal("the libraries cannot be linked: ", err)
	}
	for _, pattern := range []string{"*.js", "package.json"} {
		files, _ := filepath.Glob(filepath.Join(clientsFolder, pattern))
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			leave(t, filepath.Join(dir, filepath.Base(file)), string(text), 0o600)
		}
	}
	return dir
}

// example is a program of docs/clients.md that is running.
type example struct {
	name   string
	dir    string
	stderr notes
	gone   chan struct{} // closed when it has ended

	mu      sync.Mutex
	partial []byte // of a line
	began   int    // how often it has read the orders
	events  []event
	refused string // the code of the last refusal
	closed  []int  // the codes with which its WebSockets were closed
	strange []string
}

// event is what a client was told.
type event struct {
	Order struct{ Number string }
	Entry struct {
		ID       string
		Sequence int
	}
}

// Write reads what the program prints.
func (e *example) Write(p []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.partial = append(e.partial, p...)
	for {
		line, rest, whole := bytes.Cut(e.partial, []byte("\n"))
		if !whole {
			return len(p), nil
		}
		e.partial = rest
		e.take(line)
	}
}

func (e *example) take(line []byte) {
	var told struct {
		Orders *[]any
		Data   *struct{ OrderEvents *event }
		Errors []struct{ Extensions struct{ Code string } }
		Closed *int
	}
	switch err := json.Unmarshal(line, &told); {
	case err == nil && told.Orders != nil:
		e.began++
	case err == nil && told.Data != nil && told.Data.OrderEvents != nil:
		e.events = append(e.events, *told.Data.OrderEvents)
	case err == nil && len(told.Errors) > 0:
		e.refused = told.Errors[0].Extensions.Code
	case err == nil && told.Closed != nil:
		e.closed = append(e.closed, *told.Closed)
	default:
		e.strange = append(e.strange, string(line))
	}
}

// hasBegun tells whether the program knows from which place in the log on it
// wants to hear everything.
func (e *example) hasBegun() bool {
	if e.name == "follow.sh" {
		cursor, err := os.Stat(filepath.Join(e.dir, "cursor"))
		return err == nil && cursor.Size() > 0
	}
	return e.readOrders() > 0
}

func (e *example) hasEnded() bool {
	select {
	case <-e.gone:
		return true
	default:
		return false
	}
}

func (e *example) readOrders() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.began
}

// knows tells whether the program was told of an entry.
func (e *example) knows(entry any) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.ContainsFunc(e.events, func(ev event) bool { return ev.Entry.ID == entry })
}

// closedWith is how many of its WebSockets were closed with a code.
func (e *example) closedWith(code int) (n int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, c := range e.closed {
		if c == code {
			n++
		}
	}
	return n
}

// firstClosed is the first code that a WebSocket was closed with by the server;
// 0 for none.
func (e *example) firstClosed() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, code := range e.closed {
		if code != 1000 { // which is the client's, when nothing is open
			return code
		}
	}
	return 0
}

func (e *example) usesWebSocket() bool {
	return slices.Contains([]string{"short.js", "graphql-ws.js", "urql.js", "apollo.js", "relay.run.js"}, e.name)
}

// start runs a program of a folder that examplesFor made.
func start(t *testing.T, dir, name string, args ...string) *example {
	t.Helper()
	cmd := exec.Command("sh", append([]string{name}, args...)...)
	if strings.HasSuffix(name, ".js") {
		cmd = exec.Command("node", append([]string{"--import", "./harness.js", name}, args...)...)
	}
	e := &example{name: name, dir: dir, gone: make(chan struct{})}
	// What a killed program had started may hold its output open for a while.
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.WaitDelay = dir, e, &e.stderr, time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = cmd.Wait() // it is killed, or has said why it ended
		close(e.gone)
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-e.gone
	})
	return e
}

// await waits until all examples have reached something.
func await(t *testing.T, what string, examples []*example, reached func(e *example) bool) {
	t.Helper()
	end := time.Now().Add(patience)
	for _, e := range examples {
		for !reached(e) {
			if time.Now().After(end) {
				e.mu.Lock()
				defer e.mu.Unlock()
				t.Fatalf("%s did not %s; it began %d times, was told %d events, refused with %q, closed with %v, and printed %q and:\n%s",
					e.name, what, e.began, len(e.events), e.refused, e.closed, e.strange, e.stderr.String())
			}
			time.Sleep(2 * time.Millisecond)
		}
	}
}

// gateway passes requests on to address, with another token if one is given, and
// tells seen of each answer. When the server is away, it breaks the connection.
func gateway(t *testing.T, address, token string, seen func(*http.Response)) string {
	t.Helper()
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(&url.URL{Scheme: "http", Host: address})
			if token != "" {
				r.Out.Header.Set("Authorization", "Bearer "+token)
			}
		},
		ModifyResponse: func(r *http.Response) error {
			seen(r)
			return nil
		},
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) },
		ErrorLog:     log.New(io.Discard, "", 0),
	}
	s := httptest.NewServer(proxy)
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return strings.TrimPrefix(s.URL, "http://")
}

// exactly compares what a client was told with what happened: the entries of each
// order, oldest first.
func (e *example) exactly(happened map[string][]string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	told := map[string][]string{}
	for _, ev := range e.events {
		told[ev.Order.Number] = append(told[ev.Order.Number], ev.Entry.ID)
	}
	var wrong []error
	for number, entries := range happened {
		if err := sameEntries(told[number], entries); err != nil {
			wrong = append(wrong, fmt.Errorf("of order #%s: %w", number, err))
		}
		delete(told, number)
	}
	for number := range told {
		wrong = append(wrong, fmt.Errorf("of order #%s, of which there was nothing to tell", number))
	}
	if len(e.strange) > 0 {
		wrong = append(wrong, fmt.Errorf("and printed %q", e.strange))
	}
	if wrong == nil {
		return nil
	}
	return fmt.Errorf("%s was told %w", e.name, errors.Join(wrong...))
}

func sameEntries(got, want []string) error {
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			return fmt.Errorf("%d events instead of %d, the first wrong one at place %d", len(got), len(want), i+1)
		}
	}
	return nil
}
