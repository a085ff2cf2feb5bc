package transport

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// operation is what a client has subscribed to, in the protocol's words: a query,
// a mutation or a subscription.
type operation struct {
	connection *connection
	caller     string
	id         string
	head       []byte // of each message with an answer
	stream     Stream // nil for queries and mutations
	ended      bool   // the client knows, or does not want to
	working    int    // goroutines that may send something for it
}

// subscribe begins an operation. Before the next message is read, a subscription
// is open: it is told of a mutation that its client sends right after.
func (c *connection) subscribe(id string, params *graphql.RawParams) (code websocket.StatusCode, reason string) {
	if c.request != nil {
		return closeTooEarly, "Unauthorized: send connection_init first, and wait for connection_ack"
	}
	// A connection outlives a token that is revoked, but nothing begins in it.
	if c.t.StillIn != nil {
		switch isIn, err := c.t.StillIn(c.ctx); {
		case err != nil:
			return closeTryAgain, "Try again later"
		case !isIn:
			return closeRefused, refusedReason
		}
	}
	op := &operation{connection: c, id: id, head: nextHead(id), working: 1}
	c.mu.Lock()
	// Or a client could have any number of queries worked at by completing them,
	// and get answers to an earlier operation with the same id.
	for c.closing > 0 && (c.isClosing(id) || len(c.operations) >= c.t.MaxOperations) {
		c.closed.Wait()
	}
	_, twice := c.operations[id]
	ending, full := c.ending, len(c.operations) >= c.t.MaxOperations
	if !twice && !ending && !full {
		c.operations[id] = op
		c.running.Add(1)
	}
	c.mu.Unlock()
	switch {
	case twice:
		return closeTwice, "Subscriber for this id already exists: send another id, or complete it first"
	case ending:
		return 0, "" // the connection is about to close, and then the client asks again
	case full:
		a := refusal("RATE_LIMITED", "Too many operations are open in this connection.")
		a.Errors[0].Extensions[retryAfter] = 1
		c.send(errorMessage(id, a))
		return 0, ""
	}
	// Queries and mutations go on while the next message is read.
	begun := make(chan struct{})
	go c.run(op, params, sync.OnceFunc(func() { close(begun) }))
	<-begun
	return 0, ""
}

func (c *connection) run(op *operation, params *graphql.RawParams, begun func()) {
	defer c.release(op)
	running := sync.OnceFunc(c.running.Done)
	defer running()
	defer begun()
	defer func() { // or the process would end
		if p := recover(); p != nil {
			c.fail(op, c.report(p))
		}
	}()
	caller := c.t.Bounds.caller(c.ctx)
	place := c.t.Bounds.Running.Open(caller)
	defer place.Release()
	if !place.Take(1) {
		c.fail(op, tooMuch)
		return
	}
	ctx, memory := c.t.Bounds.begin(graphql.StartOperationTrace(c.ctx), caller)
	defer memory.Release()
	params.Headers = http.Header{RequestIDHeader: {c.requestID}}
	params.ReadTime = graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	operation, errs := c.exec.CreateOperationContext(ctx, params)
	if errs != nil {
		c.fail(op, c.exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs))
		return
	}
	if operation.Operation.Operation != ast.Subscription {
		begun()
		c.answer(ctx, op, operation, place.Release)
		return
	}
	running() // a subscription ends with its connection, not the other way round
	op.caller = caller
	wake := func() { c.t.Streams.pool().add(op) }
	stream, refused := c.t.Live.Subscribe(ctx, c.exec, Request{Operation: operation, Params: params}, wake)
	place.Release()
	if refused != nil {
		c.fail(op, refused)
		return
	}
	c.mu.Lock()
	op.stream = stream
	ended := op.ended
	c.mu.Unlock()
	if ended { // while it was being opened
		stream.Close()
		return
	}
	begun()
	c.t.Streams.pool().later(op) // it may have much to tell
}

// by is who opened the operation.
func (op *operation) by() string { return op.caller }

// resume goes on with a subscription.
func (op *operation) resume(w *worker) { op.connection.resume(op, w) }

// answer runs a query or mutation. ready is called when only its client has something left
// to do: to take the answer.
func (c *connection) answer(ctx context.Context, op *operation, operation *graphql.OperationContext, ready func()) {
	responses, ctx := c.exec.DispatchOperation(ctx, operation)
	response := responses(ctx)
	ready()
	if response == nil { // the client went away
		return
	}
	text, _ := answerOf(response).text() // what cannot be written says so itself
	if c.next(op, text, nil) && c.finish(op) {
		c.send(completeMessage(op.id))
	}
}

// resume goes on with a subscription that was woken, or has just begun.
func (c *connection) resume(op *operation, w *worker) {
	c.mu.Lock()
	ended := op.ended
	if !ended {
		op.working++
	}
	c.mu.Unlock()
	if !ended {
		defer c.release(op)
		c.pump(op, w)
	}
}

// report has the log told of a panic. The response is for the client.
func (c *connection) report(p any) *graphql.Response {
	ctx := c.who()
	if ctx == nil {
		ctx = context.Background()
	}
	return c.exec.DispatchError(graphql.StartOperationTrace(ctx), gqlerror.List{gqlerror.Wrap(fmt.Errorf("panic: %v", p))})
}

// fail tells what is wrong with an operation. That also completes it.
func (c *connection) fail(op *operation, response *graphql.Response) {
	if c.finish(op) {
		c.send(errorMessage(op.id, notRun(response)))
	}
}

// atATime is how many messages a worker sends for one subscription before it
// looks after the others: one with much to tell must not keep them waiting. It goes on
// among those that catch up.
const atATime = 16

// pump sends what a subscription has to tell, until there is no more for now, or
// others have waited long enough. It runs once at the beginning and once for each wake-up
// call, which come after it found nothing, so never twice at a time.
func (c *connection) pump(op *operation, w *worker) {
	defer func() { // or the process would end
		if p := recover(); p != nil {
			c.report(p)
			w.detach()
			c.close(closeTryAgain, "Try again later")
		}
	}()
	for sent := 0; ; sent++ {
		if w != nil && sent > 0 && (w.detached || sent == atATime) {
			w.pool.later(op) // a worker that waited for the client has left the pool, and goes
			return
		}
		message, err := op.stream.Next(c.ctx)
		switch {
		case err != nil:
			if c.ctx.Err() == nil {
				w.detach()
				c.close(closeTryAgain, "Try again later")
			}
			return
		case message == nil || !c.next(op, message.Payload, w):
			return
		}
	}
}

// next sends one answer, unless the operation has ended.
func (c *connection) next(op *operation, payload []byte, w *worker) bool {
	c.mu.Lock()
	ended := op.ended
	c.mu.Unlock()
	if ended {
		return false
	}
	return c.sendAs(w, op.head, payload, endOfMessage)
}

// finish ends an operation from this side; false when it has ended.
func (c *connection) finish(op *operation) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if op.ended {
		return false
	}
	c.forget(op)
	return true
}

// forget ends an operation. It keeps its place and its id until nobody works at
// it any more. The caller holds mu.
func (c *connection) forget(op *operation) {
	if op == nil || op.ended {
		return
	}
	op.ended = true
	if op.stream != nil {
		op.stream.Close()
	}
	if op.working > 0 {
		c.closing++
		return
	}
	delete(c.operations, op.id)
}

// release is called by each goroutine that worked at an operation.
func (c *connection) release(op *operation) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if op.working--; op.working == 0 && op.ended {
		delete(c.operations, op.id)
		c.closing--
		c.closed.Signal()
	}
}

// isClosing tells whether an id is that of an operation that has ended. The
// caller holds mu.
func (c *connection) isClosing(id string) bool {
	op := c.operations[id]
	return op != nil && op.ended
}
