package shopify

import (
	"strings"
	"testing"
)

// spoiltRow is a row of values by column; what is not given is sound.
func spoiltRow(given map[string]string) string {
	columns := []string{"Name", "Email", "Financial Status", "Currency", "Total", "Created at", "Lineitem quantity", "Lineitem name",
		"Lineitem price", "Fulfillment Status", "Cancelled at", "Id", "Phone", "Shipping Name", "Shipping City", "Shipping Phone", "Tags",
		"Notes", "Outstanding Balance", "Lineitem fulfillment status", "Shipping Method"}
	sound := map[string]string{
		"Name": "#1", "Email": "jo@example.com", "Financial Status": "paid", "Currency": "USD", "Total": "20.00",
		"Created at": "2024-03-01 10:11:12 +0100", "Lineitem quantity": "2", "Lineitem name": "Mug", "Lineitem price": "10.00", "Id": "77",
	}
	values := make([]string, len(columns))
	for i, column := range columns {
		value, told := given[column]
		if !told {
			value = sound[column]
		}
		values[i] = `"` + value + `"`
	}
	return strings.Join(columns, ",") + "\n" + strings.Join(values, ",") + "\n"
}

func TestWhatASpreadsheetSpoiltCostsAWarningNeverTheOrder(t *testing.T) {
	long := strings.Repeat("ä", 300)
	for _, c := range []struct {
		name    string
		given   map[string]string
		warning string // its column and the start of its message
		got     func(Entry) string
		want    string
	}{
		{"an e-mail that is none is left out", map[string]string{"Email": "jo at example"},
			`Email: "jo at example" is not an e-mail address`,
			func(e Entry) string { return e.Order.Email }, ""},
		{"without its e-mail, and without a name, the customer is a guest", map[string]string{"Email": "jo@"}, "Email: ",
			func(e Entry) string {
				return map[bool]string{true: "guest", false: "customer"}[e.Order.Customer == nil]
			}, "guest"},
		{"a number loses commas and what cannot be seen", map[string]string{"Name": "#1,\n2\u202E\u200B\u20283"},
			`Name: The commas, line breaks and characters that cannot be seen were left out: the order is "123".`,
			func(e Entry) string { return e.Order.Number }, "123"},
		{"a rounded phone is left out", map[string]string{"Phone": "9.2E+11"}, `Phone: A spreadsheet rounded the number to "9.2E+11"`,
			func(e Entry) string { return e.Order.Phone }, ""},
		{"a rounded phone of an address is left out, and its name stays",
			map[string]string{"Shipping Name": "Jo", "Shipping Phone": "4,47912E+11"}, "Shipping Phone: A spreadsheet rounded",
			func(e Entry) string {
				return *e.Order.ShippingAddress.Name + map[bool]string{true: " only"}[e.Order.ShippingAddress.Phone == nil]
			},
			"Jo only"},
		{"a long title is cut", map[string]string{"Lineitem name": long}, "Lineitem name: The text was cut: at most 255 characters",
			func(e Entry) string { return e.Order.Lines[0].Title }, long[:2*255]},
		{"a long city is cut", map[string]string{"Shipping City": long}, "Shipping City: The text was cut",
			func(e Entry) string { return *e.Order.ShippingAddress.City }, long[:2*255]},
		{"a long delivery method is cut", map[string]string{"Shipping Method": long}, "Shipping Method: The text was cut",
			func(e Entry) string { return e.Order.DeliveryMethod }, long[:2*255]},
		{"a long tag is cut", map[string]string{"Tags": "vip," + long}, "Tags: The text was cut",
			func(e Entry) string { return strings.Join(e.Order.Tags, "|") }, "vip|" + long[:2*255]},
		{"a long note is cut", map[string]string{"Notes": strings.Repeat("n", 5_001)}, "Notes: The text was cut: at most 5000",
			func(e Entry) string { return e.Order.Note }, strings.Repeat("n", 5_000)},
		{"a text of just the length stays", map[string]string{"Lineitem name": long[:2*255]}, "",
			func(e Entry) string { return e.Order.Lines[0].Title }, long[:2*255]},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := onlyEntry(t, c.given)
			expectWarning(t, e, c.warning)
			if got := c.got(e); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestWordsThatTheShopMayAddLaterTakeNothingAsDone(t *testing.T) {
	for _, c := range []struct {
		column, word      string
		warning, payments string
		gone              bool
	}{
		{"Fulfillment Status", "on_hold", "", "SALE 20.00", false},
		{"Fulfillment Status", "Scheduled", "", "SALE 20.00", false},
		{"Fulfillment Status", "in_progress", "", "SALE 20.00", false},
		{"Fulfillment Status", "open", "", "SALE 20.00", false},
		{"Fulfillment Status", "shipped", "", "SALE 20.00", true},
		{"Fulfillment Status", "teleported", `Fulfillment Status: "teleported" is not a fulfillment status that is known here`,
			"SALE 20.00", false},
		{"Lineitem fulfillment status", "shipped", "", "SALE 20.00", true},
		{"Lineitem fulfillment status", "partially_fulfilled", "Lineitem fulfillment status: The line is partly fulfilled",
			"SALE 20.00", true},
		{"Lineitem fulfillment status", "not_eligible", "", "SALE 20.00", false},
		{"Lineitem fulfillment status", "teleported", `Lineitem fulfillment status: "teleported"`, "SALE 20.00", false},
		{"Financial Status", "expired", "", "", false},
		{"Financial Status", "haggled", `Financial Status: "haggled" is not a financial status that is known here`, "", false},
	} {
		t.Run(c.column+" "+c.word, func(t *testing.T) {
			e := onlyEntry(t, map[string]string{c.column: c.word})
			expectWarning(t, e, c.warning)
			if gone := e.Order.Fulfilled != nil; gone != c.gone {
				t.Errorf("fulfilled %v", e.Order.Fulfilled)
			}
			if got, _, _ := strings.Cut(payments(e.Order), " 03-01"); got != c.payments {
				t.Errorf("payments %q, want %q", got, c.payments)
			}
		})
	}
}

func TestAPaidOrderWithABalanceOwesIt(t *testing.T) {
	for _, c := range []struct{ name, balance, payments, warning string }{
		{"a part is missing", "5.00", "SALE 15.00 03-01 09:11", "Outstanding Balance: The order is paid, but 5.00 is outstanding"},
		{"all is missing", "20.00", "", "Outstanding Balance: The order is paid, but 20.00 is outstanding"},
		{"the shop owes the customer", "-5.00", "SALE 20.00 03-01 09:11", ""},
		{"nothing is missing", "0.00", "SALE 20.00 03-01 09:11", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := onlyEntry(t, map[string]string{"Outstanding Balance": c.balance})
			expectWarning(t, e, c.warning)
			if got := payments(e.Order); got != c.payments {
				t.Errorf("payments %q, want %q", got, c.payments)
			}
		})
	}
}

func TestARoundedIdentifierIsRefused(t *testing.T) {
	for _, c := range []struct{ name, id, issue string }{
		{"as spreadsheets write it", "6.12346E+12", "f: row 2, column Id: A spreadsheet rounded the identifier to \"6.12346E+12\"."},
		{"with a comma", "6,12E+12", "f: row 2, column Id: A spreadsheet rounded"},
		{"a name that has letters is none", "1E3", ""},
		{"with the apostrophe that guards it", "'6123456789012", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			entries, issues := read(t, "f", strings.NewReader(spoiltRow(map[string]string{"Id": c.id})))
			if c.issue == "" {
				if len(entries) != 1 || issues != nil {
					t.Errorf("%d orders, issues %q", len(entries), issues)
				}
				return
			}
			if len(entries) != 0 || len(issues) != 1 || !strings.HasPrefix(issues[0], c.issue) {
				t.Errorf("%d orders, issues %q", len(entries), issues)
			}
		})
	}
}

// onlyEntry reads the one order, which must keep every rule.
func onlyEntry(t *testing.T, given map[string]string) Entry {
	t.Helper()
	entries, issues := read(t, "f", strings.NewReader(spoiltRow(given)))
	if len(entries) != 1 || issues != nil {
		t.Fatalf("%d orders, issues %q", len(entries), issues)
	}
	if _, _, problems := entries[0].Order.Check(); len(problems) > 0 {
		t.Fatalf("problems %v", problems)
	}
	return entries[0]
}

// expectWarning wants exactly this warning, by its column and how it begins; "" for none.
func expectWarning(t *testing.T, e Entry, want string) {
	t.Helper()
	if want == "" {
		if len(e.Warnings) > 0 {
			t.Errorf("warnings %v", e.Warnings)
		}
		return
	}
	if len(e.Warnings) != 1 || !strings.HasPrefix(e.Warnings[0].Column+": "+e.Warnings[0].Message, want) {
		t.Errorf("warnings %v, want %q", e.Warnings, want)
	}
}
