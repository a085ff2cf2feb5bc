package timeline

import (
	"errors"
	"time"
)

// maxBehind is how long the feed may take to read what is new in the log, with all attempts,
// before it counts as stopped.
const maxBehind = 10 * time.Second

// outage is why subscribers get nothing. It counts only after a time, which may be to come.
type outage struct {
	reason string
	from   time.Time
}

// Ready is nil while subscribers get what happens, and otherwise an error that says why not.
func (f *Feed) Ready() error {
	if t := f.outage.Load(); t != nil && !time.Now().Before(t.from) {
		return errors.New(t.reason)
	}
	return nil
}
