package shopify

import (
	"strconv"
	"strings"

	"waybill/internal/exchange"
	"waybill/refusal"
)

// The columns that an order's fields usually come from.
var columnOf = map[string]string{
	"number": "Name", "sourceId": "Id", "placedAt": "Created at", "currencyCode": "Currency",
	"email": "Email", "phone": "Phone",
	"customer.name": "Billing Name", "customer.email": "Email",
	"discount": "Discount Amount", "shipping": "Shipping", "tax": "Taxes", "total": "Total",
	"lines": "Lineitem price", "deliveryMethod": "Shipping Method", "note": "Notes", "tags": "Tags",
	"transactions": "Refunded Amount",

	"lines.title": "Lineitem name", "lines.sku": "Lineitem sku", "lines.vendor": "Vendor",
	"lines.quantity": "Lineitem quantity", "lines.unitPrice": "Lineitem price",
	"transactions.gateway":   "Payment Method",
	"transactions.reference": "Payment Reference",
	"transactions.amount":    "Total",
}

// The columns of an address, after the word Billing or Shipping.
var addressColumn = map[string]string{
	"name": "Name", "company": "Company", "line1": "Address1", "line2": "Address2", "city": "City",
	"region": "Province", "postalCode": "Zip", "countryCode": "Country", "phone": "Phone",
}

// PlaceOf is where the file has the value that the order has at a path.
func (e Entry) PlaceOf(field refusal.Path) exchange.Place {
	at := e.Place
	var names []string // the path without its indexes
	for _, step := range field {
		i, err := strconv.Atoi(step)
		switch {
		case err != nil:
			names = append(names, step)
		case field[0] == "lines" && i >= 0 && i < len(e.LineRows):
			at.Row = e.LineRows[i]
		}
	}
	at.Column = e.column(strings.Join(names, "."))
	return at
}

// column is the one that a value really came from, else the usual one.
func (e Entry) column(path string) string {
	if path == "customer.phone" {
		path = "phone" // the same one
	}
	if from, noted := e.columns[path]; noted {
		return from
	}
	switch root, part, _ := strings.Cut(path, "."); root {
	case "shippingAddress":
		return "Shipping " + addressColumn[part]
	case "billingAddress":
		return "Billing " + addressColumn[part]
	}
	return columnOf[path]
}
