package transport

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
)

// The protocol graphql-transport-ws, as the client library graphql-ws describes
// it in its PROTOCOL.md.

// subprotocol is its name in the handshake.
const subprotocol = "graphql-transport-ws"

// The codes that connections are closed with. Those of 4400 and above are the
// protocol's; the reasons begin with the protocol's words, and go on with what to send.
const (
	closeRestart  = websocket.StatusServiceRestart // come back and resume
	closeTryAgain = websocket.StatusTryAgainLater  // come back and resume
	closeInvalid  = websocket.StatusCode(4400)
	closeTooEarly = websocket.StatusCode(4401) // subscribed before it was let in
	closeRefused  = websocket.StatusCode(4403) // clients come back after a pause
	closeProtocol = websocket.StatusCode(4406) // another subprotocol
	closeNoInit   = websocket.StatusCode(4408)
	closeTwice    = websocket.StatusCode(4409) // an id is in use
	closeReinit   = websocket.StatusCode(4429)
)

// refusedReason goes with closeRefused.
const refusedReason = `Forbidden: send a valid token in connection_init, {"Authorization": "Bearer TOKEN"}`

// The messages that a client may send.
const (
	messageInit      = "connection_init"
	messagePing      = "ping"
	messagePong      = "pong"
	messageSubscribe = "subscribe"
	messageComplete  = "complete"
)

// clientMessage is one that a client sent.
type clientMessage struct {
	kind    string
	id      string                     // of an operation
	payload map[string]json.RawMessage // of connection_init
	params  *graphql.RawParams         // of subscribe
	echo    json.RawMessage            // of ping
}

// readMessage reads a client's message; false when it is none.
func readMessage(data []byte) (clientMessage, bool) {
	var sent struct {
		Type    string          `json:"type"`
		ID      *string         `json:"id"`
		Payload json.RawMessage `json:"payload"`
	}
	if !utf8.Valid(data) || json.Unmarshal(data, &sent) != nil {
		return clientMessage{}, false
	}
	m := clientMessage{kind: sent.Type}
	if sent.ID != nil {
		m.id = *sent.ID
	}
	switch sent.Type {
	case messageInit:
		return m, sent.Payload == nil || json.Unmarshal(sent.Payload, &m.payload) == nil
	case messagePing, messagePong:
		var object map[string]json.RawMessage
		m.echo = sent.Payload
		return m, sent.Payload == nil || json.Unmarshal(sent.Payload, &object) == nil
	case messageComplete:
		return m, m.id != ""
	case messageSubscribe:
		var problem string
		m.params, problem = decode(sent.Payload)
		return m, m.id != "" && problem == ""
	}
	return m, false
}

// The messages that the server sends.

var ackMessage = []byte(`{"type":"connection_ack"}`)

func pongMessage(echo json.RawMessage) []byte {
	if echo == nil {
		return []byte(`{"type":"pong"}`)
	}
	return append(append([]byte(`{"type":"pong","payload":`), echo...), '}')
}

// nextHead is what stands before the payload of each of an operation's messages.
func nextHead(id string) []byte {
	return append(append([]byte(`{"type":"next","id":`), quoted(id)...), `,"payload":`...)
}

// endOfMessage stands behind it.
var endOfMessage = []byte{'}'}

func errorMessage(id string, a answer) []byte {
	errs, err := json.Marshal(brief(a.Errors))
	if err != nil {
		errs = []byte(`[{"message":"Something went wrong on the server.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]`)
	}
	message := append([]byte(`{"type":"error","id":`), quoted(id)...)
	return append(append(append(message, `,"payload":`...), errs...), '}')
}

func completeMessage(id string) []byte {
	return append(append([]byte(`{"type":"complete","id":`), quoted(id)...), '}')
}

// quoted is a text as JSON.
func quoted(s string) []byte {
	text, err := json.Marshal(s)
	if err != nil {
		return []byte(strconv.Quote(s))
	}
	return text
}
