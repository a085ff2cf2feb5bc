package httpd_test

import (
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"waybill/internal/auth"
	"waybill/internal/httpd"
	"waybill/internal/store"
)

// originsTable is what every request of a browser gets, by what the browser says of the page that sent it.
const originsTable = "testdata/origins.golden"

// The table's rows are requests and values of Sec-Fetch-Site; its columns are values of Origin and of what else is sent.
// WAYBILL_GOLDEN=1 writes it anew.
func TestWhatPagesOfOtherSitesMay(t *testing.T) {
	var gate *auth.Gate
	var reached http.Handler // the API, with a note of who came
	var viewer string
	h := servingThrough(t, func(db store.Store) *auth.Gate {
		gate = auth.NewGate(db, auth.Settings{AdminToken: "s3cret"})
		return gate
	}, func(api http.Handler) http.Handler {
		reached = api
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			v, known := auth.From(r.Context())
			if viewer = v.Name; !known {
				viewer = "nobody"
			}
			reached.ServeHTTP(w, r)
		})
	}, httpd.Origins{Named: []string{ally}})

	requests := []struct{ name, method, target string }{
		{"GET /graphql", "GET", "/graphql?query=%7B__typename%7D"}, {"HEAD /graphql", "HEAD", "/graphql?query=%7B__typename%7D"},
		{"POST /graphql", "POST", "/graphql"}, {"OPTIONS /graphql", "OPTIONS", "/graphql"},
		{"upgrade /graphql", "GET", "/graphql"}, {"POST upgrade /graphql", "POST", "/graphql"},
		{"GET /", "GET", "/"}, {"GET /session", "GET", "/session"}, {"POST /session", "POST", "/session"}, {"DELETE /session",
			"DELETE", "/session"},
	}
	sites := []string{"", "same-origin", "same-site", "cross-site", "none"}
	origins := []string{"", "http://localhost", "https://evil.example", ally, "null"}
	var table strings.Builder
	number := 0
	for _, with := range []string{"nothing", "cookie", "cookie+header", "cookie+token"} {
		fmt.Fprintf(&table, "# with %s\n%-34s", with, "Sec-Fetch-Site \\ Origin")
		for _, origin := range origins {
			fmt.Fprintf(&table, " | %-22s", origin)
		}
		table.WriteString("\n")
		for _, c := range requests {
			for _, site := range sites {
				fmt.Fprintf(&table, "%-22s %-11s", c.name, site)
				for _, origin := range origins {
					number++
					body := `{"query":"{ __typename }"}`
					if c.target == "/session" {
						body = `{"token":"s3cret"}`
					}
					r := request(c.method, "http://localhost"+c.target, body)
					r.RemoteAddr = fmt.Sprintf("192.0.%d.%d:1", number/250, number%250) // each is somebody's first
					if c.method == "POST" {
						r.Header.Set("Content-Type", older)
					}
					if strings.Contains(c.name, "upgrade") { // without a version, which is asked for behind the policy
						r.Header.Set("Connection", "Upgrade")
						r.Header.Set("Upgrade", "websocket")
					}
					if c.method == "OPTIONS" {
						r.Header.Set("Access-Control-Request-Method", "POST")
					}
					if site != "" {
						r.Header.Set("Sec-Fetch-Site", site)
					}
					if origin != "" {
						r.Header.Set("Origin", origin)
					}
					if with != "nothing" {
						_, value, err := gate.SignInWithToken(t.Context(), "s3cret")
						if err != nil {
							t.Fatal(err)
						}
						r.AddCookie(&http.Cookie{Name: "waybill", Value: value})
					}
					switch with {
					case "cookie+header":
						r.Header.Set("X-Requested-With", "XMLHttpRequest")
					case "cookie+token":
						r.Header.Set("Authorization", "Bearer s3cret")
					}
					viewer = ""
					w := ask(h, r)
					if w.Code == http.StatusForbidden {
						viewer = "" // it does not matter who was refused
					}
					got := fmt.Sprint(w.Code, " ", viewer)
					if w.Code == http.StatusForbidden && strings.Contains(w.Body.String(), "A GET with a cookie") {
						got += " GET"
					}
					if shared := w.Header().Get("Access-Control-Allow-Origin"); shared != "" {
						got += " shared"
						if shared != origin || !slices.Contains(w.Header().Values("Vary"), "Origin") {
							t.Errorf("%s from %s: shared with %s", c.name, origin, shared)
						}
					}
					fmt.Fprintf(&table, " | %-22s", strings.Join(strings.Fields(got), " "))
				}
				table.WriteString("\n")
			}
		}
	}
	rows := strings.Split(table.String(), "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " ")
	}
	got := strings.Join(rows, "\n")
	if os.Getenv("WAYBILL_GOLDEN") != "" {
		if err := os.WriteFile(originsTable, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(originsTable)
	if err != nil {
		t.Fatal(err)
	}
	wanted := strings.Split(string(want), "\n")
	if len(rows) != len(wanted) {
		t.Errorf("%d rows, want %d", len(rows), len(wanted))
	}
	for i := range min(len(rows), len(wanted)) {
		if rows[i] != wanted[i] {
			t.Errorf("row %d is\n%s\nwant\n%s", i+1, rows[i], wanted[i])
		}
	}
}

func TestASessionCountsForPagesOfThisServer(t *testing.T) {
	for _, c := range []struct {
		name, method string
		headers      map[string]string
		same         bool
	}{
		{"a request of this page", "POST", map[string]string{"Sec-Fetch-Site": "same-origin"}, true},
		{"a query of this page", "GET", map[string]string{"Sec-Fetch-Site": "same-origin"}, true},
		{"a subscription of this page", "GET", map[string]string{"Sec-Fetch-Site": "same-origin", "Upgrade": "websocket",
			"Origin": "http://example.com"}, true},
		{"of an older browser", "POST", map[string]string{"Origin": "http://example.com"}, true},
		{"a subscription of an older browser", "GET", map[string]string{"Upgrade": "websocket", "Origin": "http://example.com"}, true},
		{"a query of an older browser", "GET", nil, true},
		{"another site", "POST", map[string]string{"Sec-Fetch-Site": "cross-site"}, false},
		{"a query of another site", "GET", map[string]string{"Sec-Fetch-Site": "cross-site"}, false},
		{"a sibling site", "GET", map[string]string{"Sec-Fetch-Site": "same-site"}, false},
		{"an address that was typed", "GET", map[string]string{"Sec-Fetch-Site": "none"}, false},
		{"a subscription of another site", "GET", map[string]string{"Upgrade": "websocket", "Origin": "http://evil.example"}, false},
		{"a subscription of another port", "GET", map[string]string{"Upgrade": "websocket", "Origin": "http://example.com:81"}, false},
		{"a subscription of nobody", "GET", map[string]string{"Upgrade": "websocket"}, false},
		{"a sandboxed frame", "POST", map[string]string{"Origin": "null"}, false},
		{"an origin that is none", "POST", map[string]string{"Origin": "http://%"}, false},
		{"a host without a scheme", "POST", map[string]string{"Origin": "example.com"}, false},
		{"a program", "POST", nil, false},
		{"a program that signs out", "DELETE", nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := request(c.method, "/graphql", "") // to the host example.com
			for name, text := range c.headers {
				r.Header.Set(name, text)
			}
			if got := httpd.CountsSession(r); got != c.same {
				t.Errorf("counts: %t", got)
			}
		})
	}
}

func TestABrowserIsAllowedTheHeadersThatItAsksFor(t *testing.T) {
	h := exposed(t)
	for _, c := range []struct{ name, asked, allowed string }{
		{"those of a client that traces", "apollographql-client-name,content-type,traceparent",
			"apollographql-client-name,content-type,traceparent"},
		{"those of a browser that sets them apart by blanks", "authorization, x-requested-with", "authorization, x-requested-with"},
		{"none", "", ""},
		{"no list of names", "content-type; drop", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(h, request("OPTIONS", "http://localhost/graphql", "", "Origin", ally,
				"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", c.asked))
			if got := w.Header().Get("Access-Control-Allow-Headers"); w.Code != http.StatusNoContent || got != c.allowed {
				t.Errorf("status %d, allowed %q", w.Code, got)
			}
			const vary = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
			if got := strings.Join(w.Header().Values("Vary"), ", "); got != vary {
				t.Errorf("Vary is %q", got)
			}
		})
	}
}

func TestADemoIsForWhateverThisMachineServes(t *testing.T) {
	demo := servingThrough(t, func(store.Store) *auth.Gate { return auth.DemoGate() },
		func(api http.Handler) http.Handler { return api }, httpd.Origins{Loopback: true})
	for _, c := range []struct {
		origin string
		status int
	}{
		{"http://localhost:5173", http.StatusOK},
		{"http://127.0.0.1:3000", http.StatusOK},
		{"http://[::1]:3000", http.StatusOK},
		{"https://shop.localhost", http.StatusOK},
		{"capacitor://localhost", http.StatusOK},
		{"http://localhost.evil.example", http.StatusForbidden},
		{"http://192.168.0.7:5173", http.StatusForbidden},
		{"https://evil.example", http.StatusForbidden},
		{"null", http.StatusForbidden},
	} {
		t.Run(c.origin, func(t *testing.T) {
			w := ask(demo, request("POST", "http://localhost/graphql", `{"query":"{ __typename }"}`, "Content-Type", older,
				"Origin", c.origin, "Sec-Fetch-Site", "cross-site"))
			if w.Code != c.status {
				t.Errorf("status %d: %s", w.Code, w.Body)
			}
			if isRefused := w.Code == http.StatusForbidden; isRefused && !strings.Contains(w.Body.String(), "--allow-origin") {
				t.Errorf("%s does not tell how a site is let in", w.Body)
			}
		})
	}
}

func TestAnAppWithASchemeOfItsOwnIsLetInByItsExactOrigin(t *testing.T) {
	const app = "capacitor://localhost"
	h := servingThrough(t, func(store.Store) *auth.Gate { return auth.DemoGate() },
		func(api http.Handler) http.Handler { return api }, httpd.Origins{Named: []string{app}})
	for origin, status := range map[string]int{app: http.StatusOK, "ionic://localhost": http.StatusForbidden} {
		w := ask(h, request("POST", "http://localhost/graphql", `{"query":"{ __typename }"}`, "Content-Type", older, "Origin", origin))
		if w.Code != status {
			t.Errorf("%s: status %d", origin, w.Code)
		}
	}
}
