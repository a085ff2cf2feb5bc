package order

import (
	"slices"
	"strings"
	"testing"

	"waybill/address"
	"waybill/refusal"
)

func draft(change func(*Draft)) Draft {
	d := Draft{CurrencyCode: "USD", Lines: []DraftLine{
		{Title: "Mug", Quantity: 2, UnitPrice: "12.49"},
		{Title: "Tea", Quantity: 1, UnitPrice: "10"},
	}}
	if change != nil {
		change(&d)
	}
	return d
}

func str(s string) *string { return &s }

func TestADraftIsAddedUp(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Draft)
		want   Amounts
	}{
		{"lines alone", nil, Amounts{Subtotal: 3498, Total: 3498}},
		{"discount, shipping and tax", func(d *Draft) { d.Discount, d.Shipping, d.Tax = "4.98", "5", "3.05" },
			Amounts{Subtotal: 3498, Discount: 498, Shipping: 500, Tax: 305, Total: 3805}},
		{"tax that is included", func(d *Draft) { d.Tax, d.TaxesIncluded = "3.05", true },
			Amounts{Subtotal: 3498, Tax: 305, Total: 3498, TaxesIncluded: true}},
		{"what the lines have of their own", func(d *Draft) { d.Lines[0].Discount, d.Lines[1].Discount, d.Lines[1].Tax = "4", "0.98", "3" },
			Amounts{Subtotal: 3498, Discount: 498, Tax: 300, Total: 3300}},
		{"an order's discount and tax with those of the lines in them", func(d *Draft) {
			d.Lines[0].Discount, d.Discount, d.Lines[0].Tax, d.Tax = "4", "5", "1", "3"
		}, Amounts{Subtotal: 3498, Discount: 500, Tax: 300, Total: 3298}},
		{"a discount of everything", func(d *Draft) { d.Discount = "34.98" }, Amounts{Subtotal: 3498, Discount: 3498}},
		{"yen", func(d *Draft) {
			d.CurrencyCode = "jpy"
			d.Lines = []DraftLine{{Title: "茶", Quantity: 3, UnitPrice: "500"}}
		},
			Amounts{Subtotal: 1500, Total: 1500}},
		{"a sale already made", func(d *Draft) { d.Paid = "34.98" }, Amounts{Subtotal: 3498, Total: 3498, Paid: 3498}},
	} {
		t.Run(c.name, func(t *testing.T) {
			sound, problems := draft(c.change).Check()
			if len(problems) > 0 || sound.Amounts != c.want {
				t.Errorf("%+v, %v; want %+v", sound.Amounts, problems, c.want)
			}
		})
	}
}

func TestADraftIsRefusedWithItsFieldNamed(t *testing.T) {
	long := strings.Repeat("x", 256)
	at := Instant(-1)
	for _, c := range []struct {
		name   string
		change func(*Draft)
		code   refusal.Code
		field  string
	}{
		{"no lines", func(d *Draft) { d.Lines = nil }, refusal.Required, "lines"},
		{"too many lines", func(d *Draft) { d.Lines = make([]DraftLine, MaxLines+1) }, refusal.TooLong, "lines"},
		{"a line without a title", func(d *Draft) { d.Lines[1].Title = " " }, refusal.Required, "lines.1.title"},
		{"a title that is too long", func(d *Draft) { d.Lines[0].Title = long }, refusal.TooLong, "lines.0.title"},
		{"no pieces", func(d *Draft) { d.Lines[0].Quantity = 0 }, refusal.Invalid, "lines.0.quantity"},
		{"too many pieces", func(d *Draft) { d.Lines[0].Quantity = MaxQuantity + 1 }, refusal.Invalid, "lines.0.quantity"},
		{"a line worth too much", func(d *Draft) {
			d.Lines[0].Quantity = MaxQuantity
			d.Lines[0].UnitPrice = "999999999999"
		}, refusal.Invalid, "lines.0.quantity"},
		{"half a cent", func(d *Draft) { d.Lines[0].UnitPrice = "1.005" }, refusal.Invalid, "lines.0.unitPrice"},
		{"a negative price", func(d *Draft) { d.Lines[0].UnitPrice = "-1" }, refusal.Invalid, "lines.0.unitPrice"},
		{"no price", func(d *Draft) { d.Lines[0].UnitPrice = "" }, refusal.Invalid, "lines.0.unitPrice"},
		{"a script for a picture", func(d *Draft) { d.Lines[0].ImageURL = "javascript:alert(1)" }, refusal.Invalid, "lines.0.imageUrl"},
		{"a path that is no picture", func(d *Draft) { d.Lines[0].ImageURL = "/session" }, refusal.Invalid, "lines.0.imageUrl"},
		{"a picture beside the pictures, in disguise", func(d *Draft) {
			d.Lines[0].ImageURL = "/pictures/%2e%2E/session"
		}, refusal.Invalid, "lines.0.imageUrl"},
		{"a picture beside the pictures", func(d *Draft) {
			d.Lines[0].ImageURL = "/pictures/../session"
		}, refusal.Invalid, "lines.0.imageUrl"},
		{"an unknown currency", func(d *Draft) { d.CurrencyCode = "XXX" }, refusal.Invalid, "currencyCode"},
		{"a discount of more than everything", func(d *Draft) { d.Discount = "34.99" }, refusal.Invalid, "discount"},
		{"a discount that is no number", func(d *Draft) { d.Discount = "10%" }, refusal.Invalid, "discount"},
		{"a discount of less than the lines have", func(d *Draft) { d.Discount, d.Lines[0].Discount = "1", "2" }, refusal.Invalid,
			"discount"},
		{"a tax of less than the lines have", func(d *Draft) { d.Tax, d.Lines[0].Tax = "1", "2" }, refusal.Invalid, "tax"},
		{"a line's discount of more than the line", func(d *Draft) { d.Lines[1].Discount = "10.01" }, refusal.Invalid, "lines.1.discount"},
		{"a line's tax below zero", func(d *Draft) { d.Lines[1].Tax = "-1" }, refusal.Invalid, "lines.1.tax"},
		{"an attribute without a name", func(d *Draft) { d.Attributes = []Attribute{{Value: "x"}} }, refusal.Required, "attributes.0.name"},
		{"too many attributes", func(d *Draft) { d.Attributes = make([]Attribute, MaxAttributes+1) }, refusal.TooLong, "attributes"},
		{"an attribute of a line that is too long", func(d *Draft) {
			d.Lines[0].Attributes = []Attribute{{Name: "Engraving", Value: strings.Repeat("x", 5001)}}
		}, refusal.TooLong, "lines.0.attributes.0.value"},
		{"a nameless customer", func(d *Draft) { d.Customer = &Person{Email: "a@example.com"} }, refusal.Required, "customer.name"},
		{"an e-mail without host", func(d *Draft) { d.Email = "ada@" }, refusal.Invalid, "email"},
		{"an e-mail with a line break", func(d *Draft) { d.Email = "ada@example.com\nBcc:x" }, refusal.Invalid, "email"},
		{"a sourceId without source", func(d *Draft) { d.SourceID = "1" }, refusal.Required, "source"},
		{"a source without sourceId", func(d *Draft) { d.Source = "shopify" }, refusal.Required, "sourceId"},
		{"a date before 1970", func(d *Draft) { d.PlacedAt = &at }, refusal.Invalid, "placedAt"},
		{"a country that is none", func(d *Draft) {
			d.ShippingAddress = &address.Address{CountryCode: str("XX")}
		}, refusal.Invalid, "shippingAddress.countryCode"},
		{"a city that is too long", func(d *Draft) {
			d.BillingAddress = &address.Address{City: &long}
		}, refusal.TooLong, "billingAddress.city"},
		{"NUL", func(d *Draft) { d.Note = "a\x00b" }, refusal.Invalid, "note"},
		{"a lone surrogate", func(d *Draft) { d.Note = "a\uFFFDb" }, refusal.Invalid, "note"},
		{"broken UTF-8", func(d *Draft) { d.Note = "a\xffb" }, refusal.Invalid, "note"},
		{"a note that is too long", func(d *Draft) { d.Note = strings.Repeat("ä", 5001) }, refusal.TooLong, "note"},
		{"too many tags", func(d *Draft) { d.Tags = make([]string, MaxTags+1) }, refusal.TooLong, "tags"},
		{"a tag that is too long", func(d *Draft) { d.Tags = []string{"a", long} }, refusal.TooLong, "tags.1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := draft(c.change).Check()
			checkProblem(t, problems, c.code, c.field)
		})
	}
}

func TestTextIsKeptAsGivenExceptForControlCharacters(t *testing.T) {
	sound, problems := draft(func(d *Draft) {
		d.Note = "  =SUM(A1)\r\nzweite\tZeile \x1b[31m\u0085 "
		d.Tags = []string{"vip", "", " vip ", "großhandel"}
		d.Number = "#2001"
	}).Check()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if want := "=SUM(A1)\r\nzweite\tZeile [31m"; sound.Note != want {
		t.Errorf("note %q, want %q", sound.Note, want)
	}
	if want := []string{"vip", "großhandel"}; !slices.Equal(sound.Tags, want) {
		t.Errorf("tags %q, want %q", sound.Tags, want)
	}
	if sound.Number != "2001" {
		t.Errorf("number %q", sound.Number)
	}
}

func TestTheCustomersContactStandsForTheOrders(t *testing.T) {
	sound, _ := draft(func(d *Draft) { d.Customer = &Person{Name: "Ada", Email: "ada@example.com", Phone: "1"} }).Check()
	if sound.Email != "ada@example.com" || sound.Phone != "1" {
		t.Errorf("contact %q %q", sound.Email, sound.Phone)
	}
}

func TestNumbersSortAsPeopleCount(t *testing.T) {
	sorted := []string{"9", "10", "999", "1001", "A-2", "A-10", "A-10b"}
	keys := make([]string, len(sorted))
	for i, n := range sorted {
		keys[i] = NumberKey(n)
	}
	if !slices.IsSorted(keys) {
		t.Errorf("%q does not sort as %q", keys, sorted)
	}
}

func TestImportedOrdersKeepTheInvariants(t *testing.T) {
	cancelledAt := Instant(1)
	for _, c := range []struct {
		name    string
		change  func(*Imported)
		code    refusal.Code
		field   string
		warning bool
	}{
		{"a total that adds up", func(in *Imported) { in.Total = "34.98" }, "", "", false},
		{"a total that does not add up is taken with a warning", func(in *Imported) { in.Total = "30" }, "", "", true},
		{"more refunded than paid", func(in *Imported) {
			in.Transactions = []PastTransaction{{Kind: Sale, Amount: "1"}, {Kind: Refund, Amount: "2"}}
		}, refusal.AmountExceedsPaid, "transactions", false},
		{"nothing moved", func(in *Imported) {
			in.Transactions = []PastTransaction{{Kind: Sale, Amount: "0"}}
		}, refusal.Invalid, "transactions.0.amount", false},
		{"more fulfilled than ordered", func(in *Imported) {
			in.Fulfilled = []int{3, 0}
		}, refusal.QuantityExceedsUnfulfilled, "lines.0", false},
		{"fulfilled lines that are not there", func(in *Imported) {
			in.Fulfilled = []int{0, 0, 1}
		}, refusal.QuantityExceedsUnfulfilled, "lines.2", false},
		{"cancelled and fulfilled", func(in *Imported) {
			in.Fulfilled, in.CancelledAt = []int{1, 0}, &cancelledAt
		}, refusal.OrderFulfilled, "cancelledAt", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := Imported{Draft: draft(nil)}
			c.change(&in)
			_, warning, problems := in.Check()
			checkProblem(t, problems, c.code, c.field)
			if (warning != "") != c.warning {
				t.Errorf("warning %q", warning)
			}
		})
	}
}
