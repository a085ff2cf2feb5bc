package desk_test

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"waybill/desk"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

func TestOfManyWhoRaceToFulfilAnOrderExactlyOneWins(t *testing.T) {
	const orders, clients = 200, 16
	s := openShop(t, sqlite.Options{})
	for range orders {
		id := s.place(t, draft())
		var winners atomic.Int32
		var group sync.WaitGroup
		start := make(chan struct{})
		for range clients {
			group.Go(func() {
				<-start
				result, err := s.Do(context.Background(), ada, "", desk.Fulfill{OrderID: id})
				switch {
				case err != nil:
					t.Error(err)
				case len(result.Problems) == 0:
					winners.Add(1)
				case codes(result.Problems) != "ORDER_FULFILLED":
					t.Error(codes(result.Problems))
				}
			})
		}
		close(start)
		group.Wait()
		if n := winners.Load(); n != 1 {
			t.Fatalf("%d winners", n)
		}
		o := s.order(t, id)
		if o.Status != order.Fulfilled || o.Version != 2 || len(o.Edges.Fulfillments) != 1 {
			t.Fatalf("order is %v, version %d, with %d fulfillments", o.Status, o.Version, len(o.Edges.Fulfillments))
		}
		for _, l := range o.Edges.Lines {
			if l.FulfilledQuantity != l.Quantity {
				t.Fatalf("%d of %d fulfilled", l.FulfilledQuantity, l.Quantity)
			}
		}
	}
}

func TestOfManyWhoRaceForTheLastPieceExactlyOneWins(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	d := draft()
	d.Lines[0].Quantity, d.Lines = 5, d.Lines[:1]
	d.Paid = "62.45"
	id := s.place(t, d)
	line := s.order(t, id).Edges.Lines[0].ID
	var winners atomic.Int32
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			result, err := s.Do(context.Background(), ada, "",
				desk.Fulfill{OrderID: id, Lines: []order.Portion{{LineID: line, Quantity: 1}}})
			if err != nil {
				t.Error(err)
			}
			if len(result.Problems) == 0 {
				winners.Add(1)
			}
		})
	}
	group.Wait()
	if o := s.order(t, id); winners.Load() != 5 || o.FulfilledCount != 5 || len(o.Edges.Fulfillments) != 5 {
		t.Fatalf("%d winners, %d fulfilled in %d fulfillments", winners.Load(), o.FulfilledCount, len(o.Edges.Fulfillments))
	}
}

func TestTheSameKeySentManyTimesAtOnceHasOneEffectAndOneAnswer(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	id := s.place(t, draft())
	part := desk.Fulfill{OrderID: id, Lines: []order.Portion{{LineID: s.order(t, id).Edges.Lines[1].ID, Quantity: 1}}}
	one := draft()
	for name, send := range map[string]func() (desk.Result, error){
		"fulfillOrder": func() (desk.Result, error) { return s.Do(context.Background(), ada, "once", part) },
		"createOrder": func() (desk.Result, error) {
			return s.Do(context.Background(), ada, "once", desk.Place{Draft: one})
		},
		"addOrderComment": func() (desk.Result, error) {
			return s.Do(context.Background(), ada, "once", desk.Comment{OrderID: id, Body: "Hello."})
		},
	} {
		t.Run(name, func(t *testing.T) {
			var group sync.WaitGroup
			answers := make([]string, 20)
			for i := range answers {
				group.Go(func() {
					result, err := send()
					answers[i] = fmt.Sprintf("%+v %v", result, err)
				})
			}
			group.Wait()
			for _, a := range answers {
				if a != answers[0] {
					t.Fatalf("answers differ:\n%s\n%s", answers[0], a)
				}
			}
		})
	}
	o := s.order(t, id)
	if o.Version != 3 || len(o.Edges.Fulfillments) != 1 || o.FulfilledCount != 1 {
		t.Errorf("version %d, %d fulfillments", o.Version, len(o.Edges.Fulfillments))
	}
	if n, _ := s.db.Read().SalesOrder.Query().Count(context.Background()); n != 2 {
		t.Errorf("%d orders, want 2", n)
	}
}

func TestAKeyBelongsToItsActorItsMutationAndItsInput(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	id := s.place(t, draft())
	comment := func(actor order.Actor, body string) string {
		result, err := s.Do(context.Background(), actor, "k", desk.Comment{OrderID: id, Body: body})
		if err != nil {
			t.Fatal(err)
		}
		return codes(result.Problems)
	}
	if got := comment(ada, "one"); got != "" {
		t.Fatal(got)
	}
	if got := comment(ada, "two"); got != "IDEMPOTENCY_KEY_REUSED@idempotencyKey" {
		t.Errorf("other input: %q", got)
	}
	if got := comment(order.Actor{ID: "staff-2", Name: "Bob"}, "two"); got != "" {
		t.Errorf("another actor: %q", got)
	}
	if result, err := s.Do(context.Background(), ada, "k", desk.Pay{OrderID: id}); err != nil ||
		codes(result.Problems) != "ORDER_ALREADY_PAID" {
		t.Errorf("another mutation: %v %v", result, err)
	}
}

func TestKeysAreForgottenAfterSevenDays(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	clock := &clockAt{time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	later := desk.New(s.db, clock.time)
	id := s.place(t, draft())
	in := desk.Comment{OrderID: id, Body: "Hello."}
	passed := 0
	for _, day := range []struct{ after, comments int }{{0, 1}, {0, 1}, {6, 1}, {8, 2}} {
		clock.now = time.Date(2026, 1, 1+day.after, 0, 0, 0, 0, time.UTC)
		since := time.Duration(day.after-passed) * 24 * time.Hour
		passed = day.after
		if _, err := later.DropOldKeys(context.Background(), since); err != nil {
			t.Fatal(err)
		}
		if _, err := later.Do(context.Background(), ada, "k", in); err != nil {
			t.Fatal(err)
		}
		if n := len(s.order(t, id).Edges.Timeline) - 1; n != day.comments {
			t.Errorf("after %d days: %d comments, want %d", day.after, n, day.comments)
		}
	}
}

func TestACommandGoesOnWhenItsClientGoesAway(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	for i := range 50 {
		id := s.place(t, draft())
		ctx, leave := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() {
			_, err := s.Do(ctx, ada, "", desk.Fulfill{OrderID: id})
			done <- err
		}()
		if i%2 == 0 {
			leave() // before it has begun, or just then
		}
		err := <-done
		leave()
		o := s.order(t, id)
		if err != nil || o.Status != order.Fulfilled || o.Version != 2 || o.LastSequence != 2 {
			t.Fatalf("%v: status %v, version %d, %d entries", err, o.Status, o.Version, o.LastSequence)
		}
	}
}

func TestFulfillingManyOrdersDoesNotStopAtARefusal(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	unpaid := draft()
	unpaid.Paid = ""
	ids := []order.ID{s.place(t, draft()), s.place(t, unpaid), 999, s.place(t, draft())}
	in := desk.FulfillMany{OrderIDs: ids}
	for range 2 { // the second time answers what the first did
		results, err := s.FulfillMany(context.Background(), ada, "many", in)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []string{"", "ORDER_UNPAID", "ORDER_NOT_FOUND@orderIds.2", ""} {
			if got := codes(results[i].Problems); got != want {
				t.Errorf("order %d: %q, want %q", i, got, want)
			}
		}
	}
	if o := s.order(t, ids[0]); o.Version != 2 || len(o.Edges.Fulfillments) != 1 {
		t.Errorf("version %d, %d fulfillments", o.Version, len(o.Edges.Fulfillments))
	}
	in.OrderIDs = ids[:2]
	results, err := s.FulfillMany(context.Background(), ada, "many", in)
	if err != nil || codes(results[0].Problems) != "IDEMPOTENCY_KEY_REUSED@idempotencyKey" {
		t.Errorf("other orders under the same key: %v %v", results, err)
	}
}

func TestAnOrderNamedTwiceIsFulfilledOnceHoweverOftenItIsSent(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	id := s.place(t, draft())
	in := desk.FulfillMany{OrderIDs: []order.ID{id, id}}
	for range 3 {
		results, err := s.FulfillMany(context.Background(), ada, "twice", in)
		if err != nil || codes(results[0].Problems) != "" || codes(results[1].Problems) != "ORDER_FULFILLED" {
			t.Fatalf("%v %v", results, err)
		}
		// Taken back in between, it must not be fulfilled by the same request again.
		if o := s.order(t, id); len(o.Edges.Fulfillments) != 1 {
			t.Fatalf("%d fulfillments", len(o.Edges.Fulfillments))
		}
		if _, err := s.Do(context.Background(), ada, "", desk.TakeBack{OrderID: id}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNumbersCountOnWhateverHappens(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	number := func(given string) string {
		d := draft()
		d.Number = given
		return s.order(t, s.place(t, d)).Number
	}
	for _, c := range []struct{ given, want string }{
		{"", "1001"}, {"", "1002"}, {"#1500", "1500"}, {"", "1501"}, {"EU-7", "EU-7"}, {"99999999999", "99999999999"},
		{"1200", "1200"}, {"", "1502"},
	} {
		if got := number(c.given); got != c.want {
			t.Errorf("given %q: %s, want %s", c.given, got, c.want)
		}
	}
	var group sync.WaitGroup
	for range 50 {
		group.Go(func() { s.place(t, draft()) })
	}
	group.Wait()
	if got := number(""); got != strconv.Itoa(1503+50) {
		t.Errorf("after 50 at once: %s", got)
	}
}

func TestLongNumbersThatWereGivenAreSteppedOver(t *testing.T) {
	s := openShop(t, sqlite.Options{})
	for _, c := range []struct{ given, want string }{
		{"999999999", "999999999"}, {"1000000000", "1000000000"}, {"1000000001", "1000000001"}, {"", "1000000002"}, {"", "1000000003"},
	} {
		d := draft()
		d.Number = c.given
		if got := s.order(t, s.place(t, d)).Number; got != c.want {
			t.Errorf("given %q: %s, want %s", c.given, got, c.want)
		}
	}
}
