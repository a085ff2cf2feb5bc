package shopify

import (
	"slices"

	"waybill/internal/exchange"
	"waybill/order"
)

// readHistory finds out what was fulfilled, and whether the order was cancelled.
func (b *builder) readHistory(items []item, t times) {
	in := &b.entry.Order
	fulfilled := b.fulfilled(items)
	if t.cancelled != nil {
		in.CancelledAt = t.cancelled
		in.CancelReason = order.ReasonOther
		if fulfilled != nil {
			b.warn(b.row, "Cancelled at", "The order was both fulfilled and cancelled; it was taken as cancelled, with nothing fulfilled.")
			fulfilled = nil
		}
	}
	if fulfilled != nil {
		in.Fulfilled = fulfilled
		in.FulfilledAt = firstKnown(t.fulfilled, t.created)
	}
}

// fulfilled is how many pieces of each line have gone out; nil for none. The
// file has no such quantities, only a status for each line and one for all. Lines that do
// not ship go along with the first pieces that do.
func (b *builder) fulfilled(items []item) []int {
	status := b.fulfillmentStatus(b.row, "Fulfillment Status", b.header.of(b.first, "Fulfillment Status"))
	anyShips := slices.ContainsFunc(items, func(it item) bool { return it.ships })
	counts := func(it item) bool { return it.ships || !anyShips }
	gone := make([]int, len(items))
	pieces, ordered := 0, 0
	for i, it := range items {
		if counts(it) {
			gone[i] = b.goneOf(it, status == wholly)
			pieces += gone[i]
			ordered += it.quantity
		}
	}
	if status == partly {
		first := slices.IndexFunc(items, counts)
		pieces += b.partlyFulfilled(gone, first, pieces, ordered)
	}
	if pieces == 0 {
		return nil
	}
	for i, it := range items {
		if !counts(it) {
			gone[i] = it.quantity
		}
	}
	return gone
}

// goneOf is how many pieces of one line have gone out. Of a partly fulfilled
// line only one surely has: fewer is impossible, and every further piece that is
// recorded as gone, but is not, would never be sent.
func (b *builder) goneOf(it item, whole bool) int {
	switch {
	case whole || it.fulfilled == wholly:
		return it.quantity
	case it.fulfilled == partly && it.quantity > 0:
		if it.quantity > 1 {
			b.warn(
				it.row,
				"Lineitem fulfillment status",
				"The line is partly fulfilled, but the file does not tell how many pieces are; 1 of %d was taken.",
				it.quantity,
			)
		}
		return 1
	}
	return 0
}

// partlyFulfilled makes sense of an order that is partly fulfilled when its
// lines do not say so. It returns by how many pieces that changes gone; first is the first
// line that counts.
func (b *builder) partlyFulfilled(gone []int, first, pieces, ordered int) int {
	const column = "Fulfillment Status"
	switch {
	case pieces == ordered && pieces > 0:
		b.warn(b.row, column, "The order is partly fulfilled, but each of its lines is fulfilled; the lines were trusted.")
	case pieces == 0 && ordered > 1:
		b.warn(b.row, column, "The order is partly fulfilled, but none of its lines is; 1 piece of the first line was taken.")
		gone[first] = 1
		return 1
	case pieces == 0:
		b.warn(b.row, column, "The order is partly fulfilled, but has a single piece that is not; nothing was taken as fulfilled.")
	}
	return 0
}

// What a fulfillment status comes to.
const (
	notAtAll = ""
	partly   = "partial"
	wholly   = "fulfilled"
	// notEligible is that of a line which nobody packs.
	notEligible = "not_eligible"
)

// fulfillmentStatuses are Shopify's words for orders and lines alike. Goods that
// were restocked have come back. An order on hold, scheduled or in progress is still
// in the house: only what has left counts.
var fulfillmentStatuses = map[string]string{
	"fulfilled": wholly, "shipped": wholly,
	"partial": partly, "partially_fulfilled": partly,
	"": notAtAll, "unfulfilled": notAtAll, "pending": notAtAll, "restocked": notAtAll, "open": notAtAll, "on_hold": notAtAll,
	"scheduled": notAtAll, "in_progress": notAtAll, "pending_fulfillment": notAtAll, "request_declined": notAtAll,
	notEligible: notEligible,
}

// fulfillmentStatus takes a word that it does not know for not fulfilled: what is
// recorded as gone, but is not, would never be sent.
func (b *builder) fulfillmentStatus(row int, column, field string) string {
	word := statusWord(b.textAt(row, column, field))
	status, known := fulfillmentStatuses[word]
	if !known {
		b.warn(row, column, "%q is not a fulfillment status that is known here; nothing was taken as fulfilled for it.",
			exchange.Brief(word))
	}
	return status
}
