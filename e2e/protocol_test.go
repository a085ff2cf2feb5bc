package e2e

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// These tests run the protocol's own tools, see testdata/protocol/README.md.

// protocolTool is a command of testdata/protocol, or of a package installed there.
func protocolTool(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		needs(t, "there is no node")
	}
	tools, err := filepath.Abs("testdata/protocol")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(tools, "node_modules")); err != nil {
		needs(t, "the protocol's tools are not installed: npm ci --ignore-scripts --prefix e2e/testdata/protocol")
	}
	command := exec.Command(filepath.Join(tools, "node_modules", ".bin", name), args...)
	if strings.HasSuffix(name, ".js") {
		command = exec.Command("node", append([]string{filepath.Join(tools, name)}, args...)...)
	}
	command.Dir = ".." // the root, to which all paths lead from
	return command
}

func TestProtocolGraphQLOverHTTP(t *testing.T) {
	for _, c := range []struct {
		name string
		env  []string
		args []string
		says string // the client's headers
	}{
		{"signed in", withToken, nil, `{"Authorization": "Bearer ` + testToken + `"}`},
		{"with --demo", nil, []string{"--demo"}, `{}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			protocolTool(t, "audit.js")
			s := mustStart(t, t.TempDir(), c.env, append([]string{"serve", "--listen", "127.0.0.1:0"}, c.args...)...)
			audit := protocolTool(t, "audit.js", s.url+"/graphql", c.says)
			var problem bytes.Buffer
			audit.Stderr = &problem
			results, err := audit.Output()
			if err != nil {
				t.Fatalf("%v\n%s", err, problem.String())
			}
			passed := 0
			for line := range strings.Lines(string(results)) {
				var audited struct{ ID, Name, Status, Reason string }
				if err := json.Unmarshal([]byte(line), &audited); err != nil {
					t.Fatal(err)
				}
				if audited.Status != "ok" {
					t.Errorf("%s %s: %s: %s", audited.Status, audited.ID, audited.Name, audited.Reason)
					continue
				}
				passed++
			}
			if passed != 61 {
				t.Errorf("%d audits passed, want 61", passed)
			}
		})
	}
}

func TestProtocolTheSchemaLintsClean(t *testing.T) {
	lint := protocolTool(t, "eslint", "--max-warnings", "0", "--config", "e2e/testdata/protocol/eslint.config.js",
		"graph/schema.golden.graphql")
	if said, err := lint.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}

// relayApplication is what the Relay compiler made of testdata/protocol/relay, and a server
// that was started with the compiler's manifest.
type relayApplication struct {
	*testing.T
	server     *server
	operations map[string]string // IDs of documents by name
	unused     map[string]bool
}

var operationName = regexp.MustCompile(`(?m)^(?:query|mutation|subscription) (\w+)`)

// compileRelay compiles the application's operations: their IDs by name, the folder of the
// manifest that has them, and the folder of the code that the compiler makes.
func compileRelay(t *testing.T) (ids map[string]string, manifests, out string) {
	t.Helper()
	out, manifests = t.TempDir(), t.TempDir()
	persisted := filepath.Join(manifests, "operations.json")
	// The compiler adds to the file.
	if err := os.WriteFile(persisted, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	config, err := json.Marshal(map[string]any{
		"language": "javascript", "eagerEsModules": false, // which Node runs as it is
		"src": filepath.Join(root, "e2e/testdata/protocol/relay"), "schema": filepath.Join(root, "graph/schema.golden.graphql"),
		"artifactDirectory": out, "persistConfig": map[string]any{"file": persisted},
		"customScalarTypes": map[string]string{"DateTime": "string", "Decimal": "string", "CurrencyCode": "string"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, "relay.config.json"), config, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := protocolTool(t, "relay-compiler", filepath.Join(out, "relay.config.json")).CombinedOutput(); err != nil ||
		bytes.Contains(said, []byte("[WARN")) {
		t.Fatalf("%v\n%s", err, said)
	}
	text, err := os.ReadFile(persisted)
	if err != nil {
		t.Fatal(err)
	}
	var documents map[string]string // by their hash
	if err := json.Unmarshal(text, &documents); err != nil {
		t.Fatal(err)
	}
	ids = map[string]string{}
	for id, document := range documents {
		ids[operationName.FindStringSubmatch(document)[1]] = id
	}
	return ids, manifests, out
}

// ask names an operation to the server by its ID, as a Relay network with persisted queries does.
func (a *relayApplication) ask(name string, variables map[string]any) (int, []byte, error) {
	return a.server.post(map[string]any{"documentId": a.operations[name], "variables": variables})
}

// run sends an operation that must go well, and decodes its data.
func (a *relayApplication) run(name string, variables map[string]any, data any) {
	a.Helper()
	status, answer, err := a.ask(name, variables)
	if err != nil || status != 200 || bytes.Contains(answer, []byte(`"errors"`)) || bytes.Contains(answer, []byte(`"userErrors":[{`)) {
		a.Fatalf("%s: status %d: %s %v", name, status, answer, err)
	}
	if err := json.Unmarshal(answer, &struct{ Data any }{data}); err != nil {
		a.Fatalf("%s: %v: %s", name, err, answer)
	}
	delete(a.unused, name)
}

// relayPage is a connection as Relay reads it.
type relayPage struct {
	Edges []struct {
		Cursor string
		Node   struct {
			Typename string `json:"__typename"`
			ID       string
			Number   string
			Message  string
		}
	}
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       string
	}
}

func TestProtocolARelayApplicationRuns(t *testing.T) {
	operations, manifests, artifacts := compileRelay(t)
	a := &relayApplication{T: t, operations: operations, unused: map[string]bool{}}
	for name := range operations {
		a.unused[name] = true
	}
	a.server = mustStart(t, t.TempDir(), withToken, "serve", "--listen", "127.0.0.1:0", "--documents", manifests)
	type input = map[string]any
	var ids []string
	for _, number := range []string{"1", "2", "3"} {
		var placed struct {
			CreateOrder struct{ Order struct{ ID string } }
		}
		a.run("OrdersCreateMutation", input{"input": input{"number": number, "placedAt": "2026-01-0" + number + "T00:00:00Z",
			"currencyCode": "USD", "paid": "4.98",
			"customer": input{"name": "Ada"}, "lines": []any{input{"title": "Mug", "quantity": 1, "unitPrice": "4.98"}}}}, &placed)
		ids = append(ids, placed.CreateOrder.Order.ID)
	}
	a.pageThroughOrders()
	a.pageAsComponentsDo(artifacts)
	a.pageThroughTimeline(ids[0])
	for _, c := range []struct {
		name      string
		variables input
		finds     string
	}{
		{"OrderQuery", input{"id": ids[0]}, ids[0]},
		{"OrderDetailsQuery", input{"id": ids[0]}, ids[0]},
		{"OrderByNumberQuery", input{"number": "1"}, ids[0]},
		{"OrderManyQuery", input{"ids": []string{ids[0], ids[2]}}, ids[0] + ids[2]},
	} {
		var found struct {
			Order, Node, OrderByNumber struct{ ID string }
			Nodes                      []struct{ ID string }
		}
		a.run(c.name, c.variables, &found)
		got := found.Order.ID + found.Node.ID + found.OrderByNumber.ID
		for _, one := range found.Nodes {
			got += one.ID
		}
		if got != c.finds {
			t.Errorf("%s finds %s, want %s", c.name, got, c.finds)
		}
	}
	for _, name := range []string{"OrdersSubscription", "OrderSubscription"} {
		// It is well-formed and fits the schema, or it would not be told how to ask.
		if status, answer, err := a.ask(name, nil); status != 406 {
			t.Errorf("%s: status %d: %s %v", name, status, answer, err)
		}
		delete(a.unused, name)
	}
	for name := range a.unused {
		t.Errorf("%s was compiled and not run", name)
	}
}

// pageThroughOrders goes forwards and back, as usePaginationFragment does: what
// it does not mean is null.
func (a *relayApplication) pageThroughOrders() {
	a.Helper()
	numbers := func(p relayPage) (all string) {
		for _, edge := range p.Edges {
			all += edge.Node.Number
		}
		return all
	}
	read := func(name string, variables map[string]any) relayPage {
		var shown struct{ Orders relayPage }
		a.run(name, variables, &shown)
		return shown.Orders
	}
	first := read("OrdersQuery", nil)
	second := read("OrdersPageQuery", map[string]any{"first": 2, "after": first.PageInfo.EndCursor, "last": nil, "before": nil})
	back := read("OrdersPageQuery", map[string]any{"first": nil, "after": nil, "last": 1, "before": second.PageInfo.StartCursor})
	if got := numbers(first) + " " + numbers(second) + " " + numbers(back); got != "32 1 2" {
		a.Errorf("the pages are %s, want 32 1 2", got)
	}
	if !first.PageInfo.HasNextPage || second.PageInfo.HasNextPage || !back.PageInfo.HasPreviousPage ||
		first.Edges[0].Node.Typename != "Order" {
		a.Errorf("the pages lie otherwise: %+v, %+v, %+v", first, second, back)
	}
}

// pageAsComponentsDo presses loadNext and loadPrevious.
func (a *relayApplication) pageAsComponentsDo(artifacts string) {
	a.Helper()
	turned, err := protocolTool(a.T, "pages.js", artifacts, a.server.url+"/graphql", testToken).CombinedOutput()
	if got, want := string(turned), "3 2\n3 2 1\n1\n2 1\n"; err != nil || got != want {
		a.Errorf("the pages are\n%s, want\n%s (%v)", got, want, err)
	}
	// Relay replaces a null by the default of a variable, so one for first would go along with last.
	_, answer, err := a.server.ask(`query($first: Int = 2, $last: Int) { orders(first: $first, last: $last) { nodes { id } } }`,
		map[string]any{"last": 1})
	if err != nil || !bytes.Contains(answer, []byte("the default of a variable counts, so send null for the other one")) {
		a.Errorf("first by default together with last: %s %v", answer, err)
	}
}

// pageThroughTimeline reads a timeline, one entry at a time.
func (a *relayApplication) pageThroughTimeline(id string) {
	a.Helper()
	var ignored any
	a.run("OrderFulfillMutation", map[string]any{"input": map[string]any{"orderId": id}}, &ignored)
	a.run("OrderCommentMutation", map[string]any{"input": map[string]any{"orderId": id, "body": "Beep."}}, &ignored)
	var told []string
	for variables := (map[string]any{"id": id, "first": 1}); ; {
		var shown struct{ Node struct{ Timeline relayPage } }
		a.run("OrderTimelineQuery", variables, &shown)
		for _, edge := range shown.Node.Timeline.Edges {
			told = append(told, edge.Node.Message)
		}
		if !shown.Node.Timeline.PageInfo.HasNextPage || len(told) > 3 {
			break
		}
		variables["after"] = shown.Node.Timeline.PageInfo.EndCursor
	}
	if got := strings.Join(told, " "); got != "Beep. Admin fulfilled 1 item. Order placed." {
		a.Errorf("the timeline is: %s", got)
	}
}
