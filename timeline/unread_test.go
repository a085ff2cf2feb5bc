package timeline

import (
	"context"
	"testing"
	"testing/synctest"
)

func TestAReadingThatPanicsKeepsNobodyFromThePage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s pages
		func() {
			defer func() { _ = recover() }()
			_, _ = s.next(t.Context(), Filter{}, Position{}, func(context.Context) ([]LogEntry, error) { panic("a driver's fault") })
		}()
		entry := LogEntry{Position: Position{Entry: 1}}
		got, err := s.next(t.Context(), Filter{}, Position{}, func(context.Context) ([]LogEntry, error) { return []LogEntry{entry}, nil })
		if err != nil || got.Position != entry.Position {
			t.Errorf("entry at %v, error %v", got.Position, err)
		}
	})
}
