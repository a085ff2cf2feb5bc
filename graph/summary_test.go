package graph_test

import "testing"

// salesShop has orders that facets and sums tell apart.
func salesShop(t testing.TB) *shop {
	t.Helper()
	s := newShop(t)
	order := func(placed, country, method string, tags []any, more m) string {
		changes := m{"placedAt": placed, "shippingAddress": m{"name": "Ada", "countryCode": country},
			"deliveryMethod": method, "tags": tags}
		for name, value := range more {
			changes[name] = value
		}
		return s.place(changes)
	}
	line := func(vendor string) m { return m{"title": "Tea", "quantity": 1, "unitPrice": "10.00", "vendor": vendor} }
	order("2026-01-01T10:00:00Z", "DE", "Express", []any{"vip", "new"}, m{"lines": []any{line("Leaf"), line("Leaf")}, "paid": "20.00"})
	order("2026-01-01T23:30:00Z", "DE", "Post", []any{"vip"}, m{"lines": []any{line("Leaf"), line("Clay")}, "paid": "5.00",
		"source": "shopify", "sourceId": "1"})
	refunded := order("2026-01-03T00:00:00Z", "FR", "Post", []any{}, m{"lines": []any{line("Clay")}, "paid": "10.00"})
	s.changed("refundOrder", m{"orderId": refunded, "amount": "4.00"}, "id")
	s.changed("cancelOrder", m{"orderId": order("2026-01-03T01:00:00Z", "FR", "Post", []any{}, m{"currencyCode": "EUR",
		"lines": []any{line("Clay")}, "paid": nil}), "reason": "STAFF"}, "id")
	return s
}

func TestASummaryAddsUpWhatTheListShows(t *testing.T) {
	s := salesShop(t)
	const all = `{ count { count precision } total { amount currencyCode } paid { amount } refunded { amount } outstanding { amount } }`
	s.wants(at(s.must("{ orderSummary "+all+" }", nil), "orderSummary"), `{"count": {"count": 4, "precision": "EXACT"},
		"total": [{"amount": "10.00", "currencyCode": "EUR"}, {"amount": "50.00", "currencyCode": "USD"}],
		"paid": [{"amount": "0.00"}, {"amount": "35.00"}], "refunded": [{"amount": "0.00"}, {"amount": "4.00"}],
		"outstanding": [{"amount": "0.00"}, {"amount": "15.00"}]}`)
	s.wants(at(s.must(`{ orderSummary(search: "ada", filter: {tag: ["vip"], status: [UNFULFILLED]}) { count { count } total { amount } } }`,
		nil), "orderSummary"), `{"count": {"count": 2}, "total": [{"amount": "40.00"}]}`)
	s.wants(at(s.must(`{ orderSummary(search: "nobody") { count { count } total { amount } } }`, nil), "orderSummary"),
		`{"count": {"count": 0}, "total": []}`)
}

func TestAHistogramCountsOrdersByWhenTheyWerePlaced(t *testing.T) {
	s := salesShop(t)
	bars := func(zone, more string) any {
		return at(s.must(`query($zone: String!) { orderHistogram(interval: DAY, timeZone: $zone, from: "2026-01-01T12:00:00Z",
			to: "2026-01-03T00:30:00Z"`+more+`) { from count } }`, m{"zone": zone}), "orderHistogram")
	}
	s.wants(bars("UTC", ""), `[{"from": "2026-01-01T00:00:00Z", "count": 2}, {"from": "2026-01-02T00:00:00Z", "count": 0},
		{"from": "2026-01-03T00:00:00Z", "count": 1}]`)
	s.wants(bars("Europe/Berlin", ", filter: {tag: [\"vip\"]}"), `[{"from": "2025-12-31T23:00:00Z", "count": 1},
		{"from": "2026-01-01T23:00:00Z", "count": 1}, {"from": "2026-01-02T23:00:00Z", "count": 0}]`)
	a := s.ask(`{ orderHistogram(interval: DAY, timeZone: "Mars", from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") {
		count } }`, nil)
	if len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != "BAD_USER_INPUT" || a.Errors[0].Extensions["argument"] != "timeZone" {
		t.Errorf("%s", a.Raw)
	}
}

func TestFacetsTellHowManyOrdersHaveEachValue(t *testing.T) {
	s := salesShop(t)
	facets := func(arguments string) any {
		return at(s.must("{ orderFacets("+arguments+") { value count { count precision } } }", nil), "orderFacets")
	}
	has := func(value, count string) string {
		return `{"value": "` + value + `", "count": {"count": ` + count + `, "precision": "EXACT"}}`
	}
	for arguments, want := range map[string]string{
		"field: TAG":           has("vip", "2") + "," + has("new", "1"),
		"field: TAG, first: 1": has("vip", "2"),
		"field: TAG, filter: {paymentStatus: [PAID]}":        has("new", "1") + "," + has("vip", "1"),
		"field: DELIVERY_METHOD":                             has("Post", "3") + "," + has("Express", "1"),
		"field: VENDOR":                                      has("Clay", "3") + "," + has("Leaf", "2"),
		`field: VENDOR, search: "1001"`:                      has("Leaf", "1"),
		"field: SOURCE":                                      has("shopify", "1"),
		"field: COUNTRY":                                     has("DE", "2") + "," + has("FR", "2"),
		`field: COUNTRY, filter: {deliveryMethod: "Post"}`:   has("FR", "2") + "," + has("DE", "1"),
		`field: SOURCE, filter: {deliveryMethod: "Express"}`: "",
	} {
		s.wants(facets(arguments), "["+want+"]")
	}
	for _, first := range []string{"0", "101"} {
		if a := s.ask("{ orderFacets(field: TAG, first: "+first+") { value } }", nil); len(a.Errors) != 1 ||
			a.Errors[0].Extensions["code"] != "BAD_USER_INPUT" {
			t.Errorf("%s", a.Raw)
		}
	}
}
