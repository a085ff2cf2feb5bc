package demo

import (
	"strings"

	"waybill/money"
	"waybill/order"
)

// The suppliers who ship the goods.
const (
	terra   = "Terra Linen Co."
	kiso    = "Kiso Ceramics"
	lumen   = "Lumen & Oak"
	bright  = "Brightwell Gadgets"
	nordlys = "Nordlys Home"
	verde   = "Casa Verde"
	hoshi   = "Hoshi Trading"
)

// product is something the store sells. Each variant costs step US cents more
// than the one before it.
type product struct {
	title, vendor, sku, picture string
	cents, step                 int64
	variants                    string
}

var products = []product{
	{"Washed Linen Duvet Cover", terra, "TL-DUV", "duvet", 11900, 2000, "Single, Double, King"},
	{"Linen Pillowcase, Set of 2", terra, "TL-PIL", "pillow", 3900, 0, "Oat, Slate, Moss, Rosewood"},
	{"Waffle Bath Towel", terra, "TL-TOW", "towel", 2900, 0, "White, Sand, Dusk"},
	{"Cotton Throw Blanket", terra, "TL-THR", "blanket", 6400, 0, "Cream, Rust"},
	{"Linen Apron", terra, "TL-APR", "apron", 3400, 0, "Natural, Indigo"},
	{"Table Runner", terra, "TL-RUN", "runner", 2600, 500, "150 cm, 200 cm"},
	{"Stoneware Mug", kiso, "KC-MUG", "mug", 1800, 0, "Ash, Indigo, Persimmon, Moss"},
	{"Ramen Bowl", kiso, "KC-RAM", "bowl", 2400, 0, "Charcoal, Celadon"},
	{"Teapot with Infuser", kiso, "KC-TEA", "teapot", 5200, 900, "0.6 l, 1 l"},
	{"Dinner Plate, Set of 4", kiso, "KC-PLA", "plate", 6800, 0, "Ash, Indigo"},
	{"Bud Vase", kiso, "KC-VAS", "vase", 2200, 0, "Sand, Charcoal, Celadon"},
	{"Pour-Over Coffee Dripper", kiso, "KC-DRI", "dripper", 3100, 0, "White, Charcoal"},
	{"Oak Desk Lamp", lumen, "LO-DES", "lamp", 8900, 0, "Natural, Smoked"},
	{"Paper Pendant Shade", lumen, "LO-PEN", "pendant", 4900, 1500, "40 cm, 60 cm"},
	{"Bedside Reading Light", lumen, "LO-BED", "lamp", 5900, 0, "Brass, Black"},
	{"Dimmable LED Bulb E27", lumen, "LO-E27", "bulb", 1200, 0, "Warm, Neutral"},
	{"Floating Wall Shelf", lumen, "LO-SHE", "shelf", 4200, 1400, "60 cm, 90 cm, 120 cm"},
	{"Folding Step Stool", lumen, "LO-STO", "stool", 7400, 0, "Oak, Walnut"},
	{"Wireless Charging Pad", bright, "BW-PAD", "pad", 2700, 0, "Black, Sage"},
	{"Pocket Weather Station", bright, "BW-WEA", "weather", 4600, 0, ""},
	{"Rechargeable Milk Frother", bright, "BW-FRO", "frother", 2300, 0, "Steel, Copper"},
	{"Digital Kitchen Scale", bright, "BW-SCA", "scale", 3300, 0, "White, Black"},
	{"Smart Plug, Twin Pack", bright, "BW-PLU", "plug", 2900, 0, "White, Graphite"},
	{"Sunrise Alarm Clock", bright, "BW-SUN", "alarm", 6900, 0, ""},
	{"Mini Label Printer", bright, "BW-LAB", "printer", 4400, 0, "Mint, Graphite"},
	{"Label Tape Refill", bright, "BW-TAP", "tape", 700, 0, "White, Clear"},
	{"Portable Bluetooth Speaker", bright, "BW-SPE", "speaker", 5900, 0, "Forest, Clay, Night"},
	{"Wool Slippers", nordlys, "NH-SLI", "slippers", 5400, 0, "36-38, 39-41, 42-44"},
	{"Sheepskin Seat Pad", nordlys, "NH-SEA", "seatpad", 4800, 0, "Ivory, Grey"},
	{"Beeswax Candle, Set of 3", nordlys, "NH-CAN", "candles", 2400, 0, ""},
	{"Scented Candle", nordlys, "NH-SCE", "candle", 2900, 0, "Pine, Birch Smoke, Cloudberry"},
	{"Enamel Kettle", nordlys, "NH-KET", "kettle", 6200, 0, "Blue, Cream"},
	{"Wall Clock", nordlys, "NH-CLO", "clock", 5600, 0, "Birch, Black"},
	{"Self-Watering Planter", verde, "CV-PLA", "planter", 3200, 1300, "15 cm, 20 cm, 25 cm"},
	{"Hanging Plant Pot", verde, "CV-HAN", "hanging", 2600, 0, "Terracotta, White"},
	{"Brass Plant Mister", verde, "CV-MIS", "mister", 2800, 0, ""},
	{"Herb Garden Kit", verde, "CV-HER", "herbs", 3600, 0, "Basil, Mixed"},
	{"Pruning Scissors", verde, "CV-PRU", "scissors", 1900, 0, ""},
	{"Jute Storage Basket", verde, "CV-BAS", "basket", 2700, 900, "Medium, Large"},
	{"Bento Lunch Box", hoshi, "HT-BEN", "bento", 3400, 0, "Cherry, Navy"},
	{"Chef's Knife 18 cm", hoshi, "HT-KNI", "knife", 8800, 0, ""},
	{"Bamboo Steamer", hoshi, "HT-STE", "steamer", 3000, 800, "20 cm, 26 cm"},
	{"Furoshiki Wrapping Cloth", hoshi, "HT-FUR", "cloth", 1600, 0, "Waves, Cranes, Pine"},
	{"Incense Sampler", hoshi, "HT-INC", "incense", 1400, 0, ""},
}

// good is one variant of a product, as it can be put into a basket.
type good struct {
	title, variant, sku, vendor, picture string
	cents                                int64 // in US dollars
}

// goods are all variants of all products.
func goods() []good {
	var all []good
	for _, p := range products {
		for i, variant := range strings.Split(p.variants, ", ") {
			g := good{p.title, variant, p.sku, p.vendor, p.picture, p.cents + int64(i)*p.step}
			if variant != "" {
				g.sku += "-" + variantCode(variant)
			}
			all = append(all, g)
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
