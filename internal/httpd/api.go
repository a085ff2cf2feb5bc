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
		ctx := r.Context()
		viewer, known := gate.Recognise(r)
		switch {
		case known:
			api.ServeHTTP(w, r.WithContext(auth.With(ctx, viewer)))
		case tooFast(strangers, w, r):
		case transport.AsksForWebSocket(r):
			// A browser cannot put a token into the handshake: it comes in a message, and
			// a wrong one is another request in vain.
			network := networkOf(r.RemoteAddr).String()
			ctx = auth.OnRefused(ctx, func() { strangers.Take(network, 1) })
			api.ServeHTTP(w, r.WithContext(ctx))
		default:
			w.Header().Set("WWW-Authenticate", `Bearer realm="waybill"`)
			transport.Refuse(w, r, http.StatusUnauthorized, "UNAUTHENTICATED", "Sign in first: the token or session is missing, wrong, expired or revoked. Send a token in the header Authorization: Bearer TOKEN.")
		}
	})
}

// tooFast refuses strangers who come too often. The handshakes of this machine's
// WebSockets are free as long as they bring the right tokens: a proxy brings those of
// everybody.
func tooFast(strangers *quota.Quota, w http.ResponseWriter, r *http.Request) bool {
	network := networkOf(r.RemoteAddr)
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
