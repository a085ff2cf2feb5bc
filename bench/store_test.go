package bench

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"waybill/address"
	"waybill/desk"
	"waybill/order"
)

const (
	// minOrders make a store in which every comparison finds its orders.
	minOrders = 120
	// batch is how many orders are entered in one transaction.
	batch = 200
	// linesEach is how many lines every order has.
	linesEach = 3
)

var entrant = order.Actor{ID: "bench", Kind: order.ActorImport, Name: "Bench"}

// fill enters the orders from the first up to the nth. Two by two they are twins,
// alike in all but number and identity: what one side does to one, the other side
// can do to its twin. Every fourth pair is fulfilled already; all are paid.
func fill(ctx context.Context, to *desk.Desk, first, n int) error {
	for start := first; start < n; start += batch {
		orders := make([]order.Imported, 0, batch)
		for i := start; i < min(start+batch, n); i++ {
			orders = append(orders, orderAt(i))
		}
		results, err := to.Import(ctx, entrant, orders)
		if err != nil {
			return err
		}
		for _, r := range results {
			if r.State != desk.Added {
				return fmt.Errorf("an order was not taken: %v", r.Problems)
			}
		}
	}
	return nil
}

// customerCount is how many customers there are: each has about four orders.
func customerCount() int { return *orderCount / 4 }

func customerName(pair int) string {
	return fmt.Sprintf("%s %d", names[pair%len(names)], pair%customerCount())
}

var (
	goods = []string{"Walnut Desk Tray", "Linen Apron", "Enamel Mug", "Brass Hook", "Wool Blanket", "Oak Stool", "Glass Carafe"}
	names = []string{"Ada Byron", "Grace Murray", "Katherine Coleman", "Mary Fairfax", "Emmy Amalie", "Émilie du Châtelet"}
	ways  = []string{"Standard", "Express", "Pickup"}
)

func orderAt(i int) order.Imported {
	pair := i / 2
	// Orders are not placed in the order they are entered in: reading a page
	// then finds its rows all over the file, as in a store that has lived.
	placedAt := order.At(time.Date(2025, 1, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(pair*7919%*orderCount) * time.Minute))
	name := customerName(pair)
	text := func(s string) *string { return &s }
	in := order.Imported{Draft: order.Draft{
		Source: "bench", SourceID: strconv.Itoa(i), PlacedAt: &placedAt, CurrencyCode: "USD",
		Customer: &order.Person{Name: name, Email: fmt.Sprintf("customer%d@example.com", pair%customerCount()), Phone: "+1 555 0100"},
		Shipping: "5.00", Tax: "3.10", DeliveryMethod: ways[pair%len(ways)],
		ShippingAddress: &address.Address{Name: &name, Line1: text("1 Fictional Lane"), City: text("Springfield"), Region: text("MA"),
			PostalCode: text("01101"), CountryCode: text("US")},
		Note: "Please ring twice.", Tags: []string{"wholesale", "north & south"},
	}, FulfilledAt: placedAt + order.Instant(time.Hour.Microseconds())}
	total := int64(500 + 310)
	for l := range linesEach {
		quantity, cents := 1+(pair+l)%3, int64(950+pair*37%5000)
		total += int64(quantity) * cents
		in.Lines = append(in.Lines, order.DraftLine{Title: goods[(pair+l)%len(goods)], VariantTitle: "Large",
			SKU: fmt.Sprintf("SKU-%04d", (pair+l)%900), Vendor: "Example & Co", Quantity: quantity, UnitPrice: decimal(cents)})
		if pair%4 == 3 {
			in.Fulfilled = append(in.Fulfilled, quantity)
		}
	}
	in.Transactions = []order.PastTransaction{{Kind: order.Sale, Amount: decimal(total), At: placedAt, Gateway: "Example Payments"}}
	return in
}

// decimal writes cents as the decimal text that comes in.
func decimal(cents int64) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }
