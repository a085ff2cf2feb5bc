package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
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
	// eventsEach, quietEvents and singleEvents are how many events all, none and
	// one are told of in a turn.
	eventsEach, quietEvents, singleEvents = 20, 1500, 1000
	// usualSize stands for the size of a message where Waybill is not measured.
	usualSize = 800
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

// live measures what subscribers cost.
type live struct {
	folder      string
	subscribers int
	settle      time.Duration
	profile     string
	changing    []string // IDs of the orders that events happen to
	quiet       []string // ... and do not happen to
	happened    int      // events, until now
	size        int      // of what Waybill writes for a message, in bytes
}

func measureLive(ctx context.Context, folder string, s settings, stdout, stderr io.Writer) error {
	fmt.Fprintf(stderr, "filling a store with %d orders\n", s.orders)
	l := &live{folder: folder, subscribers: s.subscribers, settle: s.settle, profile: s.profile, size: usualSize}
	if err := l.fill(ctx, s.orders); err != nil {
		return err
	}
	results := liveResults{}
	for round := range s.rounds {
		for _, name := range liveSides {
			if s.only != "" && s.only != name {
				continue
			}
			fmt.Fprintf(stderr, "round %d of %d: %s\n", round+1, s.rounds, name)
			got, err := l.measure(ctx, name, stderr)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			results[name] = append(results[name], got)
		}
	}
	return results.print(stdout, s.subscribers)
}

func (l *live) fill(ctx context.Context, n int) error {
	db, err := sqlite.Open(ctx, filepath.Join(l.folder, storeFile), sqlite.Options{})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // it is opened again by whoever reads it
	if err := fill(ctx, desk.New(db, nil), n); err != nil {
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

// turnLive is what one turn of one side showed.
type turnLive struct {
	idle            usage   // what all subscribers use when nothing happens
	alone, together telling // in a connection each, and many in one
	nobody, others  telling // no subscribers, and those of other orders
	latencies       []time.Duration
}

// telling is what events cost.
type telling struct {
	events, told int // told: messages, of all events
	used         usage
	elapsed      time.Duration // from the change until the last one has heard of it, for all events
}

func (l *live) measure(ctx context.Context, name string, stderr io.Writer) (turnLive, error) {
	var t turnLive
	s, err := l.start(ctx, name, stderr)
	if err != nil {
		return t, err
	}
	defer s.stop()
	if err := s.warmUp(ctx); err != nil {
		return t, fmt.Errorf("warm up: %w", err)
	}
	if err := s.idleAndTold(ctx, &t); err != nil {
		return t, fmt.Errorf("one connection each: %w", err)
	}
	err = s.with(ctx, max(1, l.subscribers/inOne), min(inOne, l.subscribers), func(a *audience) error {
		t.together, err = s.tell(a, eventsEach)
		return err
	})
	if err != nil || name == "writes" {
		return t, err
	}
	if err := s.single(ctx, &t); err != nil {
		return t, fmt.Errorf("one subscriber: %w", err)
	}
	err = s.unconcerned(ctx, &t)
	return t, err
}

// warmUp has everything used once that is made when it is first used.
func (s *liveSide) warmUp(ctx context.Context) error {
	return s.with(ctx, 10, 1, func(a *audience) error {
		_, err := s.tell(a, eventsEach)
		if s.name == "waybill" {
			s.live.size = int(a.size.Load()) + frameHeader
		}
		return err
	})
}

// frameHeader is what a WebSocket puts before a message of this length, in bytes.
const frameHeader = 4

// idleAndTold has subscribers with a connection each: first idle, then told.
func (s *liveSide) idleAndTold(ctx context.Context, t *turnLive) error {
	before, err := s.usage()
	if err != nil {
		return err
	}
	return s.with(ctx, s.live.subscribers, 1, func(a *audience) error {
		select {
		case <-time.After(s.live.settle):
		case <-ctx.Done():
			return ctx.Err()
		}
		after, err := s.usage()
		if err != nil {
			return err
		}
		t.idle = after.minus(before)
		if err := s.startProfile(); err != nil {
			return err
		}
		t.alone, err = s.tell(a, eventsEach)
		s.stopProfile()
		return err
	})
}

// single measures the time from when a change is answered until the one
// subscriber hears of it.
func (s *liveSide) single(ctx context.Context, t *turnLive) error {
	return s.with(ctx, 1, 1, func(a *audience) error {
		if err := s.callRoll(a); err != nil {
			return err
		}
		for range singleEvents {
			a.expect(1)
			if err := s.event(); err != nil {
				return err
			}
			answered := time.Now()
			heard, err := a.reached(patience)
			if err != nil {
				return err
			}
			t.latencies = append(t.latencies, max(0, heard.Sub(answered)))
		}
		return nil
	})
}

// unconcerned compares events that nobody listens for with events of which
// nobody is told, because all listen for other orders.
func (s *liveSide) unconcerned(ctx context.Context, t *turnLive) (err error) {
	if t.nobody, err = s.tell(new(audience), quietEvents); err != nil {
		return err
	}
	a, err := subscribed(ctx, s.Server, s.live.subscribers, 1, eventsDocument,
		func(n int) map[string]any { return map[string]any{"order": s.live.quiet[n%len(s.live.quiet)]} })
	if err != nil {
		return fmt.Errorf("subscribe to other orders: %w", err)
	}
	defer a.close()
	a.concerned = 0
	t.others, err = s.tell(a, quietEvents)
	if err == nil && a.heard.Load() > 0 {
		err = fmt.Errorf("%d messages about other orders", a.heard.Load())
	}
	return err
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

// tell has events happen, one after the other has been heard of by all.
func (s *liveSide) tell(a *audience, events int) (telling, error) {
	t := telling{events: events, told: events * a.concerned}
	if err := s.callRoll(a); err != nil {
		return t, err
	}
	before, err := s.usage()
	if err != nil {
		return t, err
	}
	start := time.Now()
	for range events {
		a.expect(a.concerned)
		if err := s.event(); err != nil {
			return t, err
		}
		if a.concerned == 0 {
			continue
		}
		if _, err := a.reached(patience); err != nil {
			return t, err
		}
	}
	t.elapsed = time.Since(start)
	after, err := s.usage()
	t.used = after.minus(before)
	return t, err
}
