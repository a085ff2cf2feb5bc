package graph_test

import (
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
