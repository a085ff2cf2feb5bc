package shopify

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"waybill/internal/exchange"
	"waybill/order"
)

const smallHeader = "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Fulfillment " +
	"Status,Cancelled at\n"

// orderRow and lineRowOf write rows below smallHeader.
func orderRow(name string) string {
	return name + ",a@example.com,pending,USD,10.00,2024-03-01 10:11:12 +0100,1,Mug,10.00,,\n"
}

func lineRowOf(name string) string {
	return name + ",a@example.com,,,,2024-03-01 10:11:12 +0100,1,Cup,0.00,,\n"
}

// filled is a row that tells everything, as each row of an order does once a spreadsheet
// has filled them.
func filled(name, total, title string) string {
	return name + ",a@example.com,pending,USD," + total + ",2024-03-01 10:11:12 +0100,1," + title + ",10.00,,\n"
}

func numbers(entries []Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, fmt.Sprintf("%s:%d", e.Order.Number, len(e.Order.Lines)))
	}
	return strings.Join(all, " ")
}

func TestBadRowsAreReportedAndTheRestIsTaken(t *testing.T) {
	entries, issues := readFile(t, "bad.csv")
	want := []string{
		`row 5, column Lineitem quantity: The quantity "many" is not a whole number from 1 to 1000000.`,
		`row 7, column Lineitem price: The amount "abc" is not a decimal number such as 34.98 (USD).`,
		`row 8, column Currency: "XYZ" is not an ISO 4217 currency code.`,
		`row 8, column Lineitem quantity: The quantity "0" is not a whole number from 1 to 1000000.`,
		`row 9, column Lineitem name: The line has no name.`,
		`row 9, column Created at: The time "yesterday" is not written like 2024-03-01 10:11:12 +0100.`,
		`row 10, column Name: The row continues order "#5006", but no row of the file begins it.`,
		`row 12, column Name: The order has no name.`,
		`row 15, column Name: The row does not name its order. It may belong to order "#5007", so that one is left out, too.`,
		`row 17, column Total: The amount -15.00 must not be negative.`,
		`row 17, column Paid at: The date "1901-01-01 00:00:00 +0000" must lie between 1970 and 2200.`,
		`row 20: The row has 3 fields, but the header has 79.`,
		`row 21: A quote is out of place, at character 10 of line 21 of the text.`,
	}
	got := map[string]bool{}
	for _, issue := range issues {
		got[strings.TrimPrefix(issue, "bad.csv: ")] = true
	}
	for _, w := range want {
		if !got[w] {
			t.Errorf("not reported: %s", w)
		}
		delete(got, w)
	}
	for g := range got {
		t.Errorf("reported besides: %s", g)
	}
	for _, number := range []string{"5001", "5008", "5010", "5013"} {
		if _, taken := entries[number]; !taken {
			t.Errorf("order %s is sound but was not taken", number)
		}
	}
	if len(entries) != 4 {
		t.Errorf("%d orders taken", len(entries))
	}
}

func TestRowsOfOneOrderStayTogether(t *testing.T) {
	for _, c := range []struct{ name, text, orders, issues string }{
		{"a header alone has no orders", "", "", ""},
		{"a number of nothing else is none", orderRow("\"#,\""), "", "f: row 2, column Name: The order has no name."},
		{"further rows add lines", orderRow("#1") + lineRowOf("#1") + lineRowOf("#1") + orderRow("#2"), "1:3 2:1", ""},
		{"an order twice in a file that was put together from two is one", orderRow("#1") + orderRow("#2") + orderRow("#1"), "1:1 2:1", ""},
		{"an order twice, with its further rows, is for the desk to judge",
			orderRow("#1") + lineRowOf("#1") + orderRow("#2") + orderRow("#1") + lineRowOf("#1"), "1:2 1:2 2:1", ""},
		{"empty rows part nothing", orderRow("#1") + "\n,,,,,,,,,,\n,\n" + lineRowOf("#1"), "1:2", ""},
		{"a broken row takes its order along", orderRow("#1") + "#1,too,few\n" + lineRowOf("#1") + orderRow("#2"), "2:1",
			"f: row 3: The row has 3 fields, but the header has 11."},
		{"a broken first row takes its further rows along", "#1,too,few\n" + lineRowOf("#1") + orderRow("#2"), "2:1",
			"f: row 2: The row has 3 fields, but the header has 11."},
		{"a row that cannot be assigned takes the order before it along", orderRow("#1") + "\"#1\"x,\n" + orderRow("#2"), "2:1",
			`f: row 3: A quote is out of place, at character 4 of line 3 of the text. It may belong to order "#1", ` +
				`so that one is left out, too.`},
		{"a quote never closed loses what follows and says so", orderRow("#1") + "#2,\"oops\n" + orderRow("#3"), "1:1",
			"f: row 3: A quote is out of place. Everything from line 3 to line 4 of the text is lost."},
		{"rows of an order that stand apart come together", orderRow("#1") + orderRow("#2") + lineRowOf("#1") + lineRowOf("#1"),
			"1:3 2:1", ""},
		{"also when the first one stands below", lineRowOf("#1") + orderRow("#2") + orderRow("#1"), "1:2 2:1", ""},
		{"and right below", lineRowOf("#1") + orderRow("#1") + lineRowOf("#2") + orderRow("#2"), "1:2 2:2", ""},
		{"a broken row far away takes its order along", orderRow("#1") + orderRow("#2") + lineRowOf("#1") + "#1,too,few\n", "2:1",
			"f: row 5: The row has 3 fields, but the header has 11."},
		{"a row of an order that is not there is an orphan", orderRow("#1") + lineRowOf("#2") + orderRow("#3"), "1:1 3:1",
			`f: row 3, column Name: The row continues order "#2", but no row of the file begins it.`},
		{"rows that a spreadsheet filled down are lines of one order",
			filled("#1", "20.00", "Mug") + filled("#1", "20.00", "Cup") + filled("#2", "10.00", "Mug"), "1:2 2:1", ""},
		{"filled rows that were sorted, too",
			filled("#1", "20.00", "Mug") + filled("#2", "10.00", "Mug") + filled("#1", "20.00", "Cup"), "1:2 2:1", ""},
		{"a filled row twice is two lines where the total says so", filled("#1", "20.00", "Mug") + filled("#1", "20.00", "Mug"), "1:2", ""},
		{"a filled row twice is the order again where the total says so",
			filled("#1", "10.00", "Mug") + filled("#1", "10.00", "Mug"), "1:1", ""},
		{"a filled row twice is refused where the total does not say", filled("#1", "15.00", "Mug") + filled("#1", "15.00", "Mug"), "",
			`f: row 3: The row is the same as one before it of order "#1", whose amounts do not add up to its total with or without it.`},
		{"the same name with another total is another order", filled("#1", "10.00", "Mug") + filled("#1", "12.00", "Cup"), "1:1 1:1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			entries, issues := read(t, "f", strings.NewReader(smallHeader+c.text))
			if got := numbers(entries); got != c.orders {
				t.Errorf("orders %q, want %q", got, c.orders)
			}
			if got := strings.Join(issues, "\n"); got != c.issues {
				t.Errorf("issues %q, want %q", got, c.issues)
			}
		})
	}
}

func TestAnOrderCanHaveFiveHundredLines(t *testing.T) {
	most := orderRow("#1") + strings.Repeat(lineRowOf("#1"), order.MaxLines-1)
	entries, issues := read(t, "f", strings.NewReader(smallHeader+most))
	if numbers(entries) != "1:500" || issues != nil {
		t.Errorf("orders %s, issues %q", numbers(entries), issues)
	}
	entries, issues = read(t, "f", strings.NewReader(smallHeader+most+lineRowOf("#1")+lineRowOf("#1")+orderRow("#2")))
	if numbers(entries) != "2:1" || len(issues) != 1 || issues[0] != "f: row 502: An order can have at most 500 lines." {
		t.Errorf("orders %s, issues %q", numbers(entries), issues)
	}
}

func TestARowOfAnySizeIsBounded(t *testing.T) {
	// What is left of the line after the bound looks like a row of its own.
	endless := "\"" + strings.Repeat("x", exchange.MaxRow+100_000) + orderRow("#2")
	text := smallHeader + orderRow("#1") + endless + orderRow("#3")
	entries, issues := read(t, "f", strings.NewReader(text))
	if got := numbers(entries); got != "3:1" {
		t.Errorf("orders %q", got)
	}
	if len(issues) != 1 || !strings.HasPrefix(issues[0], "f: row 3: The row is longer than 1048576 bytes.") {
		t.Errorf("issues %q", issues)
	}
}

func TestAnOrderOfAnySizeIsBounded(t *testing.T) {
	long := "#1,,,,,,1," + strings.Repeat("x", exchange.MaxRow/2) + ",1.00,,\n"
	entries, issues := read(t, "f", strings.NewReader(smallHeader+orderRow("#1")+strings.Repeat(long, 20)+orderRow("#2")))
	if got := numbers(entries); got != "2:1" || len(issues) != 1 || !strings.Contains(issues[0], "longer than 8388608 bytes") {
		t.Errorf("orders %q, issues %q", got, issues)
	}
}

// Spreadsheets on Windows save in other encodings than UTF-8.
func TestAnOrderInAnotherEncodingIsReportedNotSpoiled(t *testing.T) {
	entries, issues := read(t, "f", strings.NewReader(smallHeader+strings.Replace(orderRow("#1"), "Mug", "K\xf6rbchen", 1)+orderRow("#2")))
	if got := numbers(entries); got != "2:1" {
		t.Errorf("orders %q", got)
	}
	if len(issues) != 1 || !strings.HasPrefix(issues[0], "f: row 2, column Lineitem name: This is not UTF-8 text.") {
		t.Errorf("issues %q", issues)
	}
}

func TestOddValuesAreTakenWithAWarning(t *testing.T) {
	manyTags := make([]string, 60)
	for i := range manyTags {
		manyTags[i] = fmt.Sprint("tag ", i)
	}
	const header = "Name,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price," +
		"Fulfillment Status,Cancelled at,Tags,Notes,Note Attributes,Shipping Country,Total,Email\n"
	row := func(status, fulfillment, title, tags, note, country string) string {
		return fmt.Sprintf("#1,%s,USD,10.00,2024-03-01T10:11:12Z,1,%s,10.00,%s,,%q,%q,gift: yes,%s,999,\n", status, title, fulfillment,
			tags,
			note, country)
	}
	for _, c := range []struct{ name, row, warnings string }{
		{"nothing odd", row("paid", "", "Mug", "", "", "DE"), ""},
		{"a country by name", row("paid", "", "Mug", "", "", "Germany"), "2 Shipping Country"},
		{"too many tags", row("paid", "", "Mug", strings.Join(manyTags, ","), "", ""), "2 Tags"},
		{"NUL, and what stands for a lost letter", row("paid", "", "M\x00u\ufffdg", "", "", ""), "2 Lineitem name"},
		{"no financial status", row("", "", "Mug", "", "", ""), "2 Financial Status"},
		{"a single piece that is partly fulfilled", row("paid", "partial", "Mug", "", "", ""), "2 Fulfillment Status"},
		{"a refund of which nothing is told", row("partially_refunded", "", "Mug", "", "", ""), "2 Refunded Amount"},
		{"a partial payment of which nothing is told", row("partially_paid", "", "Mug", "", "", ""), "2 Outstanding Balance"},
	} {
		t.Run(c.name, func(t *testing.T) {
			another := row("paid", "", "Cup", "", "", "")[1:]
			entries, issues := read(t, "f", strings.NewReader(header+c.row+"#2"+another[1:]))
			if len(entries) != 2 || issues != nil {
				t.Fatalf("%d orders, issues %q", len(entries), issues)
			}
			in := entries[0].Order
			if _, _, problems := in.Check(); len(problems) > 0 || in.Lines[0].Title != "Mug" || in.Total != "10.00" || in.SourceID != "#1" {
				t.Errorf("order %+v, problems %v", in, problems)
			}
			if got := warnings(entries[0]); got != c.warnings {
				t.Errorf("warnings %q, want %q", got, c.warnings)
			}
		})
	}
}

func TestReadingEndsWithItsSourceOrTaker(t *testing.T) {
	stop := errors.New("stop")
	ignore := func(exchange.Issue) {}
	data := []byte(smallHeader + orderRow("#1") + orderRow("#2"))
	broken := exchange.TextOf(data)
	broken.Read = func(int) error { return stop }
	if err := ReadShopifyCSV(broken, "f", func(Entry) error { return nil }, ignore); !errors.Is(err, stop) {
		t.Errorf("error %v, want the source's", err)
	}
	if err := ReadShopifyCSV(exchange.TextOf(data), "f", func(Entry) error { return stop }, ignore); !errors.Is(err, stop) {
		t.Errorf("error %v, want the taker's", err)
	}
}
