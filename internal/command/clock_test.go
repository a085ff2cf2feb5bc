package command

import (
	"testing"
	"time"
)

func TestAClockThatWasNeverSetIsRefused(t *testing.T) {
	for _, c := range []struct {
		now  time.Time
		says string
	}{
		{time.Date(1970, 1, 1, 0, 0, 5, 0, time.UTC), "the clock of this machine says 1970-01-01; set it before you start"},
		{time.Date(1999, 12, 31, 23, 59, 59, 0, time.UTC), "the clock of this machine says 1999-12-31; set it before you start"},
		{time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), ""},
	} {
		says := ""
		if err := checkClock(c.now); err != nil {
			says = err.Error()
		}
		if says != c.says {
			t.Errorf("%s: %q, want %q", c.now, says, c.says)
		}
	}
}
