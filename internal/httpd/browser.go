package httpd

import (
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"waybill/internal/transport"
)

// preflightHeaders are headers that mean nothing here, but that a page of another
// site can only send after a preflight, which it does not pass.
var preflightHeaders = []string{"GraphQL-Require-Preflight", "Apollo-Require-Preflight", "X-Requested-With"}

// mayBeForAnotherSite tells whether a browser may have sent a GET for a page of
// another site, without asking first. It could not read the answer, but it would
// keep the server busy in the name of who is signed in. http.CrossOriginProtection
// does the same for what is not a GET.
//
// Browsers tell in Sec-Fetch-Site for whom they ask, save those of before 2023 and
// all of them where they speak plain HTTP with another machine. Of such a request
// it is only known that it has a cookie; then it needs a header of which a browser
// would have asked before.
func mayBeForAnotherSite(r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead || transport.AsksForWebSocket(r) || transport.HasTrustedOrigin(r) {
		return false
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site != "same-origin" && site != "none"
	}
	if origin := r.Header.Get("Origin"); origin != "" {
		from, err := url.Parse(origin)
		return err != nil || !strings.EqualFold(from.Host, r.Host)
	}
	return r.Header.Get("Cookie") != "" && !neededPreflight(r)
}

func neededPreflight(r *http.Request) bool {
	if r.Header.Get("Authorization") != "" || slices.ContainsFunc(preflightHeaders, func(name string) bool { return r.Header.Get(name) != "" }) {
		return true
	}
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && !slices.Contains([]string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}, media)
}

// setHeaders tells browsers what not to do with an answer, and caches to keep none.
// That is for an answer which is not a page; pages set their own.
func setHeaders(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("X-Frame-Options", "DENY")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cache-Control", "no-store")
	if r.TLS != nil {
		header.Set("Strict-Transport-Security", "max-age=31536000")
	}
}
