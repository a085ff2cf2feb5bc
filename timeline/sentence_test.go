package timeline_test

import (
	"testing"

	"waybill/ent"
	"waybill/order"
	"waybill/timeline"
)

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
