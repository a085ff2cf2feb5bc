package auth_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"waybill/internal/apitoken"
	"waybill/internal/auth"
	"waybill/internal/shoptest"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/order"
)

// door is a gate with its store, at a time that only the test moves on.
type door struct {
	testing.TB
	*auth.Gate
	db     store.Store
	tokens *auth.Tokens
	log    bytes.Buffer
	now    time.Time
}

// adminToken is the environment's, where a test sets one.
const adminToken = "correct-horse-battery-staple"

var ada = order.Actor{ID: "ada", Kind: order.ActorStaff, Name: "Ada"}

func newDoor(t testing.TB, environment string) *door {
	t.Helper()
	db := shoptest.Open(t, shoptest.Options{Store: sqlite.Options{Throwaway: true}}).Store
	d := &door{TB: t, db: db, now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return d.now }
	d.tokens = auth.NewTokens(db, slog.New(slog.NewTextHandler(&d.log, nil)), clock)
	d.restart(environment)
	return d
}

// restart is another start of the server, with the same store.
func (d *door) restart(environment string) {
	d.Gate = auth.NewGate(d.db, auth.Settings{AdminToken: environment, Now: func() time.Time { return d.now },
		Log: slog.New(slog.NewTextHandler(&d.log, nil))})
}

// token makes one that expires after a time, or never for 0.
func (d *door) token(name string, role auth.Role, expires time.Duration) auth.Made {
	d.Helper()
	in := auth.NewToken{Name: name, Role: role}
	if expires > 0 {
		at := order.At(d.now.Add(expires))
		in.ExpiresAt = &at
	}
	made, problems, err := d.tokens.Create(d.Context(), ada, in)
	if err != nil || len(problems) > 0 {
		d.Fatalf("token %q: %v, %v", name, problems, err)
	}
	return made
}

func (d *door) revoke(id apitoken.ID) {
	d.Helper()
	if problems, err := d.tokens.Revoke(d.Context(), ada, id); err != nil || len(problems) > 0 {
		d.Fatalf("revoke: %v, %v", problems, err)
	}
}

// knows is who comes with a token; nobody has an empty name.
func (d *door) knows(token string) auth.Viewer {
	v, _ := d.RecogniseToken(d.Context(), token)
	return v
}

// stays tells whether somebody's streams would go on.
func (d *door) stays(v auth.Viewer) bool {
	valid, err := d.StillValid(d.Context(), v)
	return valid && err == nil
}

// signIn begins a session with a token, and returns the cookie's value.
func (d *door) signIn(token string) string {
	d.Helper()
	_, value, err := d.SignInWithToken(d.Context(), token)
	if err != nil || value == "" {
		d.Fatalf("signing in: %q, %v", value, err)
	}
	return value
}

// sees is who comes with a session.
func (d *door) sees(value string) auth.Viewer {
	v, _ := d.Recognise(withCookie(value), true)
	return v
}

// withCookie is a request of Waybill's own page.
func withCookie(value string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.AddCookie(&http.Cookie{Name: "waybill", Value: value})
	return r
}

var printedLink = regexp.MustCompile(`^Sign in within 10 minutes, with this link that works once:\n  http://shop\.test/sign-in#(\S+)$`)

// code is that of the sign-in link, which must be printed.
func (d *door) code() string {
	d.Helper()
	said, err := d.Welcome(d.Context(), "http://shop.test", false)
	found := printedLink.FindStringSubmatch(said)
	if err != nil || found == nil {
		d.Fatalf("said %q, %v", said, err)
	}
	return found[1]
}

// logged is what the log says; it must say nothing secret.
func (d *door) logged(secrets ...string) string {
	d.Helper()
	for _, secret := range secrets {
		if strings.Contains(d.log.String(), secret) {
			d.Errorf("the log tells %q:\n%s", secret, d.log.String())
		}
	}
	return d.log.String()
}
