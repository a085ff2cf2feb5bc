package graph_test

import (
	"encoding/json"
	"fmt"
	"testing"
)

func TestCreateOrder(t *testing.T) {
	t.Run("keeps everything that is given", func(t *testing.T) {
		s := newShop(t)
		input := complete()["createOrder"]
		input["discount"], input["shipping"], input["tax"], input["paid"] = "2.00", "3.00", "1.50", "10.00"
		parts := "{ name company line1 line2 city region postalCode countryCode phone }"
		s.golden(s.do("createOrder", input, `order { number status paymentStatus version placedAt updatedAt email phone deliveryMethod
			itemCount
			note tags source sourceId cancelledAt
			customer { name email phone orderCount } shippingAddress `+parts+` billingAddress `+parts+`
			lines { title variantTitle sku vendor imageUrl quantity unitPrice { amount currencyCode } total { amount } }
			total { amount currencyCode } payment { subtotal { amount } discount { amount } shipping { amount } tax { amount } paid {
				amount }
				refunded { amount } outstanding { amount }
				taxesIncluded transactions { kind amount { amount } gateway reference processedAt } }
			timeline { nodes { sequence kind at actor { kind name } message changes { field } } } } `+problems))
	})
	t.Run("takes null for left out", func(t *testing.T) {
		s := newShop(t)
		input := draft(nil)
		for _, field := range schema().Types["CreateOrderInput"].Fields {
			if _, given := input[field.Name]; !given {
				input[field.Name] = nil
			}
		}
		input["customer"], input["paid"] = nil, nil
		input["lines"] = []any{m{"title": "Tea", "quantity": 1, "unitPrice": "0", "variantTitle": nil, "sku": nil, "vendor": nil,
			"imageUrl": nil}}
		s.golden(s.do("createOrder", input, `order { number email phone note tags deliveryMethod source sourceId customer { name }
			shippingAddress { city } billingAddress { city }
			lines { variantTitle sku vendor imageUrl } payment { taxesIncluded transactions { id } } } `+problems))
	})
	t.Run("counts numbers on", func(t *testing.T) {
		s := newShop(t)
		for _, c := range []struct{ given, want any }{{nil, "1001"}, {"#2000", "2000"}, {nil, "2001"}, {"EU-1", "EU-1"}, {"5", "5"},
			{nil, "2002"}} {
			if got := at(s.changed("createOrder", draft(m{"number": c.given}), "number"), "number"); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		}
	})
	t.Run("writes amounts with the decimals of their currency", func(t *testing.T) {
		s := newShop(t)
		for currency, want := range map[string]string{"JPY": "5", "USD": "5.00", "KWD": "5.000", "usd": "5.00"} {
			input := draft(m{"currencyCode": currency, "paid": "5", "lines": []any{m{"title": "Tea", "quantity": 1, "unitPrice": "5"}}})
			if got := at(s.changed("createOrder", input, "total { amount }"), "total.amount"); got != want {
				t.Errorf("%s: %v, want %s", currency, got, want)
			}
		}
	})
	t.Run("is refused for a number or a source that is there already", func(t *testing.T) {
		s := newShop(t)
		s.place(m{"number": "7", "source": "shopify", "sourceId": "1"})
		before := s.contents()
		s.wants(s.do("createOrder", draft(m{"number": "#7"}), "order { number } "+problems),
			`{"order": {"number": "7"}, "userErrors": [{"code": "DUPLICATE_NUMBER", "field": ["number"],
				"message": "There is an order #7 already."}]}`)
		s.wants(s.do("createOrder", draft(m{"source": "shopify", "sourceId": "1"}), "order { number } userErrors { code field }"),
			`{"order": {"number": "7"}, "userErrors": [{"code": "DUPLICATE_SOURCE", "field": ["sourceId"]}]}`)
		if s.contents() != before {
			t.Error("something was written")
		}
	})
	t.Run("tells everything that is wrong at once", func(t *testing.T) {
		s := newShop(t)
		s.golden(s.do("createOrder", draft(m{"email": "nobody", "discount": "1.234", "lines": []any{m{"title": "", "quantity": 0,
			"unitPrice": "x"}},
			"shippingAddress": m{"countryCode": "XX"}}), "order { id } userErrors { code field }"))
	})
	t.Run("takes 500 lines and keeps their order", func(t *testing.T) {
		s := newShop(t)
		var lines []any
		for i := range 500 {
			lines = append(lines, m{"title": fmt.Sprint("Line ", i), "quantity": 1, "unitPrice": "0.01"})
		}
		got := texts(at(s.changed("createOrder", draft(m{"lines": lines, "paid": "5"}), "lines { title }"), "lines"), "title")
		for i, title := range got {
			if len(got) != 500 || title != fmt.Sprint("Line ", i) {
				t.Fatalf("line %d of %d is %q", i, len(got), title)
			}
		}
	})
}

func TestUpdateOrderChangesOnlyWhatIsGiven(t *testing.T) {
	fields := "email phone note tags deliveryMethod shippingAddress { city } billingAddress { city }"
	full := m{"email": "a@example.com", "phone": "1", "note": "n", "tags": []any{"t"}, "deliveryMethod": "d",
		"shippingAddress": m{"city": "s"}, "billingAddress": m{"city": "b"}}
	for name, value := range full {
		t.Run(name+" left out, null, empty and new", func(t *testing.T) {
			s := newShop(t)
			id := s.place(with(full, m{"customer": nil}))
			before := s.changed("updateOrder", m{"orderId": id}, fields)
			s.wants(before, string(asJSON(t, full)))
			cleared := with(full, nil)
			cleared[name] = nil
			if name == "tags" {
				cleared[name] = []any{}
			}
			empty := map[string]any{"tags": []any{}, "shippingAddress": m{}, "billingAddress": m{}}[name]
			if empty == nil {
				empty = ""
			}
			for _, none := range []any{nil, empty} {
				input := m{"orderId": id}
				input[name] = none
				s.wants(s.changed("updateOrder", input, fields), string(asJSON(t, cleared)))
				s.wants(s.changed("updateOrder", m{"orderId": id, name: value}, fields), string(asJSON(t, full)))
			}
		})
	}
}

func TestUpdateOrder(t *testing.T) {
	t.Run("changes, removes and adds lines, and what the order costs", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		s.wants(s.do("updateOrder", m{"orderId": id, "expectedVersion": 1,
			"lines":    []any{m{"lineId": idOf("OrderLine", 1), "quantity": 0}, m{"lineId": idOf("OrderLine", 2), "quantity": 3}},
			"addLines": []any{m{"title": "Pot", "quantity": 1, "unitPrice": "20"}}},
			"order { version itemCount total { amount } paymentStatus lines { title quantity } payment { subtotal { amount } outstanding "+
				"{ amount "+
				"} } } "+problems),
			`{"order": {"version": 2, "itemCount": 4, "total": {"amount": "50.00"}, "paymentStatus": "PARTIALLY_PAID",
			"lines": [{"title": "Cup", "quantity": 3}, {"title": "Pot", "quantity": 1}], "payment": {"subtotal": {"amount": "50.00"},
				"outstanding": {"amount": "15.02"}}}, "userErrors": []}`)
		s.tells(id, "Order placed.", "Demo changed the items.")
		s.wants(s.must(`{ order(id: "`+id+`") { timeline(first: 1) { nodes { kind changes { field before after } } } }
			node(id: "`+idOf("OrderLine", 1)+`") { id } }`, nil),
			`{"order": {"timeline": {"nodes": [{"kind": "EDITED", "changes": [
			{"field": "paymentStatus", "before": "PAID", "after": "PARTIALLY_PAID"}, {"field": "line: Tea", "before": "2", "after": null},
			{"field": "line: Cup", "before": "1", "after": "3"}, {"field": "line: Pot", "before": null, "after": "1"},
			{"field": "total", "before": "$34.98", "after": "$50.00"}, {"field": "due", "before": "$34.98",
				"after": "$50.00"}]}]}}, "node": {"id":
				"`+idOf("OrderLine", 1)+`"}}`)
	})
	t.Run("says what was changed", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		s.changed("updateOrder", m{"orderId": id, "email": "new@example.com", "note": "Ring.", "shippingAddress": m{"line1": "1 Road",
			"city": "London"}}, "id")
		s.tells(id, "Order placed.", "Demo changed the e-mail, the note and the shipping address.")
		s.wants(at(s.must(`{ order(id: "`+id+`") { timeline { nodes { changes { field before after } } } } }`, nil),
			"order.timeline.nodes.0.changes"),
			`[{"field": "email", "before": "ada@example.com", "after": "new@example.com"}, {"field": "note", "before": null,
				"after": "Ring."},
			{"field": "shippingAddress.line1", "before": null, "after": "1 Road"}, {"field": "shippingAddress.city", "before": null,
				"after":
				"London"}]`)
	})
	t.Run("writes nothing when one of several edits is wrong", func(t *testing.T) {
		s := newShop(t)
		id := s.place(nil)
		before := s.contents()
		s.wants(s.do("updateOrder", m{"orderId": id, "note": "fine", "tags": []any{"fine"}, "email": "wrong",
			"lines": []any{m{"lineId": idOf("OrderLine", 1), "quantity": 1}}}, "order { note tags version } userErrors { code field }"),
			`{"order": {"note": null, "tags": [], "version": 1}, "userErrors": [{"code": "INVALID", "field": ["email"]}]}`)
		if s.contents() != before {
			t.Error("something was written")
		}
	})
}

// What is written about an order can change after it has left, or ended.
func TestUpdateOrderAnnotatesAtAnyTime(t *testing.T) {
	notes := m{"tags": []any{"fragile"}, "note": "Came back.", "email": "new@example.com", "phone": "030"}
	for name, prepare := range map[string]func(*shop, string){"unfulfilled": asPlaced, "partly fulfilled": partly, "fulfilled": fulfilled,
		"cancelled": cancelled} {
		t.Run(name, func(t *testing.T) {
			s := newShop(t)
			id := s.place(nil)
			prepare(s, id)
			before := at(s.must(`{ order(id: "`+id+`") { status paymentStatus itemCount version actions { name allowed } } }`, nil),
				"order")
			version, _ := at(before, "version").(json.Number).Int64()
			after := s.changed("updateOrder", with(notes, m{"orderId": id}),
				"status paymentStatus itemCount version actions { name allowed } tags note email phone")
			s.wants(after, string(asJSON(t, with(with(before.(m), notes), m{"version": version + 1}))))
			s.wants(s.do("updateOrder", m{"orderId": id, "email": "wrong"}, problems),
				`{"userErrors":[{"code":"INVALID","field":["email"],"message":"This is not an e-mail address."}]}`)
			s.wants(at(s.must(`{ orders(search: "new@example.com") { nodes { id } } }`, nil), "orders.nodes"), `[{"id": "`+id+`"}]`)
			s.wants(at(s.must(`{ order(id: "`+id+`") { timeline(first: 1) { nodes { kind message changes { field } } } } }`, nil),
				"order.timeline.nodes.0"),
				`{"kind": "EDITED", "message": "Demo changed the e-mail, the phone, the note and the tags.",
				"changes": [{"field": "email"}, {"field": "phone"}, {"field": "note"}, {"field": "tags"}]}`)
		})
	}
}

func TestCancelOrder(t *testing.T) {
	selection := "order { status paymentStatus version cancelReason payment { refunded { amount } transactions { kind amount { " +
		"amount } } } " +
		"} notification { title message } " + problems
	for _, c := range []struct {
		name     string
		order, m m
		story    []string
	}{
		{"refunds what was paid", nil, m{"reason": "CUSTOMER"},
			[]string{"Order placed.", "Demo cancelled this order. Reason: customer.", "Demo refunded $34.98."}},
		{"keeps what was paid when told so", nil, m{"reason": "FRAUD", "refund": false, "note": "See the report."},
			[]string{"Order placed.", "Demo cancelled this order. Reason: fraud. See the report."}},
		{"has nothing to refund when nothing was paid", m{"paid": nil}, m{"reason": "OTHER", "refund": true},
			[]string{"Order placed.", "Demo cancelled this order. Reason: other."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newShop(t)
			id := s.place(c.order)
			s.in(t).golden(s.do("cancelOrder", with(c.m, m{"orderId": id}), selection))
			s.tells(id, c.story...)
		})
	}
	t.Run("takes null for refund as left out", func(t *testing.T) {
		s := newShop(t)
		input := m{"orderId": s.place(nil), "reason": "STAFF"}
		input["refund"] = nil
		s.wants(s.changed("cancelOrder", input, "paymentStatus"), `{"paymentStatus": "REFUNDED"}`)
	})
}

func TestAnOrderIsFoundByItsSource(t *testing.T) {
	s := newShop(t)
	s.place(m{"number": "7", "source": "shopify", "sourceId": "1"})
	s.place(m{"number": "8", "source": "shopify-eu", "sourceId": "1"})
	const document = `query($source: String!, $id: String!) { orderBySource(source: $source, sourceId: $id) { number } }`
	for _, c := range []struct{ source, id, want string }{
		{"shopify", "1", `{"orderBySource": {"number": "7"}}`},
		{"shopify-eu", "1", `{"orderBySource": {"number": "8"}}`},
		{"shopify", "2", `{"orderBySource": null}`},
		{"", "", `{"orderBySource": null}`},
	} {
		s.wants(s.must(document, m{"source": c.source, "id": c.id}), c.want)
	}
}
