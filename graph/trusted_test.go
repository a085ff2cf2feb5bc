package graph_test

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/coder/websocket"

	"waybill/graph"
	"waybill/internal/auth"
)

const (
	trustedQuery    = "query Who { viewer { name } }"
	trustedMutation = `mutation Comment($id: ID!) {
		addOrderComment(input: {orderId: $id, body: "Hello"}) { order { version } userErrors { code } } }`
	trustedEvents = "subscription Changes { orderStatusChanged { order { number } } }"
)

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// withDocuments is a shop, and the same behind a gate whose server knows three documents.
func withDocuments(t *testing.T) (open, guarded *shop) {
	t.Helper()
	open = newShop(t)
	manifest := asJSON(t, m{"who": trustedQuery, "comment": trustedMutation, "changes": trustedEvents})
	documents, err := graph.ReadDocuments(fstest.MapFS{"relay.json": {Data: manifest}}, graph.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	_, guarded = open.guardedBy(auth.NewGate(open.db, auth.Settings{}), graph.Config{Documents: documents})
	return open, guarded
}

// bearer makes a token and returns the header that its bearer sends.
func (s *shop) bearer(name string, documentsOnly bool) []string {
	s.Helper()
	made := s.do("createToken", m{"name": name, "role": "STAFF", "documentsOnly": documentsOnly}, "secret token { documentsOnly }")
	if at(made, "token.documentsOnly") != documentsOnly {
		s.Errorf("the token was made as %v", made)
	}
	return []string{"Authorization", "Bearer " + at(made, "secret").(string)}
}

func TestADocumentIsRunByItsNameOverEachTransport(t *testing.T) {
	open, s := withDocuments(t)
	server := httptest.NewServer(s.api)
	t.Cleanup(server.Close)
	bearer := open.bearer("Shop window", true)
	const answer = `"viewer":{"name":"Shop window"}`
	for name, request := range map[string]m{
		"by its ID":           {"documentId": "who"},
		"by its hash":         {"documentId": "sha256:" + hashOf(trustedQuery)},
		"with its text":       {"documentId": "who", "query": trustedQuery},
		"by its text alone":   {"query": trustedQuery},
		"by a persisted hash": {"extensions": m{"persistedQuery": m{"version": 1, "sha256Hash": hashOf(trustedQuery)}}},
		"by an ID where Apollo sends it": {"extensions": m{"persistedQuery": m{"version": 1, "sha256Hash": "who"}},
			"operationName": "Who"},
	} {
		if a := s.send(asJSON(t, request), bearer...); !strings.Contains(string(a.Raw), answer) {
			t.Errorf("%s: %s", name, a.Raw)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/graphql?documentId=who", nil)
	r.Header.Set(bearer[0], bearer[1])
	w := httptest.NewRecorder()
	s.api.ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), answer) {
		t.Errorf("GET: %s", w.Body)
	}
	events := s.post(asJSON(t, m{"documentId": "who"}), append(bearer, "Accept", "text/event-stream")...).Body.String()
	if !strings.Contains(events, answer) {
		t.Errorf("events: %s", events)
	}
	ws := s.dial(server.URL+"/graphql", bearer...)
	if said := s.tell(ws, m{"type": "subscribe", "id": "1", "payload": m{"documentId": "who"}}); !strings.Contains(said, answer) {
		t.Errorf("WebSocket: %s", said)
	}
}

func TestADocumentIsGivenItsVariables(t *testing.T) {
	open, s := withDocuments(t)
	id, bearer := open.place(nil), open.bearer("Shop window", true)
	a := s.send(asJSON(t, m{"documentId": "comment", "variables": m{"id": id}}), bearer...)
	if !strings.Contains(string(a.Raw), `"userErrors":[]`) {
		t.Errorf("%s", a.Raw)
	}
	address := "/graphql?documentId=comment&variables=" + url.QueryEscape(string(asJSON(t, m{"id": id})))
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.Header.Set(bearer[0], bearer[1])
	w := httptest.NewRecorder()
	s.api.ServeHTTP(w, r)
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("a change was made by GET: %d %s", w.Code, w.Body)
	}
}

func TestWhoIsHeldToDocumentsRunsNothingElse(t *testing.T) {
	open, s := withDocuments(t)
	held, free := open.bearer("Held", true), open.bearer("Free", false)
	introspection := "{ __schema { queryType { name } } }"
	for _, c := range []struct {
		name       string
		request    m
		held, free string // the codes; empty where it is run
	}{
		{"another query", m{"query": "{ viewer { role } }"}, "FORBIDDEN", ""},
		{"a query that differs by a blank", m{"query": trustedQuery + " "}, "FORBIDDEN", ""},
		{"introspection", m{"query": introspection}, "FORBIDDEN", ""},
		{"another query with its own hash", m{"query": introspection,
			"extensions": m{"persistedQuery": m{"sha256Hash": hashOf(introspection)}}}, "FORBIDDEN", ""},
		{"a name that none has", m{"documentId": "other"}, "DOCUMENT_NOT_FOUND", "DOCUMENT_NOT_FOUND"},
		{"a hash that none has", m{"extensions": m{"persistedQuery": m{"sha256Hash": hashOf("{ a }")}}},
			"PERSISTED_QUERY_NOT_SUPPORTED", "PERSISTED_QUERY_NOT_SUPPORTED"},
		{"the name of another document than the query", m{"documentId": "who", "query": introspection}, "BAD_USER_INPUT", "BAD_USER_INPUT"},
		{"the hash of another document than the query", m{"query": introspection,
			"extensions": m{"persistedQuery": m{"sha256Hash": hashOf(trustedQuery)}}},
			"BAD_USER_INPUT", "BAD_USER_INPUT"},
		{"a name among the extensions", m{"query": introspection, "extensions": m{"documentId": "who"}}, "FORBIDDEN", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for want, headers := range map[*string][]string{&c.held: held, &c.free: free} {
				a := s.in(t).send(asJSON(t, c.request), headers...)
				got := ""
				if len(a.Errors) > 0 {
					got, _ = a.Errors[0].Extensions["code"].(string)
				}
				if got != *want {
					t.Errorf("%s instead of %q: %s", got, *want, a.Raw)
				}
			}
		})
	}
}

func TestWhoIsHeldToDocumentsRunsNothingElseOverAnyTransport(t *testing.T) {
	open, s := withDocuments(t)
	server := httptest.NewServer(s.api)
	t.Cleanup(server.Close)
	const refused = `"code":"FORBIDDEN"`
	held := open.bearer("Held", true)
	byHeader := s.dial(server.URL+"/graphql", held...)
	byMessage := s.dialWith(server.URL+"/graphql", m{"authorization": held[1]})
	for _, other := range []string{"{ viewer { role } }", "subscription { orderStatusChanged { order { note } } }",
		trustedQuery + " query Other { viewer { role } }"} {
		request := m{"query": other, "operationName": "Other"}
		if !strings.Contains(other, "Other") {
			delete(request, "operationName")
		}
		for _, accept := range []string{"application/json", "text/event-stream"} {
			if said := s.post(asJSON(t, request), append(held, "Accept", accept)...).Body.String(); !strings.Contains(said, refused) {
				t.Errorf("POST for %s: %s", accept, said)
			}
			r := httptest.NewRequest(http.MethodGet, "/graphql?operationName=Other&query="+url.QueryEscape(other), nil)
			r.Header.Set(held[0], held[1])
			r.Header.Set("Accept", accept)
			w := httptest.NewRecorder()
			if s.api.ServeHTTP(w, r); !strings.Contains(w.Body.String(), refused) {
				t.Errorf("GET for %s: %s", accept, w.Body)
			}
		}
		for name, ws := range map[string]*websocket.Conn{"its handshake": byHeader, "its connection_init": byMessage} {
			said := s.tell(ws, m{"type": "subscribe", "id": rand.Text(), "payload": request})
			if !strings.Contains(said, refused) {
				t.Errorf("a WebSocket with the token in %s: %s", name, said)
			}
		}
	}
}

func TestDocumentsAreJudgedWhenTheyAreRead(t *testing.T) {
	for name, c := range map[string]struct{ text, says string }{
		"one that cannot be read":           {"query {", "Expected Name"},
		"one without an operation":          {"fragment F on Order { id }", "no operation"},
		"one that the schema does not have": {"{ viewer { age } }", `Cannot query field "age"`},
		"one with far too many aliases":     {"{ " + strings.Repeat("a: __typename ", 40) + "}", "other names"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := graph.ReadDocuments(fstest.MapFS{"a.json": {Data: asJSON(t, m{"1": c.text})}}, graph.Limits{})
			if err == nil || !strings.Contains(err.Error(), `a.json: document "1": `) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("read with %v", err)
			}
		})
	}
}
