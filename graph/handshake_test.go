package graph_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/coder/websocket"

	"waybill/internal/auth"
)

// shakeHands asks for a WebSocket with these headers, in pairs. A header without a
// value is left out.
func (s *shop) shakeHands(method, url, body string, headers ...string) *http.Response {
	s.Helper()
	r, err := http.NewRequestWithContext(s.Context(), method, url, strings.NewReader(body))
	if err != nil {
		s.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for name, value := range map[string]string{"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
		"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Protocol": "graphql-transport-ws"} {
		r.Header.Set(name, value)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if r.Header.Set(headers[i], headers[i+1]); headers[i+1] == "" {
			r.Header.Del(headers[i])
		}
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { _ = response.Body.Close() })
	return response
}

func TestAHandshakeOfAnotherSitesPageIsRefusedBeforeTheUpgrade(t *testing.T) {
	s := newShop(t)
	url := s.live()
	for name, origin := range map[string]string{
		"a page of another site": "https://evil.example",
		"a page of another port": "http://127.0.0.1:1",
		"a sandboxed frame":      "null",
		"an origin that is none": "http://%zz",
	} {
		t.Run(name, func(t *testing.T) {
			response := s.in(t).shakeHands("GET", url, "", "Origin", origin)
			var answer struct {
				Errors []struct{ Extensions struct{ Code string } }
			}
			err := json.NewDecoder(response.Body).Decode(&answer)
			if err != nil || len(answer.Errors) != 1 || answer.Errors[0].Extensions.Code != "FORBIDDEN" {
				t.Errorf("answered %+v, %v", answer, err)
			}
			if response.StatusCode != http.StatusForbidden || response.Header.Get("Upgrade") != "" ||
				response.Header.Get("Content-Type") != "application/json; charset=utf-8" {
				t.Errorf("answered %s %v", response.Status, response.Header)
			}
		})
	}
	own := s.shakeHands("GET", url, "", "Origin", strings.TrimSuffix(url, "/graphql"))
	if own.StatusCode != http.StatusSwitchingProtocols {
		t.Errorf("a page of this site: %s", own.Status)
	}
}

// Whatever else is wrong with a handshake, nobody gets past the gate by it.
func TestAHandshakeThatIsWrongOpensNothing(t *testing.T) {
	_, s := newShop(t).guarded(auth.Settings{AdminToken: "s3cret"})
	url := s.live() + "?query=%7Bviewer%7Bname%7D%7D"
	for name, c := range map[string][]string{
		"a POST that asks for a WebSocket": {"POST"},
		"no Connection":                    {"GET", "Connection", "", "Sec-WebSocket-Version", "", "Sec-WebSocket-Key", ""},
		"no key":                           {"GET", "Sec-WebSocket-Key", ""},
		"an older version":                 {"GET", "Sec-WebSocket-Version", "8"},
	} {
		t.Run(name, func(t *testing.T) {
			response := s.in(t).shakeHands(c[0], url, `{"query":"{ viewer { name } }"}`, c[1:]...)
			body, err := io.ReadAll(response.Body)
			if err != nil || response.StatusCode < 400 || strings.Contains(string(body), "viewer") {
				t.Errorf("answered %s %s, %v", response.Status, body, err)
			}
		})
	}
}

func TestOnlyWhoIsKnownMayStayInAWebSocket(t *testing.T) {
	_, s := newShop(t).guarded(auth.Settings{AdminToken: "s3cret"})
	url := s.live()
	for _, c := range []struct {
		name, handshake string
		init            m
		isLetIn         bool
	}{
		{"no payload", "", m{}, false},
		{"no token", "", m{"payload": m{}}, false},
		{"an empty token", "", m{"payload": m{"Authorization": ""}}, false},
		{"a wrong token", "", m{"payload": m{"Authorization": "Bearer wrong"}}, false},
		{"a token without its scheme", "", m{"payload": m{"Authorization": "s3cret"}}, false},
		{"a token that is no text", "", m{"payload": m{"Authorization": []string{"Bearer s3cret"}}}, false},
		{"a wrong token in the handshake", "Bearer wrong", m{}, false},
		{"the token", "", m{"payload": m{"Authorization": "Bearer s3cret"}}, true},
		{"the token, in small letters", "", m{"payload": m{"authorization": "bearer s3cret"}}, true},
		{"the token in headers", "", m{"payload": m{"headers": m{"Authorization": "Bearer s3cret"}}}, true},
		{"the token as authToken", "", m{"payload": m{"authToken": "s3cret"}}, true},
		{"the token as authToken, with its scheme", "", m{"payload": m{"authToken": "Bearer s3cret"}}, true},
		{"the token under every name", "", m{"payload": m{"Authorization": "Bearer s3cret", "authorization": "Bearer s3cret",
			"authToken": "s3cret", "headers": m{"authorization": "Bearer s3cret"}}}, true},
		{"two tokens", "", m{"payload": m{"Authorization": "Bearer s3cret", "authToken": "other"}}, false},
		{"headers that are no object", "", m{"payload": m{"headers": "Bearer s3cret"}}, false},
		{"a wrong token above the one of the handshake", "Bearer s3cret", m{"payload": m{"authToken": "wrong"}}, false},
		{"the token in the handshake", "Bearer s3cret", m{}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			options := &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{}}
			if c.handshake != "" {
				options.HTTPHeader.Set("Authorization", c.handshake)
			}
			ws, _, err := websocket.Dial(t.Context(), url, options) //nolint:bodyclose // it has none
			if err != nil {
				t.Fatal(err)
			}
			defer ws.CloseNow() //nolint:errcheck // only a test
			w := &socket{s.in(t), ws}
			w.say(with(m{"type": "connection_init"}, c.init))
			if !c.isLetIn {
				_, data, err := w.Read(t.Context())
				if websocket.CloseStatus(err) != 4403 || !strings.Contains(err.Error(), "send a valid token in connection_init") {
					t.Errorf("heard %s, closed with %v", data, err)
				}
				return
			}
			w.hears("connection_ack")
			w.say(m{"type": "subscribe", "id": "1", "payload": m{"query": "{ viewer { name } }"}})
			if _, data, err := w.Read(t.Context()); err != nil || !strings.Contains(string(data), `"name":"Admin"`) {
				t.Errorf("heard %s, %v", data, err)
			}
		})
	}
}
