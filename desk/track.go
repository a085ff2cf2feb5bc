package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"waybill/ent/orderfulfillment"
	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// Track replaces the tracking numbers of one active fulfillment; an empty list clears them.
type Track struct {
	Guard
	OrderID order.ID
	// FulfillmentID must name an active fulfillment of the order.
	FulfillmentID order.FulfillmentID
	// Tracking has at most 10 numbers.
	Tracking []order.Tracking
}

func (Track) verb() string       { return "updateTracking" }
func (in Track) order() order.ID { return in.OrderID }

// do replaces the numbers. From then on, the order is found by the new ones and not by the old
// ones: a mistyped number may belong to another parcel.
func (in Track) do(ctx context.Context, w *change) error {
	f, err := w.activeFulfillment(ctx, in.FulfillmentID)
	if err != nil {
		return err
	}
	tracking, problems := order.CheckTracking(in.Tracking, refusal.Path{"tracking"})
	if len(problems) > 0 {
		return refused{problems}
	}
	err = w.tx.OrderFulfillment.Update().Where(orderfulfillment.ID(f.ID)).SetTracking(tracking).Exec(ctx)
	if err != nil {
		return fmt.Errorf("update tracking: %w", err)
	}
	w.reindex = true
	w.outcome.FulfillmentID = f.ID
	w.record(timeline.TrackingUpdated(w.actor, f.ID, f.Name),
		changed("tracking", trackingText(f.Tracking), trackingText(tracking)))
	return nil
}

// trackingText is tracking as the timeline shows it: "UPS 1Z999, DHL 00340".
func trackingText(tracking []order.Tracking) string {
	texts := make([]string, len(tracking))
	for i, t := range tracking {
		parts := []string{text(t.Carrier), t.Number, text(t.URL)}
		texts[i] = strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
	}
	return strings.Join(texts, ", ")
}
