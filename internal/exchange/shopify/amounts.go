package shopify

import (
	"waybill/internal/exchange"
	"waybill/money"
	"waybill/order"
)

// readAmounts reads the order's amounts and returns its total in minor units.
//
// The file does not tell whether taxes are part of the prices, and in some
// exports the Discount Amount leaves out what was taken off single lines. Of
// these readings the first that adds up to the Total is the right one; when none
// does, the amounts are kept as they stand and Imported.Check warns.
func (b *builder) readAmounts(d *order.Draft, items []item) int64 {
	discount, shipping, tax := b.amount("Discount Amount"), b.amount("Shipping"), b.amount("Taxes")
	d.Shipping, d.Tax = b.decimal(shipping), b.decimal(tax)
	subtotal, offLines, sound := addUpLines(items)
	given := b.text("Total") != ""
	total := b.amount("Total")
	if sound {
		reading := findReading(subtotal+shipping, discount, offLines, tax, total, given)
		d.TaxesIncluded = reading.taxesIncluded
		discount = b.clampDiscount(reading.discount, subtotal+shipping)
		if !given {
			total = subtotal + shipping - discount + tax
		}
	}
	d.Discount = b.decimal(discount)
	if given {
		b.entry.Order.Total = b.decimal(total)
	}
	return total
}

// addUpLines also tells whether the lines are within bounds, so that their sum is one.
func addUpLines(items []item) (subtotal, offLines int64, sound bool) {
	for _, it := range items {
		if it.quantity < 1 || it.price > money.MaxMinor/int64(it.quantity) {
			return 0, 0, false
		}
		subtotal += int64(it.quantity) * it.price
		offLines += max(0, it.discount)
	}
	return subtotal, offLines, true
}

type reading struct {
	discount      int64
	taxesIncluded bool
}

func findReading(gross, discount, offLines, tax, total int64, given bool) reading {
	if !given {
		return reading{discount: discount}
	}
	for _, d := range []int64{discount, discount + offLines} {
		switch {
		case d > gross:
		case tax > 0 && gross-d == total:
			return reading{d, true}
		case gross-d+tax == total:
			return reading{d, false}
		}
	}
	return reading{discount: discount}
}

func (b *builder) clampDiscount(discount, gross int64) int64 {
	if discount <= gross {
		return discount
	}
	b.warn(b.row, "Discount Amount", "The discount %s is more than the order is worth; %s was taken.",
		b.decimal(discount), b.decimal(gross))
	return gross
}

// readPayment derives the transactions, which the file has not, from the
// financial status and the amounts beside it.
func (b *builder) readPayment(total int64, t times) {
	status := b.status("Financial Status")
	refunded := b.amount("Refunded Amount")
	sale := int64(0)
	switch status {
	case "pending", "expired":
	case "":
		b.warn(b.row, "Financial Status", "The order has no financial status; it was taken as pending.")
	case "authorized":
		b.addTransaction(order.Authorization, total, *t.created)
	case "voided":
		b.addTransaction(order.Authorization, total, *t.created)
		b.addTransaction(order.Void, total, t.lastKnown())
	case "paid":
		sale = b.fullyPaid(total)
	case "partially_paid":
		sale = b.partlyPaid(total)
	case "partially_refunded", "refunded":
		sale = b.collected(total)
		refunded = b.wholeRefund(status, refunded, sale)
	default:
		b.warn(b.row, "Financial Status", "%q is not a financial status that is known here; the order was taken as pending.",
			exchange.Brief(status))
	}
	b.addTransaction(order.Sale, sale, firstKnown(t.paid, t.created))
	if refunded > sale {
		b.warn(b.row, "Refunded Amount", "The refund of %s is more than the %s that was paid; %s was taken.",
			b.decimal(refunded), b.decimal(sale), b.decimal(sale))
		refunded = sale
	}
	b.addTransaction(order.Refund, refunded, t.lastKnown())
}

// outstanding is what the customer still owes. Below zero the shop owes.
func (b *builder) outstanding() int64 {
	const column = "Outstanding Balance"
	return max(0, b.amountAt(b.row, column, b.header.of(b.first, column)))
}

// fullyPaid trusts the balance more than the word: a shop that fulfils by it would
// send goods that nobody has paid.
func (b *builder) fullyPaid(total int64) int64 {
	owed := min(b.outstanding(), total)
	if owed > 0 {
		b.warn(b.row, "Outstanding Balance", "The order is paid, but %s is outstanding; that much was taken as not paid.", b.decimal(owed))
	}
	return total - owed
}

func (b *builder) partlyPaid(total int64) int64 {
	const column = "Outstanding Balance"
	owed := b.outstanding()
	switch {
	case owed >= total && total > 0:
		b.warn(b.row, column, "The order is partially paid, but the whole total is outstanding; it was taken as not paid.")
		return 0
	case owed == 0 && total > 0:
		b.warn(b.row, column, "The order is partially paid, but nothing is outstanding; it was taken as paid.")
	}
	return max(0, total-owed)
}

// collected is what was paid of an order before some of it went back.
func (b *builder) collected(total int64) int64 {
	return max(0, total-b.outstanding())
}

func (b *builder) wholeRefund(status string, refunded, sale int64) int64 {
	switch {
	case status == "refunded" && refunded == 0:
		return sale
	case status == "refunded" && refunded < sale:
		b.warn(b.row, "Refunded Amount", "The order is refunded, but only %s of %s went back; that was taken.",
			b.decimal(refunded), b.decimal(sale))
	case refunded == 0:
		b.warn(b.row, "Refunded Amount", "The order is partially refunded, but the refunded amount is missing; no refund was taken.")
	}
	return refunded
}

func firstKnown(instants ...*order.Instant) order.Instant {
	for _, at := range instants {
		if at != nil {
			return *at
		}
	}
	return 0
}

func (b *builder) addTransaction(kind order.TransactionKind, amount int64, at order.Instant) {
	if amount == 0 {
		return
	}
	b.entry.Order.Transactions = append(b.entry.Order.Transactions, order.PastTransaction{
		Kind:      kind,
		Amount:    b.decimal(amount),
		At:        at,
		Gateway:   b.short("Payment Method"),
		Reference: b.firstOf("transactions.reference", b.short, "Payment Reference", "Payment ID"),
	})
}
