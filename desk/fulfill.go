package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"entgo.io/ent/dialect/sql"

	"waybill/address"
	"waybill/ent"
	"waybill/ent/orderline"
	"waybill/internal/store"
	"waybill/order"
	"waybill/refusal"
	"waybill/timeline"
)

// Fulfill records that goods leave: everything that is left of an order, or some
// lines of it, and an edit of the address with it, all or nothing.
type Fulfill struct {
	Guard
	OrderID order.ID
	// Lines are the pieces that leave, each line named once; nil is everything that is left.
	Lines []order.Portion
	// ShippingAddress replaces the order's; nil leaves it as it is.
	ShippingAddress *address.Address
	// Tracking has at most 10 numbers.
	Tracking []order.Tracking
	// AllowUnpaid fulfils an order that is not paid in full. The timeline says so.
	AllowUnpaid bool
}

func (Fulfill) verb() string       { return "fulfillOrder" }
func (in Fulfill) order() order.ID { return in.OrderID }

// do asks the rules for a plan, changes the address, and stores the fulfillment. The address is
// recorded first, so that on the timeline it stands before the parcel that went there.
func (in Fulfill) do(ctx context.Context, w *change) error {
	lines, err := linesOf(ctx, w.tx.Client, w.order.ID)
	if err != nil {
		return err
	}
	plan, problems := checkFulfill(w.facts, lines, &in)
	if len(problems) > 0 {
		return refused{problems}
	}
	if to := in.ShippingAddress; to != nil && !to.Equal(w.order.ShippingAddress) {
		w.record(timeline.Edited(w.actor, []string{"the shipping address"}), w.setShippingAddress(to))
	}
	if err := w.createFulfillment(ctx, plan, in.Tracking); err != nil {
		return err
	}
	if err := w.moveFulfilled(ctx, lines, plan, 1); err != nil {
		return err
	}
	w.recordFulfilled(plan, lines)
	return nil
}

// checkFulfill asks the rules for a plan and cleans the tracking numbers in the input. Where the
// rules refuse, tracking and address are not checked: they do not matter for a parcel that
// may not leave.
func checkFulfill(f order.Facts, lines []*ent.OrderLine, in *Fulfill) ([]order.Portion, refusal.Problems) {
	plan, problems := order.PlanFulfillment(f, lineFacts(lines), in.Lines, in.AllowUnpaid)
	if len(problems) > 0 {
		return nil, problems
	}
	tracking, problems := order.CheckTracking(in.Tracking, refusal.Path{"tracking"})
	in.Tracking = tracking
	return plan, append(problems, order.CheckAddress(in.ShippingAddress, refusal.Path{"shippingAddress"})...)
}

// createFulfillment stores the fulfillment. Fulfillments of an order are named 1001-F1, 1001-F2
// and so on. A cancelled one keeps its name, so the count never goes back.
func (w *change) createFulfillment(ctx context.Context, plan []order.Portion, tracking []order.Tracking) error {
	made := w.order.FulfillmentsMade + 1
	w.row.SetFulfillmentsMade(made)
	f, err := w.tx.OrderFulfillment.Create().
		SetOrderID(w.order.ID).
		SetName(w.order.Number + "-F" + strconv.Itoa(made)).
		SetStatus(order.FulfillmentActive).
		SetTracking(tracking).
		SetCreatedAt(w.now).
		SetCreatedByKind(w.actor.Kind).
		SetCreatedBy(w.actor.Name).
		Save(ctx)
	if err != nil {
		return fmt.Errorf("create fulfillment: %w", err)
	}
	w.outcome.FulfillmentID = f.ID
	if w.alsoFoundBy = f.Name; len(tracking) > 0 {
		w.reindex = true
	}
	return createPortions(ctx, w.tx, f.ID, plan)
}

// createPortions stores how many pieces of each line a fulfillment holds, in one statement
// however many lines there are.
func createPortions(ctx context.Context, tx *store.Tx, id order.FulfillmentID, portions []order.Portion) error {
	err := tx.FulfillmentLine.MapCreateBulk(portions, func(c *ent.FulfillmentLineCreate, i int) {
		c.SetFulfillmentID(id).SetOrderLineID(portions[i].LineID).SetQuantity(portions[i].Quantity)
	}).Exec(ctx)
	if err != nil {
		return fmt.Errorf("create fulfillment lines: %w", err)
	}
	return nil
}

// moveFulfilled moves the lines' fulfilled quantities up (1) or down (-1), and the order's
// facts with them. Most orders leave as a whole and in one parcel, so that case costs one
// statement; otherwise each line that moves costs one.
func (w *change) moveFulfilled(ctx context.Context, lines []*ent.OrderLine, portions []order.Portion, direction int) error {
	was := lineFacts(lines)
	is := order.MoveFulfilled(was, portions, direction)
	w.facts.CountLines(is)
	if w.facts.Fulfilled == w.facts.Quantity || w.facts.Fulfilled == 0 && !anyReturned(is) {
		return w.setAllFulfilled(ctx)
	}
	for i, l := range is {
		if l == was[i] {
			continue
		}
		err := w.tx.OrderLine.Update().Where(orderline.ID(l.ID)).
			SetFulfilledQuantity(l.Fulfilled).SetReturnedQuantity(l.Returned).Exec(ctx)
		if err != nil {
			return fmt.Errorf("change fulfilled quantity: %w", err)
		}
	}
	return nil
}

// anyReturned tells whether refunded pieces have come back. Their number differs from line to
// line, so setAllFulfilled cannot store it.
func anyReturned(lines []order.Line) bool {
	return slices.ContainsFunc(lines, func(l order.Line) bool { return l.Returned > 0 })
}

// setAllFulfilled is moveFulfilled in one statement, when all or nothing is fulfilled: every
// line then has its own quantity, or none.
func (w *change) setAllFulfilled(ctx context.Context) error {
	update := w.tx.OrderLine.Update().Where(orderline.OrderID(w.order.ID))
	if w.facts.Fulfilled == 0 {
		update.SetFulfilledQuantity(0)
	} else {
		update.Modify(func(u *sql.UpdateBuilder) { u.Set(orderline.FieldFulfilledQuantity, sql.Expr(orderline.FieldQuantity)) })
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("change fulfilled quantities: %w", err)
	}
	return nil
}

// recordFulfilled tells what left: on the timeline, and in the popup.
func (w *change) recordFulfilled(plan []order.Portion, lines []*ent.OrderLine) {
	pieces := order.Pieces(plan)
	w.record(timeline.Fulfilled(w.actor, w.outcome.FulfillmentID, pieces, !w.facts.PaidInFull()), lineChanges(plan, lines, 1))
	if w.facts.Status() == order.Fulfilled {
		w.notify("Order fulfilled", "Order #%s is fulfilled.", w.order.Number)
		return
	}
	verb := "are"
	if pieces == 1 {
		verb = "is"
	}
	w.notify("Order partially fulfilled", "%s of order #%s %s fulfilled. The order is now %s.",
		timeline.Items(pieces), w.order.Number, verb, w.facts.Status().Words())
}

// lineChanges tells each line's quantities before and after a fulfillment (direction
// 1) or its cancellation (-1).
func lineChanges(portions []order.Portion, lines []*ent.OrderLine, direction int) []order.Change {
	byID := make(map[order.LineID]*ent.OrderLine, len(lines))
	for _, l := range lines {
		byID[l.ID] = l
	}
	changes := make([]order.Change, 0, len(portions))
	for _, p := range portions {
		l := byID[p.LineID]
		if l == nil {
			continue
		}
		before := fmt.Sprintf("%d of %d fulfilled", l.FulfilledQuantity, l.Quantity)
		after := fmt.Sprintf("%d of %d fulfilled", l.FulfilledQuantity+direction*p.Quantity, l.Quantity)
		changes = append(changes, order.LineChange(l.ID, l.Title, order.FigureFulfilled, &before, &after))
	}
	return changes
}

// linesOf are the lines of an order in their order, without those that were removed. A removed
// line keeps its row with quantity 0, because fulfillments, refunds and the timeline name it.
func linesOf(ctx context.Context, client *ent.Client, id order.ID) ([]*ent.OrderLine, error) {
	lines, err := client.OrderLine.Query().
		Where(orderline.OrderID(id), orderline.QuantityGT(0)).
		Order(ent.Asc(orderline.FieldPosition, orderline.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load lines: %w", err)
	}
	return lines, nil
}

// lineFacts are what the rules need to know of lines.
func lineFacts(lines []*ent.OrderLine) []order.Line {
	facts := make([]order.Line, len(lines))
	for i, l := range lines {
		facts[i] = order.Line{
			ID:               l.ID,
			Quantity:         l.Quantity,
			Fulfilled:        l.FulfilledQuantity,
			Refunded:         l.RefundedQuantity,
			Returned:         l.ReturnedQuantity,
			Ships:            l.RequiresShipping,
			UnitPrice:        l.UnitPriceMinor,
			Discount:         l.DiscountMinor,
			DiscountShare:    l.DiscountShareMinor,
			Tax:              l.TaxMinor,
			TaxShare:         l.TaxShareMinor,
			RefundedDiscount: l.RefundedDiscountMinor,
			RefundedTax:      l.RefundedTaxMinor,
		}
	}
	return facts
}
