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

// health is what is known about whether the store can be used. Whichever part of the engine
// notices something writes it here; Ready reads it.
type health struct {
	log *slog.Logger
	now func() time.Time

	mu           sync.Mutex
	lost         *store.Unavailable // files that went away
	damage       error              // what a query met; stays until the whole file was checked
	writeError   *store.Unavailable // why the last write was not made; nil when it was
	readError    error              // why the last read of watch was not answered; nil when it was
	readingSince time.Time          // when the read that is under way began; zero for none
	writingSince time.Time          // since when the write that is under way waits for the file; zero for none
	lockedSince  time.Time          // since when nothing can be written because of another program
	lastTold     map[string]time.Time
	reported     bool // the log said so
}

// update changes what is known, under the lock.
func (h *health) update(change func(*health)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change(h)
}

// noteQueryError notes the error of a query, on any connection, if it means damage. Other errors
// of queries are their callers' alone.
func (h *health) noteQueryError(err error) {
	if isDamage(err) {
		h.update(func(h *health) { h.damage = err })
		h.logTrouble(h.ready())
	}
}

// noteWriteError notes why a write was not made: its begin, its function or its commit failed.
// nil, and an error for which the store is not to blame, change nothing.
func (h *health) noteWriteError(err error) {
	h.noteQueryError(err)
	u := unavailable(err)
	if u == nil {
		return
	}
	h.update(func(h *health) { h.writeError = u })
	h.logTrouble(u)
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
	case h.writeError != nil && h.writeError.Reason != lockedByOther:
		return h.writeError
	case since(h.lockedSince) > maxLocked:
		return &store.Unavailable{Reason: lockedByOther}
	case since(h.writingSince) > maxLocked:
		return &store.Unavailable{Reason: diskBroken, Cause: errors.New("a write does not end")}
	case h.readError != nil:
		return &store.Unavailable{Reason: noAnswer, Cause: h.readError}
	case since(h.readingSince) > 2*maxAnswer: // the read does not even end when its context does
		return &store.Unavailable{Reason: noAnswer}
	}
	return nil
}

// overloaded is the error of a write that waited too long: ErrOverloaded, or that another program
// holds the database if that is why the writes before it did not begin.
func (h *health) overloaded() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.lockedSince.IsZero() && h.now().Sub(h.lockedSince) > queueTimeout/2 {
		return &store.Unavailable{Reason: lockedByOther}
	}
	return store.ErrOverloaded
}

// logTrouble writes trouble to the log, the same reason at most once a minute. nil means that
// there is none any more, which is written once.
func (h *health) logTrouble(trouble error) {
	var u *store.Unavailable
	errors.As(trouble, &u)
	h.mu.Lock()
	defer h.mu.Unlock()
	if u == nil {
		if h.reported {
			h.reported = false
			clear(h.lastTold)
			h.log.Info("the store can be used again")
		}
		return
	}
	h.reported = true
	if h.now().Sub(h.lastTold[u.Reason]) < tellPause {
		return
	}
	h.lastTold[u.Reason] = h.now()
	h.log.Error("the store cannot be used", "reason", u.Reason, "cause", u.Cause)
}
