package desk

import (
	"context"
	"fmt"

	"waybill/address"
	"waybill/ent"
	"waybill/ent/orderfulfillment"
	"waybill/ent/orderline"
	"waybill/ent/predicate"
	"waybill/ent/salesorder"
	"waybill/internal/search"
	"waybill/internal/store"
	"waybill/order"
)

// searchTexts are the texts that an order is found by.
type searchTexts struct {
	number, sourceID       string
	customer, email, phone string
	shipping, billing      *address.Address
	lines                  []searchLine
	fulfillments, tracking []string
}

// searchLine is what an order is found by of one of its lines.
type searchLine struct{ title, sku, vendor string }

// words are the texts in the form that the index takes, folded. Numbers, SKUs, phones and
// tracking numbers are found with and without their separators.
func (f searchTexts) words() string {
	t := search.Texts{
		Plain: []string{f.email},
		Names: []string{f.customer},
		Codes: append(append([]string{f.number, f.sourceID}, f.fulfillments...), f.tracking...),
	}
	phone := search.Phone{Number: f.phone}
	for _, a := range []*address.Address{f.billing, f.shipping} {
		if a == nil {
			continue
		}
		country := text(a.CountryCode)
		if country != "" {
			phone.Country = country
		}
		t.Names = append(t.Names, text(a.Name), text(a.Company))
		t.Plain = append(t.Plain, text(a.City))
		t.Codes = append(t.Codes, text(a.PostalCode))
		t.Phones = append(t.Phones, search.Phone{Number: text(a.Phone), Country: country})
	}
	t.Phones = append(t.Phones, phone)
	for _, l := range f.lines {
		t.Plain = append(t.Plain, l.title, l.vendor)
		t.Codes = append(t.Codes, l.sku)
	}
	return search.Document(t)
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

// indexOrder updates the words by which search finds the order. It reads the order as it is
// within the transaction, so that no command has to say which words it changed, and none can
// forget one.
func indexOrder(ctx context.Context, tx *store.Tx, id order.ID) error {
	orders, err := loadSearched(ctx, tx, 1, salesorder.ID(id))
	if err != nil {
		return err
	}
	if len(orders) != 1 {
		return fmt.Errorf("index order: there are %d", len(orders))
	}
	return index(ctx, tx, orders[0])
}

// loadSearched loads orders with what they are found by, those with the lowest IDs first.
func loadSearched(ctx context.Context, tx *store.Tx, most int, which predicate.SalesOrder) ([]*ent.SalesOrder, error) {
	orders, err := tx.SalesOrder.Query().Where(which).Order(ent.Asc(salesorder.FieldID)).Limit(most).
		WithCustomer().
		WithLines(func(q *ent.OrderLineQuery) {
			q.Where(orderline.QuantityGT(0)).
				Select(orderline.FieldTitle, orderline.FieldSku, orderline.FieldVendor, orderline.FieldOrderID)
		}).
		WithFulfillments(func(q *ent.OrderFulfillmentQuery) {
			q.Select(orderfulfillment.FieldName, orderfulfillment.FieldTracking, orderfulfillment.FieldOrderID)
		}).
		All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load orders to index them: %w", err)
	}
	return orders, nil
}

// index replaces the words of an order that loadSearched has loaded, and the key that it is
// sorted under.
func index(ctx context.Context, tx *store.Tx, o *ent.SalesOrder) error {
	name := ""
	if o.Edges.Customer != nil {
		name = o.Edges.Customer.Name
	}
	f := searchTexts{
		number:   o.Number,
		sourceID: text(o.SourceID),
		customer: customerName(name, o.ShippingAddress, o.BillingAddress),
		email:    text(o.Email),
		phone:    text(o.Phone),
		shipping: o.ShippingAddress,
		billing:  o.BillingAddress,
	}
	for _, l := range o.Edges.Lines {
		f.lines = append(f.lines, searchLine{l.Title, text(l.Sku), text(l.Vendor)})
	}
	for _, fulfilled := range o.Edges.Fulfillments {
		f.fulfillments = append(f.fulfillments, fulfilled.Name)
		f.tracking = append(f.tracking, trackingNumbers(fulfilled.Tracking)...)
	}
	if err := tx.Words.Replace(ctx, o.ID, f.words()); err != nil {
		return err
	}
	key := search.Fold(f.customer)
	if key == o.CustomerKey {
		return nil
	}
	return tx.SalesOrder.Update().Where(salesorder.ID(o.ID)).SetCustomerKey(key).Exec(ctx)
}

// trackingNumbers are the numbers alone, without carriers and links.
func trackingNumbers(tracking []order.Tracking) []string {
	numbers := make([]string, len(tracking))
	for i, t := range tracking {
		numbers[i] = t.Number
	}
	return numbers
}
