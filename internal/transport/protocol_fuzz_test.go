package transport

import (
	"encoding/json"
	"slices"
	"testing"
	"unicode/utf8"
)

// What is taken for a message is JSON in whole and has what its kind needs, and
// what is answered to it is JSON about the same operation.
func FuzzReadMessage(f *testing.F) {
	for _, message := range []string{
		`{"type":"connection_init"}`, `{"type":"connection_init","payload":{"Authorization":"Bearer x"}}`, `{"type":"ping","payload":null}`,
		`{"type":"pong","payload":{"a":[1.50]}}`, `{"type":"complete","id":"1"}`,
		`{"type":"subscribe","id":"\ud800\u0000","payload":{"query":"{ a }","variables":{"a":1}}}`,
		`{"type":"subscribe","id":1}`, `{"type":"next","id":"1"}`, `[]`, `null`, "{\"type\":\"\xff\"}", `{"TYPE":"ping","type":"pong"}`,
		` {"type":"ping"} `,
	} {
		f.Add([]byte(message))
	}
	kinds := []string{messageInit, messagePing, messagePong, messageSubscribe, messageComplete}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, ok := readMessage(data)
		if !ok {
			return
		}
		if !json.Valid(data) || !utf8.Valid(data) || !slices.Contains(kinds, m.kind) {
			t.Fatalf("was taken as %q", m.kind)
		}
		ofOperation := m.kind == messageSubscribe || m.kind == messageComplete
		if ofOperation && m.id == "" || (m.kind == messageSubscribe) != (m.params != nil) || m.params != nil && m.params.Query == "" {
			t.Fatalf("%s was taken as %+v", m.kind, m)
		}
		if pong := pongMessage(m.echo); m.kind == messagePing && !json.Valid(pong) {
			t.Errorf("would be answered %s", pong)
		}
		if !ofOperation {
			return
		}
		for _, answer := range [][]byte{append(append(nextHead(m.id), `{"data":null}`...), '}'),
			errorMessage(m.id, refusal("CODE", m.id)), completeMessage(m.id)} {
			var sent struct{ ID, Type string }
			if err := json.Unmarshal(answer, &sent); err != nil || sent.ID != m.id || sent.Type == "" {
				t.Errorf("the id %q became %q (%v)", m.id, sent.ID, err)
			}
		}
	})
}
