package transport_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// A browser tells its page the code of a close, and nothing of an answer to a handshake.
func TestAnotherSubprotocolIsAcceptedAndClosedWithWhatToAskFor(t *testing.T) {
	s := newStage(t, settings{})
	for _, c := range []struct{ name, header, accepted string }{
		{"no subprotocol", "X-None: 1", ""},
		{"an empty subprotocol", "Sec-WebSocket-Protocol: ", ""},
		{"the older subprotocol", "Sec-WebSocket-Protocol: graphql-ws", "graphql-ws"},
		{"several others", "Sec-WebSocket-Protocol: graphql-ws, graphql-transport-ws-2, mqtt", "graphql-ws"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := connect(t, s.address)
			response := w.shakeHands(c.header)
			got := response.Header.Get("Sec-WebSocket-Protocol")
			if response.StatusCode != http.StatusSwitchingProtocols || got != c.accepted {
				t.Errorf("answered %s %v", response.Status, response.Header)
			}
			s.sees(w, steps(`< close 4406`))
		})
	}
}

func TestAHandshakeIsAccepted(t *testing.T) {
	s := newStage(t, settings{})
	for _, c := range []struct {
		name    string
		headers []string
	}{
		{"of a program", []string{ourProtocol}},
		{"with the subprotocol among others", []string{"Sec-WebSocket-Protocol: mqtt , graphql-transport-ws"}},
		{"with the subprotocol in a second header", []string{"Sec-WebSocket-Protocol: graphql-ws", ourProtocol}},
		{"that would like to compress", []string{ourProtocol, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := connect(t, s.address)
			response := w.shakeHands(c.headers...)
			if response.StatusCode != http.StatusSwitchingProtocols ||
				response.Header.Get("Sec-WebSocket-Protocol") != "graphql-transport-ws" ||
				response.Header.Get("Sec-WebSocket-Accept") != "ICX+Yqv66kxgM0FcWaLWlFLwTAI=" ||
				response.Header.Get("Sec-WebSocket-Extensions") != "" {
				t.Errorf("answered %s %v", response.Status, response.Header)
			}
			s.sees(w, steps(hello, welcome, ask, told, over))
		})
	}
}

// Java's client offers HTTP/2 with each request, and expects an ordinary answer.
func TestAnOfferOfAnotherProtocolIsIgnored(t *testing.T) {
	s := newStage(t, settings{})
	for _, method := range []string{"GET", "POST"} {
		r := s.request(t, method, "/graphql?query=%7Bviewer%7Bname%7D%7D", `{"query":"{ viewer { name } }"}`, "Upgrade: h2c",
			"Connection: Upgrade, HTTP2-Settings", "HTTP2-Settings: AAMAAABk", asJSON)
		if body, _ := io.ReadAll(r.in); r.StatusCode != http.StatusOK || !strings.Contains(string(body), "viewer") {
			t.Errorf("answered %s %s", r.Status, body)
		}
	}
}

// What a client has sent before it heard that it may is not lost.
func TestMessagesMayComeTogetherWithTheHandshake(t *testing.T) {
	s := newStage(t, settings{})
	w := connect(t, s.address)
	// Longer than any buffer on the way.
	query := `{"id":"1","type":"subscribe","payload":{"query":"{ viewer { name } }","extensions":{"x":"` +
		strings.Repeat("x", 10_000) + `"}}}`
	early := append(frameOf(true, opText, `{"type":"connection_init"}`), frameOf(true, opText, query)...)
	w.raw(append([]byte(fmt.Sprintf(handshake, s.address)+ourProtocol+"\r\n\r\n"), early...))
	response, err := http.ReadResponse(w.in, nil)
	if err != nil || response.StatusCode != http.StatusSwitchingProtocols {
		t.Fatal(response, err)
	}
	s.sees(w, steps(welcome, told, over))
}
