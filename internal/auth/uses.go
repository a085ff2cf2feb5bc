package auth

import (
	"context"
	"errors"
	"sync"
	"time"

	"waybill/ent/session"
	"waybill/ent/token"
	"waybill/internal/apitoken"
	"waybill/internal/store"
	"waybill/order"
)

// usesEvery is how often it is written down who was here. A session may seem
// idle for that much longer than it is.
const usesEvery = time.Minute

// uses remembers who was here until it is written down, so that nobody who only
// reads has to wait for a write.
type uses struct {
	mu       sync.Mutex
	tokens   map[apitoken.ID]order.Instant
	sessions map[int64]order.Instant
}

func (u *uses) note(v Viewer, at order.Instant) {
	u.mu.Lock()
	defer u.mu.Unlock()
	switch {
	case v.session != 0:
		if u.sessions == nil {
			u.sessions = map[int64]order.Instant{}
		}
		u.sessions[v.session] = at
	case v.token != 0:
		if u.tokens == nil {
			u.tokens = map[apitoken.ID]order.Instant{}
		}
		u.tokens[v.token] = at
	}
}

func (u *uses) take() (map[apitoken.ID]order.Instant, map[int64]order.Instant) {
	u.mu.Lock()
	defer u.mu.Unlock()
	tokens, sessions := u.tokens, u.sessions
	u.tokens, u.sessions = nil, nil
	return tokens, sessions
}

// WriteUses writes down when tokens and sessions were used last.
func (g *Gate) WriteUses(ctx context.Context) error {
	tokens, sessions := g.uses.take()
	if len(tokens)+len(sessions) == 0 {
		return nil
	}
	return g.db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		for id, at := range tokens {
			if err := tx.Token.Update().Where(token.ID(id)).SetLastUsedAt(at).Exec(ctx); err != nil {
				return err
			}
		}
		for id, at := range sessions {
			if err := tx.Session.Update().Where(session.ID(id)).SetSeenAt(at).Exec(ctx); err != nil {
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
		var u *store.Unavailable // of which the log tells already
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
