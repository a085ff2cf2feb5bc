package transport

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// answer has data only when the request was run, unlike gqlgen's response.
type answer struct {
	Errors     gqlerror.List   `json:"errors,omitempty"`
	Data       json.RawMessage `json:"data,omitempty"`
	Extensions map[string]any  `json:"extensions,omitempty"`

	// plain is never compressed: it may hold a secret, such as a new token, beside words
	// that somebody else chose, and the length of the two together could betray it.
	plain bool
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

// maxMessage is the longest message of an error, and the longest name in its path, in
// characters: validation repeats what was sent. How many errors are told is bounded where they are made.
const maxMessage = 300

func brief(errs gqlerror.List) gqlerror.List {
	for _, err := range errs {
		err.Message = short(err.Message)
		for i, step := range err.Path {
			if name, ok := step.(ast.PathName); ok && len(name) > maxMessage {
				err.Path[i] = ast.PathName(short(string(name)))
			}
		}
		for key, value := range err.Extensions {
			if text, ok := value.(string); ok && len(text) > maxMessage {
				err.Extensions[key] = short(text)
			}
		}
	}
	return errs
}

// short is a text without its middle, if it is long: what was wrong stands at the
// end, behind what was sent.
func short(text string) string {
	runes := []rune(text)
	if len(runes) <= maxMessage {
		return text
	}
	return string(runes[:maxMessage/2]) + "…" + string(runes[len(runes)-maxMessage/2:])
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

func write(w http.ResponseWriter, r *http.Request, media string, status int, a answer) {
	text, err := a.text()
	if err != nil {
		status = http.StatusInternalServerError
	}
	header := w.Header()
	header.Set("Content-Type", media+"; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Add("Vary", "Accept")
	header.Add("Vary", "Accept-Encoding")
	if !a.plain && len(text) >= worthZipping {
		var coding string
		if text, coding = compressed(text, r); coding != "" {
			header.Set("Content-Encoding", coding)
		}
	}
	header.Set("Content-Length", strconv.Itoa(len(text)))
	w.WriteHeader(status)
	writePatiently(w, text)
}

const (
	// piece is how much of an answer is written at a time, in bytes ...
	piece = 64 << 10
	// ... and patience how long a client may take to accept that.
	patience = 10 * time.Second
)

// writePatiently gives a slow client time, and gives up one that does not read. A
// client that went away is not told.
func writePatiently(w http.ResponseWriter, text []byte) {
	control := http.NewResponseController(w)
	for part := range slices.Chunk(text, piece) {
		_ = control.SetWriteDeadline(time.Now().Add(patience)) // a writer without deadlines is a test's
		if _, err := w.Write(part); err != nil {
			return
		}
	}
}

func refuse(w http.ResponseWriter, r *http.Request, media string, status int, code, message string) {
	write(w, r, media, status, refusal(code, message))
}

func refusal(code, message string) answer {
	return answer{Errors: gqlerror.List{{Message: message, Extensions: map[string]any{"code": code}}}}
}

// Refuse answers a request to the API that does not reach GraphQL.
func Refuse(w http.ResponseWriter, r *http.Request, status int, code, message string) {
	refuse(w, r, accepted(r.Header.Values("Accept")).refusals(), status, code, message)
}
