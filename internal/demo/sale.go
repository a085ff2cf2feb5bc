package demo

import (
	"fmt"
	"slices"

	"waybill/money"
	"waybill/order"
)

// payment is how an order is paid for when it is placed.
type payment int

const (
	inFull payment = iota
	notYet
	deposit
	authorized // in another shop, which promised the money
)

// delivery is a way to have goods sent; its price is in US cents.
type delivery struct {
	method string
	cents  int64
	weight int
}

var deliveries = []delivery{
	{"Standard", 590, 52}, {"Express", 1490, 16}, {"Economy", 390, 12}, {"Pick-up point", 290, 12},
	{"Next-day before noon", 2490, 3}, {"Store pickup", 0, 4}, {"", 0, 1},
}

// storeLand is where the store has a door to come to.
const storeLand = "DE"

// sale is what was bought, and by whom.
type sale struct {
	order.Draft
	shopper shopper
	total   int64
}

// sell invents an order of at least so many pieces, on two lines or more when it
// is to be split; lines is 0 for as many as people usually buy.
func (s *stage) sell(p shopper, pay payment, pieces, lines int) sale {
	d := order.Draft{CurrencyCode: p.land.Currency, TaxesIncluded: p.land.TaxIncluded}
	if lines == 0 {
		lines = max(1+pick([]int{38, 27, 17, 10, 5, 3}, s.random.IntN(100)), min(2, pieces))
	}
	s.fillBasket(&d, pieces, lines)
	s.addWishes(&d, p)
	s.chooseDelivery(&d, p)
	s.setAmounts(&d, p)
	s.addContact(&d, p)
	sold := sale{Draft: d, shopper: p, total: total(d)}
	if pay == inFull || pay == deposit {
		sold.Gateway = s.among("Card|Card|Card|PayPal|Apple Pay|Klarna")
		paid := sold.total
		if pay == deposit {
			paid = paid * 3 / 10
		}
		sold.Paid = sold.decimal(paid)
	}
	return sold
}

func (s sale) decimal(minor int64) string {
	return money.Money{Minor: minor, Currency: s.CurrencyCode}.Decimal()
}

// total is what the order's own rules make of the draft.
func total(d order.Draft) int64 {
	sound, _ := d.Check() // what is wrong with it is told when it is placed
	return sound.Amounts.Total
}

func (s *stage) fillBasket(d *order.Draft, pieces, lines int) {
	have := 0
	for _, i := range s.random.Perm(len(s.goods))[:lines] {
		quantity := 1 + pick([]int{74, 18, 5, 3}, s.random.IntN(100))
		have += quantity
		d.Lines = append(d.Lines, s.goods[i].line(quantity, d.CurrencyCode))
	}
	d.Lines[0].Quantity += max(0, pieces-have)
}

// addWishes makes some orders large, some presents, and lets people write notes.
func (s *stage) addWishes(d *order.Draft, p shopper) {
	switch {
	case p.home.Company != nil && s.chance(45):
		for i := range d.Lines {
			d.Lines[i].Quantity = d.Lines[i].Quantity*6 + s.random.IntN(3)*6
		}
		d.Tags = append(d.Tags, "wholesale")
		d.Note = "Purchase order PO-" + fmt.Sprint(4100+s.random.IntN(800))
	case s.chance(8):
		d.Tags = append(d.Tags, "gift")
		d.Note = s.among("Happy birthday! Please leave the invoice out.|" +
			"Please gift-wrap; the card should say “Congratulations on the new home”.|" +
			"It is a present: no prices in the parcel, please.")
	case s.chance(14):
		d.Note = p.land.Note
	}
	if p.regular {
		d.Tags = append(d.Tags, "vip")
	}
	if slices.ContainsFunc(d.Lines, func(l order.DraftLine) bool { return l.Vendor == potter }) {
		d.Tags = append(d.Tags, "fragile")
	}
	if s.chance(6) {
		d.Tags = append(d.Tags, s.among("newsletter|pre-order|influencer"))
	}
}

func (s *stage) chooseDelivery(d *order.Draft, p shopper) {
	weights := make([]int, len(deliveries))
	for i, way := range deliveries {
		weights[i] = way.weight
	}
	way := deliveries[pick(weights, s.random.IntN(100))]
	pickup := way.method == "Store pickup"
	if pickup && p.land.Code != storeLand {
		pickup, way = false, deliveries[0]
	}
	d.DeliveryMethod = way.method
	if way.cents > 0 {
		d.Shipping = s.amount(price(way.cents, d.CurrencyCode), d)
	}
	if len(d.Lines) > 20 {
		d.DeliveryMethod, d.Shipping = "Freight", s.amount(price(14900, d.CurrencyCode), d)
	}
	if pickup {
		return // nobody needs to know where they live
	}
	home := p.home
	d.ShippingAddress = &home
	if s.chance(85) {
		billing := p.home
		d.BillingAddress = &billing
	}
}

func (s *stage) amount(minor int64, d *order.Draft) string {
	return money.Money{Minor: minor, Currency: d.CurrencyCode}.Decimal()
}

// setAmounts takes a discount off now and then, and adds what the state wants.
func (s *stage) setAmounts(d *order.Draft, p shopper) {
	percent := int64(0)
	if slices.Contains(d.Tags, "wholesale") {
		percent = 20
	} else if s.chance(17) {
		percent = []int64{5, 10, 10, 15}[s.random.IntN(4)]
	}
	goods := int64(0)
	for _, l := range d.Lines {
		unit, _ := money.Parse(l.UnitPrice, d.CurrencyCode) // written by Decimal
		goods += unit.Minor * int64(l.Quantity)
	}
	discount := goods * percent / 100
	if discount > 0 {
		d.Discount = s.amount(discount, d)
	}
	taxed := goods - discount
	if p.land.TaxIncluded {
		taxed = total(*d) * 1000 / (1000 + p.land.TaxPerMille)
	}
	d.Tax = s.amount((taxed*p.land.TaxPerMille+500)/1000, d)
}

// addContact leaves guests without an account, and some without any contact.
func (s *stage) addContact(d *order.Draft, p shopper) {
	switch {
	case p.regular || d.ShippingAddress == nil || s.chance(94):
		d.Customer = &order.Person{Name: p.name, Email: p.email, Phone: p.phone}
	case s.chance(50):
		d.Email = p.email
	}
}
