package httpd_test

import (
	"bufio"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"waybill/internal/auth"
)

const events = "text/event-stream"

// send asks the net/http server, since a recorder does not know that HEAD has no
// body. It is the answer's head, and everything that came behind it.
func send(t *testing.T, server *httptest.Server, method, target, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	// Only a server that never ends its answer takes so long.
	if err := conn.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	r := request(method, target, body, append(headers, "Connection", "close")...)
	if err := r.Write(conn); err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReader(conn)
	response, err := http.ReadResponse(reader, &http.Request{Method: method})
	if err != nil {
		t.Fatal(err)
	}
	own, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	stray, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(own) + string(stray)
}

func TestHeadIsGetWithoutTheBody(t *testing.T) {
	server := httptest.NewServer(serving(t, auth.DemoGate()))
	defer server.Close()
	query := func(document string) string { return "/graphql?query=" + url.QueryEscape(document) }
	for _, c := range []struct {
		name, target, accept string
		status               int
	}{
		{"a query", query("{ __typename }"), newer, 200},
		{"a query for the older media type", query("{ __typename }"), older, 200},
		{"a query as events", query("{ __typename }"), events, 200},
		{"an unknown field", query("{ nothing }"), newer, 400},
		{"no query", "/graphql", newer, 400},
		{"a mutation", query(`mutation { addOrderComment(input: {orderId: "x", body: "y"}) { userErrors { code } } }`), newer, 405},
		{"a subscription for who takes no events", query("subscription { orderEvents { cursor } }"), newer, 406},
		{"a media type that is not spoken", query("{ __typename }"), "text/html", 406},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, body := send(t, server, "GET", c.target, "", "Accept", c.accept)
			head, nothing := send(t, server, "HEAD", c.target, "", "Accept", c.accept)
			if got.StatusCode != c.status || head.StatusCode != c.status {
				t.Errorf("GET gives %d, HEAD %d, want %d", got.StatusCode, head.StatusCode, c.status)
			}
			if body == "" || nothing != "" {
				t.Errorf("GET's body is %q, HEAD's %q", body, nothing)
			}
			for _, header := range []http.Header{got.Header, head.Header} {
				header.Del("Date")
				header.Del("X-Request-Id") // each has its own
				if c.accept == events {
					header.Del("Content-Length") // nobody knows how long a stream will be
				}
			}
			if !maps.EqualFunc(got.Header, head.Header, slices.Equal) {
				t.Errorf("GET has the header %v, HEAD %v", got.Header, head.Header)
			}
		})
	}
	t.Run("a subscription, which would never end", func(t *testing.T) {
		head, nothing := send(t, server, "HEAD", query("subscription { orderEvents { cursor } }"), "", "Accept", events)
		if head.StatusCode != http.StatusOK || head.Header.Get("Content-Type") != events+"; charset=utf-8" || nothing != "" {
			t.Errorf("status %d, header %v, body %q", head.StatusCode, head.Header, nothing)
		}
	})
}

func TestAnAnswerIsOfTheMediaTypeThatTheClientLikesBest(t *testing.T) {
	h := serving(t, auth.DemoGate())
	for _, c := range []struct {
		accept string
		status int
		media  string
	}{
		{"application/graphql-response+json, application/json;q=0.9", 200, newer},
		{"application/graphql-response+json;q=0.4, application/json;q=0.5", 200, older},
		{"application/graphql-response+json;q=0.4, */*;q=0.5", 200, older},
		{"text/html, application/json;q=0.001", 200, older},
		{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 200, older},
		{"application/json; charset=utf-8", 200, older},
		{"text/html", 406, older},
		{"text/*", 406, older},
		{"application/xml, text/html;q=0.5", 406, older},
		{"application/json;q=0", 406, older},
		{"application/json; charset=utf-16", 406, older},
		{"*/*;q=0", 406, older},
	} {
		t.Run(c.accept, func(t *testing.T) {
			for _, r := range []*http.Request{
				request("POST", "/graphql", `{"query":"{ __typename }"}`, "Content-Type", older, "Accept", c.accept),
				request("GET", "/graphql?query=%7B__typename%7D", "", "Accept", c.accept),
			} {
				code := ""
				if c.status == http.StatusNotAcceptable {
					code = "BAD_USER_INPUT"
				}
				answers(t, ask(h, r), c.status, c.media, code, code == "")
			}
		})
	}
}

func TestABodyInAFormThatIsNotReadIsRefused(t *testing.T) {
	h := serving(t, auth.DemoGate())
	body := `{"query":"{ __typename }"}`
	for _, c := range []struct {
		name, contentType, encoding string
		status                      int
	}{
		{"no charset is UTF-8", "application/json", "", 200},
		{"UTF-8 in quotes", `application/json; charset="UTF-8"`, "", 200},
		{"UTF-8 as some spell it", "application/json;charset=utf8", "", 200},
		{"a parameter of no meaning here", "application/json; profile=x", "", 200},
		{"UTF-16", "application/json; charset=utf-16", "", 415},
		{"Latin-1", "application/json; charset=iso-8859-1", "", 415},
		{"a type that is like JSON", "application/vnd.api+json", "", 415},
		{"an answer's type", newer, "", 415},
		{"two types", "application/json, application/json", "", 415},
		{"a type that is none", ";;", "", 415},
		{"not compressed, and saying so", "application/json", "identity", 200},
		{"compressed", "application/json", "gzip", 415},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := request("POST", "/graphql", body, "Content-Type", c.contentType, "Accept", newer)
			if c.encoding != "" {
				r.Header.Set("Content-Encoding", c.encoding)
			}
			w := ask(h, r)
			if c.status == http.StatusOK {
				answers(t, w, 200, newer, "", true)
				return
			}
			answers(t, w, c.status, newer, "BAD_USER_INPUT", false)
			if got := w.Header().Get("Accept-Encoding"); (got == "identity") != (c.encoding != "") {
				t.Errorf("Accept-Encoding %q", got)
			}
		})
	}
}

func TestAMethodThatIsNotForGraphQLIsToldWhichOnesAre(t *testing.T) {
	h := serving(t, auth.DemoGate())
	for _, method := range []string{"PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"} {
		w := ask(h, request(method, "/graphql?query=%7B__typename%7D", "", "Accept", newer))
		answers(t, w, http.StatusMethodNotAllowed, newer, "BAD_USER_INPUT", false)
		if got := w.Header().Get("Allow"); got != "GET, HEAD, POST" {
			t.Errorf("%s: Allow %q", method, got)
		}
	}
}

// A cache that kept an answer without looking at Accept would hand one client
// the other's media type.
func TestEveryAnswerSaysThatItDependsOnAccept(t *testing.T) {
	open := serving(t, auth.DemoGate())
	body := `{"query":"{ __typename }"}`
	subscription := "/graphql?query=" + url.QueryEscape("subscription { orderEvents(after: \"x\") { cursor } }")
	for _, c := range []struct {
		status int
		api    http.Handler
		r      *http.Request
	}{
		{200, open, request("POST", "/graphql", body, "Content-Type", older)},
		{200, open, request("GET", subscription, "", "Accept", events)}, // an event that says what is wrong
		{400, open, request("POST", "/graphql", "", "Content-Type", older)},
		{401, guarded(t), request("POST", "/graphql", body, "Content-Type", older)},
		{403, open, request("POST", "/graphql", body, "Content-Type", older, "Sec-Fetch-Site", "cross-site")},
		{405, open, request("PUT", "/graphql", body)},
		{406, open, request("POST", "/graphql", body, "Content-Type", older, "Accept", "text/html")},
		{415, open, request("POST", "/graphql", body, "Content-Type", "text/plain")},
	} {
		w := ask(c.api, c.r)
		if w.Code != c.status {
			t.Errorf("status %d, want %d: %s", w.Code, c.status, w.Body)
		}
		want := "Origin, Accept, Accept-Encoding"
		if strings.HasPrefix(w.Header().Get("Content-Type"), events) {
			want = "Origin, Accept" // streams are not compressed
		}
		if vary := strings.Join(w.Header().Values("Vary"), ", "); vary != want {
			t.Errorf("%d: Vary is %q, want %q", w.Code, vary, want)
		}
		if kept := w.Header().Get("Cache-Control"); kept != "no-store" {
			t.Errorf("%d: Cache-Control is %q", w.Code, kept)
		}
	}
}
