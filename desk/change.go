package desk

import (
	"context"
	"errors"
	"fmt"

	"waybill/ent"
	"waybill/ent/paymenttransaction"
	"waybill/ent/salesorder"
	"waybill/internal/search"
	"waybill/internal/store"
	"waybill/money"
	"waybill/order"
	"waybill/timeline"
)

// change is one order being changed, or entered, inside a transaction. A command changes it;
// save then writes what follows from that.
type change struct {
	history
	tx    *store.Tx
	order *ent.SalesOrder // before the change; nil while a new order is entered

	// row is the order's row being updated. Commands set the columns that only they
	// know; save sets those that follow from the facts.
	row     *ent.SalesOrderUpdate
	amounts order.Amounts // after the change
	reindex bool          // whether a text that the order is found by may have changed
	// alsoFoundBy is the name of a new fulfillment. Most are made without tracking, and need
	// nothing else indexed.
	alsoFoundBy string
}

// newChange begins to change an order, or to enter one. actor and now are recorded with it.
func newChange(tx *store.Tx, actor order.Actor, now order.Instant) *change {
	return &change{tx: tx, history: history{actor: actor, now: now}}
}

// save writes the order's row, its timeline and its search words. The row of a new order is
// there already: its lines need the order's ID, see createOrder.
func (w *change) save(ctx context.Context) error {
	last := 0
	if w.order != nil {
		last = w.order.LastSequence
		if err := w.saveRow(ctx); err != nil {
			return err
		}
	}
	var err error
	if w.outcome.EntryID, err = timeline.Record(ctx, w.tx.Client, w.outcome.OrderID, last, w.entries); err != nil {
		return err
	}
	switch {
	case w.reindex:
		return indexOrder(ctx, w.tx, w.outcome.OrderID)
	case w.alsoFoundBy != "":
		return w.tx.Words.Append(ctx, w.outcome.OrderID, search.Document(search.Texts{Codes: []string{w.alsoFoundBy}}))
	}
	return nil
}

// saveRow is a compare-and-set on the version, so that no other transaction's change is lost.
// With one writer it always succeeds. On an engine that runs two writes at once, the second
// one fails here instead of overwriting the first.
func (w *change) saveRow(ctx context.Context) error {
	w.setComputed()
	saved, err := w.row.
		Where(salesorder.ID(w.order.ID), salesorder.Version(w.order.Version)).
		SetVersion(w.order.Version + 1).
		SetUpdatedAt(w.now).
		SetLastSequence(w.order.LastSequence + len(w.entries)).
		Save(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("save order: %w", err)
	case saved != 1:
		return errors.New("save order: somebody else changed it within the transaction")
	}
	return nil
}

// setComputed sets the columns that follow from the facts, and only those that
// changed: setting a column costs an entry in each of its indexes, whatever its value.
func (w *change) setComputed() {
	was, is := FactsOf(w.order), w.facts
	if is.Status() != was.Status() {
		w.row.SetStatus(is.Status())
	}
	if is.PaymentStatus() != was.PaymentStatus() {
		w.row.SetPaymentStatus(is.PaymentStatus())
	}
	if is.ToShip != was.ToShip || is.Shipped != was.Shipped {
		w.row.SetToShipCount(is.ToShip).SetShippedCount(is.Shipped)
	}
	if is.Quantity != was.Quantity {
		w.row.SetItemCount(is.Quantity)
	}
	if is.Fulfilled != was.Fulfilled {
		w.row.SetFulfilledCount(is.Fulfilled)
	}
	w.setMoney(was, is)
}

// setMoney is setComputed for the columns that come from order/ledger.go. Due, outstanding and
// overpaid are computed, and stored as columns because orders are filtered by them.
func (w *change) setMoney(was, is order.Facts) {
	if is.Total != was.Total {
		w.row.SetTotalMinor(is.Total).SetTotalKey(w.money(is.Total).SortKey())
	}
	if is.Captured != was.Captured {
		w.row.SetCapturedMinor(is.Captured)
	}
	if is.Refunded != was.Refunded {
		w.row.SetRefundedMinor(is.Refunded)
	}
	if is.Forgiven != was.Forgiven {
		w.row.SetForgivenMinor(is.Forgiven)
	}
	if is.Due() != was.Due() {
		w.row.SetDueMinor(is.Due())
	}
	if is.Outstanding() != was.Outstanding() {
		w.row.SetOutstandingMinor(is.Outstanding())
	}
	if is.Overpaid() != was.Overpaid() {
		w.row.SetOverpaidMinor(is.Overpaid())
	}
	if is.Authorized != was.Authorized || is.Voided != was.Voided {
		w.row.SetAuthorized(is.Authorized).SetVoided(is.Voided)
	}
}

// setAmounts changes the order's amounts. The total is one of the facts, too, because the
// payment status depends on it; setMoney writes it.
func (w *change) setAmounts(to order.Amounts) {
	w.row.SetSubtotalMinor(to.Subtotal).SetDiscountMinor(to.Discount).SetShippingMinor(to.Shipping).SetTaxMinor(to.Tax)
	w.amounts, w.facts.Total = to, to.Total
}

// money is an amount in the order's currency.
func (h *history) money(minor int64) money.Money {
	return money.Money{Minor: minor, Currency: money.Currency(h.facts.Currency)}
}

// promised is the money that was authorised and neither captured nor voided. The row tells
// whether an order has any; most have none, and then no transactions are read.
func (w *change) promised(ctx context.Context) (int64, error) {
	if !w.facts.Authorized {
		return 0, nil
	}
	rows, err := w.tx.PaymentTransaction.Query().Where(paymenttransaction.OrderID(w.order.ID)).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("load transactions: %w", err)
	}
	transactions := make([]order.Transaction, len(rows))
	for i, t := range rows {
		transactions[i] = order.Transaction{Kind: t.Kind, Amount: t.AmountMinor}
	}
	return order.Promised(transactions), nil
}

// paymentDetails is what a transaction stores beside amounts: how the money moved, when, and a
// note of a refund.
type paymentDetails struct {
	gateway, reference, note string
	at                       order.Instant
}

// addTransaction stores a transaction that Facts.Settle has settled. How much it forgives depends
// on the order's total at this moment, so it is stored and never worked out again.
func (w *change) addTransaction(ctx context.Context, t order.Transaction, from paymentDetails) (order.TransactionID, error) {
	saved, err := w.tx.PaymentTransaction.Create().
		SetOrderID(w.order.ID).
		SetKind(t.Kind).
		SetAmountMinor(t.Amount).
		SetCurrency(w.facts.Currency).
		SetForgivenMinor(t.Forgiven).
		SetShippingMinor(t.Shipping).
		SetStillOwed(t.StillOwed).
		SetNillableGateway(present(from.gateway)).
		SetNillableReference(present(from.reference)).
		SetNillableNote(present(from.note)).
		SetProcessedAt(from.at).
		Save(ctx)
	if err != nil {
		return 0, fmt.Errorf("record %s: %w", t.Kind, err)
	}
	return saved.ID, nil
}

// moneyChanges lists the order's amounts that the command changes, for the details of its
// timeline entry.
func (w *change) moneyChanges() []order.Change {
	was, is := FactsOf(w.order), w.facts
	before, after := amountsOf(w.order), w.amounts
	var changes []order.Change
	for _, c := range []struct {
		field         string
		before, after int64
	}{
		{"discount", before.Discount, after.Discount},
		{"shipping", before.Shipping, after.Shipping},
		{"tax", before.Tax, after.Tax},
		{"total", was.Total, is.Total},
		{"due", was.Due(), is.Due()},
		{"paid", was.Captured, is.Captured},
		{"refunded", was.Refunded, is.Refunded},
	} {
		changes = append(changes, changed(c.field, w.money(c.before).String(), w.money(c.after).String())...)
	}
	return changes
}
