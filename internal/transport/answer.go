package transport

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// answer has data only when the request was run, unlike gqlgen's response.
type answer struct {
	Errors     gqlerror.List   `json:"errors,omitempty"`
	Data       json.RawMessage `json:"data,omitempty"`
	Extensions map[string]any  `json:"extensions,omitempty"`
}

// answerOf is what a request that was run is answered with.
func answerOf(response *graphql.Response) answer {
	a := answer{Errors: response.Errors, Data: response.Data, Extensions: response.Extensions}
	if a.Data == nil {
		a.Data = json.RawMessage("null")
	}
	return a
}

// notRun is what a request that could not be run is answered with.
func notRun(response *graphql.Response) answer {
	return answer{Errors: response.Errors, Extensions: response.Extensions}
}

// The bounds of what is told of a bad request: validation repeats what was sent,
// and finds as many mistakes as there are.
const (
	maxErrors  = 10
	maxMessage = 300 // characters
)

func brief(errs gqlerror.List) gqlerror.List {
	errs = errs[:min(len(errs), maxErrors)]
	for _, err := range errs {
		if runes := []rune(err.Message); len(runes) > maxMessage {
			// What was wrong stands at the end, behind what was sent.
			err.Message = string(runes[:maxMessage/2]) + "…" + string(runes[len(runes)-maxMessage/2:])
		}
	}
	return errs
}

// brokenAnswer stands for one that cannot be written as JSON.
var brokenAnswer = []byte(`{"errors":[{"message":"Something went wrong on the server.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}`)

// text is the answer as JSON. The data is JSON already and long, so it is put in
// as it is: encoding it again would check and copy every byte of it.
func (a answer) text() ([]byte, error) {
	data := a.Data
	a.Data, a.Errors = nil, brief(a.Errors)
	text, err := json.Marshal(a)
	if err != nil {
		return brokenAnswer, fmt.Errorf("write the answer as JSON: %w", err)
	}
	if data == nil {
		return text, nil
	}
	full := make([]byte, 0, len(data)+len(text)+len(`{"data":,`))
	full = append(append(full, `{"data":`...), data...)
	if len(text) > len("{}") {
		return append(append(full, ','), text[1:]...), nil
	}
	return append(full, '}'), nil
}

// Encode is the answer of an operation that was run, as all transports send it.
func Encode(response *graphql.Response) ([]byte, error) { return answerOf(response).text() }

func write(w http.ResponseWriter, media string, status int, a answer) {
	text, err := a.text()
	if err != nil {
		status = http.StatusInternalServerError
	}
	header := w.Header()
	header.Set("Content-Type", media+"; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Add("Vary", "Accept")
	w.WriteHeader(status)
	_, _ = w.Write(text) // a client that went away is not told
}

func refuse(w http.ResponseWriter, media string, status int, code, message string) {
	write(w, media, status, refusal(code, message))
}

func refusal(code, message string) answer {
	return answer{Errors: gqlerror.List{{Message: message, Extensions: map[string]any{"code": code}}}}
}

// Refuse answers a request to the API that does not reach GraphQL.
func Refuse(w http.ResponseWriter, r *http.Request, status int, code, message string) {
	refuse(w, accepted(r.Header.Values("Accept")).refusals(), status, code, message)
}
