package shopify_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"waybill/desk"
	"waybill/internal/exchange"
	"waybill/internal/exchange/shopify"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
)

// columns are those of Shopify's own exports.
func columns(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "today.csv"))
	if err != nil {
		t.Fatal(err)
	}
	header, _, _ := strings.Cut(string(data), "\n")
	return strings.Split(strings.TrimSpace(header), ",")
}

// failing is a test, or a rapid check of one.
type failing interface {
	Fatal(...any)
	Fatalf(string, ...any)
}

// openEmpty opens a store in a folder.
func openEmpty(t *testing.T, f failing) store.Store {
	db, err := sqlite.OpenThrowaway(t.Context(), "", nil)
	if err != nil {
		f.Fatal(err)
	}
	return db
}

// take imports a file, of which nothing may be refused.
func take(t *testing.T, f failing, db store.Store, file string) exchange.Summary {
	name := filepath.Join(t.TempDir(), "orders.csv")
	if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
		f.Fatal(err)
	}
	var issues bytes.Buffer
	summary, err := exchange.Import(t.Context(), []string{name}, exchange.Options{Stderr: &issues},
		shopify.NewImporter(t.Context(), desk.New(db, nil), "").File)
	if err != nil || !summary.Clean() {
		f.Fatalf("%v: %s\n%s\n%s", err, summary, issues.String(), file)
	}
	return summary
}

func export(t *testing.T, f failing, db store.Store) string {
	var file bytes.Buffer
	err := exchange.Export(t.Context(), db, exchange.Wanted{}, func() (exchange.Format, error) { return shopify.NewExporter(&file) })
	if err != nil {
		f.Fatal(err)
	}
	return file.String()
}

// facts are all that a file can tell of the orders in a store: everything but when they came
// here, how they are numbered inside, and when money went back.
func facts(t *testing.T, f failing, db store.Store) string {
	var text strings.Builder
	for _, query := range []string{
		`SELECT number, source, source_id, status, payment_status, placed_at, customer_key, email, phone, delivery_method,
			shipping_address, billing_address, item_count, fulfilled_count, to_ship_count, shipped_count, currency, subtotal_minor,
			discount_minor, shipping_minor, tax_minor, total_minor, taxes_included, captured_minor, refunded_minor, forgiven_minor,
			due_minor, outstanding_minor, overpaid_minor, authorized, voided, note, tags, attributes, cancelled_at
			FROM orders ORDER BY number`,
		`SELECT o.number, l.position, l.title, l.sku, l.vendor, l.quantity, l.fulfilled_quantity, l.unit_price_minor,
			l.requires_shipping, l.discount_share_minor, l.tax_share_minor
			FROM order_lines l JOIN orders o ON o.id = l.order_id ORDER BY o.number, l.position`,
		`SELECT o.number, t.kind, t.amount_minor, t.gateway, t.reference,
			CASE WHEN t.kind IN ('REFUND', 'VOID') THEN 0 ELSE t.processed_at END
			FROM transactions t JOIN orders o ON o.id = t.order_id ORDER BY o.number, t.id`,
		`SELECT o.number, f.name, f.created_at FROM fulfillments f JOIN orders o ON o.id = f.order_id ORDER BY o.number`,
		`SELECT name, email, order_count FROM customers ORDER BY name, email, order_count`,
	} {
		found, err := db.Read().QueryContext(t.Context(), query)
		if err != nil {
			f.Fatal(err)
		}
		names, _ := found.Columns()
		for found.Next() {
			values, into := make([]any, len(names)), make([]any, len(names))
			for i := range values {
				into[i] = &values[i]
			}
			if err := found.Scan(into...); err != nil {
				f.Fatal(err)
			}
			for i, v := range values {
				if s, is := v.(string); is {
					values[i] = fmt.Sprintf("%q", s)
				}
			}
			fmt.Fprintln(&text, values...)
		}
		if err := found.Err(); err != nil {
			f.Fatal(err)
		}
		_ = found.Close()
	}
	return text.String()
}

// difference are the lines that only one of two texts has.
func difference(was, is string) string {
	var lines []string
	for i, text := range []string{was, is} {
		other := []string{is, was}[i]
		for line := range strings.Lines(text) {
			if !strings.Contains(other, line) {
				lines = append(lines, []string{"- ", "+ "}[i]+line)
			}
		}
	}
	return strings.Join(lines, "")
}

// words are what people and spreadsheets make of a field, what computes among them.
var words = rapid.OneOf(
	rapid.SampledFrom([]string{"", "", "Ada", "=1+1", "'=1+1", "''@x", "-5", "+44 20 7946 0958", "'tHooft", "@SUM(A1)", "Müller, Söhne",
		`says "no"`, "０１", "＝1", "two\nlines", "0049", "\tx", "A;B", "a: b"}),
	rapid.StringMatching(`[a-z=+'@:;," \n-]{0,12}`),
)

var (
	lineStatuses = []string{"", "pending", "fulfilled", "partial", "not_eligible"}
	addressParts = []string{"Name", "Street", "Address1", "Address2", "Company", "City", "Zip", "Province", "Province Name", "Phone"}
)

// amount is in cents.
func amount(t *rapid.T, name string, most int) int { return rapid.IntRange(0, most).Draw(t, name) }

func cents(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }

// orderRows draws the rows of an order, as a shop exports it. Its amounts add up in most cases.
func orderRows(t *rapid.T, number int) []map[string]string {
	var rows []map[string]string
	subtotal, off := 0, 0
	name := fmt.Sprintf("#%d", 1000+number)
	created := time.Date(2024, 3, 1, 9, number, 0, 0, time.FixedZone("", 3600))
	at := func(hours int) string {
		return created.Add(time.Duration(hours) * time.Hour).Format("2006-01-02 15:04:05 -0700")
	}
	for range rapid.IntRange(1, 3).Draw(t, "lines") {
		quantity, price, less := rapid.IntRange(1, 3).Draw(t, "quantity"), amount(t, "price", 5000), 0
		if rapid.Bool().Draw(t, "has a discount") {
			less = amount(t, "line discount", price)
		}
		subtotal, off = subtotal+quantity*price, off+less
		title := "x" + words.Draw(t, "title")
		if rapid.Bool().Draw(t, "computes") {
			title = "=" + title
		}
		rows = append(rows, map[string]string{"Name": name, "Lineitem quantity": fmt.Sprint(quantity), "Lineitem price": cents(price),
			"Lineitem name": title, "Lineitem sku": words.Draw(t, "sku"), "Vendor": words.Draw(t, "vendor"),
			"Lineitem discount":           cents(less),
			"Lineitem requires shipping":  rapid.SampledFrom([]string{"true", "true", "false", ""}).Draw(t, "ships"),
			"Lineitem fulfillment status": rapid.SampledFrom(lineStatuses).Draw(t, "line status"),
			"Created at":                  at(0)})
	}
	first := rows[0]
	shipping, tax := amount(t, "shipping", 900), amount(t, "tax", 900)
	discount := amount(t, "discount", subtotal)
	total := subtotal + shipping - discount + tax
	switch rapid.SampledFrom([]string{"added", "included", "off lines", "odd"}).Draw(t, "total") {
	case "included":
		total -= tax
	case "off lines":
		total = max(0, total-off)
	case "odd":
		total += 7
	}
	for column, value := range map[string]string{
		"Currency": "USD", "Shipping": cents(shipping), "Taxes": cents(tax), "Discount Amount": cents(discount), "Total": cents(total),
		"Financial Status": rapid.SampledFrom([]string{"pending", "authorized", "voided", "paid", "partially_paid", "partially_refunded",
			"refunded", "expired"}).Draw(t, "financial"),
		"Outstanding Balance": cents(rapid.SampledFrom([]int{0, total / 2, total}).Draw(t, "owed")),
		"Refunded Amount":     cents(rapid.SampledFrom([]int{0, 1, total / 3, total}).Draw(t, "refunded")),
		"Fulfillment Status":  rapid.SampledFrom([]string{"", "unfulfilled", "partial", "fulfilled", "on_hold"}).Draw(t, "fulfillment"),
		"Email":               rapid.SampledFrom([]string{"", "ada@example.com"}).Draw(t, "email"),
		"Id":                  rapid.SampledFrom([]string{"", fmt.Sprint(5550000000 + number), fmt.Sprintf("'-%d", number)}).Draw(t, "id"),
		"Tags":                words.Draw(t, "tags"), "Notes": words.Draw(t, "notes"), "Note Attributes": words.Draw(t, "attributes"),
		"Payment Method": words.Draw(t, "method"), "Payment Reference": words.Draw(t, "reference"), "Payment ID": words.Draw(t, "payment"),
		"Shipping Method": words.Draw(t, "shipping method"), "Phone": words.Draw(t, "phone"),
	} {
		first[column] = value
	}
	if rapid.Bool().Draw(t, "was paid later") {
		first["Paid at"] = at(1)
	}
	if rapid.Bool().Draw(t, "left later") {
		first["Fulfilled at"] = at(5)
	}
	if rapid.IntRange(0, 4).Draw(t, "cancelled") == 0 {
		first["Cancelled at"] = at(9)
	}
	for _, which := range []string{"Billing ", "Shipping "} {
		for _, part := range addressParts {
			first[which+part] = words.Draw(t, which+part)
		}
		first[which+"Country"] = rapid.SampledFrom([]string{"", "US", "gb"}).Draw(t, "country")
	}
	return rows
}

func TestWhatWasImportedIsExportedSoThatItIsTheSameAgain(t *testing.T) {
	header := columns(t)
	rapid.Check(t, func(rt *rapid.T) {
		var file bytes.Buffer
		out := csv.NewWriter(&file)
		_ = out.Write(header)
		for number := range rapid.IntRange(1, 6).Draw(rt, "orders") {
			for _, row := range orderRows(rt, number) {
				fields := make([]string, len(header))
				for i, name := range header {
					fields[i] = row[name]
				}
				_ = out.Write(fields)
			}
		}
		out.Flush()
		first, second := openEmpty(t, rt), openEmpty(t, rt)
		defer first.Close()  //nolint:errcheck // it is thrown away
		defer second.Close() //nolint:errcheck // it is thrown away
		before := take(t, rt, first, file.String())
		exported := export(t, rt, first)
		after := take(t, rt, second, exported)
		if before.Added != after.Added {
			rt.Fatalf("%d orders became %d", before.Added, after.Added)
		}
		if was, is := facts(t, rt, first), facts(t, rt, second); was != is {
			rt.Fatalf("imported\n%s\nexported\n%s\n%s", file.String(), exported, difference(was, is))
		}
		if again := export(t, rt, second); again != exported {
			rt.Fatalf("exported\n%s\nand exported again\n%s", exported, again)
		}
	})
}

func TestTheExportHasShopifysColumns(t *testing.T) {
	db := openEmpty(t, t)
	defer db.Close()
	exported := export(t, t, db)
	want := columns(t)
	if len(want) != 79 || exported != strings.Join(want, ",")+"\n" {
		t.Errorf("the header of %d columns is %s", len(want), exported)
	}
}
