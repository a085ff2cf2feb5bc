package graph_test

import (
	"fmt"
	"strings"
	"testing"
)

const balance = "paymentStatus payment { total { amount } due { amount } paid { amount } refunded { amount } " +
	"outstanding { amount } overpaid { amount } }"

// owes compares an order's amounts: status, total, due, paid, refunded, outstanding, overpaid.
func (s *shop) owes(id string, want ...string) {
	s.Helper()
	o := at(s.must("query($id: ID!) { order(id: $id) { "+balance+" } }", m{"id": id}), "order")
	got := []string{at(o, "paymentStatus").(string)}
	for _, field := range []string{"total", "due", "paid", "refunded", "outstanding", "overpaid"} {
		got = append(got, at(o, "payment."+field+".amount").(string))
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		s.Errorf("status, total, due, paid, refunded, outstanding and overpaid are\n%v, want\n%v", got, want)
	}
}

// trays is an order of a tray for 20 and a lamp for 80, and 20 of tax, paid.
func trays(changes m) m {
	return with(m{"lines": []any{m{"title": "Tray", "quantity": 1, "unitPrice": "20"},
		m{"title": "Lamp", "quantity": 1, "unitPrice": "80"}},
		"tax": "20", "paid": "120"}, changes)
}

func (s *shop) line(id string, i int) string { return at(s.lines(id), fmt.Sprint(i)+".id").(string) }

func TestARefundByMistakeIsPutRightByAPayment(t *testing.T) {
	s := newShop(t)
	id := s.place(m{"paid": "34.98"})
	s.changed("refundOrder", m{"orderId": id, "reason": "Wrong card."}, "id")
	s.owes(id, "REFUNDED", "34.98", "0.00", "34.98", "34.98", "0.00", "0.00")
	s.changed("markOrderAsPaid", m{"orderId": id}, "id")
	s.owes(id, "PARTIALLY_REFUNDED", "34.98", "34.98", "69.96", "34.98", "0.00", "0.00")
	s.changed("fulfillOrder", m{"orderId": id}, "id")
	s.tells(id, "Order placed.", "Demo refunded $34.98. Reason: Wrong card.", "Demo marked $34.98 as paid.", "Demo fulfilled 3 items.")
}

func TestPaymentsComeInParts(t *testing.T) {
	s := newShop(t)
	id := s.place(m{"paid": nil})
	s.owes(id, "PENDING", "34.98", "34.98", "0.00", "0.00", "34.98", "0.00")
	s.wants(s.do("recordPayment", m{"orderId": id, "amount": "10", "gateway": "Bank transfer", "reference": "7",
		"processedAt": "2026-01-02T03:04:05Z"},
		"order { payment { transactions { kind amount { amount } gateway reference processedAt stillOwed note lines { quantity } } } } "+
			"notification { title message } "+problems),
		`{"order": {"payment": {"transactions": [{"kind": "SALE", "amount": {"amount": "10.00"}, "gateway": "Bank transfer",
			"reference": "7",
			"processedAt": "2026-01-02T03:04:05Z", "stillOwed": false, "note": null, "lines": []}]}},
		"notification": {"title": "Payment recorded", "message": "$10.00 was recorded for order #1001. $24.98 is outstanding."},
		"userErrors": []}`)
	s.owes(id, "PARTIALLY_PAID", "34.98", "34.98", "10.00", "0.00", "24.98", "0.00")
	s.changed("recordPayment", m{"orderId": id}, "id")
	s.owes(id, "PAID", "34.98", "34.98", "34.98", "0.00", "0.00", "0.00")
	s.changed("recordPayment", m{"orderId": id, "amount": "0.02"}, "id")
	s.owes(id, "PAID", "34.98", "34.98", "35.00", "0.00", "0.00", "0.02")
	s.tells(id, "Order placed.", "Demo recorded a payment of $10.00 (Bank transfer).", "Demo recorded a payment of $24.98.",
		"Demo recorded a payment of $0.02.")
}

func TestAnItemIsRemovedOverpaidAndRefunded(t *testing.T) {
	s := newShop(t)
	id := s.place(trays(nil))
	lamp := s.line(id, 1)
	s.wants(s.must("query($in: UpdateOrderInput!) { updatePreview(input: $in) { payment { total { amount } tax { amount } "+
		"overpaid { amount } } "+
		"lines { title } "+problems+" } }", m{"in": m{"orderId": id, "lines": []any{m{"lineId": lamp, "quantity": 0}}}}),
		`{"updatePreview": {"payment": {"total": {"amount": "24.00"}, "tax": {"amount": "4.00"}, "overpaid": {"amount": "96.00"}},
			"lines": [{"title": "Tray"}], "userErrors": []}}`)
	s.owes(id, "PAID", "120.00", "120.00", "120.00", "0.00", "0.00", "0.00")
	s.changed("updateOrder", m{"orderId": id, "lines": []any{m{"lineId": lamp, "quantity": 0}}}, "id")
	s.owes(id, "PAID", "24.00", "24.00", "120.00", "0.00", "0.00", "96.00")
	s.changed("refundOrder", m{"orderId": id, "amount": "96"}, "id")
	s.owes(id, "PARTIALLY_REFUNDED", "24.00", "24.00", "120.00", "96.00", "0.00", "0.00")
	s.wants(at(s.must("query($id: ID!) { order(id: $id) { timeline(last: 2, before: null) { nodes { kind changes { field "+
		"before after } } } } }",
		m{"id": id}), "order.timeline.nodes.0"),
		`{"kind": "EDITED", "changes": [{"field": "line: Lamp", "before": "1", "after": null}, {"field": "tax",
			"before": "$20.00", "after": "$4.00"},
			{"field": "total", "before": "$120.00", "after": "$24.00"}, {"field": "due", "before": "$120.00", "after": "$24.00"}]}`)
}

func TestADiscountedItemCanBeRemoved(t *testing.T) {
	s := newShop(t)
	id := s.place(trays(m{"tax": nil, "discount": "50", "paid": "50"}))
	s.changed("updateOrder", m{"orderId": id, "lines": []any{m{"lineId": s.line(id, 1), "quantity": 0}}}, "id")
	s.owes(id, "PAID", "10.00", "10.00", "50.00", "0.00", "0.00", "40.00")
}

func TestAReturnedPieceIsRefundedAndStays(t *testing.T) {
	s := newShop(t)
	id := s.place(trays(nil))
	tray := s.line(id, 0)
	s.changed("fulfillOrder", m{"orderId": id}, "id")
	asked := m{"orderId": id, "lines": []any{m{"lineId": tray, "quantity": 1}}, "note": "Came back unused."}
	s.wants(s.must("query($in: RefundOrderInput!) { refundPreview(input: $in) { amount { amount currencyCode } lines { "+
		"quantity orderLine { title } } "+
		"shipping { amount } tax { amount } outstandingAfter { amount } overpaidAfter { amount } "+problems+" } }", m{"in": asked}),
		`{"refundPreview": {"amount": {"amount": "24.00", "currencyCode": "USD"}, "lines": [{"quantity": 1,
			"orderLine": {"title": "Tray"}}],
			"shipping": {"amount": "0.00"}, "tax": {"amount": "4.00"}, "outstandingAfter": {"amount": "0.00"},
			"overpaidAfter": {"amount": "0.00"},
			"userErrors": []}}`)
	s.wants(s.changed("refundOrder", asked, "status lines { title quantity fulfilledQuantity refundedQuantity unfulfilledQuantity } "+
		"payment { transactions { kind note stillOwed lines { quantity orderLine { id } } } }"),
		`{"status": "FULFILLED", "lines": [
			{"title": "Tray", "quantity": 1, "fulfilledQuantity": 1, "refundedQuantity": 1, "unfulfilledQuantity": 0},
			{"title": "Lamp", "quantity": 1, "fulfilledQuantity": 1, "refundedQuantity": 0, "unfulfilledQuantity": 0}],
		"payment": {"transactions": [{"kind": "SALE", "note": null, "stillOwed": false, "lines": []},
			{"kind": "REFUND", "note": "Came back unused.", "stillOwed": false, "lines": [{"quantity": 1,
				"orderLine": {"id": "`+tray+`"}}]}]}}`)
	s.owes(id, "PARTIALLY_REFUNDED", "120.00", "96.00", "120.00", "24.00", "0.00", "0.00")
	// The fulfillment is cancelled: the piece that was refunded is not sent again.
	s.wants(s.changed("cancelFulfillment", m{"orderId": id}, "status lines { unfulfilledQuantity }"),
		`{"status": "UNFULFILLED", "lines": [{"unfulfilledQuantity": 0}, {"unfulfilledQuantity": 1}]}`)
	s.wants(s.do("fulfillOrder", m{"orderId": id}, "order { status } fulfillment { lines { quantity orderLine { title } } }"),
		`{"order": {"status": "FULFILLED"}, "fulfillment": {"lines": [{"quantity": 1, "orderLine": {"title": "Lamp"}}]}}`)
}

func TestAPieceThatHasNotLeftIsRefundedAndNeverPacked(t *testing.T) {
	s := newShop(t)
	id := s.place(m{"lines": []any{m{"title": "Tray", "quantity": 2, "unitPrice": "20"}}, "shipping": "5", "paid": "45"})
	s.wants(s.changed("refundOrder", m{"orderId": id, "lines": []any{m{"lineId": s.line(id, 0), "quantity": 1}}},
		"itemCount lines { quantity refundedQuantity } payment { transactions { lines { quantity orderLine { quantity } } } }"),
		`{"itemCount": 1, "lines": [{"quantity": 1, "refundedQuantity": 0}], "payment": {"transactions": [{"lines": []},
			{"lines": [{"quantity": 1, "orderLine": {"quantity": 1}}]}]}}`)
	s.owes(id, "PARTIALLY_REFUNDED", "25.00", "25.00", "45.00", "20.00", "0.00", "0.00")
	s.tells(id, "Order placed.", "Demo refunded $20.00 for 1 item.")
}

func TestEveryCurrencyKeepsItsOwnUnit(t *testing.T) {
	for _, c := range []struct {
		currency, price, paid, part, said string
		first                             []string
		last                              []string
	}{
		{"JPY", "500", "1500", "333", "Demo refunded ¥333.", []string{"PARTIALLY_REFUNDED", "1500", "1167", "1500", "333", "0", "0"},
			[]string{"PARTIALLY_REFUNDED", "1000", "667", "1500", "833", "0", "0"}},
		{"KWD", "1.005", "3.015", "0.001", "Demo refunded KWD 0.001.",
			[]string{"PARTIALLY_REFUNDED", "3.015", "3.014", "3.015", "0.001", "0.000", "0.000"},
			[]string{"PARTIALLY_REFUNDED", "2.010", "2.009", "3.015", "1.006", "0.000", "0.000"}},
		{"HUF", "100.50", "301.50", "50.50", "Demo refunded HUF 50.50.",
			[]string{"PARTIALLY_REFUNDED", "301.50", "251.00", "301.50", "50.50", "0.00", "0.00"},
			[]string{"PARTIALLY_REFUNDED", "201.00", "150.50", "301.50", "151.00", "0.00", "0.00"}},
	} {
		t.Run(c.currency, func(t *testing.T) {
			s := newShop(t)
			id := s.place(m{"currencyCode": c.currency, "paid": c.paid,
				"lines": []any{m{"title": "Tray", "quantity": 3, "unitPrice": c.price}}})
			s.changed("refundOrder", m{"orderId": id, "amount": c.part}, "id")
			s.owes(id, c.first...)
			told := at(s.must("query($id: ID!) { order(id: $id) { timeline(first: 1) { nodes { message } } } }", m{"id": id}),
				"order.timeline.nodes.0.message").(string)
			if strings.ReplaceAll(told, "\u00a0", " ") != c.said {
				t.Errorf("the timeline says %q, want %q", told, c.said)
			}
			s.changed("refundOrder", m{"orderId": id, "lines": []any{m{"lineId": s.line(id, 0), "quantity": 1}}}, "id")
			s.owes(id, c.last...)
		})
	}
}

func TestATipNeverKeepsAnOrderUnfulfilled(t *testing.T) {
	s := newShop(t)
	id := s.place(m{"paid": "45", "attributes": []any{m{"name": "Gift", "value": "yes"}}, "lines": []any{
		m{"title": "Tray", "quantity": 2, "unitPrice": "20", "attributes": []any{m{"name": "Engraving", "value": "For Ada"},
			m{"name": "_id", "value": ""}}},
		m{"title": "Tip", "quantity": 1, "unitPrice": "5", "requiresShipping": false}}})
	s.wants(s.changed("fulfillOrder", m{"orderId": id, "lines": []any{m{"lineId": s.line(id, 0), "quantity": 1}}},
		"status attributes { name value } lines { requiresShipping fulfilledQuantity attributes { name value } }"),
		`{"status": "PARTIALLY_FULFILLED", "attributes": [{"name": "Gift", "value": "yes"}], "lines": [
			{"requiresShipping": true, "fulfilledQuantity": 1, "attributes": [{"name": "Engraving", "value": "For Ada"},
				{"name": "_id", "value": ""}]},
			{"requiresShipping": false, "fulfilledQuantity": 1, "attributes": []}]}`)
	s.wants(s.changed("fulfillOrder", m{"orderId": id}, "status"), `{"status": "FULFILLED"}`)
	s.wants(s.changed("updateOrder", m{"orderId": id, "attributes": []any{m{"name": "Seen", "value": "1"}}}, "attributes { name value }"),
		`{"attributes": [{"name": "Seen", "value": "1"}]}`)
	s.wants(s.changed("updateOrder", m{"orderId": id, "attributes": nil}, "attributes { name value }"), `{"attributes": []}`)
	s.wants(s.changed("cancelFulfillment", m{"orderId": id}, "status lines { fulfilledQuantity }"),
		`{"status": "UNFULFILLED", "lines": [{"fulfilledQuantity": 0}, {"fulfilledQuantity": 0}]}`)
}

func TestOrdersAreFoundByWhatIsOwed(t *testing.T) {
	s := newShop(t)
	s.place(nil)
	s.place(m{"paid": nil})
	s.place(m{"paid": "40"})
	s.changed("cancelOrder", m{"orderId": s.place(m{"paid": nil}), "reason": "CUSTOMER"}, "id")
	for _, c := range []struct {
		filter m
		want   string
	}{
		{m{"owing": true}, "[1002]"},
		{m{"owing": false}, "[1004 1003 1001]"},
		{m{"overpaid": true}, "[1003]"},
		{m{"overpaid": false}, "[1004 1002 1001]"},
		{m{"owing": true, "overpaid": true}, "[]"},
		{m{"owing": nil}, "[1004 1003 1002 1001]"},
	} {
		got := s.must("query($f: OrderFilter) { orders(filter: $f) { nodes { number } } }", m{"f": c.filter})
		if numbers := fmt.Sprint(texts(at(got, "orders.nodes"), "number")); numbers != c.want {
			t.Errorf("%v: %v, want %v", c.filter, numbers, c.want)
		}
	}
}

func TestMoneyThatCannotBeIsRefusedWithItsField(t *testing.T) {
	s := newShop(t)
	id, other := s.place(trays(m{"shipping": "5", "paid": "125"})), s.place(nil)
	tray, alien := s.line(id, 0), s.line(other, 0)
	line := func(id string, quantity int) m { return m{"lineId": id, "quantity": quantity} }
	edit := func(changes m) m { return m{"lines": []any{with(line(tray, 1), changes)}} }
	before := s.contents()
	for _, c := range []struct {
		name, mutation, code, field string
		input                       m
	}{
		{"a payment with half a cent", "recordPayment", "INVALID", "amount", m{"amount": "1.005"}},
		{"a payment of less than nothing", "recordPayment", "INVALID", "amount", m{"amount": "-1"}},
		{"a payment of nothing", "recordPayment", "INVALID", "amount", m{"amount": "0"}},
		{"a payment in another currency", "recordPayment", "INVALID", "amount", m{"amount": "1 EUR"}},
		{"a payment without amount, where nothing is owed", "recordPayment", "ORDER_ALREADY_PAID", "", m{}},
		{"a payment from too far away", "recordPayment", "TOO_LONG", "gateway", m{"amount": "1", "gateway": strings.Repeat("x", 256)}},
		{"a refund with half a cent", "refundOrder", "INVALID", "amount", m{"amount": "1.005"}},
		{"a refund of more than was paid", "refundOrder", "AMOUNT_EXCEEDS_PAID", "amount", m{"amount": "125.01"}},
		{"a refund of more shipping than there is", "refundOrder", "AMOUNT_EXCEEDS_PAID", "shipping", m{"shipping": "5.01"}},
		{"a refund of shipping with half a cent", "refundOrder", "INVALID", "shipping", m{"shipping": "0.005"}},
		{"a refund of a line twice", "refundOrder", "DUPLICATE_LINE", "lines.1.lineId", m{"lines": []any{line(tray, 1), line(tray, 1)}}},
		{"a refund of another order's line", "refundOrder", "LINE_NOT_FOUND", "lines.0.lineId", m{"lines": []any{line(alien, 1)}}},
		{"a refund of more pieces than there are", "refundOrder", "QUANTITY_EXCEEDS_REFUNDABLE", "lines.0.quantity",
			m{"lines": []any{line(tray, 2)}}},
		{"a refund of no pieces", "refundOrder", "INVALID", "lines.0.quantity", m{"lines": []any{line(tray, 0)}}},
		{"a refund with too long a note", "refundOrder", "TOO_LONG", "note", m{"note": strings.Repeat("x", 5001)}},
		{"a price with half a cent", "updateOrder", "INVALID", "lines.0.unitPrice", edit(m{"unitPrice": "1.005"})},
		{"a price below zero", "updateOrder", "INVALID", "lines.0.unitPrice", edit(m{"unitPrice": "-1"})},
		{"a line's discount of more than the line", "updateOrder", "INVALID", "lines.0.discount", edit(m{"discount": "20.01"})},
		{"a line's tax that is no number", "updateOrder", "INVALID", "lines.0.tax", edit(m{"tax": "19%"})},
		{"a line's attribute without a name", "updateOrder", "REQUIRED", "lines.0.attributes.0.name",
			edit(m{"attributes": []any{m{"name": "", "value": "x"}}})},
		{"a discount of more than the order", "updateOrder", "INVALID", "discount", m{"discount": "105.01"}},
		{"shipping below zero", "updateOrder", "INVALID", "shipping", m{"shipping": "-0.01"}},
		{"a tax with half a cent", "updateOrder", "INVALID", "tax", m{"tax": "0.005"}},
		{"51 attributes", "updateOrder", "TOO_LONG", "attributes", m{"attributes": make51()}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := s.in(t)
			want := fmt.Sprintf("%s at %s", c.code, c.field)
			refused := func(payload any) {
				t.Helper()
				p := at(payload, "userErrors.0")
				if p == nil {
					t.Fatal("it was not refused")
				}
				path, _ := at(p, "field").([]any)
				if got := fmt.Sprintf("%s at %s", at(p, "code"),
					strings.ReplaceAll(strings.Trim(fmt.Sprint(path), "[]"), " ", ".")); got != want {
					t.Errorf("%s, want %s", got, want)
				}
			}
			refused(s.do(c.mutation, with(c.input, m{"orderId": id}), "userErrors { code field }"))
			if preview := map[string]string{"refundOrder": "refundPreview", "updateOrder": "updatePreview"}[c.mutation]; preview != "" {
				kind := strings.ToUpper(c.mutation[:1]) + c.mutation[1:] + "Input!"
				if c.mutation == "refundOrder" {
					kind = "RefundOrderInput!"
				}
				refused(at(s.must("query($in: "+kind+") { "+preview+"(input: $in) { userErrors { code field } } }",
					m{"in": with(c.input, m{"orderId": id})}), preview))
			}
			if s.contents() != before {
				t.Error("it was refused, but something was written")
			}
		})
	}
}

func make51() []any {
	all := make([]any, 51)
	for i := range all {
		all[i] = m{"name": "n", "value": "v"}
	}
	return all
}
