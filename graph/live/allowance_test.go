package live

import (
	"testing"

	"waybill/internal/quota"
)

func TestACallerHasSoManySubscriptionsAndNoMore(t *testing.T) {
	memory := quota.Halved(1 << 40)
	p := newAllowance(memory)
	open := func(caller string) (reservation, string) {
		mine, refused := p.open(caller)
		if refused != nil {
			return mine, refused.Extensions["code"].(string)
		}
		return mine, ""
	}
	all := make([]reservation, maxSubscriptions)
	for i := range all {
		var code string
		if all[i], code = open("greedy"); code != "" {
			t.Fatalf("subscription %d is refused as %s", i+1, code)
		}
	}
	if _, code := open("greedy"); code != "RATE_LIMITED" {
		t.Errorf("one more is refused as %q", code)
	}
	if other, code := open("ada"); code != "" {
		t.Errorf("somebody else's is refused as %s", code)
	} else {
		other.release()
	}
	all[0].release()
	if _, code := open("greedy"); code != "" {
		t.Errorf("one instead of another is refused as %s", code)
	}
	for _, p := range all[1:] {
		p.release()
	}
	if held := memory.Held(); held != subscriptionSize {
		t.Errorf("one is open, and %d bytes are held", held)
	}
}

func TestSubscriptionsCountForTheirCallersMemory(t *testing.T) {
	p := newAllowance(quota.Halved(10 * subscriptionSize))
	for i := range 5 {
		if _, refused := p.open("greedy"); refused != nil {
			t.Fatalf("subscription %d: %v", i+1, refused)
		}
	}
	if _, refused := p.open("greedy"); refused == nil || refused.Extensions["code"] != "OVERLOADED" {
		t.Errorf("one more than the memory has room for: %v", refused)
	}
	if _, refused := p.open("ada"); refused != nil {
		t.Errorf("somebody else's: %v", refused)
	}
}
