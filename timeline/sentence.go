package timeline

import (
	"fmt"
	"strings"

	"waybill/ent"
	"waybill/money"
	"waybill/order"
)

// Sentence is what an entry says, in words and in values. The words are stored with the
// entry, so that a later wording never changes what people once read.
type Sentence struct {
	Kind    order.EntryKind
	Message string
	order.Told
}

// Placed says that an order came in.
func Placed() Sentence { return Sentence{Kind: order.EntryPlaced, Message: "Order placed."} }

// Imported says where an order came from.
func Imported(source string) Sentence {
	return Sentence{order.EntryImported, fmt.Sprintf("Imported from %s.", source),
		order.Told{Params: order.Params(order.ToldSource, source)}}
}

// Fulfilled says how many pieces left, and whether they left although the order is unpaid.
func Fulfilled(by order.Actor, id order.FulfillmentID, pieces int, unpaid bool) Sentence {
	s := Sentence{order.EntryFulfilled, fmt.Sprintf("%s fulfilled %s", by.Name, Items(pieces)),
		order.Told{FulfillmentID: id, Quantity: pieces, Params: order.Params(order.ToldUnpaid, yes(unpaid))}}
	if unpaid {
		s.Message += " although the order is not paid in full"
	}
	s.Message += "."
	return s
}

// FulfilledBefore says how many pieces had left before an order was imported.
func FulfilledBefore(pieces int) Sentence {
	return Sentence{order.EntryFulfilled, Items(pieces) + " fulfilled.", order.Told{Quantity: pieces}}
}

// FulfillmentCancelled says which fulfillment was taken back.
func FulfillmentCancelled(by order.Actor, id order.FulfillmentID, name string, pieces int) Sentence {
	return Sentence{order.EntryFulfillmentCancelled, fmt.Sprintf("%s cancelled the fulfillment %s (%s).", by.Name, name, Items(pieces)),
		order.Told{FulfillmentID: id, Quantity: pieces}}
}

// TrackingUpdated names the fulfillment whose tracking changed.
func TrackingUpdated(by order.Actor, id order.FulfillmentID, name string) Sentence {
	return Sentence{order.EntryTrackingUpdated, fmt.Sprintf("%s updated the tracking of fulfillment %s.", by.Name, name),
		order.Told{FulfillmentID: id}}
}

// Edited names what was changed, e.g. "the shipping address".
func Edited(by order.Actor, what []string) Sentence {
	if len(what) == 0 {
		return Sentence{Kind: order.EntryEdited, Message: fmt.Sprintf("%s saved this order without changes.", by.Name)}
	}
	return Sentence{Kind: order.EntryEdited, Message: fmt.Sprintf("%s changed %s.", by.Name, list(what))}
}

// Cancelled says why an order ended, with the note that was given, if any.
func Cancelled(by order.Actor, reason order.CancelReason, note string) Sentence {
	s := Sentence{order.EntryCancelled,
		fmt.Sprintf("%s cancelled this order. Reason: %s.", by.Name, strings.ToLower(string(reason))),
		order.Told{Reason: string(reason), Params: order.Params(order.ToldNote, note)}}
	if note != "" {
		s.Message += " " + note
	}
	return s
}

// CancelledBefore says that an order had ended before it was imported.
func CancelledBefore(reason order.CancelReason) Sentence {
	return Sentence{order.EntryCancelled, "Order cancelled.", order.Told{Reason: string(reason)}}
}

// MarkedAsPaid says that money was received.
func MarkedAsPaid(by order.Actor, amount money.Money) Sentence {
	return Sentence{order.EntryMarkedAsPaid, fmt.Sprintf("%s marked %s as paid.", by.Name, amount), order.Told{Amount: &amount}}
}

// PaymentRecorded says that money was received, and how it came if gateway is given.
func PaymentRecorded(by order.Actor, amount money.Money, gateway string) Sentence {
	s := Sentence{order.EntryPaymentRecorded, fmt.Sprintf("%s recorded a payment of %s", by.Name, amount),
		order.Told{Amount: &amount, Params: order.Params(order.ToldGateway, gateway)}}
	if gateway != "" {
		s.Message += fmt.Sprintf(" (%s)", gateway)
	}
	s.Message += "."
	return s
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
func Refunded(by order.Actor, r Refund) Sentence {
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
	return Sentence{order.EntryRefunded, s, order.Told{Quantity: r.Pieces, Amount: &r.Amount, Reason: r.Reason,
		Params: order.Params(order.ToldStillOwed, yes(r.StillOwed))}}
}

// RefundedBefore says how much was refunded before an order was imported. It names nobody,
// because the file does not tell who did it.
func RefundedBefore(amount money.Money) Sentence {
	return Sentence{order.EntryRefunded, fmt.Sprintf("%s was refunded.", amount), order.Told{Amount: &amount}}
}

// Commented is what somebody wrote.
func Commented(body string) Sentence {
	return Sentence{Kind: order.EntryCommented, Message: body}
}

// yes is the value of a param that applies; empty for one that does not.
func yes(applies bool) string {
	if applies {
		return "true"
	}
	return ""
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
