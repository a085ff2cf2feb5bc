package auth

import "net/http"

// CookieName is the name of the session's cookie. Over TLS, __Host- makes the
// browser refuse one that was set by a subdomain or without TLS.
func CookieName(r *http.Request) string {
	if r.TLS != nil {
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
