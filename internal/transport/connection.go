package transport

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
)

// connection is one client's WebSocket. Idle, it is one goroutine that waits for
// the client, and a timer.
type connection struct {
	t         WebSocket
	exec      graphql.GraphExecutor
	ws        *websocket.Conn
	net       *patientConn       // below ws
	gone      func()             // tells that the connection is gone
	request   *http.Request      // the handshake; nil after signing in
	requestID string             // of the handshake
	ctx       context.Context    //nolint:containedctx // who all operations act as; nil before signing in
	cancel    context.CancelFunc // of ctx

	mu         sync.Mutex
	idle       *time.Timer // asks for a sign of life
	ending     bool        // no new operations
	operations map[string]*operation
	closing    int            // operations that have ended and are still worked at
	closed     sync.Cond      // one of them is gone
	running    sync.WaitGroup // queries and mutations
}

// begin lets a connection live.
func begin(c *connection) {
	c.closed.L = &c.mu
	c.cancel = func() {}
	entry := &streamEnd{end: func() { go c.restart() }, shutOut: func() { go c.close(closeRefused, refusedReason) }, who: c.who}
	if c.gone = c.t.Streams.add(entry); c.gone == nil {
		go c.close(closeRestart, "The server restarts")
		return
	}
	c.await(c.t.Times.Init, func() { c.close(closeNoInit, "Connection initialisation timeout: send connection_init first") })
	go c.read()
}

// await has late called unless something else is awaited within d.
func (c *connection) await(d time.Duration, late func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.idle != nil {
		c.idle.Stop()
	}
	c.idle = time.AfterFunc(d, late)
}

// rest begins the time anew after which the client is asked for a sign of life.
func (c *connection) rest() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.ending {
		c.idle.Reset(c.t.Times.Ping)
	}
}

// close says why, and waits a moment for the client to say goodbye. Messages
// that come meanwhile are read and dropped, or the client might never be told why.
func (c *connection) close(code websocket.StatusCode, reason string) {
	// The library would wait for the end of a frame that the client has begun.
	_ = c.net.SetReadDeadline(time.Now().Add(c.t.Times.Write))
	_ = c.ws.Close(code, reason)
}

// drop ends a connection whose client does not listen.
func (c *connection) drop() { _ = c.ws.CloseNow() }

// read handles one message of the client after the other, until there are no more.
func (c *connection) read() {
	defer c.end()
	for {
		kind, data, err := c.ws.Read(context.Background())
		if err != nil {
			// It sent too much, which it was told, or what is no frame; or it is gone.
			c.close(websocket.StatusProtocolError, "Protocol error")
			return
		}
		code, reason := c.take(kind, data)
		if code != 0 {
			c.close(code, reason)
			return
		}
		if c.request == nil {
			c.rest()
		}
	}
}

// end releases everything that the connection had. Changes that are under way
// are not taken back.
func (c *connection) end() {
	c.cancel()
	c.mu.Lock()
	c.ending = true
	c.idle.Stop()
	for _, op := range c.operations {
		c.forget(op)
	}
	c.mu.Unlock()
	c.running.Wait()
	c.gone()
}

// restart ends the connection because the server stops: what is being answered
// is answered first, then the client is asked to come back.
func (c *connection) restart() {
	c.mu.Lock()
	c.ending = true
	c.mu.Unlock()
	c.running.Wait()
	c.close(closeRestart, "The server restarts")
}

// take reads a message and does what it asks for, see handle. Decoding needs a
// stack of twice the size that an idle connection should keep: so it has another
// goroutine.
func (c *connection) take(kind websocket.MessageType, data []byte) (code websocket.StatusCode, reason string) {
	taken := make(chan struct{})
	go func() {
		defer close(taken)
		defer func() { // or the process would end
			if p := recover(); p != nil {
				c.report(p)
				code, reason = closeTryAgain, "Try again later"
			}
		}()
		code, reason = closeInvalid, "Invalid message: send what graphql-transport-ws describes"
		if m, ok := readMessage(data); ok && kind == websocket.MessageText {
			code, reason = c.handle(m)
		}
	}()
	<-taken
	return code, reason
}

// handle does what a message asks for. The code is 0, or what to close with.
func (c *connection) handle(m clientMessage) (code websocket.StatusCode, reason string) {
	switch m.kind {
	case messageInit:
		return c.signIn(m.payload)
	case messagePing:
		c.send(pongMessage(m.echo))
	case messageComplete:
		c.mu.Lock()
		c.forget(c.operations[m.id])
		c.mu.Unlock()
	case messageSubscribe:
		return c.subscribe(m.id, m.params)
	}
	return 0, ""
}

func (c *connection) signIn(payload map[string]json.RawMessage) (websocket.StatusCode, string) {
	if c.request == nil {
		return closeReinit, "Too many initialisation requests: send connection_init once"
	}
	who, ok := c.t.SignIn(c.request, payload)
	if !ok {
		return closeRefused, refusedReason
	}
	c.requestID = c.request.Header.Get(RequestIDHeader)
	c.request = nil
	c.mu.Lock()
	c.ctx, c.cancel = context.WithCancel(who)
	c.mu.Unlock()
	c.await(c.t.Times.Ping, c.ping)
	c.send(ackMessage)
	return 0, ""
}

// who is the context that all operations act in; nil before signing in.
func (c *connection) who() context.Context {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ctx
}

// ping asks an idle client for a sign of life, and gives it up if there is none.
func (c *connection) ping() {
	ctx, cancel := context.WithTimeout(context.Background(), c.t.Times.Pong)
	defer cancel()
	if c.ws.Ping(ctx) != nil {
		c.drop()
		return
	}
	c.rest()
}

// buffers are for putting messages together.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// send writes one message, in the time that a message may take. A client that
// does not take it is given up, and resumes when it comes back.
func (c *connection) send(parts ...[]byte) bool { return c.sendAs(nil, parts...) }

// sendAs is send in the work of w.
func (c *connection) sendAs(w *worker, parts ...[]byte) bool {
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	*buffer = appendMessage((*buffer)[:0], parts...)
	if c.net.write(*buffer, w) != nil {
		w.detach()
		c.drop()
		return false
	}
	return true
}
