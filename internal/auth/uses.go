package auth

import (
	"context"
	"errors"
	"sync"
	"time"

	"waybill/ent/session"
	"waybill/ent/token"
	"waybill/internal/store"
	"waybill/order"
)

// usesEvery is how often it is written down who was here. A session may seem
// idle for that much longer than it is.
const usesEvery = time.Minute

// uses remembers who was here until it is written down, so that nobody who only
// reads has to wait for a write.
type uses struct {
	mu   sync.Mutex
	last map[Viewer]order.Instant
}

func (u *uses) note(v Viewer, at order.Instant) {
	if v.session == 0 && v.token == 0 { // of whom nothing is stored
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.last == nil {
		u.last = map[Viewer]order.Instant{}
	}
	u.last[v] = at
}

func (u *uses) take() map[Viewer]order.Instant {
	u.mu.Lock()
	defer u.mu.Unlock()
	last := u.last
	u.last = nil
	return last
}

// WriteUses writes down when tokens and sessions were used last.
func (g *Gate) WriteUses(ctx context.Context) error {
	last := g.uses.take()
	if len(last) == 0 {
		return nil
	}
	return g.db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		for v, at := range last {
			write := tx.Token.Update().Where(token.ID(v.token)).SetLastUsedAt(at).Exec
			if v.session != 0 {
				write = tx.Session.Update().Where(session.ID(v.session)).SetSeenAt(at).Exec
			}
			if err := write(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

// KeepBooks writes uses down every minute, until the function that it returns is
// called; that writes them a last time. The store must still be open then.
func (g *Gate) KeepBooks() (stop func()) {
	write := func() {
		var u *store.Unavailable // the log tells of it already
		if err := g.WriteUses(context.Background()); err != nil && !errors.As(err, &u) {
			g.log.Error("the last use of tokens could not be written down", "error", err)
		}
	}
	stopping, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		minute := time.NewTicker(usesEvery)
		defer minute.Stop()
		for {
			select {
			case <-minute.C:
				write()
			case <-stopping:
				return
			}
		}
	}()
	return func() {
		close(stopping)
		<-stopped
		write()
	}
}
