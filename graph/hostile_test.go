package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/coder/websocket"

	"waybill/internal/hostile"
)

// What is meant to hurt is refused in a short answer, without reading the store.
// How long that takes is for `go test -bench Hostile ./bench` to tell.
func TestWhatIsMeantToHurtIsRefused(t *testing.T) {
	s := busyShop(t, 1)
	before := s.contents()
	for _, request := range hostile.Corpus() {
		t.Run(request.Name, func(t *testing.T) {
			s := s.in(t)
			s.log.forget()
			a := s.send(request.Body, "Accept", "application/graphql-response+json")
			if a.Status != request.Status || a.Data != nil || len(a.Raw) > 10_000 {
				t.Errorf("status %d, want %d; %d bytes: %.300s", a.Status, request.Status, len(a.Raw), a.Raw)
			}
			if len(a.Errors) == 0 || len(a.Errors) > 10 {
				t.Errorf("%d errors: %.300s", len(a.Errors), a.Raw)
			}
			for _, e := range a.Errors {
				if !slices.Contains(request.Codes, fmt.Sprint(e.Extensions["code"])) {
					t.Errorf("the code is %v, want one of %v: %s", e.Extensions["code"], request.Codes, e.Message)
				}
			}
			if reads, logged := s.log.last("reads"); logged && reads.Int64() != 0 {
				t.Errorf("the store was read: %s", s.log.written())
			}
		})
	}
	if s.contents() != before {
		t.Error("something was written")
	}
}

// Most of the corpus must fall to the guard, before validation, which takes
// longer; what comes through is bounded by what the guard lets through.
func TestWhatIsMeantToHurtIsRefusedBeforeValidation(t *testing.T) {
	validated := []string{"circular introspection", "240 undefined variables", "490 unknown fields"}
	s := newShop(t)
	for _, request := range hostile.Corpus() {
		a := s.send(request.Body)
		got := strings.Contains(string(a.Raw), "GRAPHQL_VALIDATION_FAILED") && !strings.Contains(string(a.Raw), "spreads itself") &&
			!strings.Contains(string(a.Raw), "so long a name") && !strings.Contains(string(a.Raw), "There is no type")
		if want := slices.Contains(validated, request.Name); got != want {
			t.Errorf("%s: validated %t, want %t: %.200s", request.Name, got, want, a.Raw)
		}
	}
}

// The same goes for a client that asks for events, where there is no status.
func TestWhatIsMeantToHurtIsRefusedWithinAStream(t *testing.T) {
	s := newShop(t)
	for _, request := range hostile.Corpus() {
		w := s.post(request.Body, "Accept", "text/event-stream")
		if text := w.Body.String(); len(text) > 10_000 || !strings.Contains(text, `"errors"`) {
			t.Errorf("%s: %d bytes: %.300s", request.Name, len(text), text)
		}
	}
}

// And for one that has a WebSocket, which ends with what is no message or too large.
func TestWhatIsMeantToHurtIsRefusedOverAWebSocket(t *testing.T) {
	s := busyShop(t, 1)
	url, before := s.live(), s.contents()
	for _, request := range hostile.Corpus() {
		ws := s.dial(url)
		if err := ws.Write(t.Context(), websocket.MessageText,
			slices.Concat([]byte(`{"type":"subscribe","id":"1","payload":`), request.Body,
				[]byte("}"))); err != nil {
			t.Fatal(err)
		}
		_, answer, err := ws.Read(t.Context())
		switch code := websocket.CloseStatus(err); {
		case err == nil && (len(answer) > 10_000 || !strings.HasPrefix(string(answer), `{"type":"error","id":"1"`)):
			t.Errorf("%s: %d bytes: %.300s", request.Name, len(answer), answer)
		case err != nil && code != 4400 && code != websocket.StatusMessageTooBig:
			t.Errorf("%s: closed with %d: %v", request.Name, code, err)
		}
		_ = ws.CloseNow()
	}
	if s.contents() != before {
		t.Error("something was written")
	}
}
