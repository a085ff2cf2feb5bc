package shopify

import (
	"strings"
	"testing"

	"waybill/refusal"
)

func TestAProblemLeadsToItsRowAndColumn(t *testing.T) {
	const text = "Name,Id,Email,Phone,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price," +
		"Shipping Name,Shipping Street,Shipping Phone,Payment ID,Fulfillment Status,Cancelled at\n" +
		"#1,'77,a@example.com,,paid,USD,10.00,2024-03-01 10:11:12 +0100,1,Mug,10.00,Ada,Lane 1,'+1,pay1,,\n" +
		"#1,,a@example.com,,,,,2024-03-01 10:11:12 +0100,1,Cup,0.00,,,,,,\n"
	entries, issues := read(t, "f", strings.NewReader(text))
	if len(entries) != 1 || issues != nil {
		t.Fatal(entries, issues)
	}
	for path, want := range map[string]string{
		"":                           "f: row 2",
		"number":                     "f: row 2, column Name",
		"sourceId":                   "f: row 2, column Id",
		"lines.0.quantity":           "f: row 2, column Lineitem quantity",
		"lines.1.title":              "f: row 3, column Lineitem name",
		"lines.1.vendor":             "f: row 3, column Vendor",
		"lines.9.sku":                "f: row 2, column Lineitem sku",
		"tags.3":                     "f: row 2, column Tags",
		"customer.name":              "f: row 2, column Shipping Name",
		"customer.email":             "f: row 2, column Email",
		"customer.phone":             "f: row 2, column Shipping Phone",
		"phone":                      "f: row 2, column Shipping Phone",
		"shippingAddress.line1":      "f: row 2, column Shipping Street",
		"billingAddress.line1":       "f: row 2, column Billing Address1",
		"shippingAddress.postalCode": "f: row 2, column Shipping Zip",
		"transactions.0.reference":   "f: row 2, column Payment ID",
		"transactions.0.gateway":     "f: row 2, column Payment Method",
		"transactions":               "f: row 2, column Refunded Amount",
		"elsewhere":                  "f: row 2",
	} {
		var field refusal.Path
		if path != "" {
			field = strings.Split(path, ".")
		}
		if got := entries[0].PlaceOf(field).String(); got != want {
			t.Errorf("%q is at %q, want %q", path, got, want)
		}
	}
	if s := entries[0].Order.SourceID; s != "77" {
		t.Errorf("sourceId %q", s)
	}
}

func TestValuesThatAreMissingOrWrong(t *testing.T) {
	row := func(status, placed, title, price, fulfillment string) string {
		return strings.Join([]string{"#1", "", status, "USD", "10.00", placed, "1", title, price, fulfillment, "\n"}, ",")
	}
	const at = "2024-03-01 10:11:12 +0100"
	for _, c := range []struct{ name, row, want string }{
		{"a line without a price", row("paid", at, "Mug", "", ""), "f: row 2, column Lineitem price: The line has no price."},
		{"a price below zero", row("paid", at, "Mug", "-1.00", ""),
			"f: row 2, column Lineitem price: The price -1.00 must not be negative."},
		{"a line without a name", row("paid", at, "", "1.00", ""), "f: row 2, column Lineitem name: The line has no name."},
		{"no time", row("paid", "", "Mug", "1.00", ""), "f: row 2, column Created at: The order has no time at which it was placed."},
		{"a long wrong text is cut in the message", row("paid", strings.Repeat("x", 100), "Mug", "1.00", ""),
			`f: row 2, column Created at: The time "` + strings.Repeat("x", 60) + `…" is not written like 2024-03-01 10:11:12 +0100.`},
		{"a status in capitals with a space", row("Partially Paid", at, "Mug", "10.00", "FULFILLED"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, issues := read(t, "f", strings.NewReader(smallHeader+c.row))
			if got := strings.Join(issues, "\n"); got != c.want {
				t.Errorf("issues %q, want %q", got, c.want)
			}
		})
	}
}
