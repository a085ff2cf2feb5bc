package graph_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

const unsupported = `{"errors":[{"message":"PersistedQueryNotSupported","extensions":{"code":"PERSISTED_QUERY_NOT_SUPPORTED"}}]}`

func TestAHashWithoutItsQueryIsNotSupportedByAnyTransport(t *testing.T) {
	s := newShop(t)
	server := httptest.NewServer(s.api)
	t.Cleanup(server.Close)
	request := m{"operationName": "A", "extensions": m{"persistedQuery": m{"version": 1, "sha256Hash": strings.Repeat("a", 64)}}}

	const graphQL = "application/graphql-response+json"
	for media, status := range map[string]int{"application/json": http.StatusOK, graphQL: http.StatusBadRequest} {
		a := s.send(asJSON(t, request), "Accept", media)
		if string(a.Raw) != unsupported || a.Status != status {
			t.Errorf("POST for %s: status %d: %s", media, a.Status, a.Raw)
		}
	}
	address := "/graphql?extensions=" + url.QueryEscape(string(asJSON(t, request["extensions"])))
	w := httptest.NewRecorder()
	s.api.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	if w.Body.String() != unsupported {
		t.Errorf("GET: %s", w.Body)
	}
	events := s.post(asJSON(t, request), "Accept", "text/event-stream").Body.String()
	if events != "event: next\ndata: "+unsupported+"\n\nevent: complete\ndata: \n\n" {
		t.Errorf("events: %s", events)
	}
	ws := s.dial(server.URL + "/graphql")
	answer := s.tell(ws, m{"type": "subscribe", "id": "1", "payload": request})
	if !strings.HasPrefix(answer, `{"type":"error","id":"1","payload":[{"message":"PersistedQueryNotSupported"`) {
		t.Errorf("WebSocket: %s", answer)
	}
}

func TestAQueryWithItsHashIsRunIfTheTwoFit(t *testing.T) {
	s := newShop(t)
	const query = "{ __typename }"
	sum := sha256.Sum256([]byte(query))
	hash := hex.EncodeToString(sum[:])
	for _, c := range []struct {
		name      string
		persisted any
		runs      bool
	}{
		{"its hash", m{"version": 1, "sha256Hash": hash}, true},
		{"its hash in capitals", m{"version": 1, "sha256Hash": strings.ToUpper(hash)}, true},
		{"the hash of another", m{"version": 1, "sha256Hash": strings.Repeat("a", 64)}, false},
		{"no hash", m{"version": 1}, false},
		{"a hash that is no text", m{"version": 1, "sha256Hash": 5}, false},
		{"a text", hash, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.in(t).send(asJSON(t, m{"query": query, "extensions": m{"persistedQuery": c.persisted}}))
			if c.runs != (len(a.Errors) == 0) {
				t.Fatalf("%s", a.Raw)
			}
			if !c.runs && a.Errors[0].Extensions["code"] != "BAD_USER_INPUT" {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}
