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

	"waybill/internal/quota"
)

// RequestIDHeader has the request's name in the log. It is set on every request that
// comes here, and given to operations with their headers.
const RequestIDHeader = "X-Request-Id"

// HTTP answers operations sent by POST, and queries and subscriptions sent by
// GET. HEAD is GET without the answer's body, which net/http leaves out by itself.
// A client that takes text/event-stream gets Server-Sent Events, see events.go.
type HTTP struct {
	// MaxBody is the largest body in bytes.
	MaxBody int64
	// Bounds are those of all transports together.
	Bounds Bounds
	// Refused is told of each request that gqlgen never sees; nil is not.
	Refused func(r *http.Request, status int, code string)
	// Live opens subscriptions.
	Live Live
	// Streams knows each stream that is open.
	Streams *Streams
	// Times are the stream's; the zero value is DefaultTimes.
	Times Times
}

// Supports tells whether r is for this transport: everything that no other takes.
func (HTTP) Supports(*http.Request) bool { return true }

// Do answers one request.
func (h HTTP) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	x := exchange{HTTP: h, w: w, r: r, accepts: accepted(r.Header.Values("Accept")), caller: h.Bounds.caller(r.Context())}
	if x.accepts.json == "" && !x.accepts.events {
		x.refuse(http.StatusNotAcceptable, "BAD_USER_INPUT",
			"This address answers application/graphql-response+json, application/json and text/event-stream.")
		return
	}
	var body []byte
	hold := h.Bounds.Memory.Open(x.caller)
	defer hold.Release()
	switch {
	case r.Method == http.MethodPost:
		body = x.readPost(hold)
	case r.Method == http.MethodGet || r.Method == http.MethodHead:
		body = x.readGet()
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		x.refuse(http.StatusMethodNotAllowed, "BAD_USER_INPUT", "Use POST, or GET for queries.")
	}
	if body != nil {
		x.run(exec, body, hold)
	}
}

// exchange is one request that is being answered.
type exchange struct {
	HTTP
	w       http.ResponseWriter
	r       *http.Request
	accepts accepts
	caller  string
}

func (x exchange) refuse(status int, code, message string) {
	if x.Refused != nil {
		x.Refused(x.r, status, code)
	}
	refuse(x.w, x.r, x.accepts.refusals(), status, code, message)
}

// run runs the operation in a body, which is held until it is decoded.
func (x exchange) run(exec graphql.GraphExecutor, body []byte, held *quota.Hold) {
	place := x.Bounds.Running.Open(x.caller)
	defer place.Release()
	if !place.Take(1) {
		x.refuseAsBusy()
		return
	}
	params, problem := decode(body)
	held.Release() // what was decoded is bounded, and the operation has its place
	if problem != "" {
		x.refuse(http.StatusBadRequest, "BAD_USER_INPUT", problem)
		return
	}
	ctx, memory := x.Bounds.begin(x.r.Context(), x.caller)
	defer memory.Release()
	params.Headers = x.r.Header
	params.ReadTime = graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	operation, errs := exec.CreateOperationContext(ctx, params)
	if errs != nil {
		x.refuseToRun(exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs))
		return
	}
	kind := operation.Operation.Operation
	switch {
	case x.r.Method != http.MethodPost && kind == ast.Mutation:
		x.w.Header().Set("Allow", "POST")
		x.refuse(http.StatusMethodNotAllowed, "BAD_USER_INPUT", "GET changes nothing. Use POST.")
	case kind == ast.Subscription && !x.accepts.events:
		x.refuse(http.StatusNotAcceptable, "BAD_USER_INPUT",
			"A subscription is answered with events: send Accept: text/event-stream, or use a WebSocket.")
	case kind == ast.Subscription:
		x.stream(x.w, x.r, exec, Request{Operation: operation, Params: params, LastEventID: x.r.Header.Get("Last-Event-ID")}, place.Release)
	default:
		responses, ctx := exec.DispatchOperation(ctx, operation)
		response := responses(ctx)
		place.Release() // while its client takes the answer, others may run
		switch {
		case response == nil: // the client went away
		case x.accepts.stream:
			x.tell(x.w, answerOf(response))
		default:
			x.tellWhen(response.Errors)
			a := answerOf(response)
			a.plain = kind == ast.Mutation
			write(x.w, x.r, x.accepts.json, http.StatusOK, a)
		}
	}
}

func (x exchange) refuseAsBusy() {
	if x.Refused != nil {
		x.Refused(x.r, http.StatusServiceUnavailable, "OVERLOADED")
	}
	x.refuseToRun(tooMuch)
}

// refuseToRun answers a request that is well-formed and was not run.
func (x exchange) refuseToRun(response *graphql.Response) {
	x.tellWhen(response.Errors)
	if x.accepts.stream {
		x.tell(x.w, notRun(response))
		return
	}
	write(x.w, x.r, x.accepts.json, statusOf(x.accepts.json, response.Errors), notRun(response))
}

// tellWhen tells after how many seconds it makes sense to try again, if an error does.
func (x exchange) tellWhen(errs gqlerror.List) {
	for _, err := range errs {
		if seconds, told := err.Extensions[retryAfter].(int); told {
			x.w.Header().Set("Retry-After", strconv.Itoa(seconds))
		}
	}
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

// readPost is the body of a POST; nil when it was refused.
func (x exchange) readPost(hold *quota.Hold) (body []byte) {
	contentType, options, err := mime.ParseMediaType(x.r.Header.Get("Content-Type"))
	if charset := options["charset"]; err != nil || contentType != "application/json" || charset != "" && !isUTF8(charset) {
		x.refuse(http.StatusUnsupportedMediaType, "BAD_USER_INPUT", "Send application/json in UTF-8.")
		return nil
	}
	if encoding := x.r.Header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		x.w.Header().Set("Accept-Encoding", "identity")
		x.refuse(http.StatusUnsupportedMediaType, "BAD_USER_INPUT", "Send the body without compression.")
		return nil
	}
	var tooLarge *http.MaxBytesError
	if x.r.ContentLength > x.MaxBody { // so nothing of it needs to be read
		err = &http.MaxBytesError{Limit: x.MaxBody}
	} else {
		body, err = readBody(http.MaxBytesReader(x.w, x.r.Body, x.MaxBody), hold)
	}
	switch {
	case errors.Is(err, ErrNoMemory):
		x.w.Header().Set("Connection", "close")
		x.refuseAsBusy()
	case errors.As(err, &tooLarge):
		x.w.Header().Set("Connection", "close")
		x.refuse(http.StatusRequestEntityTooLarge, "PAYLOAD_TOO_LARGE", fmt.Sprintf("The request is larger than %d bytes.", x.MaxBody))
		finish(x.w, x.r.Body)
	case err != nil:
		x.refuse(http.StatusBadRequest, "BAD_USER_INPUT", "The request's body could not be read.")
	}
	return body
}

func isUTF8(charset string) bool {
	return strings.EqualFold(charset, "utf-8") || strings.EqualFold(charset, "utf8")
}

// readGet is what the body of the same POST would be; nil when it was refused.
func (x exchange) readGet() []byte {
	query := x.r.URL.Query()
	params := map[string]json.RawMessage{}
	for _, name := range []string{"query", "operationName", "documentId"} {
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
		x.refuse(http.StatusBadRequest, "BAD_USER_INPUT", "variables and extensions must be JSON objects.")
		return nil
	}
	return body
}
