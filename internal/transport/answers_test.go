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
)

func TestAnAnswerTakesRoomUntilItIsTaken(t *testing.T) {
	a := NewAnswers(200_000, 4*answerStep)
	_, first := a.room(t.Context(), "ada")
	for range 10 { // a little at a time
		if !first.Grow(freeAnswer / 10) {
			t.Fatal("the first bytes are not free")
		}
	}
	if held := a.all.Held(); held != 0 {
		t.Errorf("%d bytes are held of a short one", held)
	}
	if !first.Grow(2*answerStep) || a.all.Held() < answerStep || a.all.Held() > 2*answerStep {
		t.Errorf("%v, %d bytes are held", first.Err(), a.all.Held())
	}
	_, second := a.room(t.Context(), "ada")
	if second.Grow(answerStep) || second.Err() != ErrNoAnswerRoom || second.Grow(0) {
		t.Errorf("one caller has more than half: %v", second.Err())
	}
	_, other := a.room(t.Context(), "grace")
	if !other.Grow(answerStep) {
		t.Errorf("others have none: %v", other.Err())
	}
	first.leave()
	first.leave() // which changes nothing
	other.leave()
	second.leave()
	if held := a.all.Held(); held != 0 {
		t.Errorf("%d bytes are held by nobody", held)
	}
	_, long := a.room(t.Context(), "ada")
	if long.Grow(200_001) || long.Err() != ErrAnswerTooLong {
		t.Errorf("one that is too long: %v", long.Err())
	}
	ctx, none := (*Answers)(nil).room(t.Context(), "ada")
	if !none.Grow(1<<40) || none.Err() != nil || RoomOf(ctx) != nil {
		t.Error("one without bounds has a bound")
	}
	none.leave()
}

func TestOneCallerMayRunHalfOfWhatMayRun(t *testing.T) {
	for most, share := range map[int]int{1: 1, 2: 1, 5: 3, 500: 250} {
		r := NewRunning(most)
		var done []func()
		for range share {
			end, ok := r.begin("ada")
			if !ok {
				t.Fatalf("of %d, %d are too many", most, len(done)+1)
			}
			done = append(done, end)
		}
		if _, ok := r.begin("ada"); ok {
			t.Errorf("of %d, one caller has more than %d", most, share)
		}
		if _, ok := r.begin("grace"); ok != (most > share) {
			t.Errorf("of %d, others may run: %t", most, ok)
		}
		done[0]()
		done[0]() // which changes nothing
		if _, ok := r.begin("ada"); !ok {
			t.Errorf("of %d, no place came back", most)
		}
		if _, ok := r.begin("ada"); ok {
			t.Errorf("of %d, two places came back for one", most)
		}
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
	h := HTTP{MaxBody: 1_000, Bounds: Bounds{Running: NewRunning(1), Bodies: NewBodies(1 << 20), Answers: NewAnswers(1<<20, 1<<20)}}
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
	text, err := notRun(&graphql.Response{Errors: gqlerror.List{{Message: long, Path: ast.Path{ast.PathName("a"), ast.PathIndex(1), ast.PathName(long)},
		Extensions: map[string]any{"argument": long, "retryAfter": 1}}}}).text()
	if err != nil || len(text) > 1_500 || !json.Valid(text) {
		t.Errorf("%d bytes: %.2000s, %v", len(text), text, err)
	}
}
