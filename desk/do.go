package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"waybill/ent"
	"waybill/internal/quota"
	"waybill/internal/store"
	"waybill/order"
	"waybill/refusal"
)

// Desk is where orders are worked on. It may be used by many goroutines.
type Desk struct {
	store  store.Store
	now    func() time.Time
	turns  *quota.Turns // a queue for each order, see turn
	keyAge keyAge
}

// New works on the orders in s. now is the clock; nil is time.Now.
func New(s store.Store, now func() time.Time) *Desk {
	if now == nil {
		now = time.Now
	}
	return &Desk{store: s, now: now, turns: quota.NewTurns(1)}
}

// Command is one change of one order: a verb of this package, with its input.
type Command interface {
	// verb is the API's name of the mutation. It is stored with idempotency keys, so it must
	// not change.
	verb() string
	// order is the order to change; 0 for a command that enters a new one.
	order() order.ID
	// guard is what the caller asks for its own safety.
	guard() Guard
	// do changes the order, or returns refused. It may run more than once, so it must have no
	// effect outside its transaction.
	do(context.Context, *change) error
}

// Guard is what a caller may ask for its own safety. Commands embed it.
type Guard struct {
	// ExpectedVersion refuses the command when the order has another version; nil
	// takes any.
	ExpectedVersion *int
	// IdempotencyKey is here only to be decoded from the input. Do ignores it and uses its
	// parameter key, because a key may also come from a header.
	IdempotencyKey string `json:"-"`
}

func (g Guard) guard() Guard { return g }

// Result is the outcome of a command, or the reasons for which it did nothing.
type Result struct {
	order.Outcome
	Problems refusal.Problems // not empty: refused, and nothing was written
}

// refused is the error by which a command's refusal leaves the transaction: only an error makes
// the store roll it back.
type refused struct{ refusal.Problems }

// Error is never shown: once turns refused into a Result.
func (refused) Error() string { return "refused" }

// Do carries out a command as actor, in one transaction. With a key, only the
// first time: sent again with the same input, the command has no further effect
// and the first result is returned. key is at most 255 characters; empty for none.
//
// A refusal is in the result; the error is one of the store's.
func (d *Desk) Do(ctx context.Context, actor order.Actor, key string, c Command) (Result, error) {
	return d.DoAndShow(ctx, actor, key, c, func(Result) error { return nil })
}

// DoAndShow is Do, and calls show with the result before any other command changes the
// order. So the first read of show sees the order as this command left it, or as it was when
// the command was refused. For a command that is sent again with its key, show sees the order
// as it is now. An error of show is returned, but the command stays done.
func (d *Desk) DoAndShow(ctx context.Context, actor order.Actor, key string, c Command, show func(Result) error) (Result, error) {
	orderTurn := turn{turns: d.turns}
	defer orderTurn.release()
	if err := orderTurn.wait(ctx, c.order()); err != nil {
		return Result{}, fmt.Errorf("%s: %w", c.verb(), err)
	}
	result, err := d.once(ctx, actor, attempt{key: key, mutation: c.verb(), input: c}, c, &orderTurn)
	if err != nil {
		return result, err
	}
	return result, show(result)
}

// run carries out a command within a transaction: it loads the order, checks the
// version, lets the command change it, and saves it with its timeline.
func (d *Desk) run(ctx context.Context, tx *store.Tx, actor order.Actor, c Command) (order.Outcome, error) {
	w := newChange(tx, actor, order.At(d.now()))
	if !isEntering(c) {
		if err := w.load(ctx, c.order(), c.guard()); err != nil {
			return order.Outcome{}, err
		}
	}
	if err := c.do(ctx, w); err != nil {
		return order.Outcome{}, err
	}
	err := w.save(ctx)
	return w.outcome, err
}

// isEntering tells whether the command enters a new order. It goes by the command's type and not
// by an order ID of 0: that is also the ID of every text that is no order's ID.
func isEntering(c Command) bool {
	_, entering := c.(Place)
	return entering
}

// load begins to change the order with this ID.
func (w *change) load(ctx context.Context, id order.ID, g Guard) error {
	o, err := w.tx.SalesOrder.Get(ctx, id)
	if ent.IsNotFound(err) {
		return refused{refusal.Problems{orderNotFound}}
	}
	if err != nil {
		return fmt.Errorf("load order: %w", err)
	}
	if p := versionConflict(o, g.ExpectedVersion); p != nil {
		return refuseIf(p)
	}
	w.startFrom(o)
	return nil
}

// startFrom begins to change an order that was loaded. PreviewEdit begins here, too, with an
// order that it has read itself.
func (w *change) startFrom(o *ent.SalesOrder) {
	w.order, w.row = o, w.tx.SalesOrder.Update()
	w.now = max(w.now, o.UpdatedAt) // a clock may go back, but not the times of an order
	w.history.begin(FactsOf(o))
	w.amounts = amountsOf(o)
	w.outcome.OrderID = o.ID
}

var orderNotFound = *refusal.New(refusal.OrderNotFound, refusal.Path{"orderId"}, "There is no such order.")

// versionConflict refuses a command whose caller has seen another version of the order. Whoever
// expects no version takes the order as it is.
func versionConflict(o *ent.SalesOrder, expected *int) *refusal.Problem {
	if expected == nil || *expected == o.Version {
		return nil
	}
	return refusal.New(refusal.VersionConflict, refusal.Path{"expectedVersion"},
		"Order #%s was changed meanwhile. Look at it again before you change it.", o.Number).With(refusal.ParamNumber, o.Number)
}

// FactsOf is what the rules need to know of a stored order. The reading side needs the columns
// that are named here, too; it lists them in graph/columns.go.
func FactsOf(o *ent.SalesOrder) order.Facts {
	return order.Facts{
		Number:     o.Number,
		Cancelled:  o.CancelledAt != nil,
		Quantity:   o.ItemCount,
		Fulfilled:  o.FulfilledCount,
		ToShip:     o.ToShipCount,
		Shipped:    o.ShippedCount,
		Currency:   o.Currency,
		Total:      o.TotalMinor,
		Captured:   o.CapturedMinor,
		Refunded:   o.RefundedMinor,
		Forgiven:   o.ForgivenMinor,
		Authorized: o.Authorized,
		Voided:     o.Voided,
	}
}

// amountsOf are the amounts of a stored order.
func amountsOf(o *ent.SalesOrder) order.Amounts {
	return order.Amounts{
		Subtotal:      o.SubtotalMinor,
		Discount:      o.DiscountMinor,
		Shipping:      o.ShippingMinor,
		Tax:           o.TaxMinor,
		Total:         o.TotalMinor,
		TaxesIncluded: o.TaxesIncluded,
	}
}

// problemsOf tells whether an error is a refusal, and gives its problems.
func problemsOf(err error) (refusal.Problems, bool) {
	var r refused
	ok := errors.As(err, &r)
	return r.Problems, ok
}

// refuse and refuseIf are the errors that end a command with one problem. refuseIf(nil) is nil,
// so that the answer of a rule can be returned as it is.
func refuse(code refusal.Code, field refusal.Path, message string) error {
	return refuseIf(refusal.New(code, field, "%s", message))
}

func refuseIf(p *refusal.Problem) error {
	if p == nil {
		return nil
	}
	return refused{refusal.Problems{*p}}
}
