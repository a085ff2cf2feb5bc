package transport_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestAHandshakeIsRefusedBeforeTheUpgrade(t *testing.T) {
	s := openShop(t, settings{})
	for _, c := range []struct {
		name    string
		headers []string
		status  int
		code    string
	}{
		{"no subprotocol", nil, 400, "BAD_USER_INPUT"},
		{"an empty subprotocol", []string{"Sec-WebSocket-Protocol: "}, 400, "BAD_USER_INPUT"},
		{"the older subprotocol", []string{"Sec-WebSocket-Protocol: graphql-ws"}, 400, "BAD_USER_INPUT"},
		{"several others", []string{"Sec-WebSocket-Protocol: graphql-ws, graphql-transport-ws-2, mqtt"}, 400, "BAD_USER_INPUT"},
		{"a page of another site", []string{ourProtocol, "Origin: https://evil.example"}, 403, "FORBIDDEN"},
		{"a page of another port", []string{ourProtocol, "Origin: http://127.0.0.1:1"}, 403, "FORBIDDEN"},
		{"a sandboxed frame", []string{ourProtocol, "Origin: null"}, 403, "FORBIDDEN"},
		{"an origin that is none", []string{ourProtocol, "Origin: http://%zz"}, 403, "FORBIDDEN"},
	} {
		t.Run(c.name, func(t *testing.T) {
			response := connect(t, s.address).shakeHands(c.headers...)
			body, err := io.ReadAll(response.Body)
			if err != nil {
				t.Fatal(err)
			}
			var answer struct {
				Errors []struct{ Extensions struct{ Code string } }
			}
			if err := json.Unmarshal(body, &answer); err != nil || len(answer.Errors) != 1 || answer.Errors[0].Extensions.Code != c.code {
				t.Errorf("the body is %s", body)
			}
			if response.StatusCode != c.status || response.Header.Get("Content-Type") != "application/json; charset=utf-8" || response.Header.Get("Upgrade") != "" {
				t.Errorf("answered %s %v", response.Status, response.Header)
			}
		})
	}
}

func TestAHandshakeIsAccepted(t *testing.T) {
	s := openShop(t, settings{})
	for _, c := range []struct {
		name    string
		headers []string
	}{
		{"of a program", []string{ourProtocol}},
		{"with the subprotocol among others", []string{"Sec-WebSocket-Protocol: mqtt , graphql-transport-ws"}},
		{"with the subprotocol in a second header", []string{"Sec-WebSocket-Protocol: graphql-ws", ourProtocol}},
		{"of a page of this site", []string{ourProtocol, "Origin: http://" + s.address}},
		{"that would like to compress", []string{ourProtocol, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := connect(t, s.address)
			response := w.shakeHands(c.headers...)
			if response.StatusCode != http.StatusSwitchingProtocols || response.Header.Get("Sec-WebSocket-Protocol") != "graphql-transport-ws" ||
				response.Header.Get("Sec-WebSocket-Accept") != "ICX+Yqv66kxgM0FcWaLWlFLwTAI=" || response.Header.Get("Sec-WebSocket-Extensions") != "" {
				t.Errorf("answered %s %v", response.Status, response.Header)
			}
			s.sees(w, steps(hello, welcome, ask, told, over))
		})
	}
}

// Whatever else is wrong with a handshake, nobody gets past the gate by it.
func TestAHandshakeThatIsWrongOpensNothing(t *testing.T) {
	s := openShop(t, settings{token: "s3cret"})
	const query = `{"query":"{ viewer { name } }"}`
	for name, headers := range map[string][]string{
		"a POST that asks for a WebSocket": {"POST", "Upgrade: websocket", "Connection: Upgrade", ourProtocol, "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="},
		"no Connection":                    {"GET", "Upgrade: websocket", ourProtocol},
		"no key":                           {"GET", "Upgrade: websocket", "Connection: Upgrade", ourProtocol, "Sec-WebSocket-Version: 13"},
		"an older version":                 {"GET", "Upgrade: websocket", "Connection: Upgrade", ourProtocol, "Sec-WebSocket-Version: 8", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="},
	} {
		t.Run(name, func(t *testing.T) {
			r := s.request(t, headers[0], "/graphql?query=%7Bviewer%7Bname%7D%7D", query, append(headers[1:], asJSON)...)
			if body, _ := io.ReadAll(r.in); r.StatusCode < 400 || strings.Contains(string(body), "viewer") {
				t.Errorf("answered %s %s", r.Status, body)
			}
		})
	}
}

// Java's client offers HTTP/2 with each request, and expects an ordinary answer.
func TestAnOfferOfAnotherProtocolIsIgnored(t *testing.T) {
	s := openShop(t, settings{})
	for _, method := range []string{"GET", "POST"} {
		r := s.request(t, method, "/graphql?query=%7Bviewer%7Bname%7D%7D", `{"query":"{ viewer { name } }"}`, "Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings", "HTTP2-Settings: AAMAAABk", asJSON)
		if body, _ := io.ReadAll(r.in); r.StatusCode != http.StatusOK || !strings.Contains(string(body), "viewer") {
			t.Errorf("answered %s %s", r.Status, body)
		}
	}
}

// What a client has sent before it heard that it may is not lost.
func TestMessagesMayComeTogetherWithTheHandshake(t *testing.T) {
	s := openShop(t, settings{})
	w := connect(t, s.address)
	// Longer than any buffer on the way.
	query := `{"id":"1","type":"subscribe","payload":{"query":"{ viewer { name } }","extensions":{"x":"` + strings.Repeat("x", 10_000) + `"}}}`
	early := append(frameOf(true, opText, `{"type":"connection_init"}`), frameOf(true, opText, query)...)
	w.raw(append([]byte(fmt.Sprintf(handshake, s.address)+ourProtocol+"\r\n\r\n"), early...))
	response, err := http.ReadResponse(w.in, nil)
	if err != nil || response.StatusCode != http.StatusSwitchingProtocols {
		t.Fatal(response, err)
	}
	s.sees(w, steps(welcome, told, over))
}
