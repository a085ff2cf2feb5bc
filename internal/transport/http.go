package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// HTTP answers queries and mutations sent by POST, and queries sent by GET.
type HTTP struct {
	// MaxBody is the largest body in bytes.
	MaxBody int64
}

// Supports tells whether r is for this transport: everything that no other takes.
func (HTTP) Supports(*http.Request) bool { return true }

// Do answers one request.
func (h HTTP) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	media := accepted(r.Header.Values("Accept"))
	if media == "" {
		refuse(w, mediaJSON, http.StatusNotAcceptable, "BAD_USER_INPUT", "This address answers application/graphql-response+json and application/json.")
		return
	}
	var params *graphql.RawParams
	switch {
	case r.Header.Get("Upgrade") != "":
		refuse(w, media, http.StatusBadRequest, "BAD_USER_INPUT", "This address does not change protocols.")
	case r.Method == http.MethodPost:
		params = h.readPost(w, r, media)
	case r.Method == http.MethodGet:
		params = readGet(w, r, media)
	default:
		w.Header().Set("Allow", "GET, POST")
		refuse(w, media, http.StatusMethodNotAllowed, "BAD_USER_INPUT", "Use POST, or GET for queries.")
	}
	if params != nil {
		run(w, r, exec, params, media)
	}
}

func run(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams, media string) {
	ctx := r.Context()
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	operation, errs := exec.CreateOperationContext(ctx, params)
	if errs != nil {
		response := exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs)
		write(w, media, requestErrorStatus(media), answer{Errors: response.Errors, Extensions: response.Extensions})
		return
	}
	if r.Method == http.MethodGet && operation.Operation.Operation != ast.Query {
		w.Header().Set("Allow", "POST")
		refuse(w, media, http.StatusMethodNotAllowed, "BAD_USER_INPUT", "GET is for queries. Use POST.")
		return
	}
	responses, ctx := exec.DispatchOperation(ctx, operation)
	response := responses(ctx)
	if response == nil { // the client went away
		return
	}
	data := response.Data
	if data == nil {
		data = json.RawMessage("null")
	}
	write(w, media, http.StatusOK, answer{Errors: response.Errors, Data: data, Extensions: response.Extensions})
}

// requestErrorStatus is the status of a well-formed request that cannot be run:
// clients of the older media type expect 200.
func requestErrorStatus(media string) int {
	if media == mediaJSON {
		return http.StatusOK
	}
	return http.StatusBadRequest
}

func (h HTTP) readPost(w http.ResponseWriter, r *http.Request, media string) *graphql.RawParams {
	contentType, options, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := options["charset"]; err != nil || contentType != "application/json" || charset != "" && !isUTF8(charset) {
		refuse(w, media, http.StatusUnsupportedMediaType, "BAD_USER_INPUT", "Send application/json in UTF-8.")
		return nil
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, h.MaxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		refuse(w, media, http.StatusRequestEntityTooLarge, "PAYLOAD_TOO_LARGE", "The request is too large.")
		return nil
	case err != nil:
		refuse(w, media, http.StatusBadRequest, "BAD_USER_INPUT", "The request's body could not be read.")
		return nil
	}
	return decode(w, media, body)
}

func isUTF8(charset string) bool {
	return bytes.EqualFold([]byte(charset), []byte("utf-8")) || bytes.EqualFold([]byte(charset), []byte("utf8"))
}

func readGet(w http.ResponseWriter, r *http.Request, media string) *graphql.RawParams {
	query := r.URL.Query()
	params := map[string]json.RawMessage{}
	for _, name := range []string{"query", "operationName"} {
		if query.Has(name) {
			params[name], _ = json.Marshal(query.Get(name))
		}
	}
	for _, name := range []string{"variables", "extensions"} {
		if text := query.Get(name); text != "" {
			params[name] = json.RawMessage(text)
		}
	}
	body, err := json.Marshal(params)
	if err != nil {
		refuse(w, media, http.StatusBadRequest, "BAD_USER_INPUT", "variables and extensions must be JSON objects.")
		return nil
	}
	return decode(w, media, body)
}

// decode reads the request's parameters. What is wrong is told without showing
// what was sent.
func decode(w http.ResponseWriter, media string, body []byte) *graphql.RawParams {
	var sent struct {
		Query         *string        `json:"query"`
		OperationName *string        `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
	}
	// Numbers stay text until a field's type says what they are.
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	err := decoder.Decode(&sent)
	_, rest := decoder.Token()
	var wrongType *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrongType) && wrongType.Field != "":
		refuse(w, media, http.StatusBadRequest, "BAD_USER_INPUT", wrongType.Field+" has the wrong type.")
		return nil
	case err != nil || !errors.Is(rest, io.EOF):
		refuse(w, media, http.StatusBadRequest, "BAD_USER_INPUT", "The request is not a JSON object.")
		return nil
	case sent.Query == nil || *sent.Query == "":
		refuse(w, media, http.StatusBadRequest, "BAD_USER_INPUT", "query is missing.")
		return nil
	case len(*sent.Query) > maxDocument:
		refuse(w, media, http.StatusBadRequest, "BAD_USER_INPUT", "query is longer than 100,000 bytes. Send long values as variables.")
		return nil
	}
	params := &graphql.RawParams{Query: *sent.Query, Variables: sent.Variables, Extensions: sent.Extensions}
	if sent.OperationName != nil {
		params.OperationName = *sent.OperationName
	}
	return params
}

// answer has data only when the request was run, unlike gqlgen's response.
type answer struct {
	Errors     gqlerror.List   `json:"errors,omitempty"`
	Data       json.RawMessage `json:"data,omitempty"`
	Extensions map[string]any  `json:"extensions,omitempty"`
}

// The bounds of what is told of a bad request, and of its document: validation
// repeats what was sent, and finds as many mistakes as there are.
const (
	maxErrors   = 10
	maxMessage  = 300 // characters
	maxDocument = 100_000
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

// text is the answer as JSON. The data is JSON already and long, so it is put in
// as it is: encoding it again would check and copy every byte of it.
func (a answer) text() ([]byte, error) {
	data := a.Data
	a.Data = nil
	text, err := json.Marshal(a)
	if err != nil || data == nil {
		return text, err
	}
	full := make([]byte, 0, len(data)+len(text)+len(`{"data":,`))
	full = append(append(full, `{"data":`...), data...)
	if len(text) > len("{}") {
		return append(append(full, ','), text[1:]...), nil
	}
	return append(full, '}'), nil
}

func write(w http.ResponseWriter, media string, status int, a answer) {
	a.Errors = brief(a.Errors)
	text, err := a.text()
	if err != nil { // an extension that is no JSON
		status, text = http.StatusInternalServerError, []byte(`{"errors":[{"message":"Something went wrong on the server.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}`)
	}
	header := w.Header()
	header.Set("Content-Type", media+"; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Add("Vary", "Accept")
	w.WriteHeader(status)
	_, _ = w.Write(text) // a client that went away is not told
}

func refuse(w http.ResponseWriter, media string, status int, code, message string) {
	write(w, media, status, answer{Errors: gqlerror.List{{Message: message, Extensions: map[string]any{"code": code}}}})
}

// Refuse answers a request to the API that does not reach GraphQL.
func Refuse(w http.ResponseWriter, r *http.Request, status int, code, message string) {
	media := accepted(r.Header.Values("Accept"))
	if media == "" {
		media = mediaJSON
	}
	refuse(w, media, status, code, message)
}
