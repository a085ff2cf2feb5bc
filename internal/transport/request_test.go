package transport

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// asked answers a request with this body, as long as it is none that can be run. w is
// the answer.
func asked(media string, body []byte) (params *graphql.RawParams, w *httptest.ResponseRecorder) {
	w = httptest.NewRecorder()
	params, problem := decode(body)
	if problem != "" {
		refuse(w, httptest.NewRequest(http.MethodPost, "/graphql", nil), media, http.StatusBadRequest, "BAD_USER_INPUT", problem)
	}
	return params, w
}

func TestBodiesThatAreNoRequestAreRefusedWithoutBeingShown(t *testing.T) {
	for _, c := range []struct{ name, body, says string }{
		{"nothing", ``, "not a JSON object"},
		{"no JSON", `s3cret`, "not a JSON object"},
		{"cut off", `{"query":"{ s3cret }"`, "not a JSON object"},
		{"null", `null`, "query is missing"},
		{"a text", `"s3cret"`, "not a JSON object"},
		{"a number", `5`, "not a JSON object"},
		{"a list", `[]`, "not a JSON object"},
		{"a batch", `[{"query":"{ s3cret }"}]`, "not a JSON object"},
		{"an empty object", `{}`, "query is missing"},
		{"an empty query", `{"query":""}`, "query is missing"},
		{"a query that is null", `{"query":null}`, "query is missing"},
		{"a query that is a number", `{"query":5}`, "query has the wrong type"},
		{"a query that is an object", `{"query":{"s3cret":1}}`, "query has the wrong type"},
		{"an operation name that is a number", `{"query":"{ a }","operationName":5}`, "operationName has the wrong type"},
		{"variables that are a list", `{"query":"{ a }","variables":["s3cret"]}`, "variables has the wrong type"},
		{"variables that are a text", `{"query":"{ a }","variables":"s3cret"}`, "variables has the wrong type"},
		{"extensions that are a number", `{"query":"{ a }","extensions":7}`, "extensions has the wrong type"},
		{"two objects", `{"query":"{ a }"} {"query":"{ s3cret }"}`, "not a JSON object"},
		{"something behind it", `{"query":"{ a }"} s3cret`, "not a JSON object"},
		{"a bracket behind it", `{"query":"{ a }"}]`, "not a JSON object"},
		{"a brace behind it", `{"query":"{ a }"}}`, "not a JSON object"},
		{"a byte order mark", "\ufeff" + `{"query":"{ a }"}`, "not a JSON object"},
	} {
		t.Run(c.name, func(t *testing.T) {
			params, w := asked(mediaGraphQL, []byte(c.body))
			if params != nil {
				t.Fatalf("was taken as %+v", params)
			}
			body := w.Body.String()
			if w.Code != http.StatusBadRequest || !strings.Contains(body, c.says) || strings.Contains(body, "s3cret") ||
				strings.Contains(body, `"data"`) {
				t.Errorf("status %d: %s", w.Code, body)
			}
		})
	}
}

func TestARequestIsReadAsItWasSent(t *testing.T) {
	body := ` {"query":"{ a }","operationName":"B","variables":{"n":12345678901234567890,"x":null},"extensions":{"e":[1]},"other":true} `
	params, w := asked(mediaJSON, []byte(body))
	if params == nil {
		t.Fatal(w.Body.String())
	}
	// A number keeps all its digits until a field's type says what it is.
	if params.Query != "{ a }" || params.OperationName != "B" || params.Variables["n"] != json.Number("12345678901234567890") ||
		params.Extensions["e"] == nil {
		t.Errorf("%+v", params)
	}
	if _, given := params.Variables["x"]; !given {
		t.Error("a variable that is null was taken for left out")
	}
}

// What is taken as a request is a JSON object in whole, and reading it again
// from what was understood gives the same.
func FuzzRequest(f *testing.F) {
	for _, body := range []string{
		`{"query":"{ a }"}`, `{"query":"{ a }","operationName":null,"variables":{"a":[1.50,{"b":null}]},"extensions":{}}`, `{"query":5}`,
		`[]`, `null`, `{"query":"{ a }"}]`,
		`{"query":"\ud800"}`, "{\"query\":\"\xff\"}", `{"QUERY":"{ a }"}`, `{"query":"a","query":"b"}`, strings.Repeat("[", 20_000),
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		params, w := asked(mediaGraphQL, body)
		if params == nil {
			if w.Code != http.StatusBadRequest || !json.Valid(w.Body.Bytes()) {
				t.Errorf("status %d: %s", w.Code, w.Body)
			}
			return
		}
		if !json.Valid(body) {
			t.Errorf("no JSON, but taken as %+v", params)
		}
		sent := map[string]any{"query": params.Query, "operationName": params.OperationName, "variables": params.Variables,
			"extensions": params.Extensions}
		first, err := json.Marshal(sent)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := asked(mediaGraphQL, first)
		if again == nil {
			t.Fatalf("not taken a second time: %s", first)
		}
		sent["query"], sent["operationName"], sent["variables"], sent["extensions"] = again.Query, again.OperationName, again.Variables,
			again.Extensions
		if second, err := json.Marshal(sent); err != nil || string(second) != string(first) {
			t.Errorf("%s\nbecame %s (%v)", first, second, err)
		}
	})
}

// brokenBody fails as a connection does that is cut off.
type brokenBody struct{}

func (brokenBody) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
func (brokenBody) Close() error             { return nil }

func TestABodyThatBreaksOffIsRefused(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/graphql", brokenBody{})
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	HTTP{MaxBody: 10}.Do(w, r, nil)
	if w.Code != http.StatusBadRequest {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
}

func TestABodyIsReadUpToItsLimit(t *testing.T) {
	for size, want := range map[int]int{10: http.StatusBadRequest, 11: http.StatusRequestEntityTooLarge,
		1 << 20: http.StatusRequestEntityTooLarge} {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(strings.Repeat("x", size)))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		HTTP{MaxBody: 10}.Do(w, r, nil)
		if w.Code != want {
			t.Errorf("%d bytes: status %d: %s", size, w.Code, w.Body)
		}
	}
}
