package desk

import (
	"fmt"

	"waybill/order"
	"waybill/timeline"
)

// history records what happens to one order in one command: the actor, the facts as
// they become, and the timeline entries that tell of it. Commands that change an order use
// it, and those that enter one with its past.
type history struct {
	actor   order.Actor
	now     order.Instant
	facts   order.Facts  // as they are after the entries so far
	status  order.Status // as the last entry left it
	payment order.PaymentStatus
	entries []timeline.Entry
	outcome order.Outcome
}

// begin takes the facts of the order before the command. Entries tell changes against these.
func (h *history) begin(facts order.Facts) {
	h.facts, h.status, h.payment = facts, facts.Status(), facts.PaymentStatus()
}

// record adds an entry with the time now. The entry also tells a change of status or of payment
// status since the entry before, so a command must change the facts before it records.
func (h *history) record(says timeline.Sentence, changes []order.Change) {
	after := h.facts.PaymentStatus()
	h.recordAt(h.now, says, append(changed("paymentStatus", h.payment.String(), after.String()), changes...))
	h.payment = after
}

// recordAt adds an entry with an earlier time, as imports do. It tells a change of status, but
// not of payment status, because no file tells what was paid when. Its time is never later
// than now or earlier than that of the entry before it, whatever a file says: a timeline is in
// the order of its times.
func (h *history) recordAt(at order.Instant, says timeline.Sentence, changes []order.Change) {
	at = min(at, h.now)
	if last := len(h.entries) - 1; last >= 0 {
		at = max(at, h.entries[last].At)
	}
	after := h.facts.Status()
	changes = append(changed("status", h.status.String(), after.String()), changes...)
	h.entries = append(h.entries, timeline.Entry{Sentence: says, At: at, Actor: h.actor,
		Changes: changes, Before: h.status, After: after})
	h.status = after
}

// notify sets the popup for the person who gave the command. It is part of the outcome, so a
// command that is sent again with its key shows the same popup.
func (h *history) notify(title, format string, args ...any) {
	h.outcome.Title, h.outcome.Message = title, fmt.Sprintf(format, args...)
}

// changed lists the change of one value; it is empty when before and after are equal.
func changed(field, before, after string) []order.Change {
	if before == after {
		return nil
	}
	return []order.Change{{Field: field, Before: present(before), After: present(after)}}
}

// lineChanged is the same for one figure of a line.
func lineChanged(id order.LineID, title string, figure order.LineFigure, before, after string) []order.Change {
	if before == after {
		return nil
	}
	return []order.Change{order.LineChange(id, title, figure, present(before), present(after))}
}

// present is a text as optional columns store it: nil when it is empty.
func present(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// text is the opposite of present: an optional column's text, empty for nil.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
