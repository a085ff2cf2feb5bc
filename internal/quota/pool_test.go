package quota_test

import (
	"testing"

	"waybill/internal/quota"
)

func TestNobodyHoldsMoreThanAShareAndAllNoMoreThanThereIs(t *testing.T) {
	p := quota.NewPool(10, 6)
	for _, step := range []struct {
		what   string
		caller string
		take   int64 // what is below 0 is given back
		taken  bool
	}{
		{"a share", "ada", 6, true},
		{"more than a share", "ada", 1, false},
		{"more than is left", "grace", 5, false},
		{"what is left", "grace", 4, true},
		{"nothing is left", "joan", 1, false},
		{"nothing can be taken always", "joan", 0, true},
		{"some comes back", "ada", -6, true},
		{"and can be taken again", "ada", 6, true},
	} {
		if step.take < 0 {
			p.Give(step.caller, -step.take)
		} else if fits := p.Left(step.caller) >= step.take; fits != step.taken {
			t.Errorf("%s: seems to fit: %t", step.what, fits)
		} else if got := p.Take(step.caller, step.take); got != step.taken {
			t.Errorf("%s: taken %t", step.what, got)
		}
	}
	p.Give("ada", 6)
	p.Give("grace", 4)
	if held := p.Held(); held != 0 {
		t.Errorf("%d are held by nobody", held)
	}
}

func TestAPoolWithoutBoundsHasEnough(t *testing.T) {
	var p *quota.Pool
	if !p.Take("ada", 1<<60) || p.Held() != 0 || p.Left("ada") < 1<<60 {
		t.Error("it has a bound")
	}
	p.Give("ada", 1<<60)
}
