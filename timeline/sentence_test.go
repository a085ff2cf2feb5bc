package timeline_test

import (
	"reflect"
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
	for want, says := range map[string]timeline.Sentence{
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
		if got := strings.ReplaceAll(says.Message, "\u00a0", " "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestWhatAnEntrySaysInWordsItTellsInValuesToo(t *testing.T) {
	ada, money := order.Actor{Name: "Ada"}, money.Money{Minor: 300, Currency: "USD"}
	param := func(name, value string) []order.Param { return []order.Param{{Name: name, Value: value}} }
	for _, c := range []struct {
		says timeline.Sentence
		kind order.EntryKind
		told order.Told
	}{
		{timeline.Placed(), order.EntryPlaced, order.Told{}},
		{timeline.Imported("shopify"), order.EntryImported, order.Told{Params: param("source", "shopify")}},
		{timeline.Fulfilled(ada, 7, 3, false), order.EntryFulfilled, order.Told{FulfillmentID: 7, Quantity: 3}},
		{timeline.Fulfilled(ada, 7, 3, true), order.EntryFulfilled,
			order.Told{FulfillmentID: 7, Quantity: 3, Params: param("unpaid", "true")}},
		{timeline.FulfilledBefore(3), order.EntryFulfilled, order.Told{Quantity: 3}},
		{timeline.FulfillmentCancelled(ada, 7, "1001-F1", 3), order.EntryFulfillmentCancelled,
			order.Told{FulfillmentID: 7, Quantity: 3}},
		{timeline.TrackingUpdated(ada, 7, "1001-F1"), order.EntryTrackingUpdated, order.Told{FulfillmentID: 7}},
		{timeline.Edited(ada, []string{"the note"}), order.EntryEdited, order.Told{}},
		{timeline.Cancelled(ada, order.ReasonFraud, ""), order.EntryCancelled, order.Told{Reason: "FRAUD"}},
		{timeline.Cancelled(ada, order.ReasonFraud, "Sad."), order.EntryCancelled,
			order.Told{Reason: "FRAUD", Params: param("note", "Sad.")}},
		{timeline.CancelledBefore(order.ReasonOther), order.EntryCancelled, order.Told{Reason: "OTHER"}},
		{timeline.MarkedAsPaid(ada, money), order.EntryMarkedAsPaid, order.Told{Amount: &money}},
		{timeline.PaymentRecorded(ada, money, "Bank"), order.EntryPaymentRecorded,
			order.Told{Amount: &money, Params: param("gateway", "Bank")}},
		{timeline.Refunded(ada, timeline.Refund{Amount: money, Pieces: 2, Reason: "Broken.", StillOwed: true}), order.EntryRefunded,
			order.Told{Amount: &money, Quantity: 2, Reason: "Broken.", Params: param("stillOwed", "true")}},
		{timeline.RefundedBefore(money), order.EntryRefunded, order.Told{Amount: &money}},
		{timeline.Commented("Hello."), order.EntryCommented, order.Told{}},
	} {
		if c.says.Kind != c.kind || !reflect.DeepEqual(c.says.Told, c.told) {
			t.Errorf("%q tells %s %+v, want %s %+v", c.says.Message, c.says.Kind, c.says.Told, c.kind, c.told)
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
