package timeline

import (
	"fmt"
	"strings"

	"waybill/ent"
	"waybill/money"
	"waybill/order"
)

// These are the sentences of the timeline. A sentence is stored with its entry, so a later
// wording never changes what people once read.

// Placed says that an order came in.
func Placed() string { return "Order placed." }

// Imported says where an order came from.
func Imported(source string) string { return fmt.Sprintf("Imported from %s.", source) }

// Fulfilled says how many pieces left, and whether they left although the order is unpaid.
func Fulfilled(by order.Actor, pieces int, unpaid bool) string {
	if unpaid {
		return fmt.Sprintf("%s fulfilled %s although the order is not paid in full.", by.Name, Items(pieces))
	}
	return fmt.Sprintf("%s fulfilled %s.", by.Name, Items(pieces))
}

// FulfillmentCancelled says which fulfillment was taken back.
func FulfillmentCancelled(by order.Actor, name string, pieces int) string {
	return fmt.Sprintf("%s cancelled the fulfillment %s (%s).", by.Name, name, Items(pieces))
}

// TrackingUpdated names the fulfillment whose tracking changed.
func TrackingUpdated(by order.Actor, name string) string {
	return fmt.Sprintf("%s updated the tracking of fulfillment %s.", by.Name, name)
}

// Edited names what was changed, e.g. "the shipping address".
func Edited(by order.Actor, what []string) string {
	if len(what) == 0 {
		return fmt.Sprintf("%s saved this order without changes.", by.Name)
	}
	return fmt.Sprintf("%s changed %s.", by.Name, list(what))
}

// Cancelled says why an order ended, with the note that was given, if any.
func Cancelled(by order.Actor, reason order.CancelReason, note string) string {
	s := fmt.Sprintf("%s cancelled this order. Reason: %s.", by.Name, strings.ToLower(string(reason)))
	if note != "" {
		s += " " + note
	}
	return s
}

// MarkedAsPaid says that money was received.
func MarkedAsPaid(by order.Actor, amount money.Money) string {
	return fmt.Sprintf("%s marked %s as paid.", by.Name, amount)
}

// PaymentRecorded says that money was received, and how it came if gateway is given.
func PaymentRecorded(by order.Actor, amount money.Money, gateway string) string {
	if gateway == "" {
		return fmt.Sprintf("%s recorded a payment of %s.", by.Name, amount)
	}
	return fmt.Sprintf("%s recorded a payment of %s (%s).", by.Name, amount, gateway)
}

// Refund is what the sentence about a refund tells.
type Refund struct {
	Amount    money.Money
	Pieces    int // how many pieces it was for; 0 for an amount alone
	Reason    string
	StillOwed bool
}

// Refunded says how much went back, for how many pieces, whether the customer owes it again,
// and the reason if one is given.
func Refunded(by order.Actor, r Refund) string {
	s := fmt.Sprintf("%s refunded %s", by.Name, r.Amount)
	if r.Pieces > 0 {
		s += " for " + Items(r.Pieces)
	}
	s += "."
	if r.StillOwed {
		s += " The customer still owes it."
	}
	if r.Reason != "" {
		s += " Reason: " + r.Reason
	}
	return s
}

// RefundedBefore says how much was refunded before an order was imported. It names nobody,
// because the file does not tell who did it.
func RefundedBefore(amount money.Money) string {
	return fmt.Sprintf("%s was refunded.", amount)
}

// Items counts pieces: "1 item", "3 items".
func Items(n int) string {
	if n == 1 {
		return "1 item"
	}
	return fmt.Sprintf("%d items", n)
}

// list joins words as a sentence does: "a, b and c".
func list(what []string) string {
	if len(what) < 2 {
		return strings.Join(what, "")
	}
	return strings.Join(what[:len(what)-1], ", ") + " and " + what[len(what)-1]
}

// Notice is the popup about an entry that changed its order's status.
func Notice(number string, e *ent.TimelineEntry) (title, message string) {
	switch {
	case e.Kind == order.EntryFulfilled && e.StatusAfter == order.Fulfilled:
		return "Order fulfilled", fmt.Sprintf("Order #%s is fulfilled.", number)
	case e.Kind == order.EntryFulfilled:
		return "Order partially fulfilled", fmt.Sprintf("Order #%s is now %s.", number, e.StatusAfter.Words())
	case e.Kind == order.EntryFulfillmentCancelled:
		return "Fulfillment cancelled", fmt.Sprintf(
			"Fulfillment of order #%s is cancelled. The order is now %s.",
			number,
			e.StatusAfter.Words(),
		)
	case e.Kind == order.EntryCancelled:
		return "Order cancelled", fmt.Sprintf("Order #%s is cancelled.", number)
	}
	return "Order changed", fmt.Sprintf("Order #%s is now %s.", number, e.StatusAfter.Words())
}
