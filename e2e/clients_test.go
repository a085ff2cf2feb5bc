package e2e

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// TestClientsAreOfTheVersionsThatTheirPageNames needs neither Node nor libraries.
func TestClientsAreOfTheVersionsThatTheirPageNames(t *testing.T) {
	page, err := os.ReadFile("../docs/clients.md")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(clientsFolder, "package.json"))
	var wanted struct{ Dependencies map[string]string }
	if err != nil || json.Unmarshal(text, &wanted) != nil || len(wanted.Dependencies) == 0 {
		t.Fatal("package.json says nothing: ", err)
	}
	module, err := os.ReadFile("testdata/genqlient/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(module)) {
		if _, version, found := strings.Cut(strings.TrimSpace(line), "require github.com/Khan/genqlient v"); found {
			wanted.Dependencies["genqlient"] = version
		}
	}
	for name, version := range wanted.Dependencies {
		if !strings.Contains(strings.Join(strings.Fields(string(page)), " "), name+" "+version) {
			t.Errorf("docs/clients.md does not say that it was run with %s %s", name, version)
		}
	}
}

// TestClientsMissNothingOfAServerThatIsKilled cuts the power ten times while eight
// hands make a thousand changes.
func TestClientsMissNothingOfAServerThatIsKilled(t *testing.T) {
	needsNode(t, "graphql-ws")
	t.Parallel()
	const lives, jobsEach = 10, 99 // and one change more that tell makes
	s := newShop(t)
	since := s.timelines()
	all := s.follow()
	jobs, finish := s.employ(8)
	for range lives {
		for range jobsEach / 2 {
			jobs <- struct{}{}
		}
		// All but one, which takes its time, are connected when the power goes.
		s.tell(all[:len(all)-1])
		enough := s.changes.Load() + jobsEach/4
		var rest sync.WaitGroup
		rest.Go(func() {
			for range jobsEach - jobsEach/2 {
				jobs <- struct{}{}
			}
		})
		s.waitFor("take changes", func() bool { return s.changes.Load() >= enough })
		s.running.kill()
		s.open()
		rest.Wait()
	}
	finish()
	if made := s.changes.Load(); made < 1000 {
		t.Errorf("only %d changes were made", made)
	}
	s.tellAll(all, since)
	for _, e := range all {
		if broken := e.closedWith(1006); e.usesWebSocket() && broken < lives {
			t.Errorf("%s lost its connection %d times of %d", e.name, broken, lives)
		}
	}
}

// TestClientsComeBackToARestartedServer stops the server in the middle of changes,
// as an upgrade does.
func TestClientsComeBackToARestartedServer(t *testing.T) {
	needsNode(t, "graphql-ws")
	t.Parallel()
	s := newShop(t)
	since := s.timelines()
	all := s.follow()
	s.tell(all)
	stream := s.rawStream()
	jobs, finish := s.employ(8)
	var feeding sync.WaitGroup
	feeding.Go(func() {
		for range 200 {
			jobs <- struct{}{}
		}
	})
	s.waitFor("take changes", func() bool { return s.changes.Load() >= 50 })
	asked := time.Now()
	code, err := s.running.stop()
	// Well before it would have given up waiting for streams to end.
	if took := time.Since(asked); err != nil || code != 0 || took > 10*time.Second {
		t.Errorf("the server exited with %d after %v, %v", code, took, err)
	}
	if text, err := io.ReadAll(stream); err != nil || !strings.Contains(string(text), "event: next") ||
		strings.Contains(string(text), "complete") {
		t.Errorf("the event stream ended with %v and was:\n%s", err, text)
	}
	s.open()
	feeding.Wait()
	finish()
	s.tellAll(all, since)
	for _, e := range all {
		// First: it may have come back before the server was there again.
		if e.usesWebSocket() && e.firstClosed() != 1012 {
			t.Errorf("%s was closed with %v, want 1012", e.name, e.closed)
		}
	}
}

// TestClientsBeginAnewOnAnotherStore puts a backup in the place of the store, as
// far as cursors can tell.
func TestClientsBeginAnewOnAnotherStore(t *testing.T) {
	needsNode(t, "graphql-ws")
	t.Parallel()
	s := newShop(t)
	all := s.follow()
	s.tell(all)
	// The other store has gone on further, so that every cursor is a place in its log too.
	other := newShop(t)
	for range 10 {
		other.do(comment, map[string]any{"id": other.common})
	}
	other.running.kill()
	s.running.kill()
	s.dir, s.common = other.dir, other.common
	s.open()
	var screens []*example
	for _, e := range all {
		if e.name != "follow.sh" {
			screens = append(screens, e)
			continue
		}
		await(t, "end", []*example{e}, (*example).hasEnded)
		if e.refused != "CURSOR_EXPIRED" {
			t.Errorf("%s ended because of %q", e.name, e.refused)
		}
	}
	await(t, "read the orders again", screens, func(e *example) bool { return e.readOrders() == 2 })
	s.tell(screens)
}

// TestClientsNoticeAServerThatIsSilent holds the server still. Its connections
// stay open, so only a client that asks for a sign of life can tell.
func TestClientsNoticeAServerThatIsSilent(t *testing.T) {
	needsNode(t, "graphql-ws")
	t.Parallel()
	s := newShop(t)
	since := s.timelines()
	soon := examplesFor(t, s.address, "20_000", "100", "10_000", "1_000")
	client := []*example{start(t, soon, "graphql-ws.js")}
	await(t, "begin", client, (*example).hasBegun)
	s.tell(client)
	if err := s.running.process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	await(t, "give the connection up", client, func(e *example) bool { return strings.Contains(e.stderr.String(), "live: 4499") })
	if err := s.running.process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	s.tellAll(client, since)
}

// TestClientsAreToldAgainWhatTheyCouldNotTake also sees that a client which stops
// leaves nothing open: its program ends.
func TestClientsAreToldAgainWhatTheyCouldNotTake(t *testing.T) {
	needsNode(t, "graphql-ws")
	t.Parallel()
	s := newShop(t)
	since, cursor := s.timelines(), s.cursor()
	var all []*example
	for library, scheme := range map[string]string{"graphql-ws": "ws://", "graphql-sse": "http://"} {
		e := start(t, examplesFor(t, s.address), "stubborn.js", library, scheme+s.address+"/graphql", "Bearer "+testToken, cursor, "2")
		e.name = library
		all = append(all, e)
	}
	s.do(comment, map[string]any{"id": s.common})
	s.tellAll(all, since)
	await(t, "end", all, (*example).hasEnded)
}

// persistedClient is what a client of persisted queries did.
type persistedClient struct {
	Client, Name, Error string
	Sent                []string // "hash" or "query", a request each
	Text                string   // of the query, if it was sent
}

// runPersisted runs Apollo Client 3 and 4 and urql, which send a hash first.
func runPersisted(t *testing.T, address string) []persistedClient {
	t.Helper()
	run := exec.Command("node", "persisted.js", address, "Bearer "+testToken)
	run.Dir = examplesFor(t, address)
	var problem bytes.Buffer
	run.Stderr = &problem
	told, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, problem.String())
	}
	var clients []persistedClient
	for line := range strings.Lines(string(told)) {
		var client persistedClient
		if err := json.Unmarshal([]byte(line), &client); err != nil {
			t.Fatal(err)
		}
		clients = append(clients, client)
	}
	if len(clients) != 3 {
		t.Fatalf("%d clients ran: %s", len(clients), told)
	}
	return clients
}

func TestClientsThatSendTheHashOfAQueryFallBackToTheQuery(t *testing.T) {
	needsNode(t, "graphql-ws")
	t.Parallel()
	s := newShop(t)
	manifest := map[string]string{}
	for _, client := range runPersisted(t, s.address) {
		if client.Name == "" || client.Error != "" || !slices.Equal(client.Sent, []string{"hash", "query"}) {
			t.Errorf("%+v", client)
		}
		sum := sha256.Sum256([]byte(client.Text))
		manifest[hex.EncodeToString(sum[:])] = client.Text
	}

	// A server that was started with their queries needs no more than the hash.
	text, err := json.Marshal(manifest)
	folder := t.TempDir()
	if err != nil || os.WriteFile(filepath.Join(folder, "documents.json"), text, 0o600) != nil {
		t.Fatal("the manifest cannot be written: ", err)
	}
	knowing := mustStart(t, t.TempDir(), withToken, "serve", "--listen", "127.0.0.1:0", "--documents", folder)
	for _, client := range runPersisted(t, strings.TrimPrefix(knowing.url, "http://")) {
		if client.Name == "" || client.Error != "" || !slices.Equal(client.Sent, []string{"hash"}) {
			t.Errorf("%+v", client)
		}
	}
}

// TestClientsWithABadTokenDoNotLoop looks at the time between attempts, which a
// slow machine only makes longer.
func TestClientsWithABadTokenDoNotLoop(t *testing.T) {
	needsNode(t, "graphql-ws")
	t.Parallel()
	s := newShop(t)
	const attempts = 4
	var all []*example
	came := map[*example]func() []time.Time{}
	for _, args := range [][]string{{"graphql-ws"}, {"graphql-sse"}, {"graphql-ws", "resuming"}, {"graphql-sse", "resuming"}} {
		var mu sync.Mutex
		var times []time.Time
		want, scheme := http.StatusSwitchingProtocols, "ws://"
		if args[0] == "graphql-sse" {
			want, scheme = http.StatusUnauthorized, "http://"
		}
		door := gateway(t, s.address, "", func(r *http.Response) {
			mu.Lock()
			defer mu.Unlock()
			times = append(times, time.Now())
			if r.StatusCode != want {
				t.Errorf("%v was answered %d, want %d", args, r.StatusCode, want)
			}
		})
		e := start(t, examplesFor(t, s.address), "bad-token.js", slices.Insert(args, 1, scheme+door+"/graphql")...)
		e.name = strings.Join(args, " ")
		all = append(all, e)
		came[e] = func() []time.Time {
			mu.Lock()
			defer mu.Unlock()
			return slices.Clone(times)
		}
	}
	await(t, "try again", all, func(e *example) bool { return len(came[e]()) >= attempts })
	for _, e := range all {
		times := came[e]()
		for i := range times[1:] {
			if gap := times[i+1].Sub(times[i]); gap < time.Second {
				t.Errorf("%s came again after %v", e.name, gap)
			}
		}
		// The close of the last attempt may not have come yet.
		if refused := e.closedWith(4403); strings.HasPrefix(e.name, "graphql-ws") && refused < attempts-1 {
			t.Errorf("%s was closed with 4403 only %d times of %d", e.name, refused, len(times))
		}
	}
}

// TestClientsGetTheSameAnswerOverAllTransports asks by POST first. A mutation that is
// asked again with its key has no second effect, and the same answer.
func TestClientsGetTheSameAnswerOverAllTransports(t *testing.T) {
	needsNode(t, "graphql-ws")
	t.Parallel()
	s := newShop(t)
	cursor := s.cursor()
	type operation struct {
		Query         string         `json:"query"`
		OperationName string         `json:"operationName,omitempty"`
		Variables     map[string]any `json:"variables,omitempty"`
	}
	once := map[string]any{"id": s.common, "key": "once"}
	operations := []operation{
		{Query: comment, Variables: once},
		{Query: `{ orders(first: 5) { nodes { number lines { title quantity } timeline { nodes { message changes { field } } } }
			totalCount { count precision } } viewer { name role } }`},
		{Query: `query A { viewer { name } } query B($id: ID!) { missing: order(id: "T3JkZXI6OTk") { number } order(id: $id) {
			actions { name allowed reason } } }`, OperationName: "B", Variables: once},
		{Query: fulfill, Variables: map[string]any{"id": "T3JkZXI6OTk"}},
		{Query: `mutation { fulfillOrder(input: {orderId: "nonsense"}) { order { id } userErrors { code field message } } }`},
		{Query: `{ orders(first: 1000) { nodes { number } } }`},
		{Query: `{ orders(after: "nonsense") { nodes { number } } viewer { name } }`},
		{Query: `{ nonsense orders(first: "x") { nodes } }`},
		{Query: `{ viewer {`},
		{Query: `query A { viewer { name } } query B { viewer { role } }`},
		{Query: `query($id: ID!) { order(id: $id) { number } }`},
	}
	var posted []any
	for _, o := range operations {
		body, _ := json.Marshal(o)
		posted = append(posted, s.post(body))
	}
	first := operation{Query: `subscription($after: String) { orderEvents(after: $after) { order { id } entry { message } } }`,
		Variables: map[string]any{"after": cursor}}
	input, _ := json.Marshal(append([]operation{first}, operations...))
	cmd := exec.Command("node", "answers.js", s.address, "Bearer "+testToken)
	var stderr bytes.Buffer
	cmd.Dir, cmd.Stdin, cmd.Stderr = examplesFor(t, s.address), bytes.NewReader(input), &stderr
	output, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	event := map[string]any{"data": map[string]any{"orderEvents": map[string]any{
		"order": map[string]any{"id": s.common}, "entry": map[string]any{"message": "Soon."}}}}
	lines := bufio.NewScanner(bytes.NewReader(output))
	transports := 0
	for ; lines.Scan(); transports++ {
		var got struct {
			Transport string
			Event     any
			Answers   []any
		}
		if err := json.Unmarshal(lines.Bytes(), &got); err != nil || len(got.Answers) != len(operations) {
			t.Fatalf("%s: %v", lines.Text(), err)
		}
		if !reflect.DeepEqual(got.Event, event) {
			t.Errorf("%s: the event is %v, want %v", got.Transport, got.Event, event)
		}
		for i, o := range operations {
			if !reflect.DeepEqual(got.Answers[i], posted[i]) {
				t.Errorf("%s: %s\nis answered %v\nby POST      %v", got.Transport, o.Query, got.Answers[i], posted[i])
			}
		}
	}
	if transports != 2 {
		t.Errorf("%d transports answered:\n%s", transports, output)
	}
}
