package graph_test

import (
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"

	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/httpd"
)

// socket is a WebSocket that follows all orders.
type socket struct {
	*shop
	*websocket.Conn
}

// connect comes with a token.
func (s *shop) connect(url, token string) *socket {
	s.Helper()
	conn, _, err := websocket.Dial(s.Context(), url, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { _ = conn.CloseNow() })
	w := &socket{s, conn}
	w.say(m{"type": "connection_init", "payload": m{"Authorization": "Bearer " + token}})
	return w
}

// withCookie comes with a session's cookie, and says nothing yet.
func (s *shop) withCookie(url, value string, headers ...string) *socket {
	s.Helper()
	header := map[string][]string{"Cookie": {"waybill=" + value}}
	for i := 0; i+1 < len(headers); i += 2 {
		header[headers[i]] = headers[i+1 : i+2]
	}
	conn, _, err := websocket.Dial(s.Context(), url, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"},
		HTTPHeader: header})
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { _ = conn.CloseNow() })
	return &socket{s, conn}
}

// follow connects, and returns once the subscription is open.
func (s *shop) follow(url, token string) *socket {
	s.Helper()
	w := s.connect(url, token)
	w.hears("connection_ack")
	w.say(m{"type": "subscribe", "id": "1", "payload": m{"query": "subscription { orderEvents { order { number } } }"}})
	// What is said after it is answered after it.
	w.say(m{"type": "ping"})
	w.hears("pong")
	return w
}

func (w *socket) say(message m) {
	w.Helper()
	if err := w.Write(w.Context(), websocket.MessageText, asJSON(w, message)); err != nil {
		w.Fatal(err)
	}
}

func (w *socket) hears(kind string) {
	w.Helper()
	var message struct{ Type string }
	_, data, err := w.Read(w.Context())
	if err != nil || json.Unmarshal(data, &message) != nil || message.Type != kind {
		w.Fatalf("heard %s, %v; want %s", data, err, kind)
	}
}

// dial opens a WebSocket and signs in.
func (s *shop) dial(url string, headers ...string) *websocket.Conn {
	s.Helper()
	return s.dialWith(url, nil, headers...)
}

// dialWith is dial with a payload of connection_init; nil for none.
func (s *shop) dialWith(url string, payload m, headers ...string) *websocket.Conn {
	s.Helper()
	sent := http.Header{}
	for i := 0; i+1 < len(headers); i += 2 {
		sent.Set(headers[i], headers[i+1])
	}
	ws, _, err := websocket.Dial(s.Context(), url,
		&websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: sent}) //nolint:bodyclose // it has none
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { _ = ws.CloseNow() })
	begin := m{"type": "connection_init"}
	if payload != nil {
		begin["payload"] = payload
	}
	s.tell(ws, begin)
	return ws
}

// over sends an operation through a WebSocket, and is the next message that comes back.
func (s *shop) over(ws *websocket.Conn, document string) string {
	s.Helper()
	return s.tell(ws, m{"type": "subscribe", "id": rand.Text(), "payload": m{"query": document}})
}

func (s *shop) tell(ws *websocket.Conn, message m) string {
	s.Helper()
	if err := ws.Write(s.Context(), websocket.MessageText, asJSON(s, message)); err != nil {
		s.Fatal(err)
	}
	for {
		_, answer, err := ws.Read(s.Context())
		if err != nil {
			s.Fatal(err)
		}
		if !strings.Contains(string(answer), `"type":"complete"`) { // of the operation before
			return string(answer)
		}
	}
}

// guarded is the same shop behind a gate: there, who has no token is nobody.
func (s *shop) guarded(settings auth.Settings) (*auth.Gate, *shop) {
	s.Helper()
	return s.guardedWith(settings, graph.Limits{})
}

func (s *shop) guardedWith(settings auth.Settings, limits graph.Limits) (*auth.Gate, *shop) {
	s.Helper()
	return s.guardedBy(auth.NewGate(s.db, settings), graph.Config{Limits: limits})
}

// guardedBy is guarded with a gate, and an API with the limits and documents of c.
func (s *shop) guardedBy(gate *auth.Gate, c graph.Config) (*auth.Gate, *shop) {
	s.Helper()
	c.Store, c.Desk, c.Feed, c.Gate, c.Log = s.db, s.desk, s.opened.Feed, gate, slog.New(s.log)
	api := graph.New(s.Context(), c)
	s.Cleanup(api.Close)
	guarded := s.in(s.TB)
	guarded.graph, guarded.api = api, httpd.Handler(api, gate, s.db.Ready, httpd.Pictures{}, httpd.Origins{})
	return gate, guarded
}

// Whoever revokes a token means that its owner sees nothing more.
func TestARevokedTokenEndsItsLiveStreams(t *testing.T) {
	s := newShop(t)
	_, guarded := s.guarded(auth.Settings{})
	url := guarded.live()
	secret := func(name string) string {
		return at(s.do("createToken", m{"name": name, "role": "VIEWER"}, "secret"), "secret").(string)
	}
	gone, stays := secret("Gone"), secret("Stays")
	events := guarded.listen(url, followAll, nil, "Authorization", "Bearer "+gone)
	first, second, other := guarded.follow(url, gone), guarded.follow(url, gone), guarded.follow(url, stays)

	s.do("revokeToken", m{"tokenId": idOf("Token", 1)}, "token { id }")
	guarded.graph.ShutOut()
	for _, w := range []*socket{first, second} {
		if _, data, err := w.Read(t.Context()); websocket.CloseStatus(err) != 4403 {
			t.Errorf("heard %s, closed with %v", data, err)
		}
	}
	if event, open := <-events.events; open {
		t.Errorf("heard %s", asJSON(t, event))
	}
	s.place(nil)
	other.hears("next")
	again := guarded.connect(url, gone)
	if _, data, err := again.Read(t.Context()); websocket.CloseStatus(err) != 4403 {
		t.Errorf("who came again heard %s, %v", data, err)
	}
}

// Nobody needs to ask for it: streams are looked through all the time.
func TestStreamsEndByThemselvesWhenTheirTokenDoes(t *testing.T) {
	s := newShop(t)
	var moved atomic.Int64
	_, guarded := s.guardedWith(auth.Settings{Now: func() time.Time { return time.Now().Add(time.Duration(moved.Load())) }},
		graph.Limits{ShutOut: 5 * time.Millisecond})
	url := guarded.live()
	secret := func(name string, expires any) string {
		return at(s.do("createToken", m{"name": name, "role": "VIEWER", "expiresAt": expires}, "secret"), "secret").(string)
	}
	revoked, expired, stays := secret("Revoked", nil), secret("Expired", time.Now().Add(time.Hour).UTC().Format(time.RFC3339)),
		secret("Stays", nil)
	first, second, third := guarded.follow(url, revoked), guarded.follow(url, expired), guarded.follow(url, stays)
	events := guarded.listen(url, followAll, nil, "Authorization", "Bearer "+expired)
	s.do("revokeToken", m{"tokenId": idOf("Token", 1)}, "token { id }")
	moved.Store(int64(2 * time.Hour))
	for _, w := range []*socket{first, second} {
		if _, data, err := w.Read(t.Context()); websocket.CloseStatus(err) != 4403 {
			t.Errorf("heard %s, closed with %v", data, err)
		}
	}
	if event, open := <-events.events; open {
		t.Errorf("heard %s", asJSON(t, event))
	}
	s.place(nil)
	third.hears("next")
}

// Between two looks through the streams, a revoked token must not do anything, either.
func TestARevokedTokenBeginsNothingInAnOpenConnection(t *testing.T) {
	for name, document := range map[string]string{
		"a query":        "{ viewer { name } }",
		"a change":       `mutation { addOrderComment(input: {orderId: "T3JkZXI6MQ", body: "gone"}) { userErrors { code } } }`,
		"a subscription": "subscription { orderEvents { cursor } }",
	} {
		t.Run(name, func(t *testing.T) {
			s := newShop(t)
			_, guarded := s.guarded(auth.Settings{})
			s.place(nil)
			secret := at(s.do("createToken", m{"name": "Gone", "role": "STAFF"}, "secret"), "secret").(string)
			w := guarded.follow(guarded.live(), secret)
			s.do("revokeToken", m{"tokenId": idOf("Token", 1)}, "token { id }")
			w.say(m{"type": "subscribe", "id": "2", "payload": m{"query": document}})
			if _, data, err := w.Read(t.Context()); websocket.CloseStatus(err) != 4403 {
				t.Errorf("heard %s, closed with %v", data, err)
			}
		})
	}
}

// Who asks over a WebSocket uses their token or session as anybody else does, and who
// only listens does not.
func TestAskingOverAWebSocketIsUse(t *testing.T) {
	s := newShop(t)
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	var moved atomic.Int64
	gate, guarded := s.guarded(auth.Settings{Now: func() time.Time { return now.Add(time.Duration(moved.Load())) }})
	secret := at(s.do("createToken", m{"name": "Robot", "role": "VIEWER"}, "secret"), "secret").(string)
	w := guarded.follow(guarded.live(), secret)
	lastUse := func() string {
		if err := gate.WriteUses(t.Context()); err != nil {
			t.Fatal(err)
		}
		return string(asJSON(t, s.must("{ tokens { nodes { lastUsedAt } } }", nil)))
	}
	moved.Store(int64(time.Hour))
	guarded.graph.ShutOut()
	if got := lastUse(); !strings.Contains(got, "2026-03-01T09:00:00Z") {
		t.Errorf("who listens: %s", got)
	}
	w.say(m{"type": "subscribe", "id": "2", "payload": m{"query": "{ viewer { name } }"}})
	w.hears("next")
	if got := lastUse(); !strings.Contains(got, "2026-03-01T10:00:00Z") {
		t.Errorf("who asks: %s", got)
	}
}

// A browser's WebSocket is let in by its session, and ends with it.
func TestASessionsWebSocketEndsWithIt(t *testing.T) {
	s := newShop(t)
	gate, guarded := s.guarded(auth.Settings{AdminToken: "correct-horse-battery-staple"})
	url := guarded.live()
	_, value, err := gate.SignInWithToken(t.Context(), "correct-horse-battery-staple")
	if err != nil {
		t.Fatal(err)
	}
	origin := strings.TrimSuffix(url, "/graphql")
	dial := func(headers ...string) *socket {
		w := s.in(t).withCookie(url, value, headers...)
		w.say(m{"type": "connection_init"})
		return w
	}
	own := dial("Origin", origin)
	own.hears("connection_ack")
	// Who does not say that they are this server's page gets nothing for the cookie.
	if _, data, err := dial().Read(t.Context()); websocket.CloseStatus(err) != 4403 {
		t.Errorf("heard %s, %v", data, err)
	}
	// A token in the first message stands above the cookie, as it does in a request.
	secret := at(s.do("createToken", m{"name": "Robot", "role": "VIEWER"}, "secret"), "secret").(string)
	for header, want := range map[string]string{"Bearer " + secret: `"Robot"`, "Bearer wrong": "", "": ""} {
		w := s.in(t).withCookie(url, value, "Origin", origin)
		w.say(m{"type": "connection_init", "payload": m{"authorization": header}})
		if want == "" {
			if _, data, err := w.Read(t.Context()); websocket.CloseStatus(err) != 4403 {
				t.Errorf("%q: heard %s, %v", header, data, err)
			}
			continue
		}
		w.hears("connection_ack")
		w.say(m{"type": "subscribe", "id": "1", "payload": m{"query": "{ viewer { name } }"}})
		if _, data, err := w.Read(t.Context()); err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%q: heard %s, %v", header, data, err)
		}
	}
	guarded.graph.ShutOut() // which does nothing to who is signed in
	own.say(m{"type": "ping"})
	own.hears("pong")
	out := httptest.NewRequest(http.MethodDelete, "/session", nil)
	out.Header.Set("Sec-Fetch-Site", "same-origin")
	out.AddCookie(&http.Cookie{Name: "waybill", Value: value})
	if _, known, err := gate.SignOut(out); !known || err != nil {
		t.Fatal(known, err)
	}
	guarded.graph.ShutOut()
	if _, data, err := own.Read(t.Context()); websocket.CloseStatus(err) != 4403 {
		t.Errorf("heard %s, %v", data, err)
	}
}
