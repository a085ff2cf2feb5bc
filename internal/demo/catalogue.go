package demo

import (
	"strings"

	"waybill/money"
	"waybill/order"
)

// good is one variant of a product, as it can be put into a basket.
type good struct {
	title, variant, sku, vendor, picture string
	cents                                int64 // in US dollars
}

// goods are all variants of all products.
func (w world) goods() []good {
	var all []good
	for _, p := range w.products {
		if len(p.Variants) == 0 {
			all = append(all, good{p.Title, "", p.SKU, p.Vendor, p.Picture, p.Cents})
		}
		for i, variant := range p.Variants {
			sku := p.SKU + "-" + variantCode(variant)
			all = append(all, good{p.Title, variant, sku, p.Vendor, p.Picture, p.Cents + int64(i)*p.Step})
		}
	}
	return all
}

// variantCode is a variant in a SKU: its first three letters or digits.
func variantCode(variant string) string {
	letters := strings.NewReplacer(" ", "", "-", "", ".", "").Replace(strings.ToUpper(variant))
	return letters[:min(3, len(letters))]
}

// tariff says what a dollar's worth of goods costs in a currency, in its minor
// units, and how its shops write prices: a multiple of step, less a little.
type tariff struct{ perDollar, step, less int64 }

var tariffs = map[money.Currency]tariff{
	"USD": {100, 100, 1},
	"EUR": {95, 100, 10},
	"GBP": {84, 100, 1},
	"CAD": {138, 100, 1},
	"AUD": {154, 100, 5},
	"JPY": {150, 100, 20},
	"SEK": {1050, 1000, 100},
	"CHF": {92, 100, 10},
	"KWD": {310, 250, 0},
	"PLN": {405, 100, 1},
	"BRL": {540, 1000, 10},
}

// price is an amount of US cents as a shop would price it in the currency.
func price(cents int64, in money.Currency) int64 {
	t := tariffs[in]
	steps := (cents*t.perDollar/100 + t.step/2) / t.step
	return max(1, steps)*t.step - t.less
}

func (g good) line(quantity int, in money.Currency) order.DraftLine {
	return order.DraftLine{
		Title: g.title, VariantTitle: g.variant, SKU: g.sku, Vendor: g.vendor, ImageURL: "/pictures/" + g.picture + ".svg",
		Quantity: quantity, UnitPrice: money.Money{Minor: price(g.cents, in), Currency: in}.Decimal(),
	}
}
