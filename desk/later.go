package desk

import (
	"context"
	"fmt"

	"waybill/ent"
	"waybill/ent/orderfulfillment"
	"waybill/ent/salesorder"
	"waybill/money"
	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// compared is an imported order beside the one that is here.
type compared struct {
	order *ent.SalesOrder
	later order.Later
	in    order.CheckedOrder
	other []string // what else differs, which no command brings
}

// compare finds the order of the same source, and what the file tells beyond it.
func compare(ctx context.Context, read *ent.Client, in order.CheckedOrder) (compared, error) {
	o, err := read.SalesOrder.Query().Where(salesorder.Source(in.Source), salesorder.SourceID(in.SourceID)).Only(ctx)
	if err != nil {
		return compared{}, fmt.Errorf("load order to compare: %w", err)
	}
	stored, err := linesOf(ctx, read, o.ID)
	if err != nil {
		return compared{}, err
	}
	takenBack, err := lastTakenBack(ctx, read, o)
	if err != nil {
		return compared{}, err
	}
	c := compared{order: o, in: in}
	lines, isSame := sameLines(in, stored)
	c.later = in.Later(FactsOf(o), lines, takenBack)
	if !isSame {
		c.other = append(c.other, "The file has other items.")
	}
	if in.Amounts.Total != o.TotalMinor || string(in.CurrencyCode) != o.Currency {
		c.other = append(c.other, fmt.Sprintf("The file has a total of %s, here it is %s.",
			money.Money{Minor: in.Amounts.Total, Currency: in.CurrencyCode}, o.Total()))
	}
	return c, nil
}

// lastTakenBack is when a fulfillment of the order was cancelled last; nil for never. Few orders
// have ever had more fulfillments than stand.
func lastTakenBack(ctx context.Context, read *ent.Client, o *ent.SalesOrder) (*order.Instant, error) {
	if o.FulfillmentsMade == 0 {
		return nil, nil
	}
	f, err := read.OrderFulfillment.Query().
		Where(orderfulfillment.OrderID(o.ID), orderfulfillment.CancelledAtNotNil()).
		Order(ent.Desc(orderfulfillment.FieldCancelledAt)).First(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("load fulfillments: %w", err)
	}
	return f.CancelledAt, nil
}

// sameLines are the file's lines as they are here, each matched with one of the same title, SKU and
// price; a line without a match has no ID. isSame tells that each has its match, in the same quantity.
func sameLines(in order.CheckedOrder, stored []*ent.OrderLine) (lines []order.Line, isSame bool) {
	type key struct {
		title, sku string
		price      int64
	}
	here := map[key][]order.Line{}
	for i, l := range lineFacts(stored) {
		k := key{stored[i].Title, text(stored[i].Sku), l.UnitPrice}
		here[k] = append(here[k], l)
	}
	isSame = len(in.Priced) == len(stored)
	lines = make([]order.Line, len(in.Priced))
	for i, l := range in.Priced {
		k := key{l.Draft.Title, l.Draft.SKU, l.UnitPrice}
		if same := here[k]; len(same) > 0 {
			lines[i], here[k] = same[0], same[1:]
		}
		isSame = isSame && lines[i].Quantity == l.Quantity
	}
	return lines, isSame
}

// differences says in sentences what the file has and the order has not.
func (c compared) differences() []string {
	if c.order == nil {
		return nil
	}
	var all []string
	amount := func(minor int64) string {
		return money.Money{Minor: minor, Currency: money.Currency(c.order.Currency)}.String()
	}
	if n := c.later.Pieces(); n > 0 {
		all = append(all, "Fulfilled in the file and not here: "+timeline.Items(n)+".")
	}
	if c.later.Pay > 0 {
		all = append(all, "Paid in the file and not here: "+amount(c.later.Pay)+".")
	}
	if c.later.Refund > 0 {
		all = append(all, "Refunded in the file and not here: "+amount(c.later.Refund)+".")
	}
	if c.later.Cancel {
		all = append(all, "Cancelled in the file and not here.")
	}
	return append(all, c.other...)
}

// Update brings what a file tells later of an order that is here already: payments, what left, refunds
// and the cancellation, in this order, each by its own command, which may refuse. What went on
// here and is not in the file stays. The result's differences are those that are left.
func (d *Desk) Update(ctx context.Context, actor order.Actor, in order.Imported) (ImportResult, error) {
	recorded, _, problems := in.Check()
	if len(problems) > 0 {
		return ImportResult{State: Refused, Problems: problems}, nil
	}
	c, err := compare(ctx, d.store.Read(), recorded)
	if err != nil {
		return ImportResult{}, fmt.Errorf("update: %w", err)
	}
	result := ImportResult{State: Unchanged}
	var refusals refusal.Problems
	for _, bring := range c.commands() {
		// Each expects the order as it was compared: a payment that somebody records meanwhile would
		// be recorded twice.
		done, err := d.Do(ctx, actor, "", bring(Guard{ExpectedVersion: &c.order.Version}))
		if err != nil {
			return ImportResult{}, err
		}
		if refusals = append(refusals, done.Problems...); len(done.Problems) == 0 {
			result.State = Updated
			c.order.Version++
		}
	}
	if c, err = compare(ctx, d.store.Read(), recorded); err != nil {
		return ImportResult{}, fmt.Errorf("update: %w", err)
	}
	result.Differences = c.differences()
	for _, p := range refusals {
		result.Differences = append(result.Differences, p.Message)
	}
	return result, nil
}

// commands bring what is later, each if the order is as its guard expects. Money comes first, because nothing can be paid
// or refunded twice over, and a cancelled order takes no payment.
func (c compared) commands() []func(Guard) Command {
	id, l := c.order.ID, c.later
	decimal := func(minor int64) *string {
		text := money.Money{Minor: minor, Currency: money.Currency(c.order.Currency)}.Decimal()
		return &text
	}
	var all []func(Guard) Command
	if l.Pay > 0 {
		pay := RecordPayment{OrderID: id, Amount: decimal(l.Pay)}
		for _, t := range c.in.Transactions {
			if t.Kind == order.Sale {
				pay.Gateway, pay.Reference, pay.ProcessedAt = t.Gateway, t.Reference, &t.At
			}
		}
		all = append(all, func(g Guard) Command { pay.Guard = g; return pay })
	}
	if len(l.Fulfill) > 0 {
		all = append(all, func(g Guard) Command { // unpaid, too: it has left already
			return Fulfill{Guard: g, OrderID: id, Lines: l.Fulfill, AllowUnpaid: true}
		})
	}
	if l.Refund > 0 {
		all = append(all, func(g Guard) Command { return Refund{Guard: g, OrderID: id, Amount: decimal(l.Refund)} })
	}
	if l.Cancel {
		all = append(all, func(g Guard) Command {
			return Cancel{Guard: g, OrderID: id, Reason: c.in.CancelReason, Refund: &l.RefundRest}
		})
	}
	return all
}
