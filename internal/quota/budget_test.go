package quota_test

import (
	"testing"

	"waybill/internal/quota"
)

func TestNobodyHoldsMoreThanAShareAndAllNoMoreThanThereIs(t *testing.T) {
	b := quota.NewBudget(10, 6)
	ada, grace, joan := b.Open("ada"), b.Open("grace"), b.Open("joan")
	for _, step := range []struct {
		what  string
		hold  *quota.Hold
		take  int64
		taken bool
	}{
		{"a share", ada, 6, true},
		{"more than a share", ada, 1, false},
		{"more than a share, for another purpose", b.Open("ada"), 1, false},
		{"more than is left", grace, 5, false},
		{"all that is left", grace, 4, true},
		{"nothing is left", joan, 1, false},
		{"nothing can be taken always", joan, 0, true},
	} {
		if fits := step.hold.Left() >= step.take; fits != step.taken {
			t.Errorf("%s: seems to fit: %t", step.what, fits)
		}
		if got := step.hold.Take(step.take); got != step.taken {
			t.Errorf("%s: taken %t", step.what, got)
		}
	}
	ada.Release()
	ada.Release() // which changes nothing
	if held := b.Held(); held != 4 {
		t.Errorf("after a release, %d are held", held)
	}
	if ada.Take(1) {
		t.Error("something was taken after the release")
	}
	if !b.Open("ada").Take(6) {
		t.Error("what was released cannot be taken again")
	}
	grace.Release()
	if held := b.Held(); held != 6 {
		t.Errorf("%d are held", held)
	}
}

func TestABudgetWithoutBoundsHasEnough(t *testing.T) {
	var b *quota.Budget
	h := b.Open("ada")
	if !h.Take(1<<60) || b.Held() != 0 || h.Left() < 1<<60 || b.Share() < 1<<60 {
		t.Error("it has a bound")
	}
	h.Release()
}

func TestOneCallerMayRunHalfOfWhatMayRun(t *testing.T) {
	for most, share := range map[int64]int{1: 1, 2: 1, 5: 3, 500: 250} {
		b := quota.Halved(most)
		begin := func(caller string) (*quota.Hold, bool) {
			place := b.Open(caller)
			return place, place.Take(1)
		}
		var places []*quota.Hold
		for range share {
			place, ok := begin("ada")
			if !ok {
				t.Fatalf("of %d, %d are too many", most, len(places)+1)
			}
			places = append(places, place)
		}
		if _, ok := begin("ada"); ok {
			t.Errorf("of %d, one caller has more than %d", most, share)
		}
		if _, ok := begin("grace"); ok != (most > int64(share)) {
			t.Errorf("of %d, others may run: %t", most, ok)
		}
		places[0].Release()
		places[0].Release() // which changes nothing
		if _, ok := begin("ada"); !ok {
			t.Errorf("of %d, no place came back", most)
		}
		if _, ok := begin("ada"); ok {
			t.Errorf("of %d, two places came back for one", most)
		}
	}
}
