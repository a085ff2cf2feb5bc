package graph_test

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"testing"

	"waybill/desk"
	"waybill/ent"
	"waybill/ent/salesorder"
	"waybill/order"
)

// versions are collected from answers that come at the same time.
type versions struct {
	mu  sync.Mutex
	all []int64
}

func (v *versions) add(t testing.TB, version any) {
	t.Helper()
	n, err := version.(json.Number).Int64()
	if err != nil {
		t.Error(err)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.all = append(v.all, n)
}

func TestAnAnswerShowsTheVersionThatTheChangeMade(t *testing.T) {
	const clients, each = 8, 25
	s := newShop(t)
	id := s.place(nil)
	var told versions
	var group sync.WaitGroup
	for range clients {
		group.Go(func() {
			for range each {
				told.add(s, at(s.changed("addOrderComment", m{"orderId": id, "body": "Hello."}, "version"), "version"))
			}
		})
	}
	group.Wait()
	slices.Sort(told.all)
	for i, version := range told.all {
		if version != int64(i+2) {
			t.Fatalf("the versions told are %v: two changes of one order told the same", told.all)
		}
	}
}

func TestAnAnswerShowsTheWholeOrderAsTheChangeLeftIt(t *testing.T) {
	s := newShop(t)
	id := s.place(nil)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				o := s.changed("addOrderComment", m{"orderId": id, "body": "Hello."}, "version timeline(first: 1) { nodes { sequence } }")
				// Each comment is one version and one entry.
				if version, newest := at(o, "version"), at(o, "timeline.nodes.0.sequence"); version != newest {
					t.Errorf("version %v is shown with the timeline of version %v", version, newest)
				}
			}
		})
	}
	group.Wait()
}

func TestANewOrderIsShownAsItWasEntered(t *testing.T) {
	s := newShop(t)
	// Somebody who hears of each order changes it at once.
	committed := make(chan struct{}, 1)
	stop := s.db.AfterCommit(func() {
		select {
		case committed <- struct{}{}:
		default:
		}
	})
	ctx, cancel := context.WithCancel(t.Context())
	var eager sync.WaitGroup
	eager.Go(func() {
		for seen := (order.ID)(0); ; {
			select {
			case <-committed:
			case <-ctx.Done():
				return
			}
			newest, err := s.db.Read().SalesOrder.Query().Order(ent.Desc(salesorder.FieldID)).FirstID(ctx)
			if err != nil || newest == seen {
				continue
			}
			seen = newest
			_, _ = s.desk.Do(ctx, order.Actor{ID: "bot", Kind: order.ActorStaff, Name: "Bot"}, "",
				desk.Comment{OrderID: newest, Body: "Seen."})
		}
	})
	for range 200 {
		if version := at(s.changed("createOrder", draft(nil), "version"), "version"); version != json.Number("1") {
			t.Errorf("a new order is shown with version %v", version)
		}
	}
	cancel()
	eager.Wait()
	stop()
}

func TestOrdersFulfilledTogetherAreShownAsThatLeftThem(t *testing.T) {
	s := newShop(t)
	for range 10 {
		var ids []string
		for range 20 {
			ids = append(ids, s.place(nil))
		}
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				for _, id := range ids {
					s.changed("addOrderComment", m{"orderId": id, "body": "Hello."}, "id")
				}
			})
		}
		results := at(s.do("fulfillOrders", m{"orderIds": ids},
			"results { order { version timeline(first: 1) { nodes { kind sequence } } } }"), "results")
		group.Wait()
		for _, result := range results.([]any) {
			if kind := at(result, "order.timeline.nodes.0.kind"); kind != "FULFILLED" {
				t.Errorf("an order that was just fulfilled is shown after %v", kind)
			}
		}
	}
}
