package httpd

import (
	"crypto/rand"
	"net/http"
	"regexp"
	"strconv"
	"time"

	"waybill/internal/auth"
	"waybill/internal/quota"
	"waybill/internal/transport"
)

// signedIn is the API for those who signed in. Strangers are told to, at a pace.
func signedIn(gate *auth.Gate, api http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		viewer, known := gate.Recognise(r, countsSession(r))
		switch {
		case known:
			api.ServeHTTP(w, r.WithContext(auth.With(r.Context(), viewer)))
		case tooFast(gate.Strangers, w, r):
		case transport.AsksForWebSocket(r):
			// A browser cannot put a token into the handshake: the token comes in a message.
			api.ServeHTTP(w, r)
		default:
			w.Header().Set("WWW-Authenticate", `Bearer realm="waybill"`)
			transport.Refuse(w, r, http.StatusUnauthorized, "UNAUTHENTICATED", "Sign in first: the token or session is missing, wrong, "+
				"expired or revoked. Send a token in the header Authorization: Bearer TOKEN.")
		}
	})
}

// tooFast refuses strangers who come too often. The handshakes of this machine's
// WebSockets are free as long as they bring the right tokens: a proxy brings those of
// everybody.
func tooFast(strangers *quota.Rate, w http.ResponseWriter, r *http.Request) bool {
	network := quota.NetworkOf(r.RemoteAddr)
	take := strangers.Take
	if transport.AsksForWebSocket(r) && network.Addr().IsLoopback() {
		take = strangers.Wait
	}
	wait := take(network.String(), 1)
	if wait > 0 {
		slowDown(w, r, wait, "Too many requests without signing in. Wait, and try again.")
	}
	return wait > 0
}

// slowDown tells who came too often how long to wait.
func slowDown(w http.ResponseWriter, r *http.Request, wait time.Duration, message string) {
	w.Header().Set("Retry-After", strconv.Itoa(transport.Seconds(wait)))
	transport.Refuse(w, r, http.StatusTooManyRequests, "RATE_LIMITED", message)
}

var requestIDs = regexp.MustCompile(`^[A-Za-z0-9-]{8,64}$`)

// named is a request with what the log calls it, so that it can be found there: the
// proxy's name for it, or a new one. The answer tells it.
func named(w http.ResponseWriter, r *http.Request) *http.Request {
	id := r.Header.Get(transport.RequestIDHeader)
	if !requestIDs.MatchString(id) {
		id = rand.Text()
	}
	w.Header().Set(transport.RequestIDHeader, id)
	named := r.Clone(r.Context())
	named.Header.Set(transport.RequestIDHeader, id)
	return named
}
