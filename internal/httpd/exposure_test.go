package httpd_test

import (
	"crypto/tls"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"waybill/internal/auth"
	"waybill/internal/httpd"
	"waybill/internal/store"
)

// seen is the request that an exposure lets through; nil when it answers itself.
func seen(e httpd.Exposure, r *http.Request) (*http.Request, *httptest.ResponseRecorder) {
	var got *http.Request
	w := ask(e.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r })), r)
	return got, w
}

func TestAServerAnswersToItsOwnNamesOnly(t *testing.T) {
	e := httpd.Exposure{Address: "nas.local:8080", Hosts: []string{"shop.example"}}
	for host, mine := range map[string]bool{
		"localhost": true, "LOCALHOST:8080": true, "127.0.0.1:8080": true, "[::1]:8080": true, "[::1]": true, "192.168.1.2": true,
		"nas.local": true, "nas.local:9": true,
		"shop.example": true, "Shop.Example.:443": true,
		"evil.example": false, "shop.example.evil.example": false, "evil-shop.example": false, "localhost.evil.example": false,
		"127.0.0.1.evil.example": false, "": false, ":8080": false,
	} {
		r := request("GET", "/", "")
		r.Host = host
		got, w := seen(e, r)
		if (got != nil) != mine {
			t.Errorf("%q: let through %t", host, got != nil)
		}
		if !mine {
			answers(t, w, http.StatusMisdirectedRequest, older, "FORBIDDEN", false)
			if w.Header().Get("X-Content-Type-Options") != "nosniff" || strings.Contains(w.Body.String(), "evil") {
				t.Errorf("%q: %v %s", host, w.Header(), w.Body)
			}
		}
	}
	// An address that listens everywhere has no name of its own.
	r := request("GET", "/", "")
	r.Host = ""
	if got, _ := seen(httpd.Exposure{Address: ":8080"}, r); got != nil {
		t.Error("no name at all is let through")
	}
}

// Orchestrators and load balancers ask by whatever name they know, and what the checks tell
// is worth nothing to others.
func TestHealthChecksAnswerByWhateverName(t *testing.T) {
	e := httpd.Exposure{Address: "127.0.0.1:8080"}
	for target, mine := range map[string]bool{"/healthz": true, "/readyz": true, "/": false, "/graphql": false,
		"/healthz/": false, "//readyz": false} {
		for _, host := range []string{"10.1.2.3.pod.cluster.local", "evil.example", ""} {
			r := request("GET", "/", "")
			r.URL.Path, r.Host = target, host
			if got, _ := seen(e, r); (got != nil) != mine {
				t.Errorf("%s by the name %q: let through %t", target, host, got != nil)
			}
		}
	}
}

func TestReadinessGivesItsReason(t *testing.T) {
	var reason error
	gate := auth.DemoGate()
	h := httpd.Handler(http.NotFoundHandler(), gate, func() error { return reason }, httpd.Pictures{}, httpd.Origins{})
	for _, c := range []struct {
		reason error
		status int
		body   string
	}{{nil, 200, "ok\n"}, {errors.New("the disk is full"), 503, "the disk is full\n"}, {nil, 200, "ok\n"}} {
		reason = c.reason
		if w := ask(h, request("GET", "/readyz", "")); w.Code != c.status || w.Body.String() != c.body {
			t.Errorf("it answers %d %q, want %d %q", w.Code, w.Body, c.status, c.body)
		}
		if w := ask(h, request("GET", "/healthz", "")); w.Code != 200 || w.Body.String() != "ok\n" {
			t.Errorf("/healthz answers %d %q", w.Code, w.Body)
		}
	}
}

func TestOnlyAProxyIsBelievedWhatItSaysOfTheClient(t *testing.T) {
	for _, c := range []struct {
		name, forwardedFor, proto, id string
		behind, tls                   bool
		from                          string
		secure                        bool
		keepsID                       bool
	}{
		{"nobody said anything", "", "", "", true, false, "192.0.2.1:1234", false, false},
		{"a proxy", "203.0.113.9", "https", "0123456789", true, false, "203.0.113.9:0", true, true},
		{"a proxy after somebody who lies", "127.0.0.1, 203.0.113.9", "http, https", "", true, false, "203.0.113.9:0", true, false},
		{"a proxy that names the port", "203.0.113.9:555", "HTTPS", "", true, false, "203.0.113.9:0", true, false},
		{"a proxy with an IPv6 client", "2001:db8::9", "", "", true, false, "[2001:db8::9]:0", false, false},
		{"a proxy with TLS for a client without", "203.0.113.9", "http", "", true, true, "203.0.113.9:0", false, false},
		{"a proxy that says nonsense", "unknown", "gopher", "", true, false, "192.0.2.1:1234", false, false},
		{"anybody, without a proxy", "127.0.0.1", "https", "0123456789", false, false, "192.0.2.1:1234", false, false},
		{"a client with TLS, without a proxy", "", "http", "", false, true, "192.0.2.1:1234", true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := request("GET", "http://localhost/", "")
			for name, value := range map[string]string{"X-Forwarded-For": c.forwardedFor, "X-Forwarded-Proto": c.proto,
				"X-Request-Id": c.id} {
				if value != "" {
					r.Header.Set(name, value)
				}
			}
			if c.tls {
				r.TLS = &tls.ConnectionState{}
			}
			got, _ := seen(httpd.Exposure{BehindProxy: c.behind}, r)
			if got.RemoteAddr != c.from || (got.TLS != nil) != c.secure || (got.Header.Get("X-Request-Id") != "") != c.keepsID {
				t.Errorf("from %s, secure %t, ID %q", got.RemoteAddr, got.TLS != nil, got.Header.Get("X-Request-Id"))
			}
			if r.RemoteAddr != "192.0.2.1:1234" || r.Header.Get("X-Request-Id") != c.id {
				t.Error("the request itself was changed")
			}
		})
	}
}

const ally = "https://admin.example"

// exposed is a whole server with everybody signed in, which trusts the ally.
func exposed(t testing.TB) http.Handler {
	return servingThrough(t, func(store.Store) *auth.Gate { return auth.DemoGate() },
		func(api http.Handler) http.Handler { return api }, httpd.Origins{Named: []string{ally}})
}

func TestPagesOfOtherSitesThatMayUseTheAPI(t *testing.T) {
	h := exposed(t)
	const body = `{"query":"{ __typename }"}`
	for _, c := range []struct {
		name, method, target, origin string
		headers                      []string
		status                       int
		shared                       bool
	}{
		{"an ally asks whether it may", "OPTIONS", "/graphql", ally, []string{"Access-Control-Request-Method", "POST"}, 204, true},
		{"an ally", "POST", "/graphql", ally, []string{"Sec-Fetch-Site", "cross-site"}, 200, true},
		{"an ally by GET", "GET", "/graphql?query=%7B__typename%7D", ally, []string{"Sec-Fetch-Site", "cross-site"}, 200, true},
		{"an ally that signs somebody in", "POST", "/session", ally, []string{"Sec-Fetch-Site", "cross-site"}, 403, false},
		{"an ally that asks whether it may sign somebody in", "OPTIONS", "/session", ally,
			[]string{"Access-Control-Request-Method", "POST"}, 405, false},
		{"somebody else asks whether they may", "OPTIONS", "/graphql", "https://evil.example",
			[]string{"Access-Control-Request-Method", "POST"}, 403, false},
		{"somebody else", "POST", "/graphql", "https://evil.example", []string{"Sec-Fetch-Site", "cross-site"}, 403, false},
		{"the ally's name at another port", "POST", "/graphql", ally + ":444", []string{"Sec-Fetch-Site", "cross-site"}, 403, false},
		{"the ally without encryption", "POST", "/graphql", "http://admin.example", []string{"Sec-Fetch-Site", "cross-site"}, 403, false},
		{"no page", "POST", "/graphql", "null", []string{"Sec-Fetch-Site", "cross-site"}, 403, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(h,
				request(c.method, "http://localhost"+c.target, body,
					append([]string{"Content-Type", older, "Origin", c.origin}, c.headers...)...))
			if w.Code != c.status {
				t.Errorf("status %d, want %d: %s", w.Code, c.status, w.Body)
			}
			allowed := w.Header().Get("Access-Control-Allow-Origin")
			if allowed != "" &&
				(allowed != c.origin || !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Origin")) ||
				(allowed != "") != c.shared {
				t.Errorf("shared with %q, Vary %q", allowed, w.Header().Values("Vary"))
			}
			if w.Header().Get("Access-Control-Allow-Credentials") != "" {
				t.Error("cookies are shared")
			}
		})
	}
}

func TestAGETThatABrowserMaySendForAnotherSiteIsRefused(t *testing.T) {
	h := serving(t, auth.DemoGate())
	for _, c := range []struct {
		name    string
		headers []string
		status  int
	}{
		{"a program", nil, 200},
		{"a program that takes a browser's way of asking", []string{"Sec-Fetch-Mode", "cors", "Accept-Language", "*"}, 200},
		{"a page of this server", []string{"Sec-Fetch-Site", "same-origin", "Cookie", "waybill=x"}, 200},
		{"a page of this server that takes events", []string{"Sec-Fetch-Site", "same-origin", "Cookie", "waybill=x", "Accept",
			"text/event-stream"}, 200},
		{"an address that was typed", []string{"Sec-Fetch-Site", "none"}, 200},
		{"an image on another site", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "image"}, 403},
		{"a script on another site that pretends", []string{"Sec-Fetch-Site", "cross-site", "Content-Type", older,
			"GraphQL-Require-Preflight", "1"}, 403},
		{"a sibling site", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"an older browser for another site", []string{"Origin", "https://evil.example"}, 403},
		{"an older browser for a page of this server", []string{"Origin", "http://example.com"}, 200},
		{"a browser that does not tell", []string{"Cookie", "waybill=x"}, 403},
		{"a browser that does not tell, and sends what a form may", []string{"Cookie", "waybill=x", "Content-Type", "text/plain"}, 403},
		{"a browser that does not tell, after asking", []string{"Cookie", "waybill=x", "Content-Type", older}, 200},
		{"another that does not tell, after asking", []string{"Cookie", "waybill=x", "X-Requested-With", "XMLHttpRequest"}, 200},
		{"and with a token", []string{"Cookie", "waybill=x", "Authorization", "Bearer x"}, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, method := range []string{"GET", "HEAD"} {
				w := ask(h, request(method, "/graphql?query="+url.QueryEscape("{ __typename }"), "", c.headers...))
				if w.Code != c.status || w.Code == 403 && !strings.Contains(w.Body.String(), "FORBIDDEN") {
					t.Errorf("%s: status %d, want %d: %s", method, w.Code, c.status, w.Body)
				}
			}
		})
	}
}

func TestStrangersAreToldToWait(t *testing.T) {
	h := newHouse(t, "s3cret")
	from := func(address string, headers ...string) *httptest.ResponseRecorder {
		r := request("POST", "/graphql", whoAmI, append([]string{"Content-Type", older}, headers...)...)
		r.RemoteAddr = address
		return ask(h, r)
	}
	for range 200 {
		answers(t, from("192.0.2.7:1", "Authorization", "Bearer wrong"), 401, older, "UNAUTHENTICATED", false)
	}
	w := from("192.0.2.7:2")
	answers(t, w, 429, older, "RATE_LIMITED", false)
	if got := w.Header().Get("Retry-After"); got != "1" {
		t.Errorf("Retry-After %q", got)
	}
	knock := []string{"Connection", "Upgrade", "Upgrade", "websocket", "Sec-WebSocket-Protocol", "graphql-transport-ws"}
	answers(t, from("192.0.2.7:3", knock...), 429, older, "RATE_LIMITED", false)
	// Who signs in is no stranger, nor is who comes from elsewhere.
	answers(t, from("192.0.2.7:4", "Authorization", "Bearer s3cret"), 200, older, "", true)
	answers(t, from("192.0.2.8:5"), 401, older, "UNAUTHENTICATED", false)
}

func TestWhoIsNotSignedInLearnsNothingOfTheSchema(t *testing.T) {
	h := guarded(t)
	for _, document := range []string{"{ vewer { name } }", "{ __schema { types { name } } }", "{"} {
		for _, r := range []*http.Request{
			request("POST", "/graphql", `{"query":"`+document+`"}`, "Content-Type", older),
			request("GET", "/graphql?query="+url.QueryEscape(document), ""),
			request("GET", "/graphql?query="+url.QueryEscape(document), "", "Accept", "text/event-stream"),
		} {
			answers(t, ask(h, r), 401, older, "UNAUTHENTICATED", false)
		}
	}
}

func TestEveryAnswerTellsBrowsersWhatNotToDo(t *testing.T) {
	h := httpd.Exposure{BehindProxy: true}.Handler(serving(t, auth.DemoGate()))
	for _, target := range []string{"/graphql?query=%7B__typename%7D", "/graphql", "/healthz", "/session", "/", "/nothing"} {
		for _, host := range []string{"localhost", "evil.example"} {
			for _, proto := range []string{"http", "https"} {
				w := ask(h, request("GET", "http://"+host+target, "", "X-Forwarded-Proto", proto))
				for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
					"Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin"} {
					if got := w.Header().Get(name); got != want {
						t.Errorf("%s%s: %s is %q, want %q", host, target, name, got, want)
					}
				}
				if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "default-src") ||
					!strings.Contains(policy, "frame-ancestors 'none'") {
					t.Errorf("%s%s: the policy is %q", host, target, policy)
				}
				if strict := w.Header().Get("Strict-Transport-Security"); (strict != "") != (proto == "https") {
					t.Errorf("%s%s over %s: Strict-Transport-Security %q", host, target, proto, strict)
				}
				if target != "/" && target != "/nothing" && w.Header().Get("Cache-Control") != "no-store" {
					t.Errorf("%s%s: Cache-Control %q", host, target, w.Header().Get("Cache-Control"))
				}
			}
		}
	}
}

func TestARequestHasANameThatTheLogKnows(t *testing.T) {
	h := serving(t, auth.DemoGate())
	for sent, kept := range map[string]bool{"": false, "0123-abcDEF": true, "short": false, "with space 123": false,
		strings.Repeat("x", 65): false, "new\nline12345": false} {
		r := request("POST", "/graphql", whoAmI, "Content-Type", older)
		r.Header["X-Request-Id"] = []string{sent}
		got := ask(h, r).Header().Get("X-Request-Id")
		if (got == sent) != kept || len(got) < 8 {
			t.Errorf("%q became %q", sent, got)
		}
	}
}

// Whatever is answered can be asked about, and signing in is found in the log.
func TestARefusalHasANameToo(t *testing.T) {
	h := newHouse(t, "s3cret")
	outer := httpd.Exposure{}.Handler(h)
	for status, r := range map[int]*http.Request{
		401: request("POST", "http://localhost/graphql", whoAmI, "Content-Type", older),
		403: request("POST", "http://localhost/graphql", whoAmI, "Content-Type", older, "Sec-Fetch-Site", "cross-site"),
		405: request("PUT", "http://localhost/session", ""),
		421: request("POST", "http://evil.example/graphql", whoAmI, "Content-Type", older),
	} {
		if w := ask(outer, r); w.Code != status || len(w.Header().Get("X-Request-Id")) < 8 {
			t.Errorf("status %d, want %d, named %q", w.Code, status, w.Header().Get("X-Request-Id"))
		}
	}
	for _, body := range []string{`{"token":"s3cret"}`, `{"token":"wrong"}`} {
		if id := h.signIn(body).Header().Get("X-Request-Id"); id == "" || strings.Count(h.log.String(), "request="+id) != 1 {
			t.Errorf("%s is called %q, but in the log\n%s", body, id, h.log.String())
		}
	}
}

// A WebSocket's token comes when the handshake is done, so that is when a stranger
// shows. One on this machine may be a proxy that brings everybody.
func TestWhoBringsWrongTokensOverWebSocketsIsToldToWait(t *testing.T) {
	h := newHouse(t, "s3cret")
	server := httptest.NewServer(h)
	defer server.Close()
	bring := func(token string) (status int, closed websocket.StatusCode) {
		ws, response, err := websocket.Dial(t.Context(), server.URL+"/graphql",
			&websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}}) //nolint:bodyclose // it has none
		if err != nil {
			return response.StatusCode, 0
		}
		defer ws.CloseNow() //nolint:errcheck // it may be closed already
		if err := ws.Write(t.Context(), websocket.MessageText,
			[]byte(`{"type":"connection_init","payload":{"Authorization":"Bearer `+token+`"}}`)); err != nil {
			t.Fatal(err)
		}
		_, _, err = ws.Read(t.Context())
		return response.StatusCode, websocket.CloseStatus(err)
	}
	for range 250 {
		if status, closed := bring("s3cret"); status != 101 || closed != -1 {
			t.Fatalf("who is let in: status %d, closed with %d", status, closed)
		}
	}
	for range 200 {
		if status, closed := bring("wrong"); status != 101 || closed != 4403 {
			t.Fatalf("who is not let in: status %d, closed with %d", status, closed)
		}
	}
	if status, _ := bring("wrong"); status != 429 {
		t.Errorf("who tries too often: status %d", status)
	}
	h.now = h.now.Add(time.Second)
	if status, closed := bring("s3cret"); status != 101 || closed != -1 {
		t.Errorf("who waited: status %d, closed with %d", status, closed)
	}
}
