package shopify

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"waybill/order"
)

func TestNoteAttributesAreKept(t *testing.T) {
	var many []string
	for i := range order.MaxAttributes + 2 {
		many = append(many, fmt.Sprintf("a%d: %d", i, i))
	}
	long := strings.Repeat("n", 300)
	for _, c := range []struct {
		name, text string
		want       []order.Attribute
		warnings   string
	}{
		{"one a line", "gift: yes\nwrap: red", []order.Attribute{{Name: "gift", Value: "yes"}, {Name: "wrap", Value: "red"}}, ""},
		{"a value of several lines", "card: Dear Ada\nall the best",
			[]order.Attribute{{Name: "card", Value: "Dear Ada\nall the best"}}, ""},
		{"a value with a colon", "at: 10:30", []order.Attribute{{Name: "at", Value: "10:30"}}, ""},
		{"no name at all", "ring twice", []order.Attribute{{Name: "Note Attributes", Value: "ring twice"}}, ""},
		{"a long name", long + ": x", []order.Attribute{{Name: long[:255], Value: "x"}}, "2 Note Attributes"},
		{"none", "", nil, ""},
		{"too many", strings.Join(many, "\n"), nil, "2 Note Attributes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			entries, _ := read(t, "f", strings.NewReader("Name,Financial Status,Currency,Total,Created at,Lineitem quantity,"+
				"Lineitem name,Lineitem price,Note Attributes\n"+
				`#1,paid,USD,10.00,2024-03-01T10:11:12Z,1,Mug,10.00,"`+c.text+"\"\n"))
			if len(entries) != 1 {
				t.Fatalf("%d orders", len(entries))
			}
			got := entries[0].Order.Attributes
			if c.want != nil && !slices.Equal(got, c.want) || len(got) > order.MaxAttributes || warnings(entries[0]) != c.warnings {
				t.Errorf("attributes %q, warnings %q", got, warnings(entries[0]))
			}
			if _, _, problems := entries[0].Order.Check(); len(problems) > 0 {
				t.Errorf("%v", problems)
			}
		})
	}
}

func TestWhatDoesNotShipGoesAlongWithTheFirstPiecesThatDo(t *testing.T) {
	const header = "Name,Financial Status,Currency,Total,Created at,Fulfillment Status,Lineitem quantity,Lineitem name,Lineitem price," +
		"Lineitem requires shipping,Lineitem fulfillment status\n"
	for _, c := range []struct {
		name, status, mug, tip, card string // the statuses, and what the file says of the other two lines
		gone                         []int
		notShipped                   []bool
	}{
		{"a tip of an order that has left", "fulfilled", "fulfilled", "true,not_eligible", "false,", []int{2, 1, 1},
			[]bool{false, true, true}},
		{"a tip of an order that waits", "", "", "true,not_eligible", "false,", nil, []bool{false, true, true}},
		{"a card that was sent by mail before", "", "", "true,not_eligible", "false,fulfilled", nil, []bool{false, true, true}},
		{"a tip of an order that has left in part", "partial", "partial", "true,not_eligible", "FALSE,", []int{1, 1, 1},
			[]bool{false, true, true}},
		{"goods only", "partial", "fulfilled", "true,", "true,", []int{2, 0, 0}, []bool{false, false, false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			entries, _ := read(t, "f", strings.NewReader(header+
				"#1,paid,USD,10.00,2024-03-01T10:11:12Z,"+c.status+",2,Mug,4.00,true,"+c.mug+"\n"+
				"#1,,,,,,1,Tip,1.00,"+c.tip+"\n#1,,,,,,1,Gift card,1.00,"+c.card+"\n"))
			if len(entries) != 1 {
				t.Fatalf("%d orders", len(entries))
			}
			in := entries[0].Order
			if !slices.Equal(in.Fulfilled, c.gone) {
				t.Errorf("fulfilled %v, want %v", in.Fulfilled, c.gone)
			}
			for i, l := range in.Lines {
				if bool(l.NotShipped) != c.notShipped[i] {
					t.Errorf("line %d does not ship: %v", i, l.NotShipped)
				}
			}
		})
	}
}
