package transport

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
)

// WebSocket answers operations of every kind over graphql-transport-ws, see
// protocol.go.
type WebSocket struct {
	// SignIn tells who a connection acts as, from its handshake and the payload of
	// its connection_init: the context of all its operations. False to refuse it.
	SignIn func(r *http.Request, payload map[string]json.RawMessage) (context.Context, bool)
	// StillIn tells, of a context from SignIn, whether it would be let in now; an
	// error is that it cannot be told. It is asked before each operation; nil is always.
	StillIn func(context.Context) (bool, error)
	// Bounds are those of all transports together.
	Bounds Bounds
	// Live opens subscriptions.
	Live Live
	// Streams knows each connection that is open.
	Streams *Streams
	// MaxMessage is the largest message of a client in bytes.
	MaxMessage int64
	// MaxOperations is how many operations may be open in one connection.
	MaxOperations int
	// Times are the connection's; the zero value is DefaultTimes.
	Times Times
}

// Supports tells whether r asks for a WebSocket.
func (WebSocket) Supports(r *http.Request) bool { return AsksForWebSocket(r) }

// AsksForWebSocket tells whether r is a WebSocket's handshake.
func AsksForWebSocket(r *http.Request) bool { return names(r.Header, "Upgrade", "websocket") }

// names tells whether a header lists a value.
func names(header http.Header, name, value string) bool {
	for _, line := range header.Values(name) {
		for _, part := range strings.Split(line, ",") {
			if strings.EqualFold(strings.TrimSpace(part), value) {
				return true
			}
		}
	}
	return false
}

// Do makes a connection of the request. It returns at once: the connection goes
// on by itself, so that nothing is kept of the request. Requests that pages of other
// sites sent must have been refused before.
func (t WebSocket) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if t.Times == (Times{}) {
		t.Times = DefaultTimes
	}
	hijacker := &patientHijacker{ResponseWriter: w, patience: t.Times.Write}
	speaks := names(r.Header, "Sec-WebSocket-Protocol", subprotocol)
	options := &websocket.AcceptOptions{Subprotocols: []string{subprotocol},
		InsecureSkipVerify: true} // package httpd has judged where it comes from
	if !speaks {
		// A browser shows its page no answer to a handshake, only what it is closed with; and it
		// goes as far as that only if one of the subprotocols is accepted that were offered.
		options.Subprotocols = strings.Split(strings.ReplaceAll(r.Header.Get("Sec-WebSocket-Protocol"), " ", ""), ",")
	}
	ws, err := websocket.Accept(hijacker, r, options)
	if err != nil {
		return // it was answered with what is wrong with the handshake
	}
	ws.SetReadLimit(t.MaxMessage)
	// The request's context ends with this function.
	request := r.WithContext(context.WithoutCancel(r.Context()))
	c := &connection{t: t, exec: exec, ws: ws, net: hijacker.conn, request: request, operations: map[string]*operation{}}
	if !speaks {
		go c.close(closeProtocol, "Subprotocol not acceptable: ask for "+subprotocol)
		return
	}
	begin(c)
}

// patientHijacker hands over a connection on which every write has a deadline.
type patientHijacker struct {
	http.ResponseWriter
	patience time.Duration
	conn     *patientConn // what was handed over
}

// The buffers that an idle connection keeps. Messages that are larger pass by
// the one for reading; the one for writing is for control frames only.
const (
	readBuffer  = 512
	writeBuffer = 128
	// kernelBuffer bounds what the kernel keeps for a client that does not read;
	// it would be megabytes otherwise.
	kernelBuffer = 64 << 10
)

func (h *patientHijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, buffered, err := http.NewResponseController(h.ResponseWriter).Hijack()
	if err != nil {
		return nil, nil, err
	}
	// The client may have sent something already.
	early, err := buffered.Peek(buffered.Reader.Buffered())
	if err != nil {
		return nil, nil, err
	}
	raw := conn
	if encrypted, ok := conn.(*tls.Conn); ok {
		raw = encrypted.NetConn()
	}
	if tcp, ok := raw.(interface{ SetWriteBuffer(int) error }); ok {
		_ = tcp.SetWriteBuffer(kernelBuffer) // it works without
	}
	h.conn = &patientConn{Conn: conn, patience: h.patience}
	if system, ok := conn.(syscall.Conn); ok {
		h.conn.system, _ = system.SyscallConn() // it works without
	}
	in := bufio.NewReaderSize(io.MultiReader(bytes.NewReader(early), h.conn), max(readBuffer, len(early)))
	_, err = in.Peek(len(early)) // the library goes on with what is buffered
	return h.conn, bufio.NewReadWriter(in, bufio.NewWriterSize(h.conn, writeBuffer)), err
}

type patientConn struct {
	net.Conn
	patience time.Duration
	system   syscall.RawConn // the same connection; nil when there is none

	mu    sync.Mutex // of writing
	ended bool       // nothing may be written behind a close frame
}
