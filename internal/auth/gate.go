package auth

import (
	"context"
	"crypto/subtle"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"waybill/ent"
	"waybill/ent/token"
	"waybill/internal/quota"
	"waybill/internal/store"
	"waybill/order"
)

// Settings are how to let people in.
type Settings struct {
	// Demo lets everybody in as Demo.
	Demo bool
	// AdminToken is an admin's token that the environment gives; empty for none.
	AdminToken string
	// Log is told what the caller cannot be told; nil is silent.
	Log *slog.Logger
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

// strangersPerSecond is how many requests of one network are looked at without signing in.
// A person who signs in needs a few; ten seconds' worth may come at once.
const strangersPerSecond = 20

// Gate recognises requests.
type Gate struct {
	// Strangers is the pace of requests without signing in, for each network.
	Strangers *quota.Rate

	db          store.Store
	log         *slog.Logger
	now         func() time.Time
	demo        bool
	environment []byte // the hash of the environment's token; nil without one
	link        link
	uses        uses
}

// NewGate lets in who carries a token of the store, or the environment's.
func NewGate(db store.Store, s Settings) *Gate {
	g := &Gate{db: db, log: s.Log, now: s.Now, demo: s.Demo}
	if g.log == nil {
		g.log = slog.New(slog.DiscardHandler)
	}
	if g.now == nil {
		g.now = time.Now
	}
	g.Strangers = quota.PerSecond(strangersPerSecond, g.now)
	if s.AdminToken != "" {
		g.environment = hashOf(s.AdminToken)
	}
	return g
}

// DemoGate lets everybody in as Demo.
func DemoGate() *Gate { return NewGate(nil, Settings{Demo: true}) }

// Log is where signing in and out is told of.
func (g *Gate) Log() *slog.Logger { return g.log }

// Now is the gate's clock.
func (g *Gate) Now() time.Time { return g.now() }

// Recognise tells who sent a request: by its header Authorization, else by its session
// if that counts, which is for requests of Waybill's own pages only.
func (g *Gate) Recognise(r *http.Request, sessionCounts bool) (Viewer, bool) {
	if g.demo {
		return Demo, true
	}
	if text, sent := bearer(r.Header.Get("Authorization")); sent {
		return g.RecogniseToken(r.Context(), text)
	}
	value := sessionCookie(r)
	if value == "" || !sessionCounts {
		return Viewer{}, false
	}
	v, err := g.viewerOfSession(r.Context(), value)
	return g.recognised(r.Context(), v, err)
}

// RecogniseToken tells who carries a token. ctx must not carry a View, whose
// moment may lie before the token was revoked.
func (g *Gate) RecogniseToken(ctx context.Context, text string) (Viewer, bool) {
	if g.demo {
		return Demo, true
	}
	v, err := g.viewerOfToken(ctx, text)
	return g.recognised(ctx, v, err)
}

// recognised notes the use. A caller who could not be looked up is nobody.
func (g *Gate) recognised(ctx context.Context, v Viewer, err error) (Viewer, bool) {
	if err == nil {
		g.uses.note(v, order.At(g.now()))
		return v, true
	}
	g.logUnlessUnknown(ctx, err)
	return Viewer{}, false
}

func (g *Gate) logUnlessUnknown(ctx context.Context, err error) {
	if !errors.Is(err, ErrUnknown) && !errors.Is(err, ErrMistyped) && ctx.Err() == nil {
		g.log.Error("it could not be found out who asks", "error", err)
	}
}

// StillValid tells whether a viewer who was recognised before would be recognised
// now; a store that cannot be asked is an error, and says nothing of the viewer. It
// does not count as use. ctx must not carry a View.
func (g *Gate) StillValid(ctx context.Context, v Viewer) (bool, error) {
	if g.demo {
		return true, nil
	}
	err := ErrUnknown
	switch {
	case v.session != 0:
		err = g.checkSession(ctx, v.session)
	case v.token != 0:
		_, err = g.usableToken(ctx, token.ID(v.token))
	case v == admin && g.environment != nil:
		err = nil // the environment stays what it is
	}
	if errors.Is(err, ErrUnknown) {
		return false, nil
	}
	if err != nil {
		g.logUnlessUnknown(ctx, err)
		return false, err
	}
	return true, nil
}

// NoteUse notes that a viewer who was recognised before is here.
func (g *Gate) NoteUse(v Viewer) { g.uses.note(v, order.At(g.now())) }

// Why somebody is not let in.
var (
	ErrMistyped = errors.New("the token is mistyped or cut off")
	ErrUnknown  = errors.New("the token is unknown, has expired or was revoked")
	// ErrDocumentsOnly is for signing in: the dashboard's operations are not among the documents.
	ErrDocumentsOnly = errors.New("the token runs only the server's documents")
)

// viewerOfToken reads the database only for what can be a token.
func (g *Gate) viewerOfToken(ctx context.Context, text string) (Viewer, error) {
	hash := hashOf(text)
	// Hashes are compared, so that not even the length of the token leaks.
	if g.environment != nil && subtle.ConstantTimeCompare(hash, g.environment) == 1 {
		return admin, nil
	}
	if !wellFormed(tokenPrefix, text) {
		if strings.HasPrefix(text, tokenPrefix) {
			return Viewer{}, ErrMistyped
		}
		return Viewer{}, ErrUnknown
	}
	t, err := g.usableToken(ctx, token.Hash(hash))
	if err != nil {
		return Viewer{}, err
	}
	return viewerOf(t), nil
}

func viewerOf(t *ent.Token) Viewer {
	return Viewer{ID: "token:" + strconv.FormatInt(int64(t.ID), 10), Name: t.Name, Role: Role(t.Role), Kind: order.ActorToken,
		DocumentsOnly: t.DocumentsOnly, token: t.ID}
}

// BearerToken is the token in an Authorization header; empty when there is none.
func BearerToken(header string) string {
	text, _ := bearer(header)
	return text
}

func bearer(header string) (string, bool) {
	scheme, text, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return "", false
	}
	return strings.TrimSpace(text), true
}
