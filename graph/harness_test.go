package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"waybill/desk"
	"waybill/graph"
	"waybill/graph/scalar"
	"waybill/internal/auth"
	"waybill/internal/httpd"
	"waybill/internal/shoptest"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
)

var update = flag.Bool("update", false, "write the golden files anew")

// m is a JSON object.
type m = map[string]any

// shop is a store with its API, reached the way clients reach it.
type shop struct {
	testing.TB
	db    store.Store
	desk  *desk.Desk
	api   http.Handler
	graph *graph.API

	opened *shoptest.Shop
	log    *logbook
	now    *clock
}

// clock goes on by a second with every look, so that no two changes of a test
// happen at the same instant by chance.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) look() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(time.Second)
	return c.at
}

// opening is when every test's shop opens.
var opening = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

func newShop(t testing.TB) *shop { return shopWith(t, graph.Limits{}) }

// shopWith is a shop with other limits than the usual ones.
func shopWith(t testing.TB, limits graph.Limits) *shop {
	t.Helper()
	s := &shop{TB: t, log: &logbook{}, now: &clock{at: opening}}
	s.opened = shoptest.Open(t, shoptest.Options{
		Store: sqlite.Options{Throwaway: true}, // syncing every commit only costs time
		Now:   s.now.look, Log: slog.New(s.log), Limits: limits,
	})
	s.db, s.desk, s.graph = s.opened.Store, s.opened.Desk, s.opened.API(t)
	s.api = httpd.Handler(s.graph, auth.DemoGate(), s.db.Ready, httpd.Pictures{}, httpd.Origins{})
	return s
}

// in is the same shop, which reports to t.
func (s *shop) in(t testing.TB) *shop {
	other := *s
	other.TB = t
	return &other
}

// answered is a response of the API.
type answered struct {
	Status int
	Header http.Header
	Raw    []byte
	Data   any       `json:"data"`
	Errors []problem `json:"errors"`
}

type problem struct {
	Message    string         `json:"message"`
	Locations  []any          `json:"locations"`
	Path       []any          `json:"path"`
	Extensions map[string]any `json:"extensions"`
}

// post posts a body as it is.
func (s *shop) post(body []byte, headers ...string) *httptest.ResponseRecorder {
	s.Helper()
	r := httptest.NewRequestWithContext(s.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.api.ServeHTTP(w, r)
	return w
}

// send is post for what is answered with JSON.
func (s *shop) send(body []byte, headers ...string) answered {
	s.Helper()
	w := s.post(body, headers...)
	a := answered{Status: w.Code, Header: w.Result().Header, Raw: w.Body.Bytes()}
	decoder := json.NewDecoder(w.Body)
	decoder.UseNumber()
	if err := decoder.Decode(&a); err != nil {
		s.Fatalf("the answer is no JSON: %v\n%.300s", err, a.Raw)
	}
	return a
}

// ask sends a document with variables.
func (s *shop) ask(document string, variables m, headers ...string) answered {
	s.Helper()
	return s.send(asJSON(s, m{"query": document, "variables": variables}), headers...)
}

// must is ask for what must go well; it returns the data.
func (s *shop) must(document string, variables m, headers ...string) any {
	s.Helper()
	a := s.ask(document, variables, headers...)
	if a.Status != http.StatusOK || len(a.Errors) > 0 {
		s.Fatalf("%s\nstatus %d: %.2000s", document, a.Status, a.Raw)
	}
	return a.Data
}

// do runs a mutation with one input and returns its payload.
func (s *shop) do(mutation string, input m, selection string, headers ...string) any {
	s.Helper()
	kind := strings.ToUpper(mutation[:1]) + mutation[1:] + "Input!"
	document := fmt.Sprintf("mutation($input: %s) { %s(input: $input) { %s } }", kind, mutation, selection)
	return at(s.must(document, m{"input": input}, headers...), mutation)
}

// changed is do for what must not be refused; it returns the order.
func (s *shop) changed(mutation string, input m, selection string, headers ...string) any {
	s.Helper()
	payload := s.do(mutation, input, "order { "+selection+" } userErrors { code field message }", headers...)
	if problems := at(payload, "userErrors"); len(problems.([]any)) > 0 {
		s.Fatalf("%s was refused: %s", mutation, asJSON(s, problems))
	}
	return at(payload, "order")
}

// place creates an order of two lines for $34.98, paid, with changes; it returns its ID.
func (s *shop) place(changes m) string {
	s.Helper()
	return at(s.changed("createOrder", draft(changes), "id"), "id").(string)
}

// draft is the input of a small, paid order. A change to nil leaves the field out.
func draft(changes m) m {
	input := m{
		"currencyCode": "USD",
		"customer":     m{"name": "Ada Lovelace", "email": "ada@example.com"},
		"lines": []any{
			m{"title": "Tea", "sku": "TEA-1", "quantity": 2, "unitPrice": "12.49"},
			m{"title": "Cup", "sku": "CUP-1", "quantity": 1, "unitPrice": "10.00"},
		},
		"paid": "34.98",
	}
	return with(input, changes)
}

// with is an object with some fields changed; nil leaves a field out.
func with(object, changes m) m {
	changed := m{}
	for _, from := range []m{object, changes} {
		for name, value := range from {
			changed[name] = value
			if value == nil {
				delete(changed, name)
			}
		}
	}
	return changed
}

// wants compares JSON, whatever the order of its fields.
func (s *shop) wants(got any, want string) {
	s.Helper()
	var expected any
	decoder := json.NewDecoder(strings.NewReader(want))
	decoder.UseNumber()
	if err := decoder.Decode(&expected); err != nil {
		s.Fatalf("the test's own JSON: %v\n%s", err, want)
	}
	if g, w := asJSON(s, got), asJSON(s, expected); !bytes.Equal(g, w) {
		s.Errorf("got  %s\nwant %s", g, w)
	}
}

// notInFileNames are signs that a module's files must not have in their names, or that shells take for their own.
var notInFileNames = regexp.MustCompile(`[^A-Za-z0-9_/-]`)

// golden compares an answer with the file of the test's own name under testdata;
// go test ./graph -update writes it anew.
func (s *shop) golden(got any) {
	s.Helper()
	file := filepath.Join("testdata", filepath.FromSlash(notInFileNames.ReplaceAllString(s.Name(), ""))+".json")
	if *update {
		text, err := json.MarshalIndent(got, "", "  ")
		if err == nil {
			err = os.MkdirAll(filepath.Dir(file), 0o755)
		}
		if err == nil {
			err = os.WriteFile(file, append(text, '\n'), 0o644)
		}
		if err != nil {
			s.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		s.Fatalf("%v; -update writes it", err)
	}
	s.wants(got, string(want))
}

// at is the value at a path such as "orders.nodes.0.id".
func at(value any, path string) any {
	for step := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case m:
			value = v[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}

// texts are the values of one field of every object in a list.
func texts(list any, field string) []string {
	var all []string
	for _, item := range list.([]any) {
		all = append(all, fmt.Sprint(at(item, field)))
	}
	return all
}

func asJSON(t testing.TB, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// idOf is the ID of the nth record of a type, as the API writes it.
func idOf(tag string, n int64) string { return scalar.EncodeID(tag, n) }

func decodeID(id string) (tag string, n int64, err error) { return scalar.DecodeID(id) }

// contents is everything that is stored.
func (s *shop) contents() string {
	s.Helper()
	return s.opened.Contents(s)
}

// logbook keeps what the API logs.
type logbook struct {
	mu      sync.Mutex
	records []slog.Record
}

func (l *logbook) Enabled(context.Context, slog.Level) bool { return true }

func (l *logbook) WithAttrs([]slog.Attr) slog.Handler { return l }

func (l *logbook) WithGroup(string) slog.Handler { return l }

func (l *logbook) Handle(_ context.Context, r slog.Record) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.records = append(l.records, r)
	return nil
}

// forget what was logged.
func (l *logbook) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.records = nil
}

// last is an attribute of the newest record that has it.
func (l *logbook) last(name string) (value slog.Value, found bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := len(l.records) - 1; i >= 0 && !found; i-- {
		l.records[i].Attrs(func(a slog.Attr) bool {
			if a.Key == name {
				value, found = a.Value, true
			}
			return !found
		})
	}
	return value, found
}

// written is everything that was logged, as text.
func (l *logbook) written() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all strings.Builder
	for _, r := range l.records {
		all.WriteString(r.Message)
		r.Attrs(func(a slog.Attr) bool { fmt.Fprintf(&all, " %s=%v", a.Key, a.Value); return true })
		all.WriteByte('\n')
	}
	return all.String()
}

const problems = "userErrors { code field message }"

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
