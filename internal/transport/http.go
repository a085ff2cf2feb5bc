package transport

import (
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// HTTP answers operations sent by POST, and queries and subscriptions sent by
// GET. HEAD is GET without the answer's body, which net/http leaves out by itself.
// Who takes text/event-stream gets Server-Sent Events, see events.go.
type HTTP struct {
	// MaxBody is the largest body in bytes.
	MaxBody int64
	// Bodies bounds how much clients may have under way; nil does not.
	Bodies *Bodies
	// Running bounds how many operations run at a time; nil does not.
	Running *Running
	// Live opens subscriptions.
	Live Live
	// Streams hears of each stream that is open.
	Streams *Streams
	// Times are the stream's; the zero value is DefaultTimes.
	Times Times
}

// Supports tells whether r is for this transport: everything that no other takes.
func (HTTP) Supports(*http.Request) bool { return true }

// Do answers one request.
func (h HTTP) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	accepts := accepted(r.Header.Values("Accept"))
	media := accepts.refusals()
	if accepts.json == "" && !accepts.events {
		refuse(w, media, http.StatusNotAcceptable, "BAD_USER_INPUT", "This address answers application/graphql-response+json, application/json and text/event-stream.")
		return
	}
	var params *graphql.RawParams
	switch {
	case r.Method == http.MethodPost:
		params = h.readPost(w, r, accepts)
	case r.Method == http.MethodGet || r.Method == http.MethodHead:
		params = readGet(w, r, media)
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		refuse(w, media, http.StatusMethodNotAllowed, "BAD_USER_INPUT", "Use POST, or GET for queries.")
	}
	if params != nil {
		h.run(w, r, exec, params, accepts)
	}
}

func (h HTTP) run(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams, accepts accepts) {
	ctx := r.Context()
	done, free := h.Running.begin()
	if !free {
		h.refuseToRun(w, accepts, tooMuch)
		return
	}
	defer done() // when the answer was taken, or given up: until then it is in memory
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	operation, errs := exec.CreateOperationContext(ctx, params)
	if errs != nil {
		h.refuseToRun(w, accepts, exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs))
		return
	}
	kind := operation.Operation.Operation
	switch {
	case r.Method != http.MethodPost && kind == ast.Mutation:
		w.Header().Set("Allow", "POST")
		refuse(w, accepts.refusals(), http.StatusMethodNotAllowed, "BAD_USER_INPUT", "GET changes nothing. Use POST.")
	case kind == ast.Subscription && !accepts.events:
		refuse(w, accepts.refusals(), http.StatusNotAcceptable, "BAD_USER_INPUT",
			"A subscription is answered with events: send Accept: text/event-stream, or use a WebSocket.")
	case kind == ast.Subscription:
		h.stream(w, r, exec, Request{Operation: operation, Params: params, LastEventID: r.Header.Get("Last-Event-ID")}, done)
	default:
		responses, ctx := exec.DispatchOperation(ctx, operation)
		response := responses(ctx)
		switch {
		case response == nil: // the client went away
		case accepts.stream:
			h.tell(w, answerOf(response))
		default:
			write(w, accepts.json, http.StatusOK, answerOf(response))
		}
	}
}

// refuseToRun answers a request that is well-formed and was not run.
func (h HTTP) refuseToRun(w http.ResponseWriter, accepts accepts, response *graphql.Response) {
	if accepts.stream {
		h.tell(w, notRun(response))
		return
	}
	for _, err := range response.Errors {
		if seconds, told := err.Extensions[retryAfter].(int); told {
			w.Header().Set("Retry-After", strconv.Itoa(seconds))
		}
	}
	write(w, accepts.json, statusOf(accepts.json, response.Errors), notRun(response))
}

// statusOf is the status of such an answer. Clients of the older media type expect
// 200, save where they came at the wrong time.
func statusOf(media string, errs gqlerror.List) int {
	for _, err := range errs {
		switch err.Extensions["code"] {
		case "RATE_LIMITED":
			return http.StatusTooManyRequests
		case "OVERLOADED":
			return http.StatusServiceUnavailable
		}
	}
	if media == mediaJSON {
		return http.StatusOK
	}
	return http.StatusBadRequest
}

func (h HTTP) readPost(w http.ResponseWriter, r *http.Request, accepts accepts) *graphql.RawParams {
	media := accepts.refusals()
	contentType, options, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := options["charset"]; err != nil || contentType != "application/json" || charset != "" && !isUTF8(charset) {
		refuse(w, media, http.StatusUnsupportedMediaType, "BAD_USER_INPUT", "Send application/json in UTF-8.")
		return nil
	}
	if encoding := r.Header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		w.Header().Set("Accept-Encoding", "identity")
		refuse(w, media, http.StatusUnsupportedMediaType, "BAD_USER_INPUT", "Send the body without compression.")
		return nil
	}
	var body []byte
	var tooLarge *http.MaxBytesError
	if r.ContentLength > h.MaxBody { // so nothing of it needs to be read
		err = &http.MaxBytesError{Limit: h.MaxBody}
	} else {
		body, err = h.Bodies.read(http.MaxBytesReader(w, r.Body, h.MaxBody))
	}
	switch {
	case errors.Is(err, errNoRoom):
		w.Header().Set("Connection", "close")
		h.refuseToRun(w, accepts, tooMuch)
		return nil
	case errors.As(err, &tooLarge):
		w.Header().Set("Connection", "close")
		refuse(w, media, http.StatusRequestEntityTooLarge, "PAYLOAD_TOO_LARGE", fmt.Sprintf("The request is larger than %d bytes.", h.MaxBody))
		letFinish(w, r.Body)
		return nil
	case err != nil:
		refuse(w, media, http.StatusBadRequest, "BAD_USER_INPUT", "The request's body could not be read.")
		return nil
	}
	return decodeOrRefuse(w, media, body)
}

func isUTF8(charset string) bool {
	return strings.EqualFold(charset, "utf-8") || strings.EqualFold(charset, "utf8")
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
	return decodeOrRefuse(w, media, body)
}

func decodeOrRefuse(w http.ResponseWriter, media string, body []byte) *graphql.RawParams {
	params, problem := decode(body)
	if problem != "" {
		refuse(w, media, http.StatusBadRequest, "BAD_USER_INPUT", problem)
	}
	return params
}
