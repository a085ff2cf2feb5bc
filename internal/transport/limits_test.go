package transport

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestARequestThatIsNestedTooDeepIsRefused(t *testing.T) {
	nested := func(n int) string {
		return `{"query":"{ a }","variables":` + strings.Repeat(`{"a":[`, n/2) + strings.Repeat(`]}`, n/2) + `}`
	}
	for body, refused := range map[string]bool{
		nested(30): false, nested(32): true, nested(9_000): true,
		`{"query":"` + strings.Repeat("{[", 100) + `"}`:         false, // in a text
		`{"query":"\"` + strings.Repeat("{[", 100) + `"}`:       false,
		`{"query":"a\\","b":` + strings.Repeat("[", 100) + `"}`: true,  // the text has ended
		strings.Repeat("[]", 100):                               false, // one after the other; refused for another reason
	} {
		if deepest, _ := measure([]byte(body)); deepest > maxNesting != refused {
			t.Errorf("%.60s: %d deep", body, deepest)
		}
		if _, problem := decode([]byte(body)); refused != strings.Contains(problem, "nested deeper") {
			t.Errorf("%.60s: %q", body, problem)
		}
	}
}

// A value takes much more memory than what is sent for it.
func TestARequestWithTooManyValuesIsRefused(t *testing.T) {
	with := func(value string, n int) string {
		return `{"query":"{ a }","variables":{"a":[` + strings.TrimSuffix(strings.Repeat(value+",", n), ",") + `]}}`
	}
	for body, refused := range map[string]bool{
		with("0", 9_000): false, with("0", 10_001): true, with("{}", 6_000): true,
		with(`{"a":{"b":0}}`, 3_000): false, with(`{"a":{"b":0}}`, 4_000): true,
		with(`",[{"`, 9_000): false, // in a text
	} {
		if _, problem := decode([]byte(body)); refused != strings.Contains(problem, "more than 10,000 values") {
			t.Errorf("%.60s: %q", body, problem)
		}
	}
}

// writer notes the deadlines that are set, and takes each piece.
type writer struct {
	*httptest.ResponseRecorder
	deadlines, pieces []int
}

func (w *writer) SetWriteDeadline(at time.Time) error {
	w.deadlines = append(w.deadlines, len(w.pieces))
	if wait := time.Until(at); wait <= 0 || wait > patience {
		w.deadlines = append(w.deadlines, -1)
	}
	return nil
}

func (w *writer) Write(p []byte) (int, error) {
	w.pieces = append(w.pieces, len(p))
	if len(w.pieces) == 3 {
		return 0, http.ErrHandlerTimeout // the client has gone
	}
	return w.ResponseRecorder.Write(p)
}

func TestEachPieceOfALongAnswerHasADeadline(t *testing.T) {
	w := &writer{ResponseRecorder: httptest.NewRecorder()}
	writePatiently(w, make([]byte, 4*piece))
	if len(w.pieces) != 3 || w.pieces[0] != piece || w.Body.Len() != 2*piece {
		t.Errorf("written as %v", w.pieces)
	}
	if len(w.deadlines) != 3 || w.deadlines[0] != 0 || w.deadlines[1] != 1 || w.deadlines[2] != 2 {
		t.Errorf("deadlines before %v", w.deadlines)
	}
}

func TestAWaitIsToldInWholeSeconds(t *testing.T) {
	for wait, want := range map[time.Duration]int{time.Nanosecond: 1, time.Second: 1, time.Second + 1: 2, 90 * time.Second: 90} {
		if got := Seconds(wait); got != want {
			t.Errorf("%v: %d", wait, got)
		}
	}
}
