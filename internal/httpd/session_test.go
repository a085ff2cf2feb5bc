package httpd_test

import (
	"bytes"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"waybill/internal/auth"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
)

// house is a server with the log of who comes and goes.
type house struct {
	http.Handler
	gate *auth.Gate
	log  bytes.Buffer
	now  time.Time
}

func newHouse(t testing.TB, environment string) *house {
	t.Helper()
	h := &house{now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	h.Handler = servingFor(t, func(db store.Store) *auth.Gate {
		h.gate = auth.NewGate(db, auth.Settings{AdminToken: environment, Now: func() time.Time { return h.now },
			Log: slog.New(slog.NewTextHandler(&h.log, nil))})
		return h.gate
	})
	return h
}

// signIn sends credentials as a page of this server does.
func (h *house) signIn(body string, headers ...string) *httptest.ResponseRecorder {
	return ask(h,
		request("POST", "/session", body, append([]string{"Content-Type", older, "Sec-Fetch-Site", "same-origin"}, headers...)...))
}

// cookieOf is the one cookie that an answer sets.
func cookieOf(t *testing.T, w *httptest.ResponseRecorder) *http.Cookie {
	t.Helper()
	cookies := w.Result().Cookies()
	if w.Code != http.StatusNoContent || w.Body.Len() > 0 || len(cookies) != 1 {
		t.Fatalf("status %d, cookies %v: %s", w.Code, cookies, w.Body)
	}
	return cookies[0]
}

const whoAmI = `{"query":"{ viewer { name role } }"}`

func (h *house) asWho(method, target string, c *http.Cookie, headers ...string) *httptest.ResponseRecorder {
	r := request(method, target, whoAmI, append([]string{"Content-Type", older}, headers...)...)
	r.AddCookie(c)
	return ask(h, r)
}

func TestABrowserSignsInAndOut(t *testing.T) {
	h := newHouse(t, "s3cret")
	w := h.signIn(`{"token":"s3cret"}`)
	c := cookieOf(t, w)
	if c.Name != "waybill" || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" ||
		c.MaxAge != 604800 || c.Secure {
		t.Errorf("the cookie is %+v", c)
	}
	if w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("the answer may be kept: %v", w.Header())
	}
	answers(t, h.asWho("POST", "/graphql", c, "Sec-Fetch-Site", "same-origin"), 200, older, "", true)
	out := request("DELETE", "/session", "", "Sec-Fetch-Site", "same-origin")
	out.AddCookie(c)
	if gone := cookieOf(t, ask(h, out)); gone.Name != "waybill" || gone.MaxAge != -1 || gone.Value != "" {
		t.Errorf("the cookie is left as %+v", gone)
	}
	answers(t, h.asWho("POST", "/graphql", c, "Sec-Fetch-Site", "same-origin"), 401, older, "UNAUTHENTICATED", false)
	cookieOf(t, ask(h, out)) // signing out again is no error
	for _, line := range []string{`level=INFO msg="signed in" name=Admin id=admin-token from=192.0.2.1`,
		`level=INFO msg="signed out" name=Admin id=admin-token from=192.0.2.1`} {
		if strings.Count(h.log.String(), line) != 1 {
			t.Errorf("the log does not say once %s:\n%s", line, h.log.String())
		}
	}
	if strings.Contains(h.log.String(), c.Value) || strings.Contains(h.log.String(), "s3cret") {
		t.Errorf("the log tells a secret:\n%s", h.log.String())
	}
}

func TestOverTLSTheCookieIsTiedToThisHost(t *testing.T) {
	h := newHouse(t, "s3cret")
	r := request("POST", "/session", `{"token":"s3cret"}`, "Content-Type", older)
	r.TLS = &tls.ConnectionState{}
	if c := cookieOf(t, ask(h, r)); c.Name != "__Host-waybill" || !c.Secure || c.Path != "/" || c.Domain != "" || !c.HttpOnly ||
		c.SameSite != http.SameSiteStrictMode {
		t.Errorf("the cookie is %+v", c)
	}
}

// Whoever holds the cookie may give it up; only other sites may not.
func TestAProgramSignsOutToo(t *testing.T) {
	h := newHouse(t, "s3cret")
	c := cookieOf(t, h.signIn(`{"token":"s3cret"}`))
	out := request("DELETE", "/session", "")
	out.AddCookie(c)
	cookieOf(t, ask(h, out))
	answers(t, h.asWho("POST", "/graphql", c, "Sec-Fetch-Site", "same-origin"), 401, older, "UNAUTHENTICATED", false)
}

func TestSigningInAgainEndsTheSessionBefore(t *testing.T) {
	h := newHouse(t, "s3cret")
	first := cookieOf(t, h.signIn(`{"token":"s3cret"}`))
	second := cookieOf(t, h.signIn(`{"token":"s3cret"}`, "Cookie", first.Name+"="+first.Value))
	if first.Value == second.Value {
		t.Error("the session is the same")
	}
	answers(t, h.asWho("POST", "/graphql", first, "Sec-Fetch-Site", "same-origin"), 401, older, "UNAUTHENTICATED", false)
	answers(t, h.asWho("POST", "/graphql", second, "Sec-Fetch-Site", "same-origin"), 200, older, "", true)
}

func TestTheLinksCodeSignsInAsOwner(t *testing.T) {
	h := newHouse(t, "")
	said, err := h.gate.Welcome(t.Context(), "http://127.0.0.1:8080", false)
	found := regexp.MustCompile(`/sign-in#(\S+)`).FindStringSubmatch(said)
	if err != nil || found == nil {
		t.Fatalf("said %q, %v", said, err)
	}
	c := cookieOf(t, h.signIn(`{"code":"`+found[1]+`"}`))
	if w := h.asWho("POST", "/graphql", c, "Sec-Fetch-Site", "same-origin"); !strings.HasPrefix(w.Body.String(),
		`{"data":{"viewer":{"name":"Owner","role":"ADMIN"}},`) {
		t.Errorf("answered %s", w.Body)
	}
	answers(t, h.signIn(`{"code":"`+found[1]+`"}`), 401, older, "UNAUTHENTICATED", false)
	if log := h.log.String(); strings.Contains(log, found[1]) ||
		!strings.Contains(log, `msg="sign-in refused" reason="the sign-in link was used already`) {
		t.Errorf("the log says\n%s", log)
	}
}

func TestACookieIsForThisServersPagesOnly(t *testing.T) {
	h := newHouse(t, "s3cret")
	c := cookieOf(t, h.signIn(`{"token":"s3cret"}`))
	const get = "/graphql?query=%7Bviewer%7Bname%7D%7D"
	for _, r := range []struct {
		name, method, target string
		headers              []string
		status               int
		code                 string
	}{
		{"this page", "POST", "/graphql", []string{"Sec-Fetch-Site", "same-origin"}, 200, ""},
		{"this page by GET", "GET", get, []string{"Sec-Fetch-Site", "same-origin"}, 200, ""},
		{"another site by GET", "GET", get, []string{"Sec-Fetch-Site", "cross-site"}, 403, "FORBIDDEN"},
		{"another site by POST", "POST", "/graphql", []string{"Sec-Fetch-Site", "cross-site"}, 403, "FORBIDDEN"},
		{"another port by GET", "GET", get, []string{"Origin", "http://example.com:81"}, 403, "FORBIDDEN"},
		{"no page at all", "POST", "/graphql", nil, 401, "UNAUTHENTICATED"},
	} {
		t.Run(r.name, func(t *testing.T) {
			answers(t, h.asWho(r.method, r.target, c, r.headers...), r.status, older, r.code, r.status == 200)
		})
	}
	// Nor can another site sign a browser in or out.
	answers(t, ask(h, request("POST", "/session", `{"token":"s3cret"}`, "Content-Type", older, "Sec-Fetch-Site", "cross-site")),
		403, older, "FORBIDDEN", false)
	answers(t, h.asWho("DELETE", "/session", c, "Origin", "https://evil.example"), 403, older, "FORBIDDEN", false)
	answers(t, h.asWho("POST", "/graphql", c, "Sec-Fetch-Site", "same-origin"), 200, older, "", true)
}

func TestWhatIsNoSignInIsRefused(t *testing.T) {
	for _, c := range []struct {
		name, method, contentType, body string
		status                          int
		code                            string
	}{
		{"a wrong token", "POST", older, `{"token":"wrong"}`, 401, "UNAUTHENTICATED"},
		{"a mistyped token", "POST", older, `{"token":"wb_wrong"}`, 401, "UNAUTHENTICATED"},
		{"a wrong code", "POST", older, `{"code":"wrong"}`, 401, "UNAUTHENTICATED"},
		{"both", "POST", older, `{"code":"wrong","token":"s3cret"}`, 400, "BAD_USER_INPUT"},
		{"neither", "POST", older, `{}`, 400, "BAD_USER_INPUT"},
		{"an empty token", "POST", older, `{"token":""}`, 400, "BAD_USER_INPUT"},
		{"a number", "POST", older, `{"token":1}`, 400, "BAD_USER_INPUT"},
		{"a list", "POST", older, `[]`, 400, "BAD_USER_INPUT"},
		{"null", "POST", older, `null`, 400, "BAD_USER_INPUT"},
		{"nothing", "POST", older, ``, 400, "BAD_USER_INPUT"},
		{"more behind it", "POST", older, `{"token":"s3cret"}{}`, 400, "BAD_USER_INPUT"},
		{"a form", "POST", "application/x-www-form-urlencoded", `token=s3cret`, 415, "BAD_USER_INPUT"},
		{"plain text", "POST", "text/plain", `{"token":"s3cret"}`, 415, "BAD_USER_INPUT"},
		{"no media type", "POST", "", `{"token":"s3cret"}`, 415, "BAD_USER_INPUT"},
		{"too much", "POST", older, `{"token":"` + strings.Repeat("x", 5000) + `"}`, 413, "PAYLOAD_TOO_LARGE"},
		{"GET", "GET", older, ``, 405, "BAD_USER_INPUT"},
		{"PUT", "PUT", older, `{"token":"s3cret"}`, 405, "BAD_USER_INPUT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse(t, "s3cret")
			w := ask(h, request(c.method, "/session", c.body, "Content-Type", c.contentType))
			answers(t, w, c.status, older, c.code, false)
			if len(w.Result().Cookies()) > 0 || strings.Contains(w.Body.String(), "wrong") || strings.Contains(h.log.String(), "wb_wrong") {
				t.Errorf("cookies %v, answer %s, log %s", w.Result().Cookies(), w.Body, h.log.String())
			}
			if c.status == http.StatusMethodNotAllowed && w.Header().Get("Allow") != "POST, DELETE" {
				t.Errorf("Allow %q", w.Header().Get("Allow"))
			}
		})
	}
}

func TestWhoGuessesHasToWait(t *testing.T) {
	h := newHouse(t, "s3cret")
	from := func(address, body string) *httptest.ResponseRecorder {
		r := request("POST", "/session", body, "Content-Type", older)
		r.RemoteAddr = address
		return ask(h, r)
	}
	const right, wrong = `{"token":"s3cret"}`, `{"token":"wrong"}`
	// Who knows the token may come often, and what is no attempt is no wrong one.
	for range 15 {
		cookieOf(t, from("192.0.2.7:1000", right))
		from("192.0.2.7:1000", `{}`)
	}
	for i := range 10 {
		answers(t, from(fmt.Sprint("192.0.2.7:", 2000+i), wrong), 401, older, "UNAUTHENTICATED", false)
	}
	for _, body := range []string{wrong, right} {
		w := from("192.0.2.7:3000", body)
		answers(t, w, 429, older, "RATE_LIMITED", false)
		if got := w.Header().Get("Retry-After"); got != "6" {
			t.Errorf("Retry-After %q", got)
		}
	}
	cookieOf(t, from("192.0.2.8:1000", right)) // others are not held up
	// Who has an IPv6 network has all of its addresses.
	for i := range 10 {
		answers(t, from(fmt.Sprintf("[2001:db8::%x]:1000", i+1), wrong), 401, older, "UNAUTHENTICATED", false)
	}
	answers(t, from("[2001:db8::ffff]:1000", wrong), 429, older, "RATE_LIMITED", false)
	cookieOf(t, from("[2001:db8:0:1::1]:1000", right))
	answers(t, from("[::ffff:192.0.2.7]:1000", wrong), 429, older, "RATE_LIMITED", false)
	h.now = h.now.Add(6 * time.Second)
	answers(t, from("192.0.2.7:1000", wrong), 401, older, "UNAUTHENTICATED", false)
	answers(t, from("192.0.2.7:1000", wrong), 429, older, "RATE_LIMITED", false)
	if log := h.log.String(); strings.Count(log, "sign-in refused") != 21 || !strings.Contains(log, "from=192.0.2.7") {
		t.Errorf("the log says\n%s", log)
	}
}

// Signing in is a write: whoever has a token could keep others from theirs.
func TestSigningInHasAPaceToo(t *testing.T) {
	h := newHouse(t, "s3cret")
	for range 50 {
		cookieOf(t, h.signIn(`{"token":"s3cret"}`))
	}
	answers(t, h.signIn(`{"token":"s3cret"}`), 429, older, "RATE_LIMITED", false)
	h.now = h.now.Add(time.Second)
	cookieOf(t, h.signIn(`{"token":"s3cret"}`))
}

func TestADemoNeedsNoSession(t *testing.T) {
	h := serving(t, auth.DemoGate())
	for _, r := range []*http.Request{request("POST", "/session", `{"token":"any"}`, "Content-Type", older),
		request("DELETE", "/session", "")} {
		if w := ask(h, r); w.Code != http.StatusNoContent {
			t.Errorf("%s: status %d: %s", r.Method, w.Code, w.Body)
		}
	}
}

func TestAStoreThatDoesNotAnswerIsNotTakenForAWrongToken(t *testing.T) {
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "shop.db"), sqlite.Options{Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	h := handler(t, db, auth.NewGate(db, auth.Settings{AdminToken: "s3cret"}), slog.New(slog.DiscardHandler))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for range 20 { // nor does it count as an attempt
		answers(t, ask(h, request("POST", "/session", `{"token":"s3cret"}`, "Content-Type", older)), 503, older, "OVERLOADED", false)
	}
}

func TestSigningInSaysWhyTheStoreCannotBeWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.db")
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	h := handler(t, db, auth.NewGate(db, auth.Settings{AdminToken: "s3cret"}), slog.New(slog.DiscardHandler))
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	w := ask(h, request("POST", "/session", `{"token":"s3cret"}`, "Content-Type", older))
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	answers(t, w, 503, older, "OVERLOADED", false)
	const reason = "The database file was moved or deleted. Try again later."
	if !strings.Contains(w.Body.String(), reason) || w.Header().Get("Retry-After") != "10" {
		t.Errorf("answered %s, Retry-After %q", w.Body, w.Header().Get("Retry-After"))
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}
