package auth

import (
	"net/http"
	"net/url"
)

// SameOrigin tells whether a request was sent by a page of this very server.
// Only then is its session cookie used: a browser sends the cookie along
// whoever made it ask, at least from other ports and subdomains of this host.
//
// http.CrossOriginProtection asks the same of requests that change something.
// This is stricter, and meant for GET and for WebSocket upgrades too: only a
// plain GET may lack both headers, because browsers of a server without TLS send
// neither with it, and it changes nothing and can be read by nobody else.
func SameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return (r.Method == http.MethodGet || r.Method == http.MethodHead) && r.Header.Get("Upgrade") == ""
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && u.Host == r.Host
}

// OverTLS tells whether the client speaks TLS to this server.
func OverTLS(r *http.Request) bool { return r.TLS != nil }

// CookieName is the name of the session's cookie. Over TLS, __Host- makes the
// browser refuse one that was set by a subdomain or without TLS.
func CookieName(r *http.Request) string {
	if OverTLS(r) {
		return "__Host-waybill"
	}
	return "waybill"
}

// sessionCookie is the session's cookie; empty for none. Of two, nobody can tell
// which one was planted, so neither counts.
func sessionCookie(r *http.Request) string {
	cookies := r.CookiesNamed(CookieName(r))
	if len(cookies) != 1 {
		return ""
	}
	return cookies[0].Value
}
