package graph_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// mendable are the codes of errors that tell clients what they did wrong.
var mendable = []string{"BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"}

// longestAnswer is far above what naming a mistake takes, and far below what
// was sent where a test sends megabytes.
const longestAnswer = 4_096

// refused sends a body that must be refused in words that name the field, in a
// short answer, and leave the store as it is.
func (s *shop) refused(body []byte, field string) {
	s.Helper()
	before := s.contents()
	a := s.send(body)
	if a.Status >= http.StatusInternalServerError {
		s.Errorf("status %d", a.Status)
	}
	if len(a.Raw) > longestAnswer {
		s.Errorf("the answer has %d bytes: %.300s", len(a.Raw), a.Raw)
	}
	named := false
	for _, e := range a.Errors {
		if !slices.Contains(mendable, fmt.Sprint(e.Extensions["code"])) {
			cause, _ := s.log.last("error")
			s.Errorf("an error that the client cannot mend: %.300s\ncaused by %.300v", a.Raw, cause)
		}
		// A mistake in the document itself is pointed at by line and column.
		named = named || len(e.Locations) > 0 || strings.Contains(fmt.Sprint(e.Path, e.Message, e.Extensions["argument"]), field)
	}
	for _, e := range userErrorsIn(a.Data) {
		named = named || strings.Contains(fmt.Sprint(at(e, "field")), field)
	}
	switch {
	case len(a.Errors)+len(userErrorsIn(a.Data)) == 0:
		s.Errorf("was taken: %.300s", a.Raw)
	case !named:
		s.Errorf("%q is not named: %.600s", field, a.Raw)
	}
	if s.contents() != before {
		s.Error("something was written")
	}
}

// userErrorsIn are the user errors of all root fields.
func userErrorsIn(data any) []any {
	var all []any
	fields, _ := data.(m)
	for _, payload := range fields {
		if errs, ok := at(payload, "userErrors").([]any); ok {
			all = append(all, errs...)
		}
		results, _ := at(payload, "results").([]any)
		for _, result := range results {
			all = append(all, at(result, "userErrors").([]any)...)
		}
	}
	return all
}

// withInput is the body of a mutation, or of fulfillmentPreview, with an input as JSON.
func withInput(t testing.TB, name string, input any) []byte {
	t.Helper()
	kind, operation := strings.ToUpper(name[:1])+name[1:]+"Input!", "mutation"
	if name == "fulfillmentPreview" {
		kind, operation = "FulfillOrderInput!", "query"
	}
	selection := "userErrors { code field message }"
	if name == "fulfillOrders" {
		selection = "results { userErrors { code field message } }"
	}
	return asJSON(t, m{
		"query":     fmt.Sprintf("%s($input: %s) { %s(input: $input) { %s } }", operation, kind, name, selection),
		"variables": m{"input": input},
	})
}

// sound are inputs that would be taken for the shop's one order.
func sound() map[string]m {
	return map[string]m{
		"createOrder":       draft(nil),
		"updateOrder":       {"orderId": idOf("Order", 1), "note": "Ring twice."},
		"fulfillOrder":      {"orderId": idOf("Order", 1)},
		"cancelFulfillment": {"orderId": idOf("Order", 2)},
		"updateTracking":    {"orderId": idOf("Order", 2), "fulfillmentId": idOf("Fulfillment", 1), "tracking": []any{m{"number": "1Z"}}},
		"cancelOrder":       {"orderId": idOf("Order", 1), "reason": "CUSTOMER"},
		"markOrderAsPaid":   {"orderId": idOf("Order", 3)},
		"recordPayment":     {"orderId": idOf("Order", 3)},
		"refundOrder":       {"orderId": idOf("Order", 1)},
		"addOrderComment":   {"orderId": idOf("Order", 1), "body": "A good customer."},
		"fulfillOrders":     {"orderIds": []any{idOf("Order", 1)}},
	}
}

// soundShop holds an order to work on, a fulfilled one and an unpaid one.
func soundShop(t testing.TB) *shop {
	t.Helper()
	s := newShop(t)
	s.place(nil)
	s.changed("fulfillOrder", m{"orderId": s.place(nil)}, "id")
	s.place(m{"paid": nil})
	return s
}

// Without this, the tests of what is refused could all pass for another reason.
func TestTheInputsThatAreMadeBadBelowAreSound(t *testing.T) {
	for name, input := range sound() {
		t.Run(name, func(t *testing.T) {
			s := soundShop(t)
			a := s.send(withInput(t, name, input))
			if len(a.Errors)+len(userErrorsIn(a.Data)) > 0 {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}

func TestAnIDThatNamesNothingIsRefusedWhereverItStands(t *testing.T) {
	s := soundShop(t)
	ids := map[string]any{
		"text": "hello", "empty": "", "another type's": idOf("Customer", 1), "unknown": idOf("Order", 99),
		"zero": "T3JkZXI6MA", "negative": "T3JkZXI6LTE", "padded": idOf("Order", 1) + "=", "with a plus": "T3JkZXI6KzE",
		"huge": idOf("Order", 1<<62), "beyond 64 bits": "T3JkZXI6OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ",
		"with NUL": "T3Jk\x00ZXI6MQ", "a number": 1, "overlong": strings.Repeat("A", 100_000),
	}
	for what, id := range ids {
		for name, input := range sound() {
			if name == "createOrder" || name == "fulfillOrders" {
				continue
			}
			t.Run(what+" ID as orderId of "+name, func(t *testing.T) {
				s := s.in(t)
				s.refused(withInput(t, name, with(input, m{"orderId": id})), "orderId")
			})
		}
		for name, input := range map[string]m{
			"updateOrder lineId":              with(sound()["updateOrder"], m{"lines": []any{m{"lineId": id, "quantity": 1}}}),
			"fulfillOrder lineId":             with(sound()["fulfillOrder"], m{"lines": []any{m{"lineId": id, "quantity": 1}}}),
			"fulfillmentPreview lineId":       with(sound()["fulfillOrder"], m{"lines": []any{m{"lineId": id, "quantity": 1}}}),
			"cancelFulfillment fulfillmentId": with(sound()["cancelFulfillment"], m{"fulfillmentId": id}),
			"updateTracking fulfillmentId":    with(sound()["updateTracking"], m{"fulfillmentId": id}),
			"fulfillOrders orderId":           {"orderIds": []any{id}},
			"fulfillmentPreview orderId":      {"orderId": id},
		} {
			mutation, field, _ := strings.Cut(name, " ")
			t.Run(what+" ID as "+name, func(t *testing.T) {
				s.in(t).refused(withInput(t, mutation, input), field)
			})
		}
	}
}

func TestAMalformedIDInAQueryIsAnErrorThatNamesTheArgument(t *testing.T) {
	s := soundShop(t)
	for _, id := range []string{"hello", "", idOf("Order", 1) + "=", "T3JkZXI6MA", "\x00", "T3JkZXI6MDE"} {
		for _, c := range []struct{ document, field string }{
			{"query($id: ID!) { order(id: $id) { id } }", "id"},
			{"query($id: ID!) { node(id: $id) { id } }", "id"},
			{"query($id: ID!) { nodes(ids: [$id]) { id } }", "ids"},
			{"query($id: ID!) { orders(filter: {customerId: $id}) { nodes { id } } }", "customerId"},
		} {
			t.Run(fmt.Sprintf("%q in %s", id, c.document), func(t *testing.T) {
				s.in(t).refused(asJSON(t, m{"query": c.document, "variables": m{"id": id}}), c.field)
			})
		}
	}
	t.Run("of another type", func(t *testing.T) {
		s.in(t).refused(asJSON(t, m{"query": `{ order(id: "` + idOf("Customer", 1) + `") { id } }`}), "id")
		s.in(t).refused(asJSON(t, m{"query": `{ orders(filter: {customerId: "` + idOf("Order", 1) + `"}) { nodes { id } } }`}),
			"customerId")
	})
}

func TestPagesOutOfBoundsAreRefused(t *testing.T) {
	s := soundShop(t)
	for _, c := range []struct{ query, field string }{
		{`{ orders(first: -1) { nodes { id } } }`, "first"},
		{`{ orders(first: 101) { nodes { id } } }`, "first"},
		{`{ orders(last: -1) { nodes { id } } }`, "last"},
		{`{ orders(last: 101) { nodes { id } } }`, "last"},
		{`{ orders(first: 5, last: 5) { nodes { id } } }`, "last"},
		{`{ orders(first: 2147483648) { nodes { id } } }`, "first"},
		{`{ orders(first: 9223372036854775807) { nodes { id } } }`, "first"},
		{`{ orders(first: 99999999999999999999) { nodes { id } } }`, "first"},
		{`{ orders(first: -99999999999999999999) { nodes { id } } }`, "first"},
		{`{ orders(first: 1.0) { nodes { id } } }`, "first"},
		{`{ orders(first: "1") { nodes { id } } }`, "first"},
		{`{ orders(first: true) { nodes { id } } }`, "first"},
		{`{ orders(after: "") { nodes { id } } }`, "after"},
		{`{ orders(after: "nonsense") { nodes { id } } }`, "after"},
		{`{ orders(before: "bnVsbA") { nodes { id } } }`, "before"},
		{`{ orders(before: "W10") { nodes { id } } }`, "before"},
		{`{ orders(before: 5) { nodes { id } } }`, "before"},
		{`{ orders { totalCount(limit: 0) { count } } }`, "limit"},
		{`{ orders { totalCount(limit: -1) { count } } }`, "limit"},
		{`{ orders { totalCount(limit: 100001) { count } } }`, "limit"},
		{`{ orders { totalCount(limit: 99999999999) { count } } }`, "limit"},
		{`{ orders(sort: {field: PLACED_AT, direction: UP}) { nodes { id } } }`, "direction"},
		{`{ orders(sort: {field: NOTHING}) { nodes { id } } }`, "field"},
		{`{ orders(sort: {direction: ASC}) { nodes { id } } }`, "field"},
		{`{ orders(filter: {status: [NONE]}) { nodes { id } } }`, "status"},
		{`{ orders(filter: {nothing: 1}) { nodes { id } } }`, "nothing"},
		{`{ order(id: "` + idOf("Order", 1) + `") { timeline(first: -1) { nodes { id } } } }`, "first"},
		{`{ order(id: "` + idOf("Order", 1) + `") { timeline(first: 1, last: 1) { nodes { id } } } }`, "last"},
		{`{ order(id: "` + idOf("Order", 1) + `") { timeline(after: "x") { nodes { id } } } }`, "after"},
		{`{ order(id: "` + idOf("Order", 1) + `") { timeline(before: "") { nodes { id } } } }`, "before"},
		{`{ order(id: "` + idOf("Order", 1) + `") { fulfillments(first: 0) { id } } }`, "first"},
		{`{ order(id: "` + idOf("Order", 1) + `") { fulfillments(first: 251) { id } } }`, "first"},
	} {
		t.Run(c.query, func(t *testing.T) { s.in(t).refused(asJSON(t, m{"query": c.query}), c.field) })
	}
	t.Run("251 nodes", func(t *testing.T) {
		ids := slices.Repeat([]any{idOf("Order", 1)}, 251)
		s.in(t).refused(asJSON(t, m{"query": "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", "variables": m{"ids": ids}}), "ids")
	})
	t.Run("101 values in a filter", func(t *testing.T) {
		tags := slices.Repeat([]any{"a"}, 101)
		s.in(t).refused(asJSON(t, m{"query": "query($tags: [String!]) { orders(filter: {tag: $tags}) { nodes { id } } }",
			"variables": m{"tags": tags}}), "tag")
	})
}

func TestNumbersThatMakeNoSenseAreRefused(t *testing.T) {
	s := soundShop(t)
	line := func(quantity any) m {
		return m{"lines": []any{m{"title": "Tea", "quantity": quantity, "unitPrice": "1.00"}}, "paid": nil}
	}
	first := idOf("OrderLine", 1)
	for _, quantity := range []any{0, -1, 1_000_001, 1 << 31, 1 << 53, 1.5, "two", "", true, []any{}, m{}, nil} {
		t.Run(fmt.Sprintf("quantity %v", quantity), func(t *testing.T) {
			s := s.in(t)
			s.refused(withInput(t, "createOrder", draft(line(quantity))), "quantity")
			s.refused(withInput(t, "fulfillOrder", with(sound()["fulfillOrder"],
				m{"lines": []any{m{"lineId": first, "quantity": quantity}}})),
				"quantity")
			s.refused(withInput(t, "fulfillmentPreview", with(sound()["fulfillOrder"], m{"lines": []any{m{"lineId": first,
				"quantity": quantity}}})), "quantity")
			if quantity != 0 { // which removes the line
				s.refused(withInput(t, "updateOrder", with(sound()["updateOrder"],
					m{"lines": []any{m{"lineId": first, "quantity": quantity}}})),
					"quantity")
			}
		})
	}
	amounts := []any{"1.234", "-1", "-0.01", "", "ten", "1e3", "NaN", "Infinity", "1,000", " 1", "+1", ".5", "1.", "0x10", "１２",
		strings.Repeat("9", 17), strings.Repeat("9", 400), "1000000000000.01", 1, 1.5, true, []any{}, m{}}
	for _, amount := range amounts {
		t.Run(fmt.Sprintf("amount %.30v", amount), func(t *testing.T) {
			s := s.in(t)
			s.refused(withInput(t, "createOrder", draft(m{"lines": []any{m{"title": "Tea", "quantity": 1, "unitPrice": amount}}})),
				"unitPrice")
			s.refused(withInput(t, "refundOrder", with(sound()["refundOrder"], m{"amount": amount})), "amount")
			if amount == "" { // of an optional amount: none
				return
			}
			for _, field := range []string{"discount", "shipping", "tax", "paid"} {
				s.refused(withInput(t, "createOrder", draft(m{field: amount})), field)
			}
		})
	}
	for _, version := range []any{1 << 31, 1.5, "one", true, []any{}} {
		t.Run(fmt.Sprintf("version %v", version), func(t *testing.T) {
			s.in(t).refused(withInput(t, "updateOrder", with(sound()["updateOrder"], m{"expectedVersion": version})), "expectedVersion")
		})
	}
}

func TestCurrenciesDatesAndReasonsThatDoNotExistAreRefused(t *testing.T) {
	s := soundShop(t)
	for _, currency := range []any{"", "US", "USDX", "ZZZ", "XXX", "$", "U\x00D", 840, nil, true, strings.Repeat("U", 10_000)} {
		t.Run(fmt.Sprintf("currency %.20v", currency), func(t *testing.T) {
			input := draft(nil)
			input["currencyCode"] = currency
			s.in(t).refused(withInput(t, "createOrder", input), "currencyCode")
		})
	}
	dates := []any{"0000-01-01T00:00:00Z", "99999-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "2200-01-01T00:00:00Z",
		"2026-02-30T00:00:00Z", "2026-03-01", "2026-03-01T00:00:00", "yesterday", "", 0, 1772323200, true, m{}, strings.Repeat("2", 10_000)}
	for _, date := range dates {
		t.Run(fmt.Sprintf("date %.30v", date), func(t *testing.T) {
			s := s.in(t)
			s.refused(withInput(t, "createOrder", draft(m{"placedAt": date})), "placedAt")
			for _, field := range []string{"placedAfter", "placedBefore"} {
				s.refused(asJSON(t, m{"query": "query($f: OrderFilter) { orders(filter: $f) { nodes { id } } }",
					"variables": m{"f": m{field: date}}}), field)
			}
		})
	}
	for _, reason := range []any{"", "customer", "WEATHER", 1, true, nil, []any{"STAFF", "FRAUD"}, strings.Repeat("A", 100_000)} {
		t.Run(fmt.Sprintf("reason %.20v", reason), func(t *testing.T) {
			input := with(sound()["cancelOrder"], nil)
			input["reason"] = reason
			s.in(t).refused(withInput(t, "cancelOrder", input), "reason")
		})
	}
	for field, values := range map[string][]any{
		"field":     {"placed_at", "", 1, nil, true},
		"direction": {"asc", "", 1, nil, true},
	} {
		for _, value := range values {
			t.Run(fmt.Sprintf("sort by %s %v", field, value), func(t *testing.T) {
				sort := m{"field": "NUMBER", "direction": "ASC"}
				sort[field] = value
				s.in(t).refused(asJSON(t, m{"query": "query($s: OrderSort) { orders(sort: $s) { nodes { id } } }",
					"variables": m{"s": sort}}), field)
			})
		}
	}
	for field, value := range map[string]string{"status": "fulfilled", "paymentStatus": "paid"} {
		t.Run(fmt.Sprintf("filter by %s %s", field, value), func(t *testing.T) {
			s.in(t).refused(asJSON(t, m{"query": "query($f: OrderFilter) { orders(filter: $f) { nodes { id } } }",
				"variables": m{"f": m{field: []any{value}}}}), field)
		})
	}
}

func TestListsThatAreTooLongAreRefused(t *testing.T) {
	s := soundShop(t)
	lines := slices.Repeat([]any{m{"title": "Tea", "quantity": 1, "unitPrice": "1.00"}}, 501)
	tags := make([]any, 51)
	for i := range tags {
		tags[i] = fmt.Sprint("tag ", i)
	}
	tracking := slices.Repeat([]any{m{"number": "1Z"}}, 11)
	for _, c := range []struct {
		mutation, field string
		input           m
	}{
		{"createOrder", "lines", draft(m{"lines": lines})},
		{"createOrder", "lines", draft(m{"lines": []any{}})},
		{"createOrder", "tags", draft(m{"tags": tags})},
		{"updateOrder", "addLines", with(sound()["updateOrder"], m{"addLines": lines})},
		{"updateOrder", "addLines", with(sound()["updateOrder"], m{"addLines": lines[:499]})},
		{"updateOrder", "tags", with(sound()["updateOrder"], m{"tags": tags})},
		{"fulfillOrder", "tracking", with(sound()["fulfillOrder"], m{"tracking": tracking})},
		{"fulfillOrder", "lines", with(sound()["fulfillOrder"], m{"lines": []any{}})},
		{"updateTracking", "tracking", with(sound()["updateTracking"], m{"tracking": tracking})},
		{"fulfillOrders", "orderIds", m{"orderIds": slices.Repeat([]any{idOf("Order", 1)}, 101)}},
	} {
		t.Run(fmt.Sprintf("%s with %s", c.mutation, c.field), func(t *testing.T) {
			s.in(t).refused(withInput(t, c.mutation, c.input), c.field)
		})
	}
}

// What is stored as a link is opened in somebody's browser.
func TestLinksThatAreNoWebAddressesAreRefused(t *testing.T) {
	s := soundShop(t)
	for _, link := range []string{"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
		"data:text/html,x",
		"vbscript:x", "file:///etc/passwd", "//example.com/x", "example.com", "https://", "http:example.com", "https:///x"} {
		t.Run(link, func(t *testing.T) {
			s := s.in(t)
			s.refused(withInput(t, "createOrder", draft(m{"lines": []any{m{"title": "Tea", "quantity": 1, "unitPrice": "1",
				"imageUrl": link}}})),
				"imageUrl")
			s.refused(withInput(t, "updateOrder", with(sound()["updateOrder"], m{"addLines": []any{m{"title": "Tea", "quantity": 1,
				"unitPrice": "1", "imageUrl": link}}})), "imageUrl")
			for _, mutation := range []string{"fulfillOrder", "updateTracking"} {
				s.refused(withInput(t, mutation, with(sound()[mutation], m{"tracking": []any{m{"number": "1Z", "url": link}}})), "url")
			}
		})
	}
}
