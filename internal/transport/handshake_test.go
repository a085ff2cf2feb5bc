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
	s := newStage(t, settings{})
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
			if response.StatusCode != c.status || response.Header.Get("Content-Type") != "application/json; charset=utf-8" ||
				response.Header.Get("Upgrade") != "" {
				t.Errorf("answered %s %v", response.Status, response.Header)
			}
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
