package desk

import (
	"context"
	"fmt"

	"waybill/address"
	"waybill/ent"
	"waybill/ent/orderfulfillment"
	"waybill/ent/orderline"
	"waybill/ent/salesorder"
	"waybill/internal/search"
	"waybill/internal/store"
	"waybill/order"
)

// searchTexts are the texts that an order is found by.
type searchTexts struct {
	number, customer, email, phone string
	skus, tracking                 []string
}

// words are the texts in the form that the index takes, folded. Numbers, SKUs, phones and
// tracking numbers are found with and without their separators.
func (f searchTexts) words() string {
	return search.Document([]string{f.number, f.customer, f.email}, append(append(f.skus, f.tracking...), f.phone, f.number))
}

// customerName is the name under which an order is listed, sorted and found. For a guest, who
// has no customer record, it is the name of the shipping address, else of the billing address.
func customerName(customer string, shipping, billing *address.Address) string {
	switch {
	case customer != "":
		return customer
	case shipping != nil && shipping.Name != nil:
		return *shipping.Name
	case billing != nil && billing.Name != nil:
		return *billing.Name
	}
	return ""
}

// indexOrder updates the words by which search finds the order: its names, contact, lines and
// tracking numbers. It reads all of them within the transaction, so a command need not tell
// which of them it changed.
func indexOrder(ctx context.Context, tx *store.Tx, id order.ID) error {
	o, err := tx.SalesOrder.Query().Where(salesorder.ID(id)).
		WithCustomer().
		WithLines(func(q *ent.OrderLineQuery) {
			q.Where(orderline.QuantityGT(0)).Select(orderline.FieldSku, orderline.FieldOrderID)
		}).
		WithFulfillments(func(q *ent.OrderFulfillmentQuery) {
			q.Select(orderfulfillment.FieldTracking, orderfulfillment.FieldOrderID)
		}).
		Only(ctx)
	if err != nil {
		return fmt.Errorf("load order to index it: %w", err)
	}
	name := ""
	if o.Edges.Customer != nil {
		name = o.Edges.Customer.Name
	}
	f := searchTexts{
		number:   o.Number,
		customer: customerName(name, o.ShippingAddress, o.BillingAddress),
		email:    text(o.Email),
		phone:    text(o.Phone),
	}
	for _, l := range o.Edges.Lines {
		f.skus = append(f.skus, text(l.Sku))
	}
	for _, fulfilled := range o.Edges.Fulfillments {
		f.tracking = append(f.tracking, trackingNumbers(fulfilled.Tracking)...)
	}
	if err := tx.Words.Replace(ctx, id, f.words()); err != nil {
		return err
	}
	key := search.Fold(f.customer)
	if key == o.CustomerKey {
		return nil
	}
	return tx.SalesOrder.Update().Where(salesorder.ID(id)).SetCustomerKey(key).Exec(ctx)
}

// trackingNumbers are the numbers alone, without carriers and links.
func trackingNumbers(tracking []order.Tracking) []string {
	numbers := make([]string, len(tracking))
	for i, t := range tracking {
		numbers[i] = t.Number
	}
	return numbers
}
