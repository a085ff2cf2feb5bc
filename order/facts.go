package order

// Facts are what the rules need to know of an order, beside its lines. Quantities are
// pieces, amounts minor units of Currency.
type Facts struct {
	Number    string
	Cancelled bool

	Quantity  int // pieces ordered
	Fulfilled int // pieces in active fulfillments
	ToShip    int // the pieces that count for the status, see CountLines
	Shipped   int // how many of ToShip are fulfilled

	Currency   string
	Total      int64
	Captured   int64 // SALE + CAPTURE
	Refunded   int64 // REFUND
	Forgiven   int64 // what refunds forgave, less what later payments took back
	Authorized bool  // an AUTHORIZATION that no VOID has ended
	Voided     bool  // a VOID
}

// CountLines counts the pieces of the order's lines. Only lines that ship count for the
// status, unless none of them ships. Pieces that came back after they were refunded do not
// count: nobody will ship them again, so the order must not wait for them.
func (f *Facts) CountLines(lines []Line) {
	f.Quantity, f.Fulfilled, f.ToShip, f.Shipped = 0, 0, 0, 0
	for _, l := range lines {
		f.Quantity += l.Quantity
		f.Fulfilled += l.Fulfilled
	}
	for _, l := range lines {
		if countsForStatus(l, lines) {
			f.ToShip += l.Quantity - l.Returned
			f.Shipped += l.Fulfilled
		}
	}
}

// Status computes how much is fulfilled.
func (f Facts) Status() Status {
	switch {
	case f.Cancelled:
		return Cancelled
	case f.Shipped == 0:
		return Unfulfilled
	case f.Shipped < f.ToShip:
		return PartiallyFulfilled
	default:
		return Fulfilled
	}
}

// PaymentStatus computes how far the order is paid. The first case that applies decides, so
// the order of the cases is part of the rule. For a cancelled order, only what was paid and
// refunded counts: nobody is asked for the rest.
func (f Facts) PaymentStatus() PaymentStatus {
	switch {
	case f.Cancelled && f.Captured == 0:
		return Voided
	case !f.Cancelled && f.Voided && !f.Authorized && f.Captured == 0:
		return Voided
	case !f.Cancelled && f.Outstanding() > 0:
		return f.unpaidStatus()
	case f.Refunded == 0:
		return Paid
	case f.Net() == 0:
		return Refunded
	default:
		return PartiallyRefunded
	}
}

// unpaidStatus is the payment status while something is outstanding.
func (f Facts) unpaidStatus() PaymentStatus {
	switch {
	case f.Net() > 0:
		return PartiallyPaid
	case f.Authorized:
		return Authorized
	default:
		return Pending
	}
}

// PaidInFull tells whether the order may be fulfilled without allowUnpaid. A wholly refunded
// order is not paid: nothing should be shipped for money that went back.
func (f Facts) PaidInFull() bool {
	return f.Outstanding() == 0 && !f.WhollyRefunded()
}

// WhollyRefunded tells whether all that was paid went back.
func (f Facts) WhollyRefunded() bool { return f.Captured > 0 && f.Net() == 0 }
