package storetest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"waybill/desk"
	"waybill/internal/store"
	"waybill/order"
	"waybill/refusal"
)

var races = []test{
	{"of many who fulfil an order at once exactly one does", raceToFulfil},
	{"of many who fulfil one piece each as many do as there are pieces", raceForThePieces},
	{"a command that is sent many times at once with one key has one effect and one answer", raceOfOneKey},
	{"orders that come in at once have a number each, without holes", raceForNumbers},
}

// mugs is a paid order of that many mugs.
func mugs(n int) desk.Place {
	return desk.Place{Draft: order.Draft{CurrencyCode: "USD", Paid: fmt.Sprint(n),
		Lines: []order.DraftLine{{Title: "Mug", Quantity: n, UnitPrice: "1"}}}}
}

// done carries out a command that must succeed.
func done(t *testing.T, d *desk.Desk, c desk.Command) order.Outcome {
	t.Helper()
	result, err := d.Do(t.Context(), ada, "", c)
	if err != nil || len(result.Problems) > 0 {
		t.Fatal(err, result.Problems)
	}
	return result.Outcome
}

// race sends a command from many goroutines at once, and counts those for whom it
// succeeded. The others must be refused with that code.
func race(t *testing.T, d *desk.Desk, clients int, c desk.Command, code refusal.Code) int {
	t.Helper()
	var winners atomic.Int64
	var group sync.WaitGroup
	start := make(chan struct{})
	for range clients {
		group.Go(func() {
			<-start
			result, err := d.Do(context.Background(), ada, "", c)
			switch {
			case err != nil:
				t.Error(err)
			case len(result.Problems) == 0:
				winners.Add(1)
			case result.Problems[0].Code != code:
				t.Errorf("refused with %v, want %s", result.Problems, code)
			}
		})
	}
	close(start)
	group.Wait()
	return int(winners.Load())
}

// raceToFulfil plays people who have the same order open. A parcel that was sent twice
// cannot be called back.
func raceToFulfil(t *testing.T, s store.Store) {
	d := desk.New(s, nil)
	for range 20 {
		id := done(t, d, mugs(3)).OrderID
		if n := race(t, d, 12, desk.Fulfill{OrderID: id}, refusal.OrderFulfilled); n != 1 {
			t.Errorf("%d won", n)
		}
		o := wholeOrder(t, s, id)
		once := len(o.Edges.Fulfillments) == 1 && len(o.Edges.Timeline) == 2
		if o.Status != order.Fulfilled || o.FulfilledCount != 3 || o.Version != 2 || !once {
			t.Fatalf("it has become %v with %d fulfillments and %d entries", o, len(o.Edges.Fulfillments), len(o.Edges.Timeline))
		}
	}
}

// raceForThePieces lets each winner leave less for the others.
func raceForThePieces(t *testing.T, s store.Store) {
	const pieces = 5
	d := desk.New(s, nil)
	id := done(t, d, mugs(pieces)).OrderID
	line := wholeOrder(t, s, id).Edges.Lines[0].ID
	n := race(t, d, 20, desk.Fulfill{OrderID: id, Lines: []order.Portion{{LineID: line, Quantity: 1}}}, refusal.OrderFulfilled)
	o := wholeOrder(t, s, id)
	if n != pieces || o.FulfilledCount != pieces || len(o.Edges.Fulfillments) != pieces || o.Version != 1+pieces {
		t.Errorf("%d won; it has become %v with %d fulfillments", n, o, len(o.Edges.Fulfillments))
	}
}

// raceOfOneKey plays a client that lost its connection and sends again before the first
// attempt has ended.
func raceOfOneKey(t *testing.T, s store.Store) {
	d := desk.New(s, nil)
	id := done(t, d, mugs(2)).OrderID
	for name, c := range map[string]desk.Command{
		"fulfil": desk.Fulfill{OrderID: id},
		"place":  mugs(1),
		"say":    desk.Comment{OrderID: id, Body: "Hello."},
	} {
		answers := make([]string, 20)
		var group sync.WaitGroup
		for i := range answers {
			group.Go(func() {
				result, err := d.Do(context.Background(), ada, "once", c)
				answers[i] = fmt.Sprintf("%+v %v", result, err)
			})
		}
		group.Wait()
		for _, answer := range answers {
			if answer != answers[0] {
				t.Fatalf("%s: the answers differ:\n%s\n%s", name, answers[0], answer)
			}
		}
	}
	o := wholeOrder(t, s, id)
	if o.Version != 3 || len(o.Edges.Fulfillments) != 1 || len(o.Edges.Timeline) != 3 {
		t.Errorf("it has become %v with %d fulfillments and %d entries", o, len(o.Edges.Fulfillments), len(o.Edges.Timeline))
	}
	if n, err := s.Read().SalesOrder.Query().Count(t.Context()); n != 2 || err != nil {
		t.Errorf("%d orders, want 2; %v", n, err)
	}
}

// raceForNumbers enters orders as they come in when a sale begins.
func raceForNumbers(t *testing.T, s store.Store) {
	const orders = 50
	d := desk.New(s, nil)
	if n := race(t, d, orders, mugs(1), ""); n != orders {
		t.Fatalf("%d orders came in, want %d", n, orders)
	}
	all, err := s.Read().SalesOrder.Query().All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[string]bool{}
	for _, o := range all {
		numbers[o.Number] = true
	}
	for i := range orders {
		if number := fmt.Sprint(order.FirstNumber + i); !numbers[number] {
			t.Errorf("no order has the number %s; the numbers are %v", number, numbers)
		}
	}
}
