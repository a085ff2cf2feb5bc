package auth

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"time"

	"waybill/ent"
	"waybill/ent/predicate"
	"waybill/ent/session"
	"waybill/ent/token"
	"waybill/internal/apitoken"
	"waybill/internal/store"
	"waybill/order"
)

const (
	// SessionLifetime is how long a session lasts at most.
	SessionLifetime = 7 * 24 * time.Hour
	// sessionIdle is how long a session lasts without being used.
	sessionIdle = 12 * time.Hour
	// maxSessions bounds the sessions of one token; the oldest end first.
	maxSessions = 100
)

// The ways in which a session can begin.
const (
	fromLink        = "LINK"
	fromEnvironment = "ENVIRONMENT"
	fromToken       = "TOKEN"
)

// SignInWithToken begins a session as whom the token names. It returns the
// cookie's value; ErrMistyped or ErrUnknown for a token that lets nobody in, ErrDocumentsOnly
// for one that cannot run what the dashboard asks.
func (g *Gate) SignInWithToken(ctx context.Context, text string) (Viewer, string, error) {
	if g.demo {
		return Demo, "", nil
	}
	v, err := g.viewerOfToken(ctx, text)
	if err != nil {
		return Viewer{}, "", err
	}
	if v.DocumentsOnly {
		return Viewer{}, "", ErrDocumentsOnly
	}
	g.uses.note(v, order.At(g.now()))
	origin := fromToken
	if v.token == 0 {
		origin = fromEnvironment
	}
	value, err := g.begin(ctx, origin, v.token)
	return v, value, err
}

// begin stores a new session, in the place of those that have ended.
func (g *Gate) begin(ctx context.Context, origin string, id apitoken.ID) (string, error) {
	value := newSecret(sessionPrefix)
	hash := hashOf(value)
	if origin == fromEnvironment {
		hash = g.sealed(value)
	}
	now := order.At(g.now())
	err := g.db.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
		if _, err := tx.Session.Delete().Where(session.Not(lasting(g.now()))).Exec(ctx); err != nil {
			return err
		}
		s := tx.Session.Create().SetHash(hash).SetOrigin(origin).SetCreatedAt(now).SetSeenAt(now)
		same := session.TokenIDIsNil()
		if id != 0 {
			s.SetTokenID(id)
			same = session.TokenID(id)
		}
		if err := s.Exec(ctx); err != nil {
			return err
		}
		old, err := tx.Session.Query().Where(same).Order(ent.Desc(session.FieldID)).Offset(maxSessions).Limit(maxSessions).IDs(ctx)
		if err != nil || len(old) == 0 {
			return err
		}
		_, err = tx.Session.Delete().Where(session.IDIn(old...)).Exec(ctx)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("begin a session: %w", err)
	}
	return value, nil
}

// sealed is the hash of a session that was begun with the environment's token.
// It mixes that token in, so that the session ends when another one is set.
func (g *Gate) sealed(value string) []byte {
	mac := hmac.New(sha256.New, g.environment)
	mac.Write([]byte(value))
	return mac.Sum(nil)
}

// lasting are the sessions that have not ended by themselves.
func lasting(now time.Time) predicate.Session {
	return session.And(session.CreatedAtGT(order.At(now.Add(-SessionLifetime))), session.SeenAtGT(order.At(now.Add(-sessionIdle))))
}

// liveSession finds a session that has not ended, nor its token.
func (g *Gate) liveSession(ctx context.Context, which predicate.Session) (*ent.Session, error) {
	s, err := g.db.Read().Session.Query().Where(which, lasting(g.now()),
		session.Or(session.TokenIDIsNil(), session.HasTokenWith(usable(g.now())))).WithToken().Only(ctx)
	if ent.IsNotFound(err) {
		return nil, ErrUnknown
	}
	if err != nil {
		return nil, fmt.Errorf("look up a session: %w", err)
	}
	return s, nil
}

func (g *Gate) checkSession(ctx context.Context, id int64) error {
	_, err := g.liveSession(ctx, session.ID(id))
	return err
}

func (g *Gate) viewerOfSession(ctx context.Context, value string) (Viewer, error) {
	if !wellFormed(sessionPrefix, value) {
		return Viewer{}, ErrUnknown
	}
	which := session.And(session.Hash(hashOf(value)), session.OriginNEQ(fromEnvironment))
	if g.environment != nil {
		which = session.Or(which, session.And(session.Hash(g.sealed(value)), session.Origin(fromEnvironment)))
	}
	s, err := g.liveSession(ctx, which)
	if err != nil {
		return Viewer{}, err
	}
	v := owner
	switch s.Origin {
	case fromEnvironment:
		v = admin
	case fromToken:
		v = viewerOf(s.Edges.Token)
	}
	v.Kind, v.session = order.ActorStaff, s.ID
	return v, nil
}

// SignOut ends the session of a request, and tells whose it was; false when it
// has none. Requests of other sites must have been refused before.
func (g *Gate) SignOut(r *http.Request) (Viewer, bool, error) {
	value := sessionCookie(r)
	if g.demo || value == "" {
		return Viewer{}, false, nil
	}
	v, err := g.viewerOfSession(r.Context(), value)
	if errors.Is(err, ErrUnknown) {
		return Viewer{}, false, nil
	}
	if err == nil {
		err = g.db.Write(r.Context(), func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.Session.Delete().Where(session.ID(v.session)).Exec(ctx)
			return err
		})
	}
	return v, err == nil, err
}

// usableToken finds a token that lets somebody in.
func (g *Gate) usableToken(ctx context.Context, which predicate.Token) (*ent.Token, error) {
	t, err := g.db.Read().Token.Query().Where(which, usable(g.now())).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, ErrUnknown
	}
	if err != nil {
		return nil, fmt.Errorf("look up a token: %w", err)
	}
	return t, nil
}

// usable are the tokens that let somebody in.
func usable(now time.Time) predicate.Token {
	return token.And(token.RevokedAtIsNil(), token.Or(token.ExpiresAtIsNil(), token.ExpiresAtGT(order.At(now))))
}
