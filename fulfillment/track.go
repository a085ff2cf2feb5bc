package fulfillment

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"waybill/ent/orderfulfillment"
	"waybill/order"
	"waybill/timeline"
)

// UpdateTracking replaces the tracking of one fulfillment.
type UpdateTracking struct {
	Guard
	OrderID       order.ID
	FulfillmentID order.FulfillmentID
	Tracking      []order.Tracking
}

// UpdateTracking replaces a standing fulfillment's tracking numbers; none clears them.
func (d *Desk) UpdateTracking(ctx context.Context, actor order.Actor, in UpdateTracking) (Result, error) {
	return d.change(ctx, actor, in.Guard, "updateTracking", in.OrderID, in, func(ctx context.Context, w *work) error {
		f, err := w.activeFulfillment(ctx, in.FulfillmentID)
		if err != nil {
			return err
		}
		tracking, problems := order.CheckTracking(in.Tracking, order.Path{"tracking"})
		if len(problems) > 0 {
			return refused{problems}
		}
		err = w.tx.OrderFulfillment.Update().Where(orderfulfillment.ID(f.ID)).SetTracking(tracking).Exec(ctx)
		if err != nil {
			return fmt.Errorf("update tracking: %w", err)
		}
		w.reindex = true
		w.outcome.FulfillmentID = f.ID
		w.record(order.EntryTrackingUpdated, timeline.TrackingUpdated(w.actor, f.Name),
			changed("tracking", trackingText(f.Tracking), trackingText(tracking)))
		return nil
	})
}

func trackingText(tracking []order.Tracking) string {
	texts := make([]string, len(tracking))
	for i, t := range tracking {
		parts := []string{text(t.Carrier), t.Number, text(t.URL)}
		texts[i] = strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
	}
	return strings.Join(texts, ", ")
}

// changed is one value's change; none when before and after say the same.
func changed(field, before, after string) []order.Change {
	if before == after {
		return nil
	}
	return []order.Change{{Field: field, Before: present(before), After: present(after)}}
}

// asJSON is a value that has no plainer text form, e.g. a list of tags.
func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}
