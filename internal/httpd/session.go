package httpd

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"waybill/internal/auth"
	"waybill/internal/quota"
	"waybill/internal/transport"
)

// The bounds of signing in. A secret has 256 random bits, so the limit of wrong
// attempts is no lock: it keeps one address from filling the log and the time of
// the server.
const (
	maxCredentials  = 4 << 10 // bytes
	credentialsTime = 5 * time.Second
	wrongAttempts   = 10 // at once from one address, and then one every
	wrongEvery      = 6 * time.Second
	attemptsTracked = 10_000 // addresses; those that were quiet the longest are forgotten
	// signInsPerSecond is how often one address may sign in, right or wrong: each
	// time is a write and a line in the log. Ten seconds' worth may come at once.
	signInsPerSecond = 5
)

// sessions is where browsers sign in and out.
type sessions struct {
	gate     *auth.Gate
	log      *slog.Logger
	attempts *lru.Cache[netip.Prefix, *rate.Limiter]
	signIns  *quota.Quota
}

func newSessions(gate *auth.Gate) *sessions {
	attempts, _ := lru.New[netip.Prefix, *rate.Limiter](attemptsTracked) // it fails only for a size below 1
	return &sessions{gate: gate, log: gate.Log(), attempts: attempts, signIns: quota.New(signInsPerSecond, gate.Now)}
}

func (s *sessions) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodPost:
		s.signIn(w, r)
	case http.MethodDelete:
		s.signOut(w, r)
	default:
		w.Header().Set("Allow", "POST, DELETE")
		transport.Refuse(w, r, http.StatusMethodNotAllowed, "BAD_USER_INPUT", "Use POST to sign in and DELETE to sign out.")
	}
}

func (s *sessions) signIn(w http.ResponseWriter, r *http.Request) {
	// Before anything is read: what strangers send is held until all of it is there.
	attempts := s.attemptsOf(r)
	if wait := s.signIns.Take(networkOf(r.RemoteAddr).String(), 1); wait > 0 {
		slowDown(w, r, wait, "Too many sign-ins in a short time. Wait, and try again.")
		return
	}
	if wait := untilNext(attempts, s.gate.Now()); wait > 0 {
		slowDown(w, r, wait, "Too many wrong attempts to sign in. Wait, and try again.")
		return
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(credentialsTime)) // a writer without deadlines is a test's
	credentials, ok := readCredentials(w, r)
	if !ok {
		return
	}
	var viewer auth.Viewer
	var value string
	var err error
	if credentials.Code != "" {
		viewer, value, err = s.gate.SignInWithCode(r.Context(), credentials.Code)
	} else {
		viewer, value, err = s.gate.SignInWithToken(r.Context(), credentials.Token)
	}
	if err != nil {
		s.refuse(w, r, attempts, err)
		return
	}
	// Whoever signs in again leaves what they were signed in as.
	if _, _, err := s.gate.SignOut(r); err != nil {
		s.log.Error("a session could not be ended", "error", err, "request", r.Header.Get(transport.RequestIDHeader))
	}
	s.log.Info("signed in", "name", viewer.Name, "id", viewer.ID, "from", addressOf(r), "request", r.Header.Get(transport.RequestIDHeader))
	if value != "" { // empty for the demo, which needs none
		http.SetCookie(w, cookie(r, value, int(auth.SessionLifetime.Seconds())))
	}
	noContent(w)
}

// refuse tells why somebody is not let in; the attempt counts only if that is
// their own fault.
func (s *sessions) refuse(w http.ResponseWriter, r *http.Request, attempts *rate.Limiter, err error) {
	var message string
	switch {
	case errors.Is(err, auth.ErrMistyped):
		message = "This token is mistyped or cut off. Copy it as a whole."
	case errors.Is(err, auth.ErrUnknown):
		message = "This token is unknown, has expired or was revoked."
	case errors.Is(err, auth.ErrLink):
		message = "This sign-in link was used already, or is older than 10 minutes. Sign in with a token, or restart Waybill for a new link."
	default:
		s.log.Error("signing in failed", "error", err, "request", r.Header.Get(transport.RequestIDHeader))
		transport.Refuse(w, r, http.StatusServiceUnavailable, "OVERLOADED", "The server is busy. Try again.")
		return
	}
	// Of those who come at once, more may come than are left. They do not count against
	// later ones: whoever shares the address would wait for all of them.
	attempts.AllowN(s.gate.Now(), 1)
	s.log.Warn("sign-in refused", "reason", err.Error(), "from", addressOf(r), "request", r.Header.Get(transport.RequestIDHeader))
	transport.Refuse(w, r, http.StatusUnauthorized, "UNAUTHENTICATED", message)
}

// attemptsOf are the wrong attempts that are left to an address.
func (s *sessions) attemptsOf(r *http.Request) *rate.Limiter {
	network := networkOf(r.RemoteAddr)
	if left, known := s.attempts.Get(network); known {
		return left
	}
	fresh := rate.NewLimiter(rate.Every(wrongEvery), wrongAttempts)
	// Of two who come at once, one keeps the other's.
	if earlier, known, _ := s.attempts.PeekOrAdd(network, fresh); known {
		return earlier
	}
	return fresh
}

// untilNext is how long until an attempt is left.
func untilNext(left *rate.Limiter, now time.Time) time.Duration {
	missing := 1 - left.TokensAt(now)
	return time.Duration(missing * float64(wrongEvery))
}

func (s *sessions) signOut(w http.ResponseWriter, r *http.Request) {
	viewer, known, err := s.gate.SignOut(r)
	if err != nil {
		s.log.Error("signing out failed", "error", err, "request", r.Header.Get(transport.RequestIDHeader))
		transport.Refuse(w, r, http.StatusServiceUnavailable, "OVERLOADED", "The server is busy. Try again.")
		return
	}
	if known {
		s.log.Info("signed out", "name", viewer.Name, "id", viewer.ID, "from", addressOf(r), "request", r.Header.Get(transport.RequestIDHeader))
	}
	http.SetCookie(w, cookie(r, "", -1))
	noContent(w)
}

// credentials are the one or the other.
type credentials struct {
	Code  string `json:"code"`
	Token string `json:"token"`
}

func readCredentials(w http.ResponseWriter, r *http.Request) (credentials, bool) {
	var sent credentials
	refuse := func(status int, code, message string) (credentials, bool) {
		transport.Refuse(w, r, status, code, message)
		return credentials{}, false
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return refuse(http.StatusUnsupportedMediaType, "BAD_USER_INPUT", "Send application/json.")
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxCredentials))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return refuse(http.StatusRequestEntityTooLarge, "PAYLOAD_TOO_LARGE", "The request is too large.")
	case err != nil:
		return refuse(http.StatusBadRequest, "BAD_USER_INPUT", "The request's body could not be read.")
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	err = decoder.Decode(&sent)
	_, rest := decoder.Token()
	if err != nil || !errors.Is(rest, io.EOF) || (sent.Code == "") == (sent.Token == "") {
		return refuse(http.StatusBadRequest, "BAD_USER_INPUT", `Send {"token": "..."} or {"code": "..."}.`)
	}
	return sent, true
}

func cookie(r *http.Request, value string, maxAge int) *http.Cookie {
	return &http.Cookie{Name: auth.CookieName(r), Value: value, Path: "/", MaxAge: maxAge,
		Secure: auth.OverTLS(r), HttpOnly: true, SameSite: http.SameSiteStrictMode}
}

func noContent(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}

// addressOf is where a request came from, without the port.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
