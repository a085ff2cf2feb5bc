package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	entsql "entgo.io/ent/dialect/sql"

	"waybill/ent"
	"waybill/ent/migrate"
	"waybill/internal/store"
	"waybill/order"
)

// newOrder begins an order of one free mug.
func newOrder(tx *store.Tx, number string) *ent.SalesOrderCreate {
	return tx.SalesOrder.Create().SetNumber(number).SetNumberKey(order.NumberKey(number)).
		SetStatus(order.Unfulfilled).SetPaymentStatus(order.Paid).SetVersion(1).
		SetPlacedAt(0).SetUpdatedAt(0).SetCustomerKey("").SetDeliveryKey("").
		SetItemCount(1).SetFulfilledCount(0).SetToShipCount(1).SetShippedCount(0).SetCurrency("USD").
		SetSubtotalMinor(0).SetDiscountMinor(0).SetShippingMinor(0).SetTaxMinor(0).SetTotalMinor(0).SetTotalKey(0).
		SetTaxesIncluded(false).SetCapturedMinor(0).SetRefundedMinor(0).SetForgivenMinor(0).SetDueMinor(0).
		SetOutstandingMinor(0).SetOverpaidMinor(0).SetAuthorized(false).SetVoided(false).
		SetTags([]string{}).SetAttributes([]order.Attribute{}).SetLastSequence(0).SetFulfillmentsMade(0)
}

// enter writes orders with these numbers, each found by the words beside it.
func enter(words map[string]string) work {
	return func(ctx context.Context, tx *store.Tx) error {
		for number, text := range words {
			o, err := newOrder(tx, number).Save(ctx)
			if err != nil {
				return err
			}
			if err := tx.Words.Add(ctx, o.ID, text); err != nil {
				return err
			}
		}
		return nil
	}
}

// newEntry begins an entry of an order's timeline that changes no status.
func newEntry(tx *store.Tx, id order.ID, sequence int) *ent.TimelineEntryCreate {
	return tx.TimelineEntry.Create().SetOrderID(id).SetSequence(sequence).SetKind(order.EntryCommented).SetAt(0).
		SetActorKind(order.ActorStaff).SetActorName("Ada").SetMessage("Noted.").SetChanges([]order.Change{}).
		SetStatusBefore(order.Unfulfilled).SetStatusAfter(order.Unfulfilled)
}

// newTransaction begins a sale for $3.
func newTransaction(tx *store.Tx, id order.ID) *ent.PaymentTransactionCreate {
	return tx.PaymentTransaction.Create().SetOrderID(id).SetKind(order.Sale).SetAmountMinor(300).SetCurrency("USD").SetProcessedAt(0).
		SetForgivenMinor(0).SetShippingMinor(0).SetStillOwed(false)
}

// newLine begins a line of mugs for $1.
func newLine(tx *store.Tx, id order.ID) *ent.OrderLineCreate {
	return tx.OrderLine.Create().SetOrderID(id).SetPosition(1).SetTitle("Mug").SetUnitPriceMinor(100).SetCurrency("USD").
		SetRefundedQuantity(0).SetReturnedQuantity(0).SetDiscountMinor(0).SetTaxMinor(0).SetDiscountShareMinor(0).SetTaxShareMinor(0).
		SetRefundedDiscountMinor(0).SetRefundedTaxMinor(0).SetRequiresShipping(true).SetAttributes([]order.Attribute{})
}

// newRecord begins what an idempotency key remembers.
func newRecord(tx *store.Tx) *ent.IdempotencyRecordCreate {
	return tx.IdempotencyRecord.Create().SetActor("ada").SetMutation("fulfillOrder").SetKey("k").SetItem("").
		SetFingerprint([]byte{0}).SetResult(order.Outcome{}).SetCreatedAt(0)
}

// sampleOrder enters #1001, a paid order of 3 mugs. One mug was sent.
func sampleOrder(ctx context.Context, tx *store.Tx) error {
	c, err := tx.Customer.Create().SetName("Ada").SetNameKey("").SetContactKey("").SetOrderCount(1).Save(ctx)
	if err != nil {
		return err
	}
	o, err := newOrder(tx, "1001").SetSource("shop").SetSourceID("7").SetCustomerID(c.ID).
		SetStatus(order.PartiallyFulfilled).SetItemCount(3).SetFulfilledCount(1).SetToShipCount(3).SetShippedCount(1).
		SetFulfillmentsMade(1).
		SetSubtotalMinor(300).SetTotalMinor(300).SetDueMinor(300).SetTotalKey(300).SetCapturedMinor(300).
		SetVersion(2).SetLastSequence(2).Save(ctx)
	if err != nil {
		return err
	}
	line, err := newLine(tx, o.ID).SetQuantity(3).SetFulfilledQuantity(1).Save(ctx)
	if err != nil {
		return err
	}
	sent, err := tx.OrderFulfillment.Create().SetOrderID(o.ID).SetName("1001-F1").SetStatus(order.FulfillmentActive).
		SetTracking([]order.Tracking{}).SetCreatedAt(0).SetCreatedByKind(order.ActorStaff).SetCreatedBy("Ada").Save(ctx)
	if err != nil {
		return err
	}
	paid, err := newTransaction(tx, o.ID).Save(ctx)
	if err != nil {
		return err
	}
	for _, more := range []interface{ Exec(context.Context) error }{
		tx.FulfillmentLine.Create().SetFulfillmentID(sent.ID).SetOrderLineID(line.ID).SetQuantity(1),
		tx.RefundLine.Create().SetTransactionID(paid.ID).SetOrderLineID(line.ID).SetQuantity(1).SetLeftQuantity(0),
		tx.OrderTag.Create().SetOrderID(o.ID).SetTag("gift"),
		newEntry(tx, o.ID, 1),
		newEntry(tx, o.ID, 2).SetKind(order.EntryFulfilled).SetStatusAfter(order.PartiallyFulfilled),
		newRecord(tx),
	} {
		if err := more.Exec(ctx); err != nil {
			return err
		}
	}
	return tx.Words.Add(ctx, o.ID, "1001 ada mug")
}

// contents is every row of every table, as text. It also proves that each column
// that Ent expects is there.
func contents(t testing.TB, s store.Store) string {
	t.Helper()
	var text strings.Builder
	for _, table := range migrate.Tables {
		columns := make([]string, len(table.Columns))
		for i, c := range table.Columns {
			columns[i] = c.Name
		}
		query, args := entsql.Dialect(s.Dialect()).Select(columns...).From(entsql.Table(table.Name)).
			OrderBy(table.PrimaryKey[0].Name).Query()
		for _, row := range rows(t, s, query, args) {
			fmt.Fprintln(&text, table.Name, row)
		}
	}
	return text.String()
}

// rows are the rows that a query finds, each as text.
func rows(t testing.TB, s store.Store, query string, args []any) (all []string) {
	t.Helper()
	found, err := s.Read().QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for found.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := found.Scan(into...); err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%v", values))
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
