package demo

import (
	"slices"
	"strings"

	"waybill/address"
	"waybill/desk"
	"waybill/order"
)

// The lives of orders that are shipped, or changed before.

func ships(l *life) {
	l.later(5, 44).atWork().ship(l.parcel())
}

// shipsAndIsTrackedLater gets its tracking once the carrier has scanned the parcel.
func shipsAndIsTrackedLater(l *life) {
	l.later(5, 44).atWork().ship(parcel{})
	l.later(1, 9).track(parcelSync, l.tracking(l.shopper.land))
}

func shipsTwice(l *life) {
	leavesInPart(l)
	l.later(20, 90).atWork().ship(l.parcel())
}

func shipsAndIsAskedAbout(l *life) {
	ships(l)
	l.later(50, 110).talk(1, 20, "The tracking has not moved for two days. Is everything all right?="+
		"Asked the carrier; it is due tomorrow.|"+
		"It arrived today, beautiful! Thank you.=|Where is my parcel?=Told NAME how to reach the depot.|"+
		"Received, but the box was open. Everything is fine inside.=Reported the open box to the carrier.|"+
		"Which glue do you recommend for the felt pads?=Replied to NAME by e-mail.")
}

// shipsAndIsRerouted gets another number, because the first parcel was lost.
func shipsAndIsRerouted(l *life) {
	ships(l)
	l.later(90, 130).comment(l.customer(), "The tracking page says that my parcel is lost?")
	l.later(1, 20).atWork().track(l.clerk, l.tracking(l.shopper.land))
	l.later(0.1, 0.5).comment(l.clerk, "Replacement is on its way; the carrier pays for the first one.")
}

func isPaidAndShips(l *life) {
	isPaidLater(l)
	ships(l)
}

func shipsAndArrivesDamaged(l *life) {
	ships(l)
	complaint, reason, _ := strings.Cut(l.among("One piece arrived broken, photos are in my e-mail.=Broken on arrival|"+
		"There is a scratch on it. Can you do something?=Scratched, customer keeps it at a lower price|"+
		"The box was crushed and one item is dented.=Damaged in transit"), "=")
	l.later(60, 120).comment(l.customer(), complaint)
	percent := []int64{10, 20, 30, 50}[l.random.IntN(4)]
	l.later(2, 30).atWork().refund(percent, reason)
}

func shipsAndIsReturned(l *life) {
	ships(l)
	l.later(110, 170).comment(l.customer(), l.words("I would like to send this back, it does not match my kitchen.|"+
		"Too small for us. How do I return it?"))
	l.later(70, 140).atWork().comment(l.clerk, "Return received, complete and unused.")
	l.later(0.1, 2).atWork().refund(100, "Returned within 30 days")
}

// shipsAgain is packed twice, because the first parcel had the wrong address.
func shipsAgain(l *life) {
	ships(l)
	l.later(0.5, 4).atWork().takeBack()
	l.later(0.1, 0.4).comment(l.clerk, "The address lacked the apartment; asked the customer.")
	l.later(2, 24).atWork().edit(desk.Edit{ShippingAddress: given(l.corrected())})
	l.later(0.2, 3).atWork().ship(l.parcel())
}

// shipsElsewhere has its address corrected while it is packed.
func shipsElsewhere(l *life) {
	p := l.parcel()
	p.to = l.corrected()
	l.later(5, 44).atWork().ship(p)
}

func shipsUnpaid(l *life) {
	l.later(8, 30).atWork().comment(l.clerk, "Long-standing customer, always pays by invoice. Shipping before the transfer arrives.")
	p := l.parcel()
	p.unpaid = true
	l.later(0.2, 2).atWork().ship(p)
}

func isCapturedAndShips(l *life) {
	l.later(4, 20).atWork().pay("Captured in Shopify")
	ships(l)
}

// isCorrected has its address or contact edited before it ships.
func isCorrected(l *life) {
	l.later(0.5, 8).comment(l.customer(), l.words("I forgot part of my address, could you add it?|"+
		"Small mistake in my address, see my e-mail please."))
	l.later(0.5, 6).atWork().edit(desk.Edit{ShippingAddress: given(l.corrected())})
}

// isReadjusted has one more piece added, which is then still to be paid.
func isReadjusted(l *life) {
	l.later(0.5, 8).comment(l.customer(), "Could you add one more to my order? I will transfer the difference.")
	tags := append(slices.Clone(l.Tags), "changed")
	extra := l.goods[l.random.IntN(len(l.goods))].line(1, l.CurrencyCode)
	l.later(0.5, 6).atWork().edit(desk.Edit{
		Tags:     desk.Given[[]string]{Set: true, Value: tags},
		AddLines: []order.DraftLine{extra},
	})
	if l.chance(40) {
		l.later(12, 40).atWork().pay(l.reference())
	}
}

func given(to *address.Address) desk.Given[*address.Address] {
	return desk.Given[*address.Address]{Set: true, Value: to}
}
