package fulfillment

import (
	"context"
	"errors"
	"fmt"
	"time"

	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/internal/database"
	"waybill/money"
	"waybill/order"
	"waybill/timeline"
)

// Desk is where orders are worked on.
type Desk struct {
	db  *database.DB
	now func() time.Time
}

// NewDesk works on the orders in db. now is the clock; nil is time.Now.
func NewDesk(db *database.DB, now func() time.Time) *Desk {
	if now == nil {
		now = time.Now
	}
	return &Desk{db: db, now: now}
}

// Guard is what a command may ask for its own safety. Commands embed it.
type Guard struct {
	ExpectedVersion *int   // refuse when the order has another version
	IdempotencyKey  string `json:"-"` // empty for none
}

// Result is what a command did, or why it did nothing.
type Result struct {
	order.Outcome
	Problems order.Problems // not empty: refused, and nothing was written
}

// refused carries problems out of a transaction that must be rolled back.
type refused struct{ order.Problems }

func (refused) Error() string { return "refused" }

// work is one order being changed inside a transaction.
type work struct {
	tx      *database.Tx
	now     order.Instant
	actor   order.Actor
	order   *ent.SalesOrder // as it was
	facts   order.Facts     // as it becomes
	entries []timeline.Entry
	status  order.Status // after the last entry
	outcome order.Outcome

	// edit is the order's row being updated. Commands set what only they know;
	// save sets what follows from the facts.
	edit    *ent.SalesOrderUpdate
	reindex bool // names, contact, lines or tracking changed
}

// change runs a command on one order.
func (d *Desk) change(ctx context.Context, actor order.Actor, g Guard, mutation string, id order.ID, input any, do func(context.Context, *work) error) (Result, error) {
	return d.changeKeyed(ctx, keyed{actor: actor, Guard: g, mutation: mutation, input: input}, id, do)
}

func (d *Desk) changeKeyed(ctx context.Context, k keyed, id order.ID, do func(context.Context, *work) error) (Result, error) {
	return d.once(ctx, k, func(ctx context.Context, tx *database.Tx) (order.Outcome, error) {
		w, err := d.load(ctx, tx, k, id)
		if err != nil {
			return order.Outcome{}, err
		}
		if err := do(ctx, w); err != nil {
			return order.Outcome{}, err
		}
		err = w.save(ctx)
		return w.outcome, err
	})
}

func (d *Desk) load(ctx context.Context, tx *database.Tx, k keyed, id order.ID) (*work, error) {
	o, err := tx.SalesOrder.Get(ctx, id)
	if ent.IsNotFound(err) {
		return nil, refused{order.Problems{orderNotFound}}
	}
	if err != nil {
		return nil, fmt.Errorf("load order: %w", err)
	}
	if p := versionConflict(o, k.ExpectedVersion); p != nil {
		return nil, refuseIf(p)
	}
	w := &work{tx: tx, now: order.At(d.now()), actor: k.actor, order: o, facts: FactsOf(o), edit: tx.SalesOrder.Update()}
	w.status = w.facts.Status()
	w.outcome.OrderID = o.ID
	return w, nil
}

var orderNotFound = order.Problem{Code: order.CodeOrderNotFound, Field: order.Path{"orderId"}, Message: "There is no such order."}

func versionConflict(o *ent.SalesOrder, expected *int) *order.Problem {
	if expected == nil || *expected == o.Version {
		return nil
	}
	return &order.Problem{Code: order.CodeVersionConflict, Field: order.Path{"expectedVersion"},
		Message: fmt.Sprintf("Order #%s was changed meanwhile. Look at it again before you change it.", o.Number)}
}

// FactsOf is what the rules need to know of a stored order.
func FactsOf(o *ent.SalesOrder) order.Facts {
	return order.Facts{
		Number:     o.Number,
		Cancelled:  o.CancelledAt != nil,
		Quantity:   o.ItemCount,
		Fulfilled:  o.FulfilledCount,
		Currency:   o.Currency,
		Total:      o.TotalMinor,
		Captured:   o.CapturedMinor,
		Refunded:   o.RefundedMinor,
		Authorized: o.Authorized,
		Voided:     o.Voided,
	}
}

// record notes what happened, with the facts as they are now.
func (w *work) record(kind order.EntryKind, message string, changes []order.Change) {
	after := w.facts.Status()
	if after != w.status {
		before, now := w.status.String(), after.String()
		changes = append([]order.Change{{Field: "status", Before: &before, After: &now}}, changes...)
	}
	w.entries = append(w.entries, timeline.Entry{Kind: kind, At: w.now, Actor: w.actor, Message: message,
		Changes: changes, Before: w.status, After: after})
	w.status = after
}

func (w *work) notify(title, format string, args ...any) {
	w.outcome.Title, w.outcome.Message = title, fmt.Sprintf(format, args...)
}

// save writes the order's row and its timeline.
func (w *work) save(ctx context.Context) error {
	w.setComputed()
	changed, err := w.edit.
		Where(salesorder.ID(w.order.ID), salesorder.Version(w.order.Version)).
		SetVersion(w.order.Version + 1).
		SetUpdatedAt(w.now).
		SetLastSequence(w.order.LastSequence + len(w.entries)).
		Save(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("save order: %w", err)
	case changed != 1:
		return errors.New("save order: somebody else changed it within the transaction")
	}
	if w.outcome.EntryID, err = timeline.Record(ctx, w.tx.Client, w.order.ID, w.order.LastSequence, w.entries); err != nil {
		return err
	}
	if w.reindex {
		return indexOrder(ctx, w.tx, w.order.ID)
	}
	return nil
}

// setComputed sets what follows from the facts, and only what changed: setting a
// column costs an entry in each of its indexes, whatever its value.
func (w *work) setComputed() {
	was, is := FactsOf(w.order), w.facts
	if is.Status() != was.Status() {
		w.edit.SetStatus(is.Status())
	}
	if is.PaymentStatus() != was.PaymentStatus() {
		w.edit.SetPaymentStatus(is.PaymentStatus())
	}
	if is.Quantity != was.Quantity {
		w.edit.SetItemCount(is.Quantity)
	}
	if is.Fulfilled != was.Fulfilled {
		w.edit.SetFulfilledCount(is.Fulfilled)
	}
	if is.Total != was.Total {
		w.edit.SetTotalMinor(is.Total).SetTotalKey(w.money(is.Total).SortKey())
	}
	if is.Captured != was.Captured {
		w.edit.SetCapturedMinor(is.Captured)
	}
	if is.Refunded != was.Refunded {
		w.edit.SetRefundedMinor(is.Refunded)
	}
	if is.Authorized != was.Authorized || is.Voided != was.Voided {
		w.edit.SetAuthorized(is.Authorized).SetVoided(is.Voided)
	}
}

// money is an amount in the order's currency.
func (w *work) money(minor int64) money.Money {
	return money.Money{Minor: minor, Currency: money.Currency(w.facts.Currency)}
}

// transact records money that moved.
func (w *work) transact(ctx context.Context, kind order.TransactionKind, minor int64, reference string) error {
	if minor == 0 {
		return nil
	}
	err := w.tx.PaymentTransaction.Create().
		SetOrderID(w.order.ID).
		SetKind(kind).
		SetAmountMinor(minor).
		SetCurrency(w.facts.Currency).
		SetNillableReference(present(reference)).
		SetProcessedAt(w.now).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("record %s: %w", kind, err)
	}
	return nil
}

func refuse(code order.Code, field order.Path, message string) error {
	return refused{order.Problems{{Code: code, Field: field, Message: message}}}
}

func refuseIf(p *order.Problem) error {
	if p == nil {
		return nil
	}
	return refused{order.Problems{*p}}
}

// present is nil for an empty text: that is how "none" is stored.
func present(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
