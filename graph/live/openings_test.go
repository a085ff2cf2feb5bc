package live

import (
	"context"
	"testing"
	"time"
)

func TestACallerOpensSubscriptionsOneAtATimeAndRestsBetween(t *testing.T) {
	o := newOpeningPacer()
	var rested []func()
	o.after = func(_ time.Duration, f func()) { rested = append(rested, f) }
	done, err := o.begin(t.Context(), "greedy")
	if err != nil {
		t.Fatal(err)
	}
	now, cancel := context.WithCancel(t.Context())
	cancel() // so that nothing is waited for
	isFree := func(caller string) bool {
		for range 20 { // what is free and what is over are both ready, and one of them is chosen
			if end, err := o.begin(now, caller); err == nil {
				end()
				return true
			}
		}
		return false
	}
	if !isFree("ada") {
		t.Error("somebody else has to wait")
	}
	if isFree("greedy") {
		t.Error("two are opened at a time")
	}
	rested = nil
	done()
	if isFree("greedy") {
		t.Error("the caller does not rest")
	}
	if len(rested) != 1 {
		t.Fatalf("%d rests", len(rested))
	}
	rested[0]()
	if !isFree("greedy") {
		t.Error("the rest does not end")
	}
}
