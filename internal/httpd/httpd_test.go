package httpd_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"waybill/internal/auth"
	"waybill/internal/httpd"
	"waybill/internal/shoptest"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
)

const (
	newer = "application/graphql-response+json"
	older = "application/json"
)

// serving is a whole server with an empty store.
func serving(t testing.TB, gate *auth.Gate) http.Handler {
	t.Helper()
	return servingFor(t, func(store.Store) *auth.Gate { return gate })
}

// guarded lets in who has the token s3cret.
func guarded(t testing.TB) http.Handler {
	t.Helper()
	return servingFor(t, func(db store.Store) *auth.Gate { return auth.NewGate(db, auth.Settings{AdminToken: "s3cret"}) })
}

func servingFor(t testing.TB, gate func(store.Store) *auth.Gate) http.Handler {
	t.Helper()
	return servingThrough(t, gate, func(api http.Handler) http.Handler { return api }, httpd.Origins{})
}

// servingThrough serves an API that through has a look at, also to pages of the allowed origins.
func servingThrough(t testing.TB, gate func(store.Store) *auth.Gate, through func(http.Handler) http.Handler,
	allowed httpd.Origins) http.Handler {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "shop.db"), sqlite.Options{Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	g := gate(db)
	api := shoptest.Of(t, db, "", shoptest.Options{Gate: g}).API(t)
	return httpd.Handler(through(api), g, db.Ready, httpd.Pictures{}, allowed)
}

func handler(t testing.TB, db store.Store, gate *auth.Gate, log *slog.Logger) http.Handler {
	t.Helper()
	api := shoptest.Of(t, db, "", shoptest.Options{Gate: gate, Log: log}).API(t)
	return httpd.Handler(api, gate, db.Ready, httpd.Pictures{}, httpd.Origins{})
}

// request has headers as pairs of a name and a value.
func request(method, target, body string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	return r
}

func ask(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// answers checks an answer's status, its media type, its first error's code
// (empty for none), and that data is there only when the request was run.
func answers(t *testing.T, w *httptest.ResponseRecorder, status int, media, code string, data bool) {
	t.Helper()
	if w.Code != status {
		t.Errorf("status %d, want %d: %s", w.Code, status, w.Body)
	}
	if got := w.Header().Get("Content-Type"); got != media+"; charset=utf-8" {
		t.Errorf("Content-Type %q, want %q", got, media)
	}
	var answer map[string]json.RawMessage
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	if _, given := answer["data"]; given != data {
		t.Errorf("a data key: %t, want %t: %s", given, data, w.Body)
	}
	var errs []struct{ Extensions struct{ Code string } }
	if len(answer["errors"]) > 0 {
		if err := json.Unmarshal(answer["errors"], &errs); err != nil {
			t.Fatal(err)
		}
	}
	switch {
	case code == "" && len(errs) > 0, code != "" && len(errs) == 0:
		t.Errorf("the errors are %s", answer["errors"])
	case code != "" && errs[0].Extensions.Code != code:
		t.Errorf("the code is %q, want %q: %s", errs[0].Extensions.Code, code, w.Body)
	}
}

func TestRequestsByPost(t *testing.T) {
	h := serving(t, auth.DemoGate())
	for _, c := range []struct {
		name, contentType, body string
		status                  int // for the newer media type
		code                    string
		data                    bool
	}{
		{"a query", older, `{"query":"{ viewer { name } }"}`, 200, "", true},
		{"a mutation", older,
			`{"query":"mutation { addOrderComment(input: {orderId: \"x\", body: \"y\"}) { userErrors { code } } }"}`, 200, "", true},
		{"with a charset", "application/json; charset=UTF-8", `{"query":"{ __typename }"}`, 200, "", true},
		{"in capitals", "Application/JSON", `{"query":"{ __typename }"}`, 200, "", true},
		{"the operation that is named", older,
			`{"query":"query A { __typename } query B { viewer { name } }","operationName":"B"}`, 200, "", true},
		{"an error while it ran", older, `{"query":"{ order(id: \"x\") { id } }"}`, 200, "BAD_USER_INPUT", true},
		{"no operation named among two", older, `{"query":"query A { __typename } query B { __typename }"}`, 400,
			"GRAPHQL_VALIDATION_FAILED", false},
		{"an operation that is not there", older, `{"query":"query A { __typename }","operationName":"B"}`, 400,
			"GRAPHQL_VALIDATION_FAILED", false},
		{"no operation at all", older, `{"query":"fragment F on Query { __typename }"}`, 400, "GRAPHQL_VALIDATION_FAILED", false},
		{"a syntax error", older, `{"query":"{"}`, 400, "GRAPHQL_PARSE_FAILED", false},
		{"an unknown field", older, `{"query":"{ nothing }"}`, 400, "GRAPHQL_VALIDATION_FAILED", false},
		{"a missing variable", older, `{"query":"query($n: Int!) { orders(first: $n) { nodes { id } } }"}`, 400,
			"GRAPHQL_VALIDATION_FAILED", false},
		{"a subscription, which there is none of", older, `{"query":"subscription { nothing }"}`, 400, "GRAPHQL_VALIDATION_FAILED", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(h, request("POST", "/graphql", c.body, "Content-Type", c.contentType, "Accept", newer))
			answers(t, w, c.status, newer, c.code, c.data)
			// Clients of the older media type take every other status for a failure of the network.
			w = ask(h, request("POST", "/graphql", c.body, "Content-Type", c.contentType, "Accept", older))
			answers(t, w, http.StatusOK, older, c.code, c.data)
			w = ask(h, request("POST", "/graphql", c.body, "Content-Type", c.contentType))
			answers(t, w, http.StatusOK, older, c.code, c.data)
		})
	}
}

func TestRequestsThatAreNoGraphQL(t *testing.T) {
	h := serving(t, auth.DemoGate())
	good := `{"query":"{ __typename }"}`
	for _, c := range []struct {
		name                              string
		method, body, contentType, accept string
		status                            int
		media, code                       string
	}{
		{"a form", "POST", "query=%7Bx%7D", "application/x-www-form-urlencoded", newer, 415, newer, "BAD_USER_INPUT"},
		{"a form with files", "POST", "--x--", "multipart/form-data; boundary=x", newer, 415, newer, "BAD_USER_INPUT"},
		{"plain text", "POST", good, "text/plain", newer, 415, newer, "BAD_USER_INPUT"},
		{"the document itself", "POST", "{ __typename }", "application/graphql", newer, 415, newer, "BAD_USER_INPUT"},
		{"no type", "POST", good, "", newer, 415, newer, "BAD_USER_INPUT"},
		{"another charset", "POST", good, "application/json; charset=latin1", newer, 415, newer, "BAD_USER_INPUT"},
		{"another method", "PUT", good, older, newer, 405, newer, "BAD_USER_INPUT"},
		{"deleting", "DELETE", "", older, older, 405, older, "BAD_USER_INPUT"},
		{"a media type that is not spoken", "POST", good, older, "text/html", 406, older, "BAD_USER_INPUT"},
		{"a broken body", "POST", `{"query":"s3cret`, older, older, 400, older, "BAD_USER_INPUT"},
		{"a batch", "POST", `[{"query":"{ s3cret }"}]`, older, newer, 400, newer, "BAD_USER_INPUT"},
		{"no body", "POST", ``, older, newer, 400, newer, "BAD_USER_INPUT"},
		{"a body that is too large", "POST", strings.Repeat("s3cret ", 3<<20), older, newer, 413, newer, "PAYLOAD_TOO_LARGE"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := request(c.method, "/graphql", c.body, "Accept", c.accept)
			if c.contentType != "" {
				r.Header.Set("Content-Type", c.contentType)
			}
			w := ask(h, r)
			answers(t, w, c.status, c.media, c.code, false)
			if strings.Contains(w.Body.String(), "s3cret") {
				t.Errorf("what was sent is shown: %s", w.Body)
			}
			if c.status == http.StatusMethodNotAllowed && w.Header().Get("Allow") != "GET, HEAD, POST" {
				t.Errorf("Allow %q", w.Header().Get("Allow"))
			}
		})
	}
}

func TestRequestsByGet(t *testing.T) {
	h := serving(t, auth.DemoGate())
	for _, c := range []struct {
		name   string
		params url.Values
		status int
		code   string
		data   bool
	}{
		{"a query", url.Values{"query": {"{ viewer { name } }"}}, 200, "", true},
		{"with variables", url.Values{"query": {"query($n: Int) { orders(first: $n) { nodes { id } } }"},
			"variables": {`{"n":5}`}}, 200, "", true},
		{"with empty variables", url.Values{"query": {"{ __typename }"}, "variables": {""}}, 200, "", true},
		{"the operation that is named", url.Values{"query": {"query A { __typename } mutation B { cancelOrder(input: {orderId: " +
			"\"x\", reason: STAFF}) { userErrors { code } } }"}, "operationName": {"A"}}, 200, "", true},
		{"a mutation", url.Values{"query": {"mutation { addOrderComment(input: {orderId: \"x\", body: \"s3cret\"}) { " +
			"userErrors { code } } }"}}, 405, "BAD_USER_INPUT", false},
		{"a mutation that is named", url.Values{"query": {"query A { __typename } mutation B { cancelOrder(input: {orderId: " +
			"\"x\", reason: STAFF}) { userErrors { code } } }"}, "operationName": {"B"}}, 405, "BAD_USER_INPUT", false},
		{"no query", url.Values{}, 400, "BAD_USER_INPUT", false},
		{"an empty query", url.Values{"query": {""}}, 400, "BAD_USER_INPUT", false},
		{"variables that are no JSON", url.Values{"query": {"{ __typename }"}, "variables": {"{s3cret"}}, 400, "BAD_USER_INPUT", false},
		{"variables that are a list", url.Values{"query": {"{ __typename }"}, "variables": {`["s3cret"]`}}, 400, "BAD_USER_INPUT", false},
		{"variables that end the object", url.Values{"query": {"{ __typename }"}, "variables": {`{}},{"query":"s3cret"`}}, 400,
			"BAD_USER_INPUT", false},
		{"an unknown field", url.Values{"query": {"{ nothing }"}}, 400, "GRAPHQL_VALIDATION_FAILED", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(h, request("GET", "/graphql?"+c.params.Encode(), "", "Accept", newer))
			answers(t, w, c.status, newer, c.code, c.data)
			if strings.Contains(w.Body.String(), "s3cret") {
				t.Errorf("what was sent is shown: %s", w.Body)
			}
			if c.status == http.StatusMethodNotAllowed && w.Header().Get("Allow") != "POST" {
				t.Errorf("Allow %q", w.Header().Get("Allow"))
			}
		})
	}
}

func TestAnAnswerIsNeitherKeptNorGuessedAt(t *testing.T) {
	h := serving(t, auth.DemoGate())
	header := ask(h, request("GET", "/graphql?query=%7B__typename%7D", "")).Header()
	for name, want := range map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
		"X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer"} {
		if got := header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestOnlyWhoSignedInReachesTheAPI(t *testing.T) {
	h := guarded(t)
	body := `{"query":"{ viewer { name role } }"}`
	for _, c := range []struct {
		name, authorization string
		status              int
	}{
		{"no token", "", 401}, {"a wrong token", "Bearer wrong", 401}, {"an empty token", "Bearer ", 401},
		{"another scheme", "Basic s3cret", 401},
		{"the token", "Bearer s3cret", 200}, {"small letters and more space", "bearer   s3cret ", 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, method := range []string{"POST", "GET"} {
				target := "/graphql"
				if method == "GET" {
					target += "?query=" + url.QueryEscape("{ viewer { name role } }")
				}
				r := request(method, target, body, "Content-Type", older, "Accept", newer)
				if c.authorization != "" {
					r.Header.Set("Authorization", c.authorization)
				}
				w := ask(h, r)
				if c.status == http.StatusOK {
					answers(t, w, 200, newer, "", true)
					if want := `{"data":{"viewer":{"name":"Admin","role":"ADMIN"}},`; !strings.HasPrefix(w.Body.String(), want) {
						t.Errorf("%s, want %s", w.Body, want)
					}
					continue
				}
				answers(t, w, 401, newer, "UNAUTHENTICATED", false)
				if got := w.Header().Get("WWW-Authenticate"); !strings.HasPrefix(got, "Bearer") {
					t.Errorf("WWW-Authenticate %q", got)
				}
			}
		})
	}
	t.Run("a token in the address does not count", func(t *testing.T) {
		answers(t, ask(h, request("GET", "/graphql?access_token=s3cret&query=%7B__typename%7D", "")), 401, older, "UNAUTHENTICATED", false)
	})
}

func TestRequestsFromOtherSitesAreRefused(t *testing.T) {
	h := serving(t, auth.DemoGate())
	body := `{"query":"{ __typename }"}`
	for _, c := range []struct {
		name    string
		headers []string
		status  int
	}{
		{"from another site", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"from a sibling site", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"from another origin, by an older browser", []string{"Origin", "https://evil.example"}, 403},
		{"from a sandboxed frame", []string{"Origin", "null"}, 403},
		{"from this site", []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{"from this origin, by an older browser", []string{"Origin", "http://example.com"}, 200},
		{"typed by a person", []string{"Sec-Fetch-Site", "none"}, 200},
		{"from a program", nil, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(h, request("POST", "/graphql", body, append([]string{"Content-Type", older}, c.headers...)...))
			code := ""
			if c.status == http.StatusForbidden {
				code = "FORBIDDEN"
			}
			answers(t, w, c.status, older, code, code == "")
		})
	}
}

func TestHealthChecksNeedNoSignIn(t *testing.T) {
	h := guarded(t)
	for _, path := range []string{"/healthz", "/readyz"} {
		if w := ask(h, request("GET", path, "")); w.Code != http.StatusOK || w.Body.String() != "ok\n" {
			t.Errorf("%s: status %d: %s", path, w.Code, w.Body)
		}
	}
}

func TestAServerWhoseStoreIsClosedIsAliveButNotReady(t *testing.T) {
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "shop.db"), sqlite.Options{Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	h := handler(t, db, auth.DemoGate(), slog.New(slog.NewTextHandler(&log, nil)))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if w := ask(h, request("GET", "/readyz", "")); w.Code != http.StatusServiceUnavailable {
		t.Errorf("/readyz: status %d", w.Code)
	}
	if w := ask(h, request("GET", "/healthz", "")); w.Code != http.StatusOK {
		t.Errorf("/healthz: status %d", w.Code)
	}
	// The client is not told why; who reads the log is.
	w := ask(h, request("GET", "/graphql?query="+url.QueryEscape("{ orders { nodes { id } } }"), ""))
	if body := w.Body.String(); strings.Contains(body, "sql") || strings.Contains(body, "closed") ||
		!strings.Contains(log.String(), "closed") {
		t.Errorf("answered %s, logged %s", body, log.String())
	}
}

func TestAPathThatIsNotThereIsNotFound(t *testing.T) {
	h := serving(t, auth.DemoGate())
	for _, path := range []string{"/nothing", "/graphql/", "/graphql/x", "/healthz/x"} {
		w := ask(h, request("GET", path, ""))
		if body, _ := io.ReadAll(w.Body); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d: %.100s", path, w.Code, body)
		}
	}
}
