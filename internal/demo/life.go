package demo

import (
	"context"
	"errors"
	"math"
	"slices"
	"time"

	"waybill/address"
	"waybill/desk"
	"waybill/order"
)

// life is one order's, planned step by step and played later.
type life struct {
	*stage
	sale
	clerk  order.Actor // who looks after the order
	at     time.Time   // of the last thing planned
	events []event

	// Known once the order is played that far.
	id      order.ID
	parcels []order.FulfillmentID
}

// live plans the life of the order that was placed as the i-th.
func (s *stage) live(i int, placed time.Time) []event {
	p := s.plotOf(i)
	who := s.whoOrders(i)
	l := &life{stage: s, clerk: staff[s.random.IntN(len(staff))], at: placed}
	l.sale = s.sell(who, p.pay, p.pieces, p.lines)
	l.Tags = append(l.Tags, p.tags...)
	l.place(p.pay == authorized)
	p.tell(l)
	l.hurry(placed)
	return l.events
}

// whoOrders lets everybody order once, in every other order, and those at the
// front of the crowd again and again.
func (s *stage) whoOrders(i int) shopper {
	where := math.Pow(s.random.Float64(), 1.5)
	if next := i / 2; i%2 == 0 && next < len(s.crowd) {
		return s.crowd[len(s.crowd)-1-next]
	}
	return s.crowd[int(where*float64(len(s.crowd)))]
}

// hurry brings everything nearer to the placing when it would not be over yet.
func (l *life) hurry(placed time.Time) {
	planned, left := l.at.Sub(placed), l.now.Sub(placed)-time.Minute
	if planned <= left {
		return
	}
	for i := range l.events {
		after := float64(l.events[i].at.Sub(placed)) * float64(left) / float64(planned)
		l.events[i].at = placed.Add(time.Duration(after)).Truncate(time.Second)
	}
}

// then plans what happens next.
func (l *life) then(do func(context.Context) (desk.Result, error)) {
	happen := func(ctx context.Context) error {
		result, err := do(ctx)
		if err != nil {
			return err
		}
		if len(result.Problems) > 0 {
			return errors.New(result.Problems[0].Message)
		}
		return nil
	}
	l.events = append(l.events, event{at: l.at, whose: l.shopper.name, happen: happen})
}

// later lets some hours pass, from a to b.
func (l *life) later(a, b float64) *life {
	hours := a + (b-a)*l.random.Float64()
	l.at = l.at.Add(time.Duration(hours * float64(time.Hour))).Truncate(time.Second)
	return l
}

// atWork waits until somebody is in the store, from 7 to 18 o'clock.
func (l *life) atWork() *life {
	start := time.Date(l.at.Year(), l.at.Month(), l.at.Day(), 7, 0, 0, 0, time.UTC)
	if l.at.Hour() >= 18 {
		start = start.Add(24 * time.Hour)
	}
	// Nobody does everything at seven sharp. The same draw whatever the time is.
	settled := start.Add(time.Duration(l.random.IntN(7000)) * time.Second)
	if l.at.Hour() < 7 || l.at.Hour() >= 18 {
		l.at = settled
	}
	return l
}

func (l *life) place(imported bool) {
	if imported {
		l.then(l.bringOver)
		return
	}
	l.then(func(ctx context.Context) (desk.Result, error) {
		result, err := l.desk.Do(ctx, storefront, "", desk.Place{Draft: l.Draft})
		l.id = result.OrderID
		return result, err
	})
}

// bringOver imports the order from another shop, which holds a promise to pay.
func (l *life) bringOver(ctx context.Context) (desk.Result, error) {
	in := order.Imported{Draft: l.Draft}
	in.Source, in.SourceID = "shopify", sourceID(l.clock)
	in.Transactions = []order.PastTransaction{{
		Kind: order.Authorization, Amount: l.decimal(l.total), At: order.At(l.clock), Gateway: "shopify_payments",
	}}
	results, err := l.desk.Import(ctx, importer, []order.Imported{in})
	if err != nil {
		return desk.Result{}, err
	}
	if problems := results[0].Problems; len(problems) > 0 {
		return desk.Result{Problems: problems}, nil
	}
	ids, err := l.db.Read().SalesOrder.Query().IDs(ctx)
	if err != nil {
		return desk.Result{}, err
	}
	l.id = slices.Max(ids) // nobody else enters orders meanwhile
	return desk.Result{}, nil
}

func (l *life) comment(by order.Actor, body string) {
	l.then(func(ctx context.Context) (desk.Result, error) {
		return l.desk.Do(ctx, by, "", desk.Comment{OrderID: l.id, Body: body})
	})
}

// customer is the shopper as the timeline names them.
func (l *life) customer() order.Actor {
	return order.Actor{ID: "customer:" + l.shopper.email, Kind: order.ActorCustomer, Name: l.shopper.name}
}

// parcel is what goes out, and how.
type parcel struct {
	pieces   []int // of each line; nil: everything that is left
	tracking []order.Tracking
	to       *address.Address // nil: stays
	unpaid   bool
}

func (l *life) ship(p parcel) {
	l.then(func(ctx context.Context) (desk.Result, error) {
		portions, err := l.portions(ctx, p.pieces)
		if err != nil {
			return desk.Result{}, err
		}
		result, err := l.desk.Do(ctx, l.clerk, "", desk.Fulfill{
			OrderID: l.id, Lines: portions, Tracking: p.tracking, ShippingAddress: p.to, AllowUnpaid: p.unpaid})
		l.parcels = append(l.parcels, result.FulfillmentID)
		return result, err
	})
}

func (l *life) portions(ctx context.Context, pieces []int) ([]order.Portion, error) {
	if pieces == nil {
		return nil, nil
	}
	stored, err := l.db.Read().SalesOrder.Get(ctx, l.id)
	if err != nil {
		return nil, err
	}
	ids, err := stored.QueryLines().IDs(ctx)
	if err != nil {
		return nil, err
	}
	slices.Sort(ids) // as they were entered
	var portions []order.Portion
	for i, n := range pieces {
		if n > 0 {
			portions = append(portions, order.Portion{LineID: ids[i], Quantity: n})
		}
	}
	return portions, nil
}

// track gives the newest parcel new tracking.
func (l *life) track(by order.Actor, tracking []order.Tracking) {
	l.then(func(ctx context.Context) (desk.Result, error) {
		newest := l.parcels[len(l.parcels)-1]
		return l.desk.Do(ctx, by, "", desk.Track{OrderID: l.id, FulfillmentID: newest, Tracking: tracking})
	})
}

// takeBack takes back the newest parcel.
func (l *life) takeBack() {
	l.then(func(ctx context.Context) (desk.Result, error) {
		newest := l.parcels[len(l.parcels)-1]
		return l.desk.Do(ctx, l.clerk, "", desk.TakeBack{OrderID: l.id, FulfillmentID: &newest})
	})
}

// refund gives so many percent of the total back; 100 is all that is left.
func (l *life) refund(percent int64, reason string) {
	in := desk.Refund{Reason: reason}
	if percent < 100 {
		amount := l.decimal(max(1, l.total*percent/100))
		in.Amount = &amount
	}
	l.then(func(ctx context.Context) (desk.Result, error) {
		in.OrderID = l.id
		return l.desk.Do(ctx, l.clerk, "", in)
	})
}

func (l *life) pay(reference string) {
	l.then(func(ctx context.Context) (desk.Result, error) {
		return l.desk.Do(ctx, l.clerk, "", desk.Pay{OrderID: l.id, Reference: reference})
	})
}

func (l *life) cancel(reason order.CancelReason, note string, refund bool) {
	l.then(func(ctx context.Context) (desk.Result, error) {
		return l.desk.Do(ctx, l.clerk, "", desk.Cancel{OrderID: l.id, Reason: reason, Note: note, Refund: &refund})
	})
}

func (l *life) edit(change desk.Edit) {
	l.then(func(ctx context.Context) (desk.Result, error) {
		change.OrderID = l.id
		return l.desk.Do(ctx, l.clerk, "", change)
	})
}

// corrected is where the parcel should really go.
func (l *life) corrected() *address.Address {
	to := l.shopper.home
	if l.ShippingAddress != nil {
		to = *l.ShippingAddress
	}
	to.Line2 = text(l.among("Side entrance|Apt 12C|4th floor, left|c/o the bakery downstairs|House B"))
	return &to
}
