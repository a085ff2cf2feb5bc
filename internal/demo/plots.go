package demo

import (
	"fmt"
	"strings"
	"time"

	"waybill/order"
)

// plot is what can become of an order. The weights say how often it does for an
// order of the last two or three days, of the last week, and of before.
type plot struct {
	fresh, recent, old int

	pay    payment
	pieces int // at least; parcels are not split otherwise
	lines  int // 0: as many as people usually buy
	tags   []string
	tell   func(*life)
}

// How many of the newest orders are fresh, and recent.
const (
	freshOrders  = 45
	recentOrders = 60
)

var plots = []plot{
	// Not fulfilled.
	{fresh: 560, recent: 220, old: 12, tell: waits},
	{fresh: 90, recent: 60, tell: waitsWithWords},
	{fresh: 90, recent: 70, old: 20, pay: notYet, tell: waits},
	{recent: 40, old: 28, pay: notYet, tell: isReminded},
	{fresh: 20, recent: 40, old: 14, pay: deposit, tags: []string{"deposit"}, tell: waitsForDeposit},
	{fresh: 30, recent: 30, old: 4, pay: notYet, tell: isPaidLater},
	{fresh: 40, recent: 40, old: 5, tell: isCorrected},
	{recent: 60, old: 92, tags: []string{"backorder"}, tell: waitsForGoods},
	{fresh: 10, recent: 20, old: 4, tell: isReadjusted},
	{fresh: 5, recent: 15, old: 6, tell: comesBack},
	// Partially fulfilled.
	{fresh: 30, recent: 90, old: 64, pieces: 3, tell: leavesInPart},
	{recent: 35, old: 22, pieces: 4, tell: leavesInPartAndIsRefunded},
	{fresh: 5, recent: 30, old: 14, pieces: 3, pay: notYet, tell: isPaidAndLeavesInPart},
	// Fulfilled.
	{fresh: 130, recent: 230, old: 280, tell: ships},
	{recent: 80, old: 110, tell: shipsAndIsTrackedLater},
	{recent: 40, old: 66, pieces: 3, tell: shipsTwice},
	{recent: 30, old: 56, tell: shipsAndIsAskedAbout},
	{old: 10, tell: shipsAndIsRerouted},
	{recent: 20, old: 44, pay: notYet, tell: isPaidAndShips},
	{recent: 10, old: 40, tell: shipsAndArrivesDamaged},
	{old: 36, tell: shipsAndIsReturned},
	{recent: 10, old: 26, tell: shipsAgain},
	{recent: 20, old: 24, tell: shipsElsewhere},
	{old: 8, pay: authorized, tell: isCapturedAndShips},
	// Cancelled.
	{fresh: 40, recent: 40, old: 34, tell: isCancelledByCustomer},
	{recent: 40, old: 44, pay: notYet, tell: isNeverPaid},
	{fresh: 10, recent: 10, old: 14, tell: isFraud},
	{recent: 20, old: 24, tell: isSoldOut},
	{old: 12, tell: isCancelledAndPartlyRefunded},
}

// fixed are orders whose plot is not left to chance, by how many came after.
var fixed = map[int]plot{
	0: {tell: waits}, 1: {pay: notYet, tell: waits}, 2: {tell: waits}, 3: {tell: waitsWithWords}, 4: {tell: waits},
	9:   {pay: authorized, tell: waits},
	33:  {pay: authorized, tell: waits},
	71:  {pay: authorized, tags: []string{"backorder"}, tell: waitsForGoods},
	88:  {lines: 60, pieces: 90, tags: []string{"wholesale", "showroom"}, tell: leavesInPart},
	117: {pay: notYet, tags: []string{"trusted"}, tell: shipsUnpaid},
	160: {pay: authorized, tell: isCancelledByCustomer},
}

func (s *stage) plotOf(i int) plot {
	after := orders - 1 - i
	weights := make([]int, len(plots))
	total := 0
	for j, p := range plots {
		switch {
		case after < freshOrders:
			weights[j] = p.fresh
		case after < freshOrders+recentOrders:
			weights[j] = p.recent
		default:
			weights[j] = p.old
		}
		total += weights[j]
	}
	drawn := plots[pick(weights, s.random.IntN(total))]
	if p, ok := fixed[after]; ok {
		return p
	}
	return drawn
}

// sourceID is an order's identifier in the other shop.
func sourceID(placed time.Time) string { return fmt.Sprint(5_000_000_000_000 + placed.Unix()) }

// reference is what stands on the bank's statement.
func (l *life) reference() string { return fmt.Sprintf("SEPA %08d", l.random.IntN(100_000_000)) }

func (l *life) parcel() parcel { return parcel{tracking: l.tracking(l.shopper.land)} }

// talk lets the customer say something, and the clerk answer after a to b hours.
// The choices are written question=answer; without an answer, none is given.
func (l *life) talk(a, b float64, choices string) {
	question, answer, _ := strings.Cut(l.words(choices), "=")
	l.comment(l.customer(), question)
	l.later(a, b).atWork()
	if answer != "" {
		l.comment(l.clerk, answer)
	}
}

// words are one of the choices; NAME stands for the customer's first name.
func (l *life) words(choices string) string {
	first, _, _ := strings.Cut(l.shopper.name, " ")
	return strings.ReplaceAll(l.among(choices), "NAME", first)
}

// The lives of orders that do not leave, or not yet.

func waits(*life) {}

func waitsWithWords(l *life) {
	l.later(0.5, 6).talk(1, 8, "Could you tell me when this will ship?=Told NAME that it leaves with the next pick-up.|"+
		"Is it possible to add a greeting card?=Card is on the packing slip.|"+
		"I will be away until the weekend, no hurry with this one.=|"+
		"Please use as little plastic as possible. Thank you!=Noted on the packing slip.")
}

func isReminded(l *life) {
	l.later(40, 70).atWork().comment(l.clerk, l.words("Sent a payment reminder.|"+
		"No money yet. Reminder sent, items stay reserved.|NAME says the transfer is on its way."))
}

func waitsForDeposit(l *life) {
	l.later(2, 20).atWork().comment(l.clerk, l.words("Deposit of 30% received. The rest is due before it ships.|"+
		"Deposit is here; items are reserved for NAME until the rest arrives."))
}

func isPaidLater(l *life) { l.later(6, 40).atWork().pay(l.reference()) }

func waitsForGoods(l *life) {
	l.later(4, 30).atWork().comment(l.clerk, l.Lines[0].Vendor+" "+l.words("is out of stock; next delivery expected in some weeks.|"+
		"says that the next batch is late, probably by a month.|is moving to a new warehouse and ships nothing for some weeks."))
	if l.chance(50) {
		l.later(20, 60).talk(2, 20, "That is fine, I can wait.=|Thanks for letting me know. Please keep my order.=|"+
			"Any news on this?=Told NAME that the supplier has not named a day yet.")
	}
}

// comesBack leaves the house and is taken back, because the wrong parcel was packed.
func comesBack(l *life) {
	l.later(3, 20).atWork().ship(l.parcel())
	l.later(0.5, 3).atWork().takeBack()
	l.later(0.1, 0.5).comment(l.clerk, l.words("Wrong parcel, caught before pick-up. To be packed again.|"+
		"The carrier refused the parcel: box damaged."))
}

// The lives of orders that leave in part.

func leavesInPart(l *life) {
	p := l.parcel()
	p.pieces = byVendor(l.Lines)
	l.later(6, 40).atWork().ship(p)
	if l.chance(55) {
		l.later(0.2, 3).atWork().comment(l.clerk, l.words("The rest follows when the supplier has restocked.|"+
			"The second parcel waits for the supplier.|NAME knows that it comes in two parcels."))
	}
}

func leavesInPartAndIsRefunded(l *life) {
	leavesInPart(l)
	l.later(10, 40).atWork().refund(15, l.words("One item is delayed by a month|Compensation for the late second parcel"))
}

func isPaidAndLeavesInPart(l *life) {
	isPaidLater(l)
	leavesInPart(l)
}

// The lives of orders that are cancelled.

func isCancelledByCustomer(l *life) {
	l.later(0.3, 12).comment(l.customer(), l.words("Please cancel, I ordered twice by mistake.|"+
		"I found a mistake in my order. Could you cancel it? I will order again.|Sorry, I changed my mind."))
	l.later(0.2, 5).atWork().cancel(order.ReasonCustomer, "", true)
}

func isNeverPaid(l *life) {
	isReminded(l)
	l.later(48, 100).atWork().cancel(order.ReasonDeclined, l.words("No payment arrived.|The bank declined the payment twice."), true)
}

func isFraud(l *life) {
	l.later(1, 6).atWork().comment(l.clerk, l.words("Card and address do not match, and three other cards were tried before.|"+
		"The bank reports the card as stolen."))
	l.later(0.3, 3).atWork().cancel(order.ReasonFraud, "", true)
}

func isSoldOut(l *life) {
	l.later(10, 40).atWork().cancel(order.ReasonInventory, l.Lines[0].Vendor+" no longer makes the "+l.Lines[0].Title+".", true)
}

// isCancelledAndPartlyRefunded keeps a fee for what the supplier takes.
func isCancelledAndPartlyRefunded(l *life) {
	l.later(30, 60).atWork().cancel(order.ReasonCustomer, "Called off after the supplier had packed it; they keep a fee.", false)
	l.later(1, 4).atWork().refund(80, "Cancelled late, 20% kept for the supplier")
}
