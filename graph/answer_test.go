package graph_test

import (
	"net/http"
	"strings"
	"testing"

	"waybill/graph"
)

// What an operation costs does not tell how long its answer is: texts may be long.
func TestAnAnswerThatIsTooLongIsRefused(t *testing.T) {
	s := shopWith(t, graph.Limits{MaxAnswer: 20_000})
	id := s.place(m{"note": strings.Repeat("x", 5_000)})
	url := s.live()
	const notes = "{ a: note b: note c: note d: note }"
	refused := func(how, raw string) {
		t.Helper()
		if len(raw) > 1_000 || !strings.Contains(raw, "COMPLEXITY_LIMIT_EXCEEDED") || !strings.Contains(raw, "longer than 20000 bytes") || strings.Contains(raw, "xxx") {
			t.Errorf("%s: answered %.300s", how, raw)
		}
	}
	s.must(`{ orders { nodes { a: note b: note c: note } } }`, nil)
	refused("one field", string(s.ask("{ orders { nodes "+notes+" } }", nil).Raw))
	refused("several fields", string(s.ask("{ one: order(id: \""+id+"\") { note a: note } two: order(id: \""+id+"\") { note a: note } }", nil).Raw))
	refused("as events", s.post(asJSON(t, m{"query": "{ orders { nodes " + notes + " } }"}), "Accept", "text/event-stream").Body.String())
	ws := s.dial(url)
	refused("over a WebSocket", s.over(ws, "{ orders { nodes "+notes+" } }"))
	told := s.listen(url, "subscription { orderEvents { order "+notes+" } }", nil)

	// A change is not taken back because its answer is too long.
	raw := string(s.ask("mutation($i: AddOrderCommentInput!) { addOrderComment(input: $i) { order "+notes+" } }", m{"i": m{"orderId": id, "body": "Beep."}}).Raw)
	refused("a change", raw)
	if !strings.Contains(raw, "is done, but cannot be shown") {
		t.Errorf("a change: answered %s", raw)
	}
	if all := string(asJSON(t, s.must("query($id: ID!) { order(id: $id) { timeline { nodes { message } } } }", m{"id": id}))); !strings.Contains(all, "Beep.") {
		t.Errorf("the change was not made: %s", all)
	}
	refused("a message", string(asJSON(t, <-told.events)))
}

// Those who do not read their answers must not keep others from theirs.
func TestAnswersThatWaitHaveABoundTogether(t *testing.T) {
	s := shopWith(t, graph.Limits{MaxAnswer: 100_000, MaxMemory: 64 << 10})
	s.place(m{"note": strings.Repeat("x", 5_000)})
	long := "{ orders { nodes { a: note b: note c: note d: note } } }"
	a := s.ask(long, nil) // half of it is one caller's, which is less than is taken at a time
	if a.Status != http.StatusOK || a.Errors[0].Extensions["code"] != "OVERLOADED" {
		t.Errorf("status %d: %.300s", a.Status, a.Raw)
	}
	s.must("{ orders { nodes { note } } }", nil) // a short one needs none
}
