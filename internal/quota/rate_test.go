package quota_test

import (
	"fmt"
	"testing"
	"time"

	"waybill/internal/quota"
)

func TestABucketHoldsTenSecondsWorthAndFillsAtItsPace(t *testing.T) {
	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	q := quota.PerSecond(10, func() time.Time { return at })
	for _, step := range []struct {
		what   string
		pass   time.Duration
		caller string
		points int
		wait   time.Duration
	}{
		{"all that was saved up", 0, "ada", 100, 0},
		{"one more than there is", 0, "ada", 1, 100 * time.Millisecond},
		{"others have their own", 0, "grace", 60, 0},
		{"what was refused was not taken", 100 * time.Millisecond, "ada", 1, 0},
		{"many at once take as long", 0, "ada", 50, 5 * time.Second},
		{"after the wait that was told", 5 * time.Second, "ada", 50, 0},
		{"no more is saved than the bucket holds", time.Hour, "ada", 100, 0},
		{"which leaves nothing", 0, "ada", 1, 100 * time.Millisecond},
		{"what is dearer than a full bucket takes all of one", 10 * time.Second, "ada", 1_000_000, 0},
		{"and leaves nothing either", 0, "ada", 1_000_000, 10 * time.Second},
	} {
		at = at.Add(step.pass)
		if got := q.Wait(step.caller, step.points); got != step.wait {
			t.Errorf("%s: would wait %v, want %v", step.what, got, step.wait)
		}
		if got := q.Take(step.caller, step.points); got != step.wait {
			t.Errorf("%s: wait %v, want %v", step.what, got, step.wait)
		}
	}
}

func TestWithoutALimitNobodyWaits(t *testing.T) {
	for _, perSecond := range []int{0, -1} {
		q := quota.PerSecond(perSecond, nil)
		if take, wait := q.Take("ada", 1<<30), q.Wait("ada", 1<<30); take+wait != 0 {
			t.Errorf("%d a second: wait %v, %v", perSecond, take, wait)
		}
	}
}

func TestCallersWithoutNumberAreNotAllRemembered(t *testing.T) {
	q := quota.PerSecond(1, func() time.Time { return time.Time{} })
	q.Take("ada", 10)
	for i := range 20_000 {
		q.Take(fmt.Sprint(i), 1)
	}
	if wait := q.Take("ada", 10); wait != 0 {
		t.Error("the first of 20,000 callers is still remembered")
	}
}
