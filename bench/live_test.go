package bench

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"waybill/desk"
	"waybill/ent/salesorder"
	"waybill/graph/scalar"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

const (
	// storeFile is the store's name in its folder.
	storeFile = "bench.db"
	// inOne is how many subscriptions share a connection where some do.
	inOne = 100
	// frameHeader is what a WebSocket puts before a message of this length, in bytes.
	frameHeader = 4
)

const statusDocument = `subscription Status {
  orderStatusChanged {
    cursor previousStatus status
    order { id number status updatedAt customer { name } }
    entry { id at message actor { name } }
    notification { title message }
  }
}`

const eventsDocument = `subscription Events($order: ID!) {
  orderEvents(orderId: $order) { cursor order { id number status } entry { id message } }
}`

const cancelDocument = `mutation Cancel($input: CancelFulfillmentInput!) {
  cancelFulfillment(input: $input) { order { id number status version } userErrors { code field message } }
}`

// liveSides are the servers that are measured. "writes" comes first: it is what the
// others are compared with.
var liveSides = []string{"writes", "waybill", "gqlgen"}

// live measures what subscribers cost.
type live struct {
	folder   string
	changing []string // IDs of the orders that events happen to
	quiet    []string // ... and do not happen to
	happened int      // events, until now
	size     int      // of what Waybill writes for a message, in bytes
	least    map[string]perMessage
}

// BenchmarkSubscribers measures each server in a process of its own, started anew
// for each figure. Except for idle, an operation is an event, from the request
// that makes it happen until the last subscriber has heard of it.
func BenchmarkSubscribers(b *testing.B) {
	l := &live{folder: b.TempDir(), least: map[string]perMessage{}}
	if err := l.fill(b.Context(), *orderCount); err != nil {
		b.Fatal(err)
	}
	if err := l.weigh(b); err != nil {
		b.Fatal(err)
	}
	n := *subscriberCount
	b.Run("idle", l.each(liveSides[1:], (*liveSide).idle))
	b.Run("told", l.each(liveSides, func(s *liveSide, b *testing.B) { s.told(b, "told", n, 1) }))
	b.Run(fmt.Sprintf("told-%d-in-one", inOne), l.each(liveSides, func(s *liveSide, b *testing.B) {
		s.told(b, "in one", max(1, n/inOne), min(inOne, n))
	}))
	b.Run("nobody", l.each(liveSides[1:], (*liveSide).nobody))
	b.Run("others", l.each(liveSides[1:], (*liveSide).others))
	b.Run("latency", l.each(liveSides[1:], (*liveSide).latency))
}

// each runs a benchmark for each of the servers.
func (l *live) each(names []string, measure func(*liveSide, *testing.B)) func(*testing.B) {
	return func(b *testing.B) {
		for _, name := range names {
			b.Run("server="+name, func(b *testing.B) {
				s := l.start(b, name)
				measure(s, b)
			})
		}
	}
}

func (l *live) fill(ctx context.Context, n int) error {
	db, err := sqlite.Open(ctx, filepath.Join(l.folder, storeFile), sqlite.Options{})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // it is opened again by whoever reads it
	if err := fill(ctx, desk.New(db, nil), 0, n); err != nil {
		return fmt.Errorf("fill the store: %w", err)
	}
	rows, err := db.Read().SalesOrder.Query().Select(salesorder.FieldID, salesorder.FieldStatus).All(ctx)
	for _, o := range rows {
		id := scalar.EncodeID(scalar.Order, int64(o.ID))
		if o.Status == order.Unfulfilled {
			l.changing = append(l.changing, id)
		} else {
			l.quiet = append(l.quiet, id)
		}
	}
	return err
}

// weigh learns how large a message is, so that the server that only writes can write as much.
func (l *live) weigh(b *testing.B) error {
	s := l.start(b, "waybill")
	defer s.stop()
	return s.with(b.Context(), 1, 1, func(a *audience) error {
		err := s.callRoll(a)
		l.size = int(a.size.Load()) + frameHeader
		return err
	})
}

// warmUp has everything used once that is made when it is first used.
func (s *liveSide) warmUp(ctx context.Context) error {
	return s.with(ctx, 10, 1, func(a *audience) error {
		for range 20 {
			if err := s.callRoll(a); err != nil {
				return err
			}
		}
		return nil
	})
}

// idle measures what subscribers with a connection each use when nothing happens.
func (s *liveSide) idle(b *testing.B) {
	var used usage
	for b.Loop() {
		s.stop()
		*s = *s.live.start(b, s.name) // memory of earlier subscribers would count for these
		before, err := s.usage()
		if err != nil {
			b.Fatal(err)
		}
		err = s.with(b.Context(), *subscriberCount, 1, func(*audience) error {
			select {
			case <-time.After(*settle):
			case <-b.Context().Done():
				return b.Context().Err()
			}
			after, err := s.usage()
			used = used.plus(after.minus(before))
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	subscribers := float64(b.N * *subscriberCount)
	b.ReportMetric(0, "ns/op") // nothing was done
	b.ReportMetric(float64(used.Resident)/subscribers, "resident-B/subscriber")
	b.ReportMetric(float64(used.Goroutines)/subscribers, "goroutines/subscriber")
}

// perMessage is the processor time that a server had for one message.
type perMessage struct{ cpu, user float64 } // ns

// told measures events that all hear of, in so many connections with so many
// subscriptions each. What a server needs beyond the writing is shown where the
// server that only writes was measured in the same run.
func (s *liveSide) told(b *testing.B, how string, connections, each int) {
	var told perMessage
	err := s.with(b.Context(), connections, each, func(a *audience) error {
		used, err := s.tell(b, a)
		messages := float64(b.N * a.concerned)
		told = perMessage{float64(used.User+used.System) / messages, float64(used.User) / messages}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(told.cpu, "cpu-ns/message")
	b.ReportMetric(told.user, "user-ns/message")
	b.ReportMetric(told.cpu-told.user, "sys-ns/message")
	if s.name == "writes" {
		s.live.least[how] = told
	} else if least, measured := s.live.least[how]; measured {
		b.ReportMetric(told.cpu-least.cpu, "above-writes-ns/message")
		b.ReportMetric(told.user-least.user, "user-above-writes-ns/message")
	}
}

// nobody measures events that nobody listens for.
func (s *liveSide) nobody(b *testing.B) {
	used, err := s.tell(b, new(audience))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(used.User+used.System)/float64(b.N), "cpu-ns/op")
}

// others measures events that nobody hears, because all listen for other orders.
func (s *liveSide) others(b *testing.B) {
	quiet := func(n int) map[string]any { return map[string]any{"order": s.live.quiet[n%len(s.live.quiet)]} }
	a, err := subscribed(b.Context(), s.Server, *subscriberCount, 1, eventsDocument, quiet)
	if err != nil {
		b.Fatalf("subscribe to other orders: %v", err)
	}
	defer a.close()
	a.concerned = 0
	used, err := s.tell(b, a)
	if err == nil && a.received.Load() > 0 {
		err = fmt.Errorf("%d messages about other orders", a.received.Load())
	}
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(used.User+used.System)/float64(b.N), "cpu-ns/op")
}

// latency measures the time from when a change is answered until its one subscriber
// hears of it; 0 is an event that arrived before the answer to the change did.
func (s *liveSide) latency(b *testing.B) {
	var latencies []time.Duration
	err := s.with(b.Context(), 1, 1, func(a *audience) error {
		if err := s.callRoll(a); err != nil {
			return err
		}
		for b.Loop() {
			a.expect(1)
			if err := s.event(); err != nil {
				return err
			}
			answered := time.Now()
			reachedAt, err := a.reached(patience)
			if err != nil {
				return err
			}
			latencies = append(latencies, max(0, reachedAt.Sub(answered)))
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(percentile(latencies, 50)), "p50-ns")
	b.ReportMetric(float64(percentile(latencies, 99)), "p99-ns")
}

// callRoll has events happen until one was heard of by all: there is no sign for
// when a subscription is open, and gqlgen opens it while it goes on reading.
func (s *liveSide) callRoll(a *audience) error {
	if a.concerned == 0 {
		return nil
	}
	var missing error
	for range 5 {
		a.expect(a.concerned)
		if err := s.event(); err != nil {
			return err
		}
		if _, missing = a.reached(patience / 5); !errors.Is(missing, errMissing) {
			break
		}
	}
	return missing
}

// tell has events happen, one after the other has been heard of by all, and returns
// what the server used for them.
func (s *liveSide) tell(b *testing.B, a *audience) (used usage, err error) {
	if err := s.callRoll(a); err != nil {
		return used, err
	}
	if err := s.startProfile(); err != nil {
		return used, err
	}
	before, err := s.usage()
	if err != nil {
		return used, err
	}
	for b.Loop() {
		a.expect(a.concerned)
		if err := s.event(); err != nil {
			return used, err
		}
		if a.concerned == 0 {
			continue
		}
		if _, err := a.reached(patience); err != nil {
			return used, err
		}
	}
	after, err := s.usage()
	return after.minus(before), errors.Join(err, s.stopProfile())
}
