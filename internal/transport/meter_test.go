package transport

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/quota"
)

func TestAnAnswerTakesRoomUntilItIsTaken(t *testing.T) {
	b := Bounds{Memory: quota.Halved(4 * answerStep), MaxAnswer: 200_000}
	begin := func(caller string) (meter *Meter, hold *quota.Hold) {
		b.Begin = func(ctx context.Context, m *Meter) context.Context { meter = m; return ctx }
		_, hold = b.begin(t.Context(), caller)
		return meter, hold
	}
	first, held := begin("ada")
	for range 10 { // a little at a time
		if !first.Add(freeAnswer / 10) {
			t.Fatal("the first bytes are not free")
		}
	}
	if held := b.Memory.Held(); held != 0 {
		t.Errorf("%d bytes are held of a short one", held)
	}
	if !first.Add(2*answerStep) || b.Memory.Held() < answerStep || b.Memory.Held() > 2*answerStep {
		t.Errorf("%v, %d bytes are held", first.Err(), b.Memory.Held())
	}
	second, alsoHeld := begin("ada")
	if second.Add(answerStep) || second.Err() != ErrNoMemory || second.Add(0) {
		t.Errorf("one caller has more than half: %v", second.Err())
	}
	other, othersHeld := begin("grace")
	if !other.Add(answerStep) {
		t.Errorf("others have none: %v", other.Err())
	}
	for _, hold := range []*quota.Hold{held, held, alsoHeld, othersHeld} {
		hold.Release()
	}
	if held := b.Memory.Held(); held != 0 {
		t.Errorf("%d bytes are held by nobody", held)
	}
	long, _ := begin("ada")
	if long.Add(200_001) || long.Err() != ErrAnswerTooLong {
		t.Errorf("one that is too long: %v", long.Err())
	}
	var none *Meter
	if !none.Add(1<<40) || none.Err() != nil {
		t.Error("one without bounds has a bound")
	}
}

// executor answers every operation with the same.
type executor struct{ response graphql.Response }

func (e executor) CreateOperationContext(context.Context, *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	return &graphql.OperationContext{Operation: &ast.OperationDefinition{Operation: ast.Query}}, nil
}

func (e executor) DispatchOperation(ctx context.Context, _ *graphql.OperationContext) (graphql.ResponseHandler, context.Context) {
	return graphql.OneShot(&e.response), ctx
}

func (e executor) DispatchError(context.Context, gqlerror.List) *graphql.Response { return nil }

// slowReader is a client that looks around before it takes its answer.
type slowReader struct {
	*httptest.ResponseRecorder
	look func()
}

func (r *slowReader) Write(p []byte) (int, error) {
	r.look()
	return r.ResponseRecorder.Write(p)
}

// Or few clients that do not read would keep everybody else from asking.
func TestWhoTakesTheirTimeOverAnAnswerKeepsNobodyFromAsking(t *testing.T) {
	h := HTTP{MaxBody: 1_000, Bounds: Bounds{Running: quota.Halved(1), Memory: quota.Halved(2 << 20), MaxAnswer: 1 << 20}}
	ask := func(look func()) {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ a }"}`))
		r.Header.Set("Content-Type", "application/json")
		w := &slowReader{httptest.NewRecorder(), look}
		h.Do(w, r, executor{graphql.Response{Data: json.RawMessage(`{}`)}})
		if w.Code != http.StatusOK {
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
	}
	asked := 0
	ask(func() { ask(func() { asked++ }) })
	if asked != 1 {
		t.Errorf("%d asked meanwhile", asked)
	}
}

// What was sent may come back in an error: as much of it as shows what was meant.
func TestNothingLongComesBackInAnError(t *testing.T) {
	long := strings.Repeat("x", 50_000)
	text, err := notRun(&graphql.Response{Errors: gqlerror.List{{Message: long,
		Path:       ast.Path{ast.PathName("a"), ast.PathIndex(1), ast.PathName(long)},
		Extensions: map[string]any{"argument": long, "retryAfter": 1}}}}).text()
	if err != nil || len(text) > 1_500 || !json.Valid(text) {
		t.Errorf("%d bytes: %.2000s, %v", len(text), text, err)
	}
}
