package order_test

import (
	"testing"

	"waybill/order"
	"waybill/refusal"
)

func TestANumberReadsAsItIs(t *testing.T) {
	for _, c := range []struct {
		name, number string
		refused      bool
		plain        string // as a file's number is taken
	}{
		{"a number", "#1001", false, "1001"},
		{"a number with letters of a land", "№ Ü-1001/a", false, "№ Ü-1001/a"},
		{"a number in a shop's own hand", "EU 10.2_3", false, "EU 10.2_3"},
		{"space around it", " 1001\n", false, "1001"},
		{"a comma, as in a list of two", "1001,1002", true, "10011002"},
		{"a line break", "1001\n1002", true, "10011002"},
		{"a tab", "1001\t2", true, "10012"},
		{"a separator of lines", "1001\u20282", true, "10012"},
		{"an escape sequence", "1001\x1b[31m", true, "1001[31m"},
		{"a direction that is turned", "\u202E1001", true, "1001"},
		{"a direction that is isolated", "10\u206601", true, "1001"},
		{"a space without width, as if it were another number", "1001\u200B", true, "1001"},
		{"nothing but a comma", "#,", true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := order.Draft{Number: c.number, CurrencyCode: "USD",
				Lines: []order.DraftLine{{Title: "Mug", Quantity: 1, UnitPrice: "1"}}}.Check()
			refused := len(problems) == 1 && problems[0].Code == refusal.Invalid && problems[0].Field[0] == "number"
			if refused != c.refused || len(problems) > 1 {
				t.Errorf("the problems are %v", problems)
			}
			if got := order.PlainNumber(c.number); got != c.plain {
				t.Errorf("a file's becomes %q, want %q", got, c.plain)
			}
		})
	}
}

// Names, tags and titles stand beside others in lists and sentences.
func TestTextsOfAnOrderDoNotTurnWhatStandsAroundThem(t *testing.T) {
	const turned = "\u202Eada\u2066"
	d, problems := order.Draft{CurrencyCode: "USD", Customer: &order.Person{Name: turned}, Tags: []string{turned, "ada"},
		Lines: []order.DraftLine{{Title: turned, VariantTitle: turned, SKU: turned, Vendor: turned, Quantity: 1, UnitPrice: "1"}}}.Check()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	line := d.Lines[0]
	if len(d.Priced) == 1 {
		line = d.Priced[0].Draft
	}
	for what, kept := range map[string]string{"name": d.Customer.Name, "tag": d.Tags[0], "title": line.Title, "variant": line.VariantTitle,
		"SKU": line.SKU, "vendor": line.Vendor} {
		if kept != "ada" {
			t.Errorf("the %s is %q", what, kept)
		}
	}
	if len(d.Tags) != 1 {
		t.Errorf("two tags look the same: %q", d.Tags)
	}
}
