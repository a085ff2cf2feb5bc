package storetest

import (
	"slices"

	"waybill/order"
)

// modelLine, modelFulfillment and modelOrder are the model: what an order should be,
// kept in the plainest way. The model shares no code with the rules that it checks.
type modelLine struct{ quantity, fulfilled, price int }

type modelFulfillment struct {
	active bool
	pieces map[order.LineID]int
}

type modelOrder struct {
	lines        map[order.LineID]*modelLine
	fulfillments map[order.FulfillmentID]*modelFulfillment
	cancelled    bool
	total        int
	paid, back   int
	forgiven     int
	version      int
	entries      int
}

// pieces counts what was ordered, and what of it has left.
func (m *modelOrder) pieces() (all, fulfilled int) {
	for _, l := range m.lines {
		all, fulfilled = all+l.quantity, fulfilled+l.fulfilled
	}
	return all, fulfilled
}

// status follows from the pieces alone.
func (m *modelOrder) status() string {
	all, fulfilled := m.pieces()
	switch {
	case m.cancelled:
		return "CANCELLED"
	case fulfilled == 0:
		return "UNFULFILLED"
	case fulfilled < all:
		return "PARTIALLY_FULFILLED"
	}
	return "FULFILLED"
}

// balance is what is outstanding; below zero, what is overpaid.
func (m *modelOrder) balance() int {
	due := m.total - m.forgiven
	if due < 0 {
		due = 0
	}
	return due - (m.paid - m.back)
}

// pay takes in money: what goes beyond the outstanding takes back what was forgiven.
func (m *modelOrder) pay(amount int) {
	beyond := amount - max(0, m.balance())
	if beyond > 0 {
		m.forgiven -= min(beyond, m.forgiven)
	}
	m.paid += amount
}

// giveBack gives money back: what goes beyond the overpaid is forgiven.
func (m *modelOrder) giveBack(amount int) {
	beyond := amount - max(0, -m.balance())
	if beyond > 0 {
		m.forgiven += beyond
	}
	m.back += amount
}

// payment follows from what was paid and given back, and what is due.
func (m *modelOrder) payment() string {
	switch {
	case m.cancelled && m.paid == 0:
		return "VOIDED"
	case !m.cancelled && m.balance() > 0 && m.paid > m.back:
		return "PARTIALLY_PAID"
	case !m.cancelled && m.balance() > 0:
		return "PENDING"
	case m.back == 0:
		return "PAID"
	case m.back == m.paid:
		return "REFUNDED"
	}
	return "PARTIALLY_REFUNDED"
}

// refusal is what stands against fulfilling the order as a whole.
func (m *modelOrder) refusal(allowUnpaid bool) string {
	unpaid := m.balance() > 0 || m.back > 0 && m.back == m.paid
	switch {
	case m.cancelled:
		return "ORDER_CANCELLED"
	case m.status() == "FULFILLED":
		return "ORDER_FULFILLED"
	case unpaid && !allowUnpaid:
		return "ORDER_UNPAID"
	}
	return ""
}

func (m *modelOrder) addFulfillment(id order.FulfillmentID, portions map[order.LineID]int) {
	m.fulfillments[id] = &modelFulfillment{true, portions}
	for lineID, n := range portions {
		m.lines[lineID].fulfilled += n
	}
}

// everythingLeft is what a fulfillment of the whole order would hold.
func (m *modelOrder) everythingLeft() map[order.LineID]int {
	left := map[order.LineID]int{}
	for id, l := range m.lines {
		if l.quantity > l.fulfilled {
			left[id] = l.quantity - l.fulfilled
		}
	}
	return left
}

func (m *modelOrder) takeBack(id order.FulfillmentID) {
	f := m.fulfillments[id]
	f.active = false
	for lineID, n := range f.pieces {
		m.lines[lineID].fulfilled -= n
	}
}

// active are the fulfillments that stand, oldest first.
func (m *modelOrder) active() []order.FulfillmentID {
	var ids []order.FulfillmentID
	for id, f := range m.fulfillments {
		if f.active {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}
