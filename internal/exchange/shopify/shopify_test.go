package shopify

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"waybill/internal/exchange"
	"waybill/order"
)

// read reads a CSV text; entries must all keep the rules of an order.
func read(t *testing.T, file string, r io.Reader) (entries []Entry, issues []string) {
	t.Helper()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	err = ReadShopifyCSV(exchange.TextOf(data), file,
		func(e Entry) error { entries = append(entries, e); return nil },
		func(i exchange.Issue) { issues = append(issues, i.String()) })
	if err != nil {
		t.Fatal(err)
	}
	return entries, issues
}

func readFile(t *testing.T, name string) (map[string]Entry, []string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	entries, issues := read(t, name, bytes.NewReader(data))
	byNumber := map[string]Entry{}
	for _, e := range entries {
		byNumber[e.Order.Number] = e
	}
	return byNumber, issues
}

// payments are an order's transactions in brief.
func payments(in order.Imported) string {
	var all []string
	for _, t := range in.Transactions {
		all = append(all, fmt.Sprintf("%s %s %s", t.Kind, t.Amount, t.At.Time().Format("01-02 15:04")))
	}
	return strings.Join(all, ", ")
}

func warnings(e Entry) string {
	var all []string
	for _, w := range e.Warnings {
		all = append(all, fmt.Sprintf("%d %s", w.Row, w.Column))
	}
	return strings.Join(all, ", ")
}

func TestEachStatusBecomesWhatHadHappened(t *testing.T) {
	entries, issues := readFile(t, "today.csv")
	if len(issues) > 0 || len(entries) != 16 {
		t.Fatalf("%d orders, issues %v", len(entries), issues)
	}
	for _, c := range []struct {
		name, number, payments string
		fulfilled              []int
		fulfilledAt            string
		cancelled              bool
		warnings               string
	}{
		{"a pending order has no payment", "1001", "", nil, "", false, ""},
		{"an authorized order is promised its total", "1002", "AUTHORIZATION 45.00 03-01 09:11", nil, "", false, ""},
		{"of a partially paid order the outstanding balance is missing", "1003", "SALE 25.00 03-01 09:12", nil, "", false, ""},
		{"a paid and fulfilled order is whole, whatever its lines say", "1004", "SALE 45.00 03-01 09:12", []int{2, 1}, "03-02 07:00",
			false, ""},
		{"a partial refund dates from the last known moment", "1005", "SALE 45.00 03-01 09:12, REFUND 10.00 03-02 07:00", []int{2, 1},
			"03-02 07:00", false, ""},
		{"a refund of a cancelled order dates from the cancellation", "1006", "SALE 45.00 03-01 09:12, REFUND 45.00 03-03 08:00", nil,
			"", true,
			""},
		{"a voided order was authorized before", "1007", "AUTHORIZATION 45.00 03-01 09:11, VOID 45.00 03-03 08:00", nil, "", true, ""},
		{"of a partial order the fulfilled lines are whole", "1008", "SALE 45.00 03-01 09:12", []int{2, 0}, "03-02 07:00", false, ""},
		{"of a partly fulfilled line one piece is gone", "1009", "SALE 45.00 03-01 09:12", []int{1, 0}, "03-01 09:11", false,
			"18 Lineitem fulfillment status"},
		{"a partial order without such lines has one piece gone", "1010", "SALE 45.00 03-01 09:12", []int{1, 0}, "03-01 09:11", false,
			"20 Fulfillment Status"},
		{"without an order status the lines are trusted", "1011", "SALE 45.00 03-01 09:12", []int{2, 0}, "03-01 09:11", false, ""},
		{"a cancelled order holds nothing fulfilled", "1012", "SALE 45.00 03-01 09:12, REFUND 45.00 03-03 08:00", nil, "", true,
			"24 Cancelled at"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := entries[c.number]
			in := e.Order
			if got := payments(in); got != c.payments {
				t.Errorf("payments %q, want %q", got, c.payments)
			}
			if !slices.Equal(in.Fulfilled, c.fulfilled) {
				t.Errorf("fulfilled %v, want %v", in.Fulfilled, c.fulfilled)
			}
			if in.Fulfilled != nil && in.FulfilledAt.Time().Format("01-02 15:04") != c.fulfilledAt {
				t.Errorf("fulfilled at %v, want %s", in.FulfilledAt.Time(), c.fulfilledAt)
			}
			if (in.CancelledAt != nil) != c.cancelled || c.cancelled && in.CancelReason != order.ReasonOther {
				t.Errorf("cancelled at %v, reason %q", in.CancelledAt, in.CancelReason)
			}
			if got := warnings(e); got != c.warnings {
				t.Errorf("warnings %q, want %q", got, c.warnings)
			}
		})
	}
}

func TestEveryGoodOrderKeepsTheRules(t *testing.T) {
	for _, file := range []string{"today.csv", "year2021.csv", "windows.csv", "currencies.csv", "totals.csv"} {
		entries, _ := readFile(t, file)
		for number, e := range entries {
			if _, _, problems := e.Order.Check(); len(problems) > 0 {
				t.Errorf("%s: order %s: %v", file, number, problems)
			}
			if len(e.LineRows) != len(e.Order.Lines) || e.Order.Source != "shopify" || e.Order.SourceID == "" {
				t.Errorf("%s: order %s lacks rows or source: %+v", file, number, e)
			}
		}
	}
}

func TestAnOrderIsReadWhole(t *testing.T) {
	entries, _ := readFile(t, "today.csv")
	e := entries["1004"]
	in := e.Order
	if in.SourceID != "5550000004" || in.CurrencyCode != "USD" || in.DeliveryMethod != "Standard" || in.Total != "45.00" ||
		in.Shipping != "5.00" {
		t.Errorf("order: %+v", in)
	}
	if got := in.PlacedAt.Time().Format("2006-01-02T15:04:05Z07:00"); got != "2024-03-01T09:11:12Z" {
		t.Errorf("placed at %s", got)
	}
	want := []order.DraftLine{
		{Title: "T-Shirt - Blue / M", SKU: "SKU-0", Vendor: "Acme", Quantity: 2, UnitPrice: "15.00"},
		{Title: "Mug", SKU: "SKU-1", Vendor: "Acme", Quantity: 1, UnitPrice: "10.00"},
	}
	if !reflect.DeepEqual(in.Lines, want) || !slices.Equal(e.LineRows, []int{8, 9}) || e.Place.Row != 8 {
		t.Errorf("lines %+v in rows %v", in.Lines, e.LineRows)
	}
	if in.Customer == nil || *in.Customer != (order.Person{Name: "Ada Example", Email: "ada@example.com", Phone: "+1 555 0100"}) {
		t.Errorf("customer: %+v", in.Customer)
	}
	a := in.ShippingAddress
	got := []string{*a.Name, *a.Company, *a.Line1, *a.Line2, *a.City, *a.Region, *a.PostalCode, *a.CountryCode, *a.Phone}
	if !slices.Equal(got, []string{"Ada Example", "Example & Co", "1 Fictional Lane", "Apt 4", "Springfield", "MA", "01101", "US",
		"+1 555 0100"}) {
		t.Errorf("address: %q", got)
	}
	if s := in.Transactions[0]; s.Gateway != "Shopify Payments" || s.Reference != "c1.abc" {
		t.Errorf("transaction: %+v", s)
	}
	if s := entries["1002"].Order.Transactions[0]; s.Reference != "rPay1" {
		t.Errorf("without a Payment Reference the Payment ID is one: %+v", s)
	}
}

func TestTextsAreKeptAsTheyAre(t *testing.T) {
	entries, _ := readFile(t, "today.csv")
	formulas := entries["1013"].Order
	for i, want := range []string{`=HYPERLINK("https://example.com")`, "+1 year of care", "-20 °C ice pack", "@home cake"} {
		if formulas.Lines[i].Title != want {
			t.Errorf("title %q, want %q", formulas.Lines[i].Title, want)
		}
	}
	if formulas.Note != "=1+1" || !slices.Equal(formulas.Attributes, []order.Attribute{{Name: "gift", Value: "yes"}}) ||
		!slices.Equal(formulas.Tags, []string{"=VIP", "wholesale", "VIP"}) {
		t.Errorf("note %q, tags %q", formulas.Note, formulas.Tags)
	}
	world := entries["1014"].Order
	if world.Customer.Name != "Zoë Müller-Łukasz" || *world.ShippingAddress.PostalCode != "100-0001" ||
		*world.BillingAddress.CountryCode != "DE" || world.Lines[0].Title != "抹茶セット - 大" {
		t.Errorf("order: %+v", world)
	}
}

func TestGuestsNeedNoName(t *testing.T) {
	entries, _ := readFile(t, "today.csv")
	if in := entries["1015"].Order; in.Customer != nil || in.Email != "" || in.ShippingAddress != nil || in.BillingAddress != nil {
		t.Errorf("guest: %+v", in)
	}
	if p := entries["1016"].Order.Customer; p == nil || p.Name != "ada@example.com" || p.Phone != "+49 30 000000" {
		t.Errorf("known by e-mail only: %+v", p)
	}
}

func TestOlderFilesHaveFewerColumnsInAnotherOrder(t *testing.T) {
	entries, issues := readFile(t, "year2021.csv")
	if len(issues) > 0 || len(entries) != 2 {
		t.Fatalf("%d orders, issues %v", len(entries), issues)
	}
	if in := entries["901"].Order; payments(in) != "SALE 45.00 03-01 09:12" || len(in.Lines) != 2 {
		t.Errorf("order: %+v", in)
	}
}

func TestWindowsFilesWithLineBreaksInFields(t *testing.T) {
	entries, issues := readFile(t, "windows.csv")
	if len(issues) > 0 || len(entries) != 2 {
		t.Fatalf("%d orders, issues %v", len(entries), issues)
	}
	e := entries["2001"]
	if e.Order.Lines[0].Title != "Card, \"deluxe\"\nwith envelope" ||
		e.Order.Note != "Ring twice.\nLeave at the door." ||
		!slices.Equal(e.Order.Attributes, []order.Attribute{{Name: "gift", Value: "yes"}, {Name: "wrap", Value: "red"}}) {
		t.Errorf("order: %q, %q", e.Order.Lines[0].Title, e.Order.Note)
	}
	if !slices.Equal(e.LineRows, []int{2, 3}) || entries["2002"].Place.Row != 4 {
		t.Errorf("a line break in a field must not count as a row: %v, %v", e.LineRows, entries["2002"].Place)
	}
}

func TestAmountsHaveTheCurrencysDecimals(t *testing.T) {
	entries, issues := readFile(t, "currencies.csv")
	for number, want := range map[string]string{"3001": "SALE 4100 03-01 09:11", "3002": "SALE 1.750 03-01 09:11", "3003": ""} {
		if got := payments(entries[number].Order); got != want {
			t.Errorf("#%s: payments %q, want %q", number, got, want)
		}
	}
	if entries["3003"].Order.Total != "5000" {
		t.Errorf("zeros beyond the yen: %q", entries["3003"].Order.Total)
	}
	want := []string{`currencies.csv: row 5, column Lineitem price: The amount "50.5" has more decimals than its currency (JPY).`}
	if !slices.Equal(issues, want) {
		t.Errorf("issues %q", issues)
	}
}

func TestTotalsThatDoNotAddUpAreTaken(t *testing.T) {
	entries, issues := readFile(t, "totals.csv")
	if len(issues) > 0 || len(entries) != 8 {
		t.Fatalf("%d orders, issues %v", len(entries), issues)
	}
	for _, c := range []struct {
		name, number, discount string
		included               bool
		total                  int64
		checkWarns             bool
		warnings               string
	}{
		{"taxes that are part of the prices", "4001", "0.00", true, 4500, false, ""},
		{"taxes that come on top", "4002", "0.00", false, 4900, false, ""},
		{"a total that nothing adds up to is the total all the same", "4003", "0.00", false, 4777, true, ""},
		{"discounts of lines count when the total says so", "4004", "6.00", false, 3900, false, ""},
		{"a discount above the order's worth is cut", "4005", "45.00", false, 0, false, "10 Discount Amount"},
		{"without a total the parts are added up", "4006", "0.00", false, 4500, false, ""},
		{"a refund above what was paid is cut", "4007", "0.00", false, 4500, false, "14 Refunded Amount"},
		{"a partial payment of nothing is none", "4008", "0.00", false, 4500, false, "16 Outstanding Balance"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := entries[c.number]
			recorded, warning, problems := e.Order.Check()
			if len(problems) > 0 || recorded.Amounts.Total != c.total || (warning != "") != c.checkWarns {
				t.Errorf("total %d, warning %q, problems %v", recorded.Amounts.Total, warning, problems)
			}
			if e.Order.Discount != c.discount || e.Order.TaxesIncluded != c.included {
				t.Errorf("discount %s, taxes included %v", e.Order.Discount, e.Order.TaxesIncluded)
			}
			if got := warnings(e); got != c.warnings {
				t.Errorf("warnings %q, want %q", got, c.warnings)
			}
		})
	}
}

func isFileError(err error) bool {
	_, is := errors.AsType[exchange.FileError](err)
	return is
}

func TestFilesThatAreNoExportsAreRefusedAsAWhole(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an empty file", "", "the file is empty"},
		{"a file with only a BOM", "\ufeff", "the file is empty"},
		{"a header that lacks columns", "Name,Total,Currency,Created at,Lineitem name,Lineitem price\n",
			"lacks Financial Status, Lineitem quantity"},
		{"abandoned checkouts", smallHeader + strings.ReplaceAll(orderRow("#1"), "pending", ""), "as in an export of abandoned checkouts"},
		{"an export of WooCommerce", "Order Number,Order Status,Order Date\n1,Done,2026\n", "it looks like one of WooCommerce"},
		{"an export of products", "Handle,Title,Body (HTML),Vendor\n", "an export of products"},
		{"rows that are wrapped in quotes", smallHeader + "\"#1,,paid,USD,10.00,2024-03-01 10:11:12 +0100,1,Mug,10.00,,\"\n",
			"each row is wrapped in quotes as a whole"},
		{"a header that is wrapped, too", "\"" + strings.TrimSpace(smallHeader) + "\"\n", "the header is wrapped in quotes"},
		{"a picture", "\x89PNG\r\n\x1a\n\x00", "lacks Name"},
		{"a broken header", "Name,\"Email\n", "the header cannot be read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := ReadShopifyCSV(exchange.TextOf([]byte(c.text)), "x.csv", nil, nil)
			if !isFileError(err) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}
