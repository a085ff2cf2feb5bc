package desk

import (
	"fmt"

	"waybill/order"
	"waybill/timeline"
)

// history records what happens to one order in one command: the actor, the facts as
// they become, and the timeline entries that tell of it. Commands that change an order
// and those that enter one with its past use it alike.
type history struct {
	actor   order.Actor
	now     order.Instant
	facts   order.Facts  // as they are after the entries so far
	status  order.Status // as the last entry left it
	payment order.PaymentStatus
	entries []timeline.Entry
	outcome order.Outcome
}

// begin goes on from the facts of an order as it was.
func (h *history) begin(facts order.Facts) {
	h.facts, h.status, h.payment = facts, facts.Status(), facts.PaymentStatus()
}

// record adds an entry of now. A change of status or of payment status since the last
// entry is told with it, so a command changes the facts before it records.
func (h *history) record(kind order.EntryKind, message string, changes []order.Change) {
	after := h.facts.PaymentStatus()
	h.recordAt(h.now, kind, message, append(changed("paymentStatus", h.payment.String(), after.String()), changes...))
	h.payment = after
}

// recordAt adds an entry of an earlier time, as imports do: with a change of status,
// but not of payment status, because no file tells what was paid when. No entry is of a
// later time than now, or of an earlier one than the entry before it, whatever a file says.
func (h *history) recordAt(at order.Instant, kind order.EntryKind, message string, changes []order.Change) {
	at = min(at, h.now)
	if last := len(h.entries) - 1; last >= 0 {
		at = max(at, h.entries[last].At)
	}
	after := h.facts.Status()
	changes = append(changed("status", h.status.String(), after.String()), changes...)
	h.entries = append(h.entries, timeline.Entry{Kind: kind, At: at, Actor: h.actor, Message: message,
		Changes: changes, Before: h.status, After: after})
	h.status = after
}

// notify sets the popup for the person who gave the command.
func (h *history) notify(title, format string, args ...any) {
	h.outcome.Title, h.outcome.Message = title, fmt.Sprintf(format, args...)
}

// changed is one value's change; none when before and after say the same.
func changed(field, before, after string) []order.Change {
	if before == after {
		return nil
	}
	return []order.Change{{Field: field, Before: present(before), After: present(after)}}
}

// present is nil for an empty text: that is how "none" is stored.
func present(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// text is the text itself, empty for none.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
