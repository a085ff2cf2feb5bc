package transport_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"waybill/internal/transport"
)

const (
	hello   = `> {"type":"connection_init"}`
	welcome = `< {"type":"connection_ack"}`
	follow  = `> {"id":"%s","type":"subscribe","payload":{"query":"subscription { changes { kind } }"}}`
	heard   = `< {"type":"next","id":"%s","payload":{"data":{"changes":{"kind":"CHANGED"}}}}`
	ask     = `> {"id":"%s","type":"subscribe","payload":{"query":"{ viewer { name } }"}}`
	told    = `< {"type":"next","id":"%s","payload":{"data":{"viewer":{"name":"Ada"}}}}`
	over    = `< {"type":"complete","id":"%s"}`
	stop    = `> {"id":"%s","type":"complete"}`
	// The server handles one message after the other, so a pong shows that it is
	// done with what came before, and that nothing else was sent meanwhile.
	knock  = `> {"type":"ping"}`
	opened = `< {"type":"pong"}`
)

// steps puts the id 1 where none is said.
func steps(all ...string) []string {
	for i, step := range all {
		all[i] = strings.ReplaceAll(step, "%s", "1")
	}
	return all
}

// of is a step about another id.
func of(step, id string) string { return strings.ReplaceAll(step, "%s", id) }

func TestAConversation(t *testing.T) {
	s := newStage(t, settings{})
	for _, c := range []struct {
		name  string
		steps []string
	}{
		{"a query is answered and complete", steps(hello, welcome, ask, told, over)},
		{"a mutation is carried out and complete", steps(hello, welcome,
			`> {"id":"1","type":"subscribe","payload":{"query":"mutation { change }"}}`,
			`< {"type":"next","id":"1","payload":{"data":{"change":1}}}`, over)},
		{"the operation that is named is run", steps(hello, welcome,
			`> {"id":"1","type":"subscribe","payload":{"query":"query A { __typename } query B { viewer { name } `+
				`}","operationName":"B","variables":null,"extensions":null}}`, told, over)},
		{"an error in a part of the answer is part of the answer", steps(hello, welcome,
			`> {"id":"1","type":"subscribe","payload":{"query":"{ broken }"}}`,
			`< {"type":"next","id":"1","payload":{"data":{"broken":null},"errors":[{"message":…`, over)},
		{"a subscription hears what happens, until it is completed",
			steps(hello, welcome, follow, knock, opened, `! happens`, heard, `! happens`, heard,
				stop, knock, opened, `! happens`, knock, opened)},
		{"an id is free again after its complete", steps(hello, welcome, follow, stop, follow, knock, opened, `! happens`, heard,
			stop, ask, told, over, ask, told, over)},
		{"ids are told apart to the letter", steps(hello, welcome, of(follow, "a"), of(ask, "A"), of(told, "A"), of(over, "A"),
			of(ask, "a "), of(told, "a "), of(over, "a "), `! happens`, of(heard, "a"))},
		{"an id may be any text", steps(hello, welcome, of(ask, `\"ü\u0000\\`), of(told, `\"ü\u0000\\`), of(over, `\"ü\u0000\\`))},
		{"completing what is not there is nothing to complain about",
			steps(hello, welcome, stop, of(stop, "never"), ask, told, over, stop, knock, opened)},
		{"what cannot be parsed is an error, without a complete", steps(hello, welcome,
			`> {"id":"1","type":"subscribe","payload":{"query":"{"}}`,
			`< {"type":"error","id":"1","payload":[{"message":"Expected Name, found…`, knock, opened, ask, told, over)},
		{"what is not in the schema is an error, without a complete", steps(hello, welcome,
			`> {"id":"1","type":"subscribe","payload":{"query":"subscription { nothing }"}}`,
			`< {"type":"error","id":"1","payload":[{"message":"Cannot query field…`, knock, opened, ask, told, over)},
		{"a wrong argument is an error, without a complete", steps(hello, welcome,
			`> {"id":"1","type":"subscribe","payload":{"query":"subscription { changes(after: \"x\") { kind } }"}}`,
			`< {"type":"error","id":"1","payload":[{"message":"after: is not a cursor…`, knock, opened, follow, knock, opened,
			`! happens`, heard)},
		{"a ping is answered with what it carries",
			steps(hello, welcome, knock, opened, `> {"type":"ping","payload":{"n":[1.50]}}`, `< {"type":"pong","payload":{"n":[1.50]}}`)},
		{"a ping is answered before the init too", steps(knock, opened, hello, welcome)},
		{"a pong needs no answer", steps(hello, welcome, `> {"type":"pong","payload":{"n":1}}`, `> {"type":"pong"}`, knock, opened)},
		{"a ping of the WebSocket itself is answered", steps(`> ping abc`, `< pong abc`, hello, welcome, `> ping `, `< pong `)},
		{"a message may come in parts, with a ping in between",
			steps(`> begin {"type":`, `> ping x`, `< pong x`, `> more "connection_`, `> more `, `> last init"}`, welcome, ask,
				told, over)},
		{"an init may carry what it likes", steps(`> {"type":"connection_init","payload":{"a":{"b":[1]}}}`, welcome, ask, told, over)},
		{"an init may carry nothing", steps(`> {"type":"connection_init","payload":null}`, welcome, ask, told, over)},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.sees(dial(t, s.address), c.steps)
		})
	}
}

func TestHowAConnectionEnds(t *testing.T) {
	s := newStage(t, settings{})
	for _, c := range []struct {
		name  string
		steps []string
	}{
		{"a subscribe before the init", steps(ask, `< close 4401`)},
		{"a second init", steps(hello, welcome, hello, `< close 4429`)},
		{"a second init before the answer to the first", steps(hello, hello, welcome, `< close 4429`)},
		{"an id that is in use", steps(hello, welcome, follow, follow, `< close 4409`)},
		{"an id that is in use, for a query", steps(hello, welcome, follow, ask, `< close 4409`)},
		{"a message that is too large",
			steps(hello, welcome, `> {"type":"ping","payload":{"x":"`+strings.Repeat("x", 64<<10)+`"}}`, `< close 1009`)},
		{"a message that is much too large", steps(hello, welcome, `> `+strings.Repeat("x", 4<<20), `< close 1009`)},
		{"a message that is too large in parts", steps(hello, welcome, `> begin `+strings.Repeat("x", 40<<10),
			`> last `+strings.Repeat("x", 40<<10), `< close 1009`)},
		{"a message that is too large, before the init", steps(`> `+strings.Repeat("x", 70<<10), `< close 1009`)},
		{"a frame without a mask", steps(hello, welcome, `> bare {"type":"ping"}`, `< close 1002`)},
		{"a frame of no known kind", steps(hello, welcome, `> odd x`, `< close 1002`)},
		{"a part without a beginning", steps(hello, welcome, `> last x`, `< close 1002`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.sees(dial(t, s.address), c.steps)
		})
	}
	for name, message := range map[string]string{
		"no JSON":                          `> hello`,
		"nothing":                          `> `,
		"JSON that breaks off":             `> {"type":"ping"`,
		"two messages in one":              `> {"type":"ping"} {"type":"ping"}`,
		"a list":                           `> [{"type":"ping"}]`,
		"null":                             `> null`,
		"a text":                           `> "ping"`,
		"a message of bytes":               `> binary {"type":"ping"}`,
		"bytes that are no UTF-8":          "> {\"type\":\"ping\",\"payload\":{\"x\":\"\xff\"}}",
		"an overlong encoding":             "> {\"type\":\"ping\",\"payload\":{\"x\":\"\xc0\xaf\"}}",
		"no type":                          `> {"id":"1","payload":{}}`,
		"a type that is null":              `> {"type":null}`,
		"a type that is a number":          `> {"type":1}`,
		"an unknown type":                  `> {"type":"start","id":"1","payload":{"query":"{ viewer { name } }"}}`,
		"a type of the server's":           `> {"type":"next","id":"1","payload":{"data":null}}`,
		"a type in capitals":               `> {"type":"PING"}`,
		"a subscribe without id":           `> {"type":"subscribe","payload":{"query":"{ viewer { name } }"}}`,
		"a subscribe with an empty id":     `> {"id":"","type":"subscribe","payload":{"query":"{ viewer { name } }"}}`,
		"a subscribe whose id is null":     `> {"id":null,"type":"subscribe","payload":{"query":"{ viewer { name } }"}}`,
		"a subscribe whose id is a number": `> {"id":1,"type":"subscribe","payload":{"query":"{ viewer { name } }"}}`,
		"a subscribe without payload":      `> {"id":"1","type":"subscribe"}`,
		"a subscribe with null":            `> {"id":"1","type":"subscribe","payload":null}`,
		"a subscribe with a text":          `> {"id":"1","type":"subscribe","payload":"{ viewer { name } }"}`,
		"a subscribe with a list":          `> {"id":"1","type":"subscribe","payload":[{"query":"{ viewer { name } }"}]}`,
		"a subscribe without query":        `> {"id":"1","type":"subscribe","payload":{"operationName":"A"}}`,
		"a subscribe with an empty query":  `> {"id":"1","type":"subscribe","payload":{"query":""}}`,
		"a query that is a number":         `> {"id":"1","type":"subscribe","payload":{"query":1}}`,
		"variables that are a list":        `> {"id":"1","type":"subscribe","payload":{"query":"{ viewer { name } }","variables":[]}}`,
		"a complete without id":            `> {"type":"complete"}`,
		"a complete with an empty id":      `> {"id":"","type":"complete"}`,
		"a complete whose id is a number":  `> {"id":1,"type":"complete"}`,
		"a ping with a list":               `> {"type":"ping","payload":[]}`,
		"a pong with a text":               `> {"type":"pong","payload":"x"}`,
	} {
		t.Run(name, func(t *testing.T) {
			s.sees(dial(t, s.address), steps(hello, welcome, message, `< close 4400`))
			s.sees(dial(t, s.address), steps(message, `< close 4400`))
		})
	}
	for name, payload := range map[string]string{"a text": `"Bearer x"`, "a list": `["x"]`, "a number": `1`, "true": `true`} {
		t.Run("an init whose payload is "+name, func(t *testing.T) {
			s.sees(dial(t, s.address), steps(`> {"type":"connection_init","payload":`+payload+`}`, `< close 4400`))
		})
	}
}

func TestWhoDoesNotIntroduceItselfIsShownOut(t *testing.T) {
	times := transport.DefaultTimes
	times.Init = 50 * time.Millisecond
	s := newStage(t, settings{times: times})
	s.sees(dial(t, s.address), steps(`< close 4408`))
	// To talk of something else does not count.
	s.sees(dial(t, s.address), steps(knock, opened, `< close 4408`))
}

// The token may be in the handshake or in what the client says first: both are shown as they came.
func TestOnlyWhoIsKnownMayStay(t *testing.T) {
	s := newStage(t, settings{})
	s.signIn = func(r *http.Request, payload map[string]json.RawMessage) bool {
		return r.Header.Get("Authorization") == "Bearer s3cret" || string(payload["Authorization"]) == `"Bearer s3cret"`
	}
	for _, c := range []struct {
		name    string
		headers []string
		steps   []string
	}{
		{"no payload", nil, steps(hello, `< close 4403`)},
		{"another payload", nil, steps(`> {"type":"connection_init","payload":{"authorization":["Bearer s3cret"]}}`, `< close 4403`)},
		{"another handshake", []string{"Authorization: Bearer wrong"}, steps(hello, `< close 4403`)},
		{"the token", nil, steps(`> {"type":"connection_init","payload":{"Authorization":"Bearer s3cret"}}`, welcome, ask, told, over)},
		{"the token in the handshake", []string{"Authorization: Bearer s3cret"}, steps(hello, welcome, ask, told, over)},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.sees(dial(t, s.address, c.headers...), c.steps)
		})
	}
}

func TestOneConnectionHasOnlySoManyOperations(t *testing.T) {
	s := newStage(t, settings{})
	w := join(t, s.address)
	for i := range 100 {
		s.sees(w, steps(of(follow, fmt.Sprint(i))))
	}
	s.sees(w, steps(of(follow, "one too many"), `< {"type":"error","id":"one too many","payload":[{"message":"Too many `+
		`operations are open in this connection.","extensions":{"code":"RATE_LIMITED","retryAfter":1}}]}`))
	s.sees(w, steps(of(ask, "one too many"), `< {"type":"error","id":"one too many",…`, knock, opened))
	s.happen()
	hears := func(ids ...string) {
		t.Helper()
		left := map[string]bool{}
		for _, id := range ids {
			_, message, _ := strings.Cut(of(heard, id), " ")
			left[message] = true
		}
		for range ids {
			if _, got, err := w.read(); !left[got] {
				t.Fatalf("heard %q (%v)", got, err)
			} else {
				delete(left, got)
			}
		}
	}
	var all []string
	for i := range 100 {
		all = append(all, fmt.Sprint(i))
	}
	hears(all...)
	// Where one ends, another may begin.
	s.sees(w, steps(of(stop, "7"), of(follow, "next"), knock, opened))
	all[7] = "next"
	s.happen()
	hears(all...)
}
