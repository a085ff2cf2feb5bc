package table_test

import (
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"waybill/address"
	"waybill/desk"
	"waybill/internal/exchange"
	"waybill/internal/exchange/table"
	"waybill/internal/shoptest"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

// whole is an order with everything that a table has.
func whole() order.Draft {
	d := shoptest.Draft()
	d.Source, d.SourceID, d.Tags, d.Note, d.DeliveryMethod = "shop", "77", []string{"gift", "=1"}, "Ring\ntwice", "Express"
	d.Phone, d.Paid, d.Shipping, d.Tax, d.Discount = "+44 20 7946 0958", "5", "2.00", "1.50", "0.50"
	placed := order.At(time.Date(2026, 3, 1, 10, 11, 12, 500_000_000, time.UTC))
	d.PlacedAt = &placed
	d.Lines[0].VariantTitle, d.Lines[0].Vendor = "Large", "Acme"
	d.ShippingAddress = &address.Address{Name: new("@Grace"), Line1: new("1 Lane"), City: new("Boston"),
		PostalCode: new("01101"), CountryCode: new("US")}
	return d
}

// exported is a table's rows, by the names of their columns.
func exported(t *testing.T, rows table.Rows) (header []string, all []map[string]string) {
	t.Helper()
	shop := shoptest.Open(t, shoptest.Options{Store: sqlite.Options{Throwaway: true}})
	id := shop.Do(t, desk.Place{Draft: whole()}).OrderID
	shop.Do(t, desk.Fulfill{OrderID: id, AllowUnpaid: true, Tracking: []order.Tracking{{Number: "1Z9"}, {Number: "1Z8"}}})
	var text strings.Builder
	err := exchange.Export(t.Context(), shop.Store, exchange.Wanted{}, func() (exchange.Format, error) { return table.New(&text, rows) })
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(text.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		all = append(all, row)
	}
	return lines[0], all
}

// Programs read the columns by their names, and people have sheets that count on their order.
const (
	head = "Order,Placed at,Fulfillment,Payment,Customer,E-mail,Phone,Currency,"
	tail = "Delivery method,Shipping name,Shipping company,Shipping line 1,Shipping line 2,Shipping city,Shipping region," +
		"Shipping postal code,Shipping country,Shipping phone,Billing name,Billing company,Billing line 1,Billing line 2,Billing city," +
		"Billing region,Billing postal code,Billing country,Billing phone,Tracking,Tags,Note,Cancelled at,Updated at,Source,Source ID"
)

func TestATableOfOrdersHasARowForEach(t *testing.T) {
	header, rows := exported(t, table.Orders)
	want := head + "Items,Fulfilled items,Subtotal,Discount,Shipping,Tax,Tax included,Total,Paid,Refunded,Outstanding,Overpaid," + tail
	if got := strings.Join(header, ","); got != want {
		t.Errorf("the columns are\n%s\nwant\n%s", got, want)
	}
	if len(rows) != 1 {
		t.Fatalf("there are %d rows", len(rows))
	}
	for name, want := range map[string]string{"Order": "1001", "Placed at": "2026-03-01T10:11:12.5Z", "Fulfillment": "FULFILLED",
		"Payment": "PARTIALLY_PAID", "Customer": "Grace Hopper", "Phone": "'+44 20 7946 0958", "Items": "3", "Fulfilled items": "3",
		"Subtotal": "34.98", "Total": "37.98", "Paid": "5.00", "Outstanding": "32.98", "Overpaid": "0.00", "Tax included": "false",
		"Shipping name": "'@Grace", "Shipping postal code": "01101", "Shipping region": "", "Billing name": "", "Tracking": "1Z9, 1Z8",
		"Tags": "gift, =1", "Note": "Ring\ntwice", "Source ID": "77", "Cancelled at": ""} {
		if got := rows[0][name]; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestATableOfLinesHasARowForEach(t *testing.T) {
	header, rows := exported(t, table.Lines)
	want := head + "SKU,Item,Variant,Vendor,Quantity,Fulfilled quantity,Unfulfilled quantity,Unit price,Line total," +
		"Requires shipping," + tail
	if got := strings.Join(header, ","); got != want {
		t.Errorf("the columns are\n%s\nwant\n%s", got, want)
	}
	if len(rows) != 2 || rows[1]["Item"] != "Tea" || rows[1]["Order"] != "1001" || rows[1]["Shipping city"] != "Boston" {
		t.Fatalf("the rows are %v", rows)
	}
	for name, want := range map[string]string{"Item": "Mug", "SKU": "MUG-1", "Variant": "Large", "Vendor": "Acme", "Quantity": "2",
		"Fulfilled quantity": "2", "Unfulfilled quantity": "0", "Unit price": "12.49", "Line total": "24.98", "Requires shipping": "true"} {
		if got := rows[0][name]; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}
