package httpd

import (
	"mime"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"waybill/internal/transport"
)

// apiPath is the only address that pages of other sites may use.
const apiPath = "/graphql"

// Origins is the policy about pages of other sites. A browser sends requests and cookies to
// this server for whichever page asks it to; this policy tells which of them count. The zero
// value lets in pages of this server only.
type Origins struct {
	// Named are the origins whose pages may use the API, exactly as browsers send them,
	// e.g. https://shop.example or capacitor://localhost.
	Named []string
	// Loopback lets in whatever this machine serves at any port, which is where somebody
	// who builds a page has it.
	Loopback bool
}

// allow tells whether pages of an origin may use the API.
func (o Origins) allow(origin string) bool {
	if slices.Contains(o.Named, origin) {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && o.Loopback && isLoopback(u.Hostname())
}

// isLoopback tells whether a name leads to this machine for every browser.
func isLoopback(name string) bool {
	address, err := netip.ParseAddr(name)
	return err == nil && address.IsLoopback() || name == "localhost" || strings.HasSuffix(name, ".localhost")
}

// The refusals of requests that a page of another site sent, or may have sent.
const (
	otherSite   = "Requests from other sites are refused. Whoever runs this server can let a site use the API with --allow-origin."
	perhapsSite = otherSite + " A GET with a cookie needs Sec-Fetch-Site, or the header GraphQL-Require-Preflight."
)

// preflightHeaders mean nothing here. A page of another site can only send one after a
// preflight request, which is not answered.
var preflightHeaders = []string{"GraphQL-Require-Preflight", "Apollo-Require-Preflight", "X-Requested-With"}

// admit tells whether a request may go on. Otherwise it has been answered: with a refusal,
// or, when a browser asks for an allowed page beforehand, with what the page may do.
func (o Origins) admit(w http.ResponseWriter, r *http.Request) bool {
	origin := r.Header.Get("Origin")
	isAllowed := false
	if r.URL.Path == apiPath {
		w.Header().Add("Vary", "Origin")
		isAllowed = o.allow(origin)
	}
	reason := ""
	switch {
	case isAllowed && asksBeforehand(r):
		share(w.Header(), origin)
		answerPreflight(w, r)
		return false
	case isAllowed:
		share(w.Header(), origin)
	default:
		reason = refusalOf(r)
	}
	if reason != "" {
		transport.Refuse(w, r, http.StatusForbidden, "FORBIDDEN", reason)
	}
	return reason == ""
}

// asksBeforehand tells whether a browser asks what a page of another site may send.
func asksBeforehand(r *http.Request) bool {
	return r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != ""
}

// refusalOf is why a request of a page that is not allowed by name is refused; empty if it
// is not.
//
// A page of another site could not read the answer to a GET, but it would keep the server
// busy in the name of whoever is signed in. Browsers of before 2023, and all of them over
// plain HTTP to another machine, do not tell for which page a GET is. Such a request may
// carry a cookie only together with a header that a browser sends after a preflight only.
func refusalOf(r *http.Request) string {
	sender := senderOf(r)
	isAPI := r.URL.Path == apiPath
	upgrade := isAPI && transport.AsksForWebSocket(r)
	reads := isReading(r)
	switch {
	case upgrade && isForeign(r), isAPI && asksBeforehand(r) && sender == other:
		return otherSite
	case reads && (upgrade || !isAPI), r.Method == http.MethodOptions:
		return ""
	case reads && sender == other:
		return perhapsSite
	case sender == other:
		return otherSite
	case reads && sender == unknown && isBlindCookie(r):
		return perhapsSite
	}
	return ""
}

// isForeign tells whether a page of another site is named as the sender. Browsers tell no more
// than that with a WebSocket's handshake.
func isForeign(r *http.Request) bool { return r.Header.Get("Origin") != "" && !isOwn(r) }

// isBlindCookie tells of a cookie that comes without anything that a page of another
// site could not have sent along.
func isBlindCookie(r *http.Request) bool {
	return r.Header.Get("Cookie") != "" && r.Header.Get("Sec-Fetch-Site") == "" && !neededPreflight(r)
}

// sender is who made a browser send a request.
type sender int

const (
	unknown sender = iota // a program, an address that was typed, or a browser that does not tell
	own                   // a page of this server
	other                 // a page of another site
)

func senderOf(r *http.Request) sender {
	switch site := r.Header.Get("Sec-Fetch-Site"); {
	case site == "same-origin", site == "" && isOwn(r):
		return own
	case site == "none", site == "" && r.Header.Get("Origin") == "":
		return unknown
	}
	return other
}

func isReading(r *http.Request) bool {
	return r.Method == http.MethodGet || r.Method == http.MethodHead
}

// isOwn tells whether the header Origin names this server.
func isOwn(r *http.Request) bool {
	u, err := url.Parse(r.Header.Get("Origin"))
	return err == nil && strings.HasPrefix(u.Scheme, "http") && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}

// countsSession tells whether the session cookie of a request counts, which is when a page
// of this server sent the request: browsers send the cookie along with requests of pages
// on other ports and subdomains of this host, too. Only a plain GET may lack both headers,
// because browsers of a server without TLS send neither: it changes nothing.
func countsSession(r *http.Request) bool {
	silent := r.Header.Get("Sec-Fetch-Site") == "" && r.Header.Get("Origin") == ""
	reads := isReading(r) && r.Header.Get("Upgrade") == ""
	return senderOf(r) == own || silent && reads
}

func neededPreflight(r *http.Request) bool {
	sent := func(name string) bool { return r.Header.Get(name) != "" }
	if sent("Authorization") || slices.ContainsFunc(preflightHeaders, sent) {
		return true
	}
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && !slices.Contains([]string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}, media)
}

// share lets a page of another site read the answer. Cookies are not shared: such
// a page has a token.
func share(header http.Header, origin string) {
	header.Set("Access-Control-Allow-Origin", origin)
	header.Set("Access-Control-Expose-Headers", "Retry-After, X-Request-Id")
}

// headerNames are names of headers as browsers list them.
var headerNames = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+.^_`|~-]+(, *[A-Za-z0-9!#$%&'*+.^_`|~-]+)*$")

// answerPreflight allows the headers that the page asks for: clients add names of their
// own, as for traces, and a header means nothing here unless this server reads it.
func answerPreflight(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Add("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers")
	header.Set("Access-Control-Allow-Methods", "GET, POST")
	if asked := r.Header.Get("Access-Control-Request-Headers"); headerNames.MatchString(asked) {
		header.Set("Access-Control-Allow-Headers", asked)
	}
	header.Set("Access-Control-Max-Age", "600")
	w.WriteHeader(http.StatusNoContent)
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
