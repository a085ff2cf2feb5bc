package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// These tests are of clients, generators and gateways that nobody here wrote, each as its
// own manual says.

// needs skips a test that lacks something; with CI=true, it fails.
func needs(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}

// run runs a program to its end, which must go well, and is its output.
func run(t *testing.T, dir, name string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 4*patience)
	defer cancel()
	command := exec.CommandContext(ctx, name, args...)
	var problem bytes.Buffer
	command.Dir, command.Stderr = dir, &problem
	said, err := command.Output()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s%s", name, args, err, said, problem.String())
	}
	return said
}

// wantLines compares lines of JSON.
func wantLines(t *testing.T, got []byte, want ...string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(string(got)), "\n")
	for i := range max(len(lines), len(want)) {
		var g, w any
		if i >= len(lines) || i >= len(want) || json.Unmarshal([]byte(lines[i]), &g) != nil || json.Unmarshal([]byte(want[i]), &w) != nil ||
			!reflect.DeepEqual(g, w) {
			t.Fatalf("line %d is another one:\n%s\nwant\n%s", i+1, got, strings.Join(want, "\n"))
		}
	}
}

func reviewedSchema(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../graph/schema.golden.graphql")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestClientsKeepOrdersInTheirCaches turns pages with Apollo Client, and shows its cache and urql's
// what has no ID. Neither may warn of anything.
func TestClientsKeepOrdersInTheirCaches(t *testing.T) {
	needsNode(t, "@urql/exchange-graphcache")
	t.Parallel()
	s := newShop(t)
	for range 4 {
		s.do(place, map[string]any{})
	}
	told := run(t, examplesFor(t, s.address), "node", "--conditions=development", "caches.js", s.address, "Bearer "+testToken)
	wantLines(t, told, `{"page": "1005 1004"}`, `{"page": "1005 1004 1003 1002"}`, `{"page": "1005 1004 1003 1002 1001"}`,
		`{"lacking": [], "needless": []}`)
}

func TestClientsStitchTheSchemaToAnother(t *testing.T) {
	needsNode(t, "@graphql-tools/stitch")
	t.Parallel()
	s := newShop(t)
	told := run(t, examplesFor(t, s.address), "node", "stitch.js", s.address, "Bearer "+testToken)
	wantLines(t, told,
		`{"data": {"createOrder": {"__typename": "CreateOrderPayload", "order": {"id": "T3JkZXI6Mg", "number": "1002"},
			"userErrors": []}}}`,
		`{"data": {"stars": 5, "node": {"id": "T3JkZXI6Mg", "total": {"amount": "9.00"}, "status": "UNFULFILLED"},
			"orders": {"nodes": [{"number": "1002", "lines": [{"quantity": 2}]}], "totalCount": {"precision": "EXACT"}}}}`,
		`{"data": {"orderEvents": {"order": {"number": "1002"}, "entry": {"kind": "PLACED", "message": "Order placed."}}}}`)
}

// TestClientsAreTypedByTheirQueries lets the TypeScript compiler judge a program by the types that
// gql.tada makes of the schema.
func TestClientsAreTypedByTheirQueries(t *testing.T) {
	needsNode(t, "gql.tada")
	t.Parallel()
	dir := examplesFor(t, "")
	if err := os.CopyFS(filepath.Join(dir, "typed"), os.DirFS(filepath.Join(clientsFolder, "typed"))); err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(dir, "typed")
	leave(t, filepath.Join(dir, "schema.graphql"), reviewedSchema(t), 0o600)
	run(t, dir, "../node_modules/.bin/gql.tada", "generate-output")
	run(t, dir, "../node_modules/.bin/tsc", "--project", ".")
	program, err := os.ReadFile(filepath.Join(dir, "orders.ts"))
	if err != nil {
		t.Fatal(err)
	}
	leave(t, filepath.Join(dir, "orders.ts"), strings.Replace(string(program), "id number status", "id numero status", 1), 0o600)
	compile := exec.Command("../node_modules/.bin/tsc", "--project", ".")
	compile.Dir = dir
	if said, err := compile.CombinedOutput(); err == nil || !bytes.Contains(said, []byte("orders.ts")) {
		t.Errorf("a field that is not there is compiled: %v %s", err, said)
	}
}

// TestClientsInGoAreGenerated lets genqlient write a client, compiles it, and runs it.
func TestClientsInGoAreGenerated(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/genqlient")); err != nil {
		t.Fatal(err)
	}
	leave(t, filepath.Join(dir, "schema.graphql"), reviewedSchema(t), 0o600)
	download := exec.Command("go", "mod", "download")
	download.Dir = dir
	if said, err := download.CombinedOutput(); err != nil {
		needs(t, "genqlient cannot be had, perhaps without a network: "+string(said))
	}
	run(t, dir, "go", "tool", "genqlient")
	run(t, dir, "go", "build", "-o", "client", ".")
	s := newShop(t)
	want := "ORDER_UNPAID\n1002 FULFILLED 9.00\n1002 Mug 2\n"
	if got := string(run(t, dir, "./client", s.url+"/graphql", testToken)); got != want {
		t.Errorf("it prints %q, want %q", got, want)
	}
}

// TestClientsInBrowsersReadTheSchema opens Altair, which comes from another site, beside a demo.
func TestClientsInBrowsersReadTheSchema(t *testing.T) {
	needsNode(t, "altair-static")
	browser := os.Getenv("CHROMIUM")
	if browser == "" {
		browser = "/usr/bin/chromium"
	}
	if _, err := os.Stat(browser); err != nil {
		needs(t, "there is no Chromium; CHROMIUM says where it is")
	}
	t.Parallel()
	s := mustStart(t, t.TempDir(), nil, "serve", "--demo", "--listen", "127.0.0.1:0")
	address := strings.TrimPrefix(s.url, "http://")
	var seen struct{ Docs, Result string }
	if err := json.Unmarshal(run(t, examplesFor(t, address), "node", "altair.js", address, browser), &seen); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(seen.Docs, "orderByNumber ( number String! ) Order") || !strings.Contains(seen.Result, `"role": "ADMIN"`) {
		t.Errorf("it shows %+v", seen)
	}
}
