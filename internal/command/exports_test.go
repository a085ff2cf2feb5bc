package command

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"waybill/address"
	"waybill/desk"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/exchange"
	"waybill/internal/httpd"
	"waybill/internal/shoptest"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

// exporting is a shop of three orders, the second fulfilled, behind the address of its exports.
func exporting(t *testing.T) (*shoptest.Shop, *exports, *httptest.Server) {
	t.Helper()
	shop := shoptest.Open(t, shoptest.Options{Store: sqlite.Options{Throwaway: true}})
	for i, name := range []string{"Ada Lovelace", "=HYPERLINK(1)", "Grace Hopper"} {
		d := shoptest.Draft()
		d.Customer = &order.Person{Name: name, Email: "x@example.com"}
		d.ShippingAddress = &address.Address{City: new("Boston")}
		placed := shop.Do(t, desk.Place{Draft: d})
		if i == 1 {
			shop.Do(t, desk.Fulfill{OrderID: placed.OrderID, AllowUnpaid: true})
		}
	}
	log := slog.New(slog.DiscardHandler)
	e := newExports(graph.Config{Store: shop.Store, Desk: shop.Desk, Log: log})
	server := httptest.NewServer(httpd.Handler(http.NotFoundHandler(), auth.DemoGate(), shop.Store.Ready, httpd.Pictures{},
		httpd.Origins{}, httpd.Route{Path: "/exports", Handler: e}))
	t.Cleanup(server.Close)
	return shop, e, server
}

// get asks for an export; the query is one of an address.
func get(t *testing.T, server *httptest.Server, query url.Values) (status int, body string, header http.Header) {
	t.Helper()
	answer, err := http.Get(server.URL + "/exports?" + query.Encode())
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text), answer.Header
}

// columnsOf are the values of a column in a CSV text.
func columnOf(t *testing.T, text, name string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	var values []string
	for i, header := range rows[0] {
		for _, row := range rows[1:] {
			if header == name {
				values = append(values, row[i])
			}
		}
	}
	return strings.Join(values, " ")
}

func TestAnExportHasWhatTheListWouldShow(t *testing.T) {
	_, _, server := exporting(t)
	for _, c := range []struct {
		name         string
		query        url.Values
		column, want string
	}{
		{"all orders, the newest first", url.Values{}, "Order", "1003 1002 1001"},
		{"sorted", url.Values{"sort": {`{"field":"NUMBER","direction":"ASC"}`}}, "Order", "1001 1002 1003"},
		{"sorted as GraphQL does without a direction", url.Values{"sort": {`{"field":"NUMBER"}`}}, "Order", "1003 1002 1001"},
		{"searched", url.Values{"search": {"love ada"}}, "Order", "1001"},
		{"filtered", url.Values{"filter": {`{"status":["UNFULFILLED"],"tag":null}`}}, "Order", "1003 1001"},
		{"searched and filtered", url.Values{"search": {"boston"}, "filter": {`{"status":"FULFILLED"}`}}, "Order", "1002"},
		{"nothing found", url.Values{"search": {"nobody"}}, "Order", ""},
		{"what would compute", url.Values{"search": {"hyperlink"}}, "Customer", "'=HYPERLINK(1)"},
		{"lines", url.Values{"rows": {"lines"}, "search": {"1001"}}, "Item", "Mug Tea"},
		{"of lines, the order's own", url.Values{"rows": {"lines"}, "search": {"1001"}}, "Order", "1001 1001"},
		{"as Shopify has it", url.Values{"format": {"shopify-csv"}, "search": {"1002"}}, "Fulfillment Status", "fulfilled "},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, body, header := get(t, server, c.query)
			if got := columnOf(t, body, c.column); status != http.StatusOK || got != c.want {
				t.Errorf("%d, %s are %q, want %q", status, c.column, got, c.want)
			}
			if header.Get("Content-Type") != "text/csv; charset=utf-8" ||
				!strings.Contains(header.Get("Content-Disposition"), "attachment") {
				t.Errorf("%v", header)
			}
		})
	}
}

func TestAnExportOfLinesOfJSONHasWhatIsSelected(t *testing.T) {
	_, _, server := exporting(t)
	_, body, _ := get(t, server, url.Values{"format": {"jsonl"}, "selection": {"{ number lines { title } }"}})
	want := `{"number":"1003","lines":[{"title":"Mug"},{"title":"Tea"}]}` + "\n" +
		`{"number":"1002","lines":[{"title":"Mug"},{"title":"Tea"}]}` + "\n" +
		`{"number":"1001","lines":[{"title":"Mug"},{"title":"Tea"}]}` + "\n"
	if body != want {
		t.Errorf("got\n%s\nwant\n%s", body, want)
	}
	_, usual, _ := get(t, server, url.Values{"format": {"jsonl"}, "search": {"1002"}})
	var first struct {
		Status       string
		Fulfillments []struct{ Name string }
	}
	if err := json.Unmarshal([]byte(usual), &first); err != nil || first.Status != "FULFILLED" || first.Fulfillments[0].Name != "1002-F1" {
		t.Errorf("%v: %s", err, usual)
	}
}

// dear is a selection that costs more than an operation may, for the orders that are read together.
func dear() string {
	fields := "{ "
	for _, alias := range "abcdefghijklmnopqrst" {
		fields += string(alias) + ": timeline(first: 100) { nodes { id actor { name } changes { field before after } } } "
	}
	return fields + "}"
}

func TestAnExportThatMakesNoSenseIsRefused(t *testing.T) {
	_, _, server := exporting(t)
	for says, query := range map[string]url.Values{
		"format must be csv, shopify-csv or jsonl.":                  {"format": {"xml"}},
		"rows must be orders or lines.":                              {"rows": {"customers"}},
		"rows is for the format csv.":                                {"format": {"jsonl"}, "rows": {"lines"}},
		"selection is for the format jsonl.":                         {"selection": {"{ id }"}},
		`selection cannot be used: Cannot query field \"x\" on type`: {"format": {"jsonl"}, "selection": {"{ x }"}},
		"selection cannot be used":                                   {"format": {"jsonl"}, "selection": {"{ id } } tokens { id"}},
		"selection cannot be used: it must be one selection":         {"format": {"jsonl"}, "selection": {"{ id } } viewer { name"}},
		"points":                                                   {"format": {"jsonl"}, "selection": {dear()}},
		"filter is not a JSON object.":                             {"filter": {"status"}},
		"filter is more than one JSON object.":                     {"filter": {"{}{}"}},
		`filter has no field \"colour\".`:                          {"filter": {`{"colour":"red"}`}},
		"filter has a wrong status":                                {"filter": {`{"status":["LOST"]}`}},
		"filter has a wrong owing: must be true or false.":         {"filter": {`{"owing":"yes"}`}},
		"filter.customerId is not the ID of a customer.":           {"filter": {`{"customerId":"T3JkZXI6MQ"}`}},
		"sort has no field.":                                       {"sort": {"{}"}},
		"sort has a wrong field":                                   {"sort": {`{"field":"COLOUR"}`}},
		"search must be at most 200 characters and 20 words long.": {"search": {strings.Repeat("x", 201)}},
		"search is given more than once.":                          {"search": {"a", "b"}},
		"colour is not known here.":                                {"colour": {"red"}},
	} {
		status, body, header := get(t, server, query)
		if status != http.StatusBadRequest || !strings.Contains(body, says) || header.Get("Content-Disposition") != "" {
			t.Errorf("%v: %d %s, want %s", query, status, body, says)
		}
	}
}

func TestAnExportIsForThoseWhoSignedInAndForReading(t *testing.T) {
	_, e, server := exporting(t)
	answer, err := http.Post(server.URL+"/exports", "text/plain", nil)
	if err != nil || answer.StatusCode != http.StatusMethodNotAllowed || answer.Header.Get("Allow") != "GET" {
		t.Errorf("POST: %v %v", answer, err)
	}
	_ = answer.Body.Close()
	shop := shoptest.Open(t, shoptest.Options{Store: sqlite.Options{Throwaway: true}})
	gate := auth.NewGate(shop.Store, auth.Settings{AdminToken: "a-secret-of-the-owner"})
	guarded := httptest.NewServer(httpd.Handler(http.NotFoundHandler(), gate, shop.Store.Ready, httpd.Pictures{}, httpd.Origins{},
		httpd.Route{Path: "/exports", Handler: e}))
	defer guarded.Close()
	if status, body, _ := get(t, guarded, nil); status != http.StatusUnauthorized || strings.Contains(body, "1001") {
		t.Errorf("a stranger gets %d %s", status, body)
	}
}

func TestExportsAreFewAtATime(t *testing.T) {
	_, e, server := exporting(t)
	for range maxExports {
		e.running <- struct{}{}
	}
	if status, body, header := get(t, server, nil); status != http.StatusServiceUnavailable || !strings.Contains(body, "OVERLOADED") ||
		header.Get("Retry-After") == "" {
		t.Errorf("one too many gets %d %s", status, body)
	}
	<-e.running
	for range 3 { // a place is given back each time
		if status, _, _ := get(t, server, nil); status != http.StatusOK {
			t.Errorf("got %d", status)
		}
	}
}

func TestAnExportIsOfOneMomentAndOneThatFailsBreaksOff(t *testing.T) {
	shop, _, _ := exporting(t)
	broken := errors.New("broken")
	format := &slowFormat{shop: shop, t: t}
	open := func(_ context.Context, to io.Writer) (exchange.Format, error) { format.to = to; return format, nil }
	x, err := exchange.Begin(t.Context(), shop.Store, exchange.Wanted{}, open)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(x)
	if err != nil || string(text) != "1001 1002 1003 " {
		t.Errorf("exported %q, %v: orders that came while it ran are of another moment", text, err)
	}
	if err := x.Close(); err != nil {
		t.Error(err)
	}
	format.err = broken
	if x, err = exchange.Begin(t.Context(), shop.Store, exchange.Wanted{}, open); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(x); !errors.Is(err, broken) {
		t.Errorf("it ended with %v", err)
	}
	if err := x.Close(); err != nil {
		t.Error(err)
	}
}

// slowFormat has orders placed before it reads any.
type slowFormat struct {
	shop *shoptest.Shop
	t    *testing.T
	to   io.Writer
	err  error
}

func (f *slowFormat) Write(ctx context.Context, snapshot *store.Snapshot, _ []order.ID) error {
	f.shop.Do(f.t, desk.Place{Draft: shoptest.Draft()})
	numbers, err := snapshot.Client().SalesOrder.Query().Select("number").Strings(ctx)
	for _, n := range numbers {
		_, _ = io.WriteString(f.to, n+" ")
	}
	return errors.Join(err, f.err)
}

func (*slowFormat) Close() error { return nil }

func TestATokenThatRunsOnlyDocumentsExportsNothing(t *testing.T) {
	shop, e, _ := exporting(t)
	made, problems, err := auth.NewTokens(shop.Store, slog.New(slog.DiscardHandler), nil).Create(t.Context(), shoptest.Ada,
		auth.NewToken{Name: "Kiosk", Role: auth.RoleViewer, DocumentsOnly: true})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	handler := httpd.Handler(http.NotFoundHandler(), auth.NewGate(shop.Store, auth.Settings{}), shop.Store.Ready, httpd.Pictures{},
		httpd.Origins{}, httpd.Route{Path: "/exports", Handler: e})
	r := httptest.NewRequest(http.MethodGet, "/exports", nil)
	r.Header.Set("Authorization", "Bearer "+made.Secret)
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	if w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), "Ada") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
}
