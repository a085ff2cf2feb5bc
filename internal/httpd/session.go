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
	"time"

	"waybill/internal/auth"
	"waybill/internal/quota"
	"waybill/internal/store"
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
	// signInsPerSecond is how often one address may sign in, right or wrong: each
	// time is a write and a line in the log. Ten seconds' worth may come at once.
	signInsPerSecond = 5
)

// sessions is where browsers sign in and out.
type sessions struct {
	gate     *auth.Gate
	log      *slog.Logger
	attempts *quota.Rate // wrong ones
	signIns  *quota.Rate
}

func newSessions(gate *auth.Gate) *sessions {
	return &sessions{gate: gate, log: gate.Log(),
		attempts: quota.NewRate(1/wrongEvery.Seconds(), wrongAttempts, gate.Now), signIns: quota.PerSecond(signInsPerSecond, gate.Now)}
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
	network := quota.NetworkOf(r.RemoteAddr).String()
	if wait := s.signIns.Take(network, 1); wait > 0 {
		slowDown(w, r, wait, "Too many sign-ins in a short time. Wait, and try again.")
		return
	}
	if wait := s.attempts.Wait(network, 1); wait > 0 {
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
		s.refuse(w, r, network, err)
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
func (s *sessions) refuse(w http.ResponseWriter, r *http.Request, network string, err error) {
	var message string
	switch {
	case errors.Is(err, auth.ErrMistyped):
		message = "This token is mistyped or cut off. Copy it as a whole."
	case errors.Is(err, auth.ErrUnknown):
		message = "This token is unknown, has expired or was revoked."
	case errors.Is(err, auth.ErrDocumentsOnly):
		message = "This token is for a program that runs only the server's documents. Sign in with another one."
	case errors.Is(err, auth.ErrLink):
		message = "This sign-in link was used already, or is older than 10 minutes. " +
			"Sign in with a token, or restart Waybill for a new link."
	default:
		s.failed(w, r, "signing in failed", err)
		return
	}
	// Of those who come at once, more may come than are left. They do not count against
	// later ones: whoever shares the address would wait for all of them.
	s.attempts.Take(network, 1)
	s.log.Warn("sign-in refused", "reason", err.Error(),
		"from", addressOf(r), "request", r.Header.Get(transport.RequestIDHeader))
	transport.Refuse(w, r, http.StatusUnauthorized, "UNAUTHENTICATED", message)
}

// failed answers a sign-in or sign-out that the server could not carry out. It logs the
// error, unless the store is unavailable: the store logs that itself.
func (s *sessions) failed(w http.ResponseWriter, r *http.Request, what string, err error) {
	message := "The server is busy. Try again."
	var u *store.Unavailable
	if errors.As(err, &u) {
		message = u.Sentence()
	} else {
		s.log.Error(what, "error", err, "request", r.Header.Get(transport.RequestIDHeader))
	}
	w.Header().Set("Retry-After", "10")
	transport.Refuse(w, r, http.StatusServiceUnavailable, "OVERLOADED", message)
}

func (s *sessions) signOut(w http.ResponseWriter, r *http.Request) {
	viewer, known, err := s.gate.SignOut(r)
	if err != nil {
		s.failed(w, r, "signing out failed", err)
		return
	}
	if known {
		s.log.Info("signed out", "name", viewer.Name, "id", viewer.ID,
			"from", addressOf(r), "request", r.Header.Get(transport.RequestIDHeader))
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
		Secure: r.TLS != nil, HttpOnly: true, SameSite: http.SameSiteStrictMode}
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
