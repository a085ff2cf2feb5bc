package shopify

import (
	"waybill/ent"
	"waybill/money"
	"waybill/order"
)

// fulfillmentWord is Shopify's word for how much has left.
func fulfillmentWord(o *ent.SalesOrder) string {
	switch {
	case o.ShippedCount == 0:
		return "unfulfilled"
	case o.ShippedCount < o.ToShipCount:
		return partly
	}
	return wholly
}

// fulfilledAt is when the last fulfillment that stands was made; nil for none.
func fulfilledAt(o *ent.SalesOrder) *order.Instant {
	var last *order.Instant
	for _, f := range o.Edges.Fulfillments {
		if f.Status == order.FulfillmentActive {
			last = &f.CreatedAt
		}
	}
	return last
}

// payment writes what readPayment makes the same transactions of. The file has one date
// and one method for all.
func (e *Exporter) payment(o *ent.SalesOrder) {
	minor := func(n int64) string { return money.Money{Minor: n, Currency: money.Currency(o.Currency)}.Decimal() }
	e.set("Financial Status", financialWord(o))
	e.set("Refunded Amount", minor(o.RefundedMinor))
	owed := int64(0)
	if o.CapturedMinor > 0 {
		owed = max(0, o.TotalMinor-o.CapturedMinor)
	}
	e.set("Outstanding Balance", minor(owed))
	for _, t := range o.Edges.Transactions {
		if t.Kind == order.Refund || t.Kind == order.Void {
			continue
		}
		e.set("Payment Method", text(t.Gateway))
		e.set("Payment Reference", text(t.Reference))
		if t.Kind != order.Authorization {
			e.set("Paid at", moment(t.ProcessedAt))
		}
	}
}

// financialWord is Shopify's word for where the money is, before what was refunded is
// taken from it: a refund stands in a column of its own.
func financialWord(o *ent.SalesOrder) string {
	switch {
	case o.RefundedMinor > 0 && o.RefundedMinor == o.CapturedMinor:
		return "refunded"
	case o.RefundedMinor > 0:
		return "partially_refunded"
	case o.CapturedMinor > 0 && o.CapturedMinor < o.TotalMinor:
		return "partially_paid"
	case o.CapturedMinor > 0 || o.TotalMinor == 0 && !o.Authorized && !o.Voided:
		return "paid"
	case o.Voided && !o.Authorized:
		return "voided"
	case o.Authorized:
		return "authorized"
	}
	return "pending"
}
