package graph_test

import (
	"fmt"
	"testing"
)

func TestMarkOrderAsPaidRecordsWhatWasOutstanding(t *testing.T) {
	s := newShop(t)
	id := s.place(m{"paid": "10.00"})
	s.golden(s.do("markOrderAsPaid", m{"orderId": id, "reference": "bank 7"},
		"order { paymentStatus version payment { outstanding { amount } transactions { kind amount { amount } gateway "+
			"reference } } } "+problems))
	s.tells(id, "Order placed.", "Demo marked $24.98 as paid.")
}

func TestRefundOrderGivesBackAPartOrTheRest(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	s.wants(s.changed("refundOrder", m{"orderId": id, "amount": "4.98", "reason": "A broken cup."},
		"paymentStatus status payment { refunded { amount } }"),
		`{"paymentStatus": "PARTIALLY_REFUNDED", "status": "UNFULFILLED", "payment": {"refunded": {"amount": "4.98"}}}`)
	s.wants(s.changed("refundOrder", m{"orderId": id}, "paymentStatus payment { refunded { amount } }"),
		`{"paymentStatus": "REFUNDED", "payment": {"refunded": {"amount": "34.98"}}}`)
	s.tells(id, "Order placed.", "Demo refunded $4.98. Reason: A broken cup.", "Demo refunded $30.00.")
}

func TestTheTimelineTellsEachChangeOfPaymentStatusWithItsEntry(t *testing.T) {
	for _, c := range []struct {
		name     string
		paid     any
		mutation string
		input    m
		want     string // from, to
	}{
		{"a payment", nil, "markOrderAsPaid", m{}, "PENDING PAID"},
		{"a refund of a part", "34.98", "refundOrder", m{"amount": "4.98"}, "PAID PARTIALLY_REFUNDED"},
		{"a refund of all", "34.98", "refundOrder", m{}, "PAID REFUNDED"},
		{"a cancellation that gives back", "34.98", "cancelOrder", m{"reason": "CUSTOMER"}, "PAID REFUNDED"},
		{"a cancellation of what nobody paid", nil, "cancelOrder", m{"reason": "CUSTOMER"}, "PENDING VOIDED"},
		{"an edit of what it costs", "34.98", "updateOrder",
			m{"addLines": []any{m{"title": "Pot", "quantity": 1, "unitPrice": "20"}}}, "PAID PARTIALLY_PAID"},
		{"not a comment", "34.98", "addOrderComment", m{"body": "Called."}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newShop(t)
			id := s.place(m{"paid": c.paid})
			s.in(t).changed(c.mutation, with(c.input, m{"orderId": id}), "id")
			changes := at(s.must(`{ order(id: "`+id+`") { timeline(first: 1) { nodes { changes { field before after } } } } }`, nil),
				"order.timeline.nodes.0.changes")
			told := ""
			for _, change := range changes.([]any) {
				if at(change, "field") == "paymentStatus" {
					told = fmt.Sprintf("%v %v", at(change, "before"), at(change, "after"))
				}
			}
			if told != c.want {
				t.Errorf("the entry tells %q, want %q", told, c.want)
			}
		})
	}
}
