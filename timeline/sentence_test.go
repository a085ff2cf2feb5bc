package timeline_test

import (
	"strings"
	"testing"

	"waybill/ent"
	"waybill/money"
	"waybill/order"
	"waybill/timeline"
)

func TestWhatTheTimelineSaysOfMoney(t *testing.T) {
	ada := order.Actor{Name: "Ada"}
	amount := func(minor int64, c money.Currency) money.Money { return money.Money{Minor: minor, Currency: c} }
	for want, got := range map[string]string{
		"Ada marked $34.98 as paid.":                        timeline.MarkedAsPaid(ada, amount(3498, "USD")),
		"Ada recorded a payment of ¥500.":                   timeline.PaymentRecorded(ada, amount(500, "JPY"), ""),
		"Ada recorded a payment of €10.00 (Bank transfer).": timeline.PaymentRecorded(ada, amount(1000, "EUR"), "Bank transfer"),
		"Ada refunded KWD 0.001.":                           timeline.Refunded(ada, timeline.Refund{Amount: amount(1, "KWD")}),
		"Ada refunded HUF 50.50 for 1 item.": timeline.Refunded(ada,
			timeline.Refund{Amount: amount(5050, "HUF"), Pieces: 1}),
		"Ada refunded $3.00 for 2 items. Reason: Broken.": timeline.Refunded(ada,
			timeline.Refund{Amount: amount(300, "USD"), Pieces: 2, Reason: "Broken."}),
		"Ada refunded $3.00. The customer still owes it. Reason: Wrong card.": timeline.Refunded(ada,
			timeline.Refund{Amount: amount(300, "USD"), StillOwed: true, Reason: "Wrong card."}),
	} {
		if got = strings.ReplaceAll(got, "\u00a0", " "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestWhatAPopupSaysOfAStatusChange(t *testing.T) {
	for _, c := range []struct {
		kind           order.EntryKind
		after          order.Status
		title, message string
	}{
		{order.EntryFulfilled, order.Fulfilled, "Order fulfilled", "Order #1001 is fulfilled."},
		{order.EntryFulfilled, order.PartiallyFulfilled, "Order partially fulfilled", "Order #1001 is now Partially Fulfilled."},
		{order.EntryFulfillmentCancelled, order.Unfulfilled, "Fulfillment cancelled",
			"Fulfillment of order #1001 is cancelled. The order is now Unfulfilled."},
		{order.EntryCancelled, order.Cancelled, "Order cancelled", "Order #1001 is cancelled."},
		{order.EntryEdited, order.Fulfilled, "Order changed", "Order #1001 is now Fulfilled."},
	} {
		title, message := timeline.Notice("1001", &ent.TimelineEntry{Kind: c.kind, StatusAfter: c.after})
		if title != c.title || message != c.message {
			t.Errorf("%s to %s: %q, %q", c.kind, c.after, title, message)
		}
	}
}
