package timeline

import (
	"errors"
	"time"
)

// maxBehind is how long the feed may take to read what is new in the log, with all its
// attempts, before it counts as stopped.
const maxBehind = 10 * time.Second

// trouble is why the feed tells its subscribers nothing, from a time on.
type trouble struct {
	reason string
	from   time.Time
}

// Ready is nil while subscribers hear what happens, and else an error that says why not.
func (f *Feed) Ready() error {
	if t := f.trouble.Load(); t != nil && !time.Now().Before(t.from) {
		return errors.New(t.reason)
	}
	return nil
}
