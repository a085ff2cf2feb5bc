package httpd

import (
	"crypto/rand"
	"net/http"
	"regexp"
	"strconv"
	"time"

	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/quota"
	"waybill/internal/transport"
)

// strangersPerSecond is how many requests of who is not signed in are looked at,
// for each address.
const strangersPerSecond = 20

// signedIn is the API for those who signed in. Strangers are told to, at a pace.
func signedIn(gate *auth.Gate, api http.Handler) http.Handler {
	strangers := quota.New(strangersPerSecond, gate.Now)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if mayBeForAnotherSite(r) {
			transport.Refuse(w, r, http.StatusForbidden, "FORBIDDEN", "Requests from other sites are refused. A GET with a cookie needs Sec-Fetch-Site, or the header "+preflightHeaders[0]+".")
			return
		}
		id := requestID(r)
		w.Header().Set(requestIDHeader, id)
		ctx := graph.WithRequestID(r.Context(), id)
		viewer, known := gate.Recognise(r)
		switch {
		case known:
			ctx = graph.WithIdempotencyKey(auth.With(ctx, viewer), r.Header.Get("Idempotency-Key"))
			api.ServeHTTP(w, r.WithContext(ctx))
		case tooFast(strangers, w, r):
		case transport.AsksForWebSocket(r):
			// A browser cannot put a token into the handshake: it comes in a message.
			api.ServeHTTP(w, r.WithContext(ctx))
		default:
			w.Header().Set("WWW-Authenticate", `Bearer realm="waybill"`)
			transport.Refuse(w, r, http.StatusUnauthorized, "UNAUTHENTICATED", "Sign in first: the token or session is missing, wrong, expired or revoked. Send a token in the header Authorization: Bearer TOKEN.")
		}
	})
}

// tooFast refuses strangers who come too often. WebSockets of this machine may: a
// proxy would bring those of everybody.
func tooFast(strangers *quota.Quota, w http.ResponseWriter, r *http.Request) bool {
	network := networkOf(r.RemoteAddr)
	if transport.AsksForWebSocket(r) && network.Addr().IsLoopback() {
		return false
	}
	wait := strangers.Take(network.String(), 1)
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

const requestIDHeader = "X-Request-Id"

var requestIDs = regexp.MustCompile(`^[A-Za-z0-9-]{8,64}$`)

// requestID is what the log calls a request, so that it can be found there: the
// proxy's name for it, or a new one.
func requestID(r *http.Request) string {
	if id := r.Header.Get(requestIDHeader); requestIDs.MatchString(id) {
		return id
	}
	return rand.Text()
}
