package sqlite

import (
	"errors"
	"log/slog"
	"sync"
	"time"

	"waybill/internal/store"
)

const (
	// maxAnswer is how long a read may take, from when it waits for a connection.
	maxAnswer = time.Second
	// maxLocked is how long another program may hold the write lock. `waybill token` and
	// a backup hold it for less than a second.
	maxLocked = 10 * time.Second
	// tellPause is the time between two lines of the log about the same trouble.
	tellPause = time.Minute
)

// health is what is known of how the store is doing. It is written by those who notice
// something, and read by Ready.
type health struct {
	log *slog.Logger
	now func() time.Time

	mu      sync.Mutex
	lost    *store.Unavailable // files that went away
	damage  error              // what a query met; stays until the whole file was checked
	write   *store.Unavailable // why the last write was not made; nil when it was
	read    error              // why the last read of watch was not answered; nil when it was
	reading time.Time          // when the read that is under way began; zero for none
	writing time.Time          // since when the write that is under way waits for the file; zero for none
	locked  time.Time          // since when nothing can be written because of another program
	told    map[string]time.Time
	unwell  bool // the log said so
}

// set changes what is known.
func (h *health) set(change func(*health)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change(h)
}

// heard is told of the errors of queries, on every connection.
func (h *health) heard(err error) {
	if isDamage(err) {
		h.set(func(h *health) { h.damage = err })
		h.tell(h.ready())
	}
}

// wrote is told how an attempt to write went, when it did not begin, and when it was
// committed or not.
func (h *health) wrote(err error) {
	h.heard(err)
	u := unavailable(err)
	if u == nil {
		return
	}
	h.set(func(h *health) { h.write = u })
	h.tell(u)
}

// ready is why the store is not ready; nil when it is.
func (h *health) ready() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	since := func(at time.Time) time.Duration {
		if at.IsZero() {
			return 0
		}
		return h.now().Sub(at)
	}
	switch {
	case h.lost != nil:
		return h.lost
	case h.damage != nil:
		return &store.Unavailable{Reason: damagedFile, Cause: h.damage}
	case h.write != nil && h.write.Reason != lockedByElse:
		return h.write
	case since(h.locked) > maxLocked:
		return &store.Unavailable{Reason: lockedByElse}
	case since(h.writing) > maxLocked:
		return &store.Unavailable{Reason: diskBroken, Cause: errors.New("a write does not end")}
	case h.read != nil:
		return &store.Unavailable{Reason: noAnswer, Cause: h.read}
	case since(h.reading) > 2*maxAnswer: // it does not even notice that its time is over
		return &store.Unavailable{Reason: noAnswer}
	}
	return nil
}

// overloaded is the error of a write that waited for its turn in vain: too many were before it,
// unless the first of them could not begin.
func (h *health) overloaded() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.locked.IsZero() && h.now().Sub(h.locked) > queueTimeout/2 {
		return &store.Unavailable{Reason: lockedByElse}
	}
	return store.ErrOverloaded
}

// tell writes trouble to the log, the same only once a minute; nil when there is none.
func (h *health) tell(trouble error) {
	var u *store.Unavailable
	errors.As(trouble, &u)
	h.mu.Lock()
	defer h.mu.Unlock()
	if u == nil {
		if h.unwell {
			h.unwell = false
			clear(h.told)
			h.log.Info("the store can be used again")
		}
		return
	}
	h.unwell = true
	if h.now().Sub(h.told[u.Reason]) < tellPause {
		return
	}
	h.told[u.Reason] = h.now()
	h.log.Error("the store cannot be used", "reason", u.Reason, "cause", u.Cause)
}
