package transport

import (
	"context"
	"net/http"
	"net/url"
	"strings"
)

type trustedOrigin struct{}

// WithTrustedOrigin is a request of a page of another site that may use the API.
func WithTrustedOrigin(r *http.Request) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), trustedOrigin{}, true))
}

// HasTrustedOrigin tells whether a request is one of those.
func HasTrustedOrigin(r *http.Request) bool { return r.Context().Value(trustedOrigin{}) != nil }

// sameOrigin refuses pages of other sites: a browser lets them open WebSockets
// here, with the cookies of here.
func sameOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" || HasTrustedOrigin(r) {
		return true // no browser, or one that may
	}
	u, err := url.Parse(origin)
	return err == nil && strings.EqualFold(u.Host, r.Host)
}
