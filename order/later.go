package order

// Later is what a file tells of an order that is here already, beyond what is known of it:
// how it went on elsewhere. What went on here and is not in the file is never taken back.
type Later struct {
	// Fulfill are the pieces that have left.
	Fulfill []Portion
	// Pay and Refund are money that moved, in minor units.
	Pay, Refund int64
	// Cancel is whether the order was cancelled. RefundRest is whether nothing that was
	// paid stayed with the shop then.
	Cancel, RefundRest bool
}

// Pieces are those that have left.
func (l Later) Pieces() int {
	n := 0
	for _, p := range l.Fulfill {
		n += p.Quantity
	}
	return n
}

// Later compares a file with what is known. lines are the file's lines as they are here; one that
// is not has the ID 0. takenBack is when a fulfillment was last cancelled here; nil for never: pieces
// that had left before are not gone again because an older file says so.
func (r CheckedOrder) Later(known Facts, lines []Line, takenBack *Instant) Later {
	told := r.Facts()
	l := Later{
		Pay:    max(0, told.Captured-known.Captured),
		Refund: max(0, told.Refunded-known.Refunded),
		Cancel: told.Cancelled && !known.Cancelled,
	}
	l.RefundRest = l.Cancel && told.Net() == 0
	if takenBack != nil && r.FulfilledAt <= *takenBack {
		return l
	}
	for i, gone := range r.Fulfilled {
		line := lines[i]
		missing := min(gone-line.Fulfilled, line.Quantity-line.Fulfilled-line.Returned)
		if line.ID != 0 && missing > 0 && countsForStatus(line, lines) {
			l.Fulfill = append(l.Fulfill, Portion{LineID: line.ID, Quantity: missing})
		}
	}
	return l
}
