package config_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"waybill/graph"
	"waybill/internal/httpd"
)

// constantOf is the value of a constant of a package, as its code has it.
func constantOf(t *testing.T, folder, name string) int64 {
	t.Helper()
	files, err := filepath.Glob("../../" + folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, declared := range file.Decls {
			group, ok := declared.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST {
				continue
			}
			for _, spec := range group.Specs {
				value := spec.(*ast.ValueSpec)
				if value.Names[0].Name != name || len(value.Values) == 0 {
					continue
				}
				expression := string(text[set.Position(value.Values[0].Pos()).Offset:set.Position(value.Values[0].End()).Offset])
				expression = strings.ReplaceAll(expression, "time.Second", strconv.Itoa(int(time.Second)))
				got, err := types.Eval(token.NewFileSet(), nil, token.NoPos, expression)
				if err != nil {
					t.Fatal(err)
				}
				n, _ := constant.Int64Val(got.Value)
				return n
			}
		}
	}
	t.Fatalf("%s has no constant %s", folder, name)
	return 0
}

// The ways that the page writes numbers.

func number[N int | int64](n N) string {
	text := strconv.FormatInt(int64(n), 10)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

func size(n int64) string {
	if n%(1<<20) == 0 {
		return fmt.Sprint(n>>20, " MB")
	}
	return fmt.Sprint(n>>10, " kB")
}

func seconds[N int64 | time.Duration](d N) string {
	return fmt.Sprint(int64(d)/int64(time.Second), " s")
}

// TestThePageAboutLimitsSaysWhatTheCodeDoes compares each row of docs/limits.md with the
// default of its flag, or with its constant.
func TestThePageAboutLimitsSaysWhatTheCodeDoes(t *testing.T) {
	constantOf := func(folder, name string) int64 { t.Helper(); return constantOf(t, folder, name) }
	d, e, shape := graph.DefaultLimits, httpd.DefaultExposure, graph.DefaultLimits.Operation
	type row struct{ value, flag string }
	want := map[string]row{
		"body of a request":                              {size(d.MaxBody), "--max-body"},
		"message over a WebSocket":                       {size(d.MaxMessage), ""},
		"operations in one WebSocket":                    {number(d.MaxOperations), ""},
		"objects and lists in each other, in a request":  {number(constantOf("internal/transport", "maxNesting")), ""},
		"values in a request":                            {number(constantOf("internal/transport", "maxValues")), ""},
		"document":                                       {number(constantOf("internal/transport", "maxDocument")) + " bytes", ""},
		"head of a request, with the address of a GET":   {size(constantOf("internal/httpd", "maxHead")), ""},
		"requests under way in one connection of HTTP/2": {number(constantOf("internal/httpd", "maxStreams")), ""},
		"time to send the head of a request, and all of it": {seconds(constantOf("internal/httpd", "headTime")) + ", " +
			seconds(constantOf("internal/httpd", "requestTime")) + "; " +
			seconds(constantOf("internal/httpd", "credentialsTime")) + " to sign in", ""},
		"time to accept " + size(constantOf("internal/transport", "piece")) +
			" of an answer": {seconds(constantOf("internal/transport", "patience")), ""},
		"files that the process may open":               {number(constantOf("internal/httpd", "fewestFiles")) + " at least", ""},
		"connections":                                   {number(e.MaxConnections), "--max-connections"},
		"connections of one address of another machine": {number(e.MaxPerAddress), "--max-connections-per-address"},

		"tokens, the words and signs of a document": {number(shape.Tokens), ""},
		"fields in fields":                          {number(shape.Depth), ""},
		"the same within `__schema` and `__type`":   {number(constantOf("graph/guard", "introspectionDepth")), ""},
		"fields with another name":                  {number(shape.Aliases), ""},
		"fields at the root":                        {number(shape.RootFields), ""},
		"mutations in one request":                  {number(shape.Mutations), ""},
		"fields and fragments":                      {number(shape.Selections), ""},
		"directives":                                {number(shape.Directives), ""},
		"letters of a field's other name":           {number(constantOf("graph/guard", "longestName")), ""},
		"values of a list in the input":             {number(shape.List), ""},
		"cost":                                      {number(shape.Cost) + " points", "--max-cost"},
		"records read, see below":                   {number(d.MaxRecords), ""},
		"answer":                                    {size(d.MaxAnswer), ""},
		"errors of an answer":                       {number(d.MaxErrors), ""},
		"`userErrors` of a change":                  {number(constantOf("graph", "maxUserErrors")), ""},

		"points a second of one caller":                        {number(d.RateLimit), "--rate-limit"},
		"requests a second without signing in, of one address": {number(constantOf("internal/auth", "strangersPerSecond")), ""},
		"sign-ins a second of one address":                     {number(constantOf("internal/httpd", "signInsPerSecond")), ""},
		"wrong attempts to sign in, of one address": {number(constantOf("internal/httpd", "wrongAttempts")) +
			", then one every " + seconds(constantOf("internal/httpd", "wrongEvery")), ""},
		"operations that run at a time": {number(d.MaxRunning) + ", half of them for one caller", "--max-running"},
		"points of each event, for all subscriptions of one caller to the events of all orders, equal ones once": {
			number(d.MaxEventCost), "--max-event-cost"},
		"open subscriptions of one caller, in all connections": {number(constantOf("graph/live", "maxSubscriptions")), ""},
		"document of a subscription":                           {size(constantOf("graph/live", "maxDocument")), ""},
		"time that an operation may run":                       {seconds(d.Timeout), "--operation-timeout"},
		"time that a change may wait for others":               {seconds(constantOf("internal/store/sqlite", "queueTimeout")), ""},
	}
	page, err := os.ReadFile("../../docs/limits.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(page), "\n") {
		cells := strings.Split(line, " | ")
		if len(cells) != 4 && len(cells) != 3 || !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| Limit") {
			continue
		}
		name := strings.TrimPrefix(cells[0], "| ")
		told, known := want[name]
		delete(want, name)
		switch {
		case !known:
			t.Errorf("the page has a row that nothing is known of: %s", name)
		case cells[1] != told.value:
			t.Errorf("%s is %s on the page, and %s in the code", name, cells[1], told.value)
		case !strings.HasPrefix(strings.Trim(cells[2], "| `"), told.flag) || told.flag == "" && strings.Contains(cells[2], "--"):
			t.Errorf("%s: the flag is %s on the page, and %s in the code", name, cells[2], told.flag)
		}
	}
	for name := range want {
		t.Errorf("the page does not tell: %s", name)
	}
	memory := "one budget of " + size(d.MaxMemory) + " (`--max-memory`)"
	for _, sentence := range []string{memory, "the first " + size(constantOf("internal/transport", "freeBody")) + " of each;",
		"the first " + size(constantOf("internal/transport", "freeAnswer")) + " of each;",
		size(constantOf("graph", "recordSize")) + " for each line",
		"at most " + size(constantOf("graph/live", "maxRemembered"))} {
		if !strings.Contains(string(page), sentence) {
			t.Errorf("the page does not say %q", sentence)
		}
	}
	_, help, _ := parse(t, nil, "serve", "--help")
	_, limits, _ := strings.Cut(help, "Limits,")
	flags := regexp.MustCompile(`(?m)^ +(--[a-z-]+)`).FindAllStringSubmatch(limits, -1)
	if len(flags) == 0 || len(flags) > 10 {
		t.Errorf("there are %d flags for limits:\n%s", len(flags), help)
	}
	for _, flag := range flags {
		if !strings.Contains(string(page), "`"+flag[1]+"`") {
			t.Errorf("the page does not tell of %s", flag[1])
		}
	}
}
