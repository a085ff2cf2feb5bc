package timeline_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"waybill/ent"
	"waybill/internal/store"
	"waybill/timeline"
)

// brokenStore has an empty log, which can be read or not.
type brokenStore struct {
	store.Store
	fails atomic.Bool
	hangs chan struct{} // nil, or reading waits until it is closed
	tell  func()
}

func (*brokenStore) Read() *ent.Client                         { return nil }
func (s *brokenStore) Log() timeline.Log                       { return s }
func (s *brokenStore) AfterCommit(listen func()) (stop func()) { s.tell = listen; return func() {} }
func (*brokenStore) Head(context.Context, *ent.Client) (timeline.Position, error) {
	return timeline.Position{}, nil
}

func (*brokenStore) Find(context.Context, *ent.Client, timeline.Position) (timeline.LogEntry, error) {
	return timeline.LogEntry{}, nil
}

func (s *brokenStore) Tail(context.Context, *ent.Client, timeline.Filter, timeline.Position, int) ([]timeline.LogEntry, error) {
	if s.fails.Load() {
		if s.hangs != nil {
			<-s.hangs
		}
		return nil, errors.New("the log cannot be read")
	}
	return nil, nil
}

func TestAFeedThatDoesNotGetOnIsNotReady(t *testing.T) {
	for name, hangs := range map[string]bool{"the log cannot be read": false, "reading the log does not end": true} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				db := &brokenStore{}
				if hangs {
					db.hangs = make(chan struct{})
				}
				feed, err := timeline.NewFeed(t.Context(), db, slog.New(slog.DiscardHandler))
				if err != nil {
					t.Fatal(err)
				}
				ctx, stop := context.WithCancel(t.Context())
				go feed.Run(ctx)
				says := func(want string) {
					t.Helper()
					synctest.Wait()
					if err := feed.Ready(); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
						t.Errorf("it says %v, want %q", err, want)
					}
				}
				says("")
				db.fails.Store(true)
				db.tell()
				time.Sleep(9 * time.Second)
				says("")
				time.Sleep(2 * time.Second)
				says("has fallen behind")
				db.fails.Store(false)
				if hangs {
					close(db.hangs)
				}
				time.Sleep(time.Second)
				says("")
				stop()
				says("has stopped")
			})
		})
	}
}
