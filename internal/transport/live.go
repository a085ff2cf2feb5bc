package transport

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// Live opens subscriptions.
type Live interface {
	// Subscribe opens a stream. wake is called once after each time that Next said
	// there is no message, when there may be one; it returns at once. A response
	// is a refusal, and then there is no stream.
	Subscribe(ctx context.Context, exec graphql.GraphExecutor, request Request, wake func()) (Stream, *graphql.Response)
}

// Request is a subscription that a client asks for.
type Request struct {
	Operation *graphql.OperationContext
	Params    *graphql.RawParams
	// LastEventID is the cursor of the last message that the client got before its
	// connection broke; empty for none.
	LastEventID string
}

// Stream is an open subscription. Its messages are fetched, not sent: a client
// that reads slowly has nothing piled up for it.
type Stream interface {
	// Next is the next message; nil when there is none yet. After an error the
	// stream should be ended in such a way that the client comes back.
	Next(ctx context.Context) (*Message, error)
	// Close ends the wake-up calls.
	Close()
}

// Message is one answer to a subscription. Many share it: it is not to be changed.
type Message struct {
	Cursor  string // where to go on after it
	Payload []byte // the answer as JSON
}

// Times bound the life of a stream.
type Times struct {
	// Init is how long a new WebSocket may take to introduce itself.
	Init time.Duration
	// Ping is how long a connection may be idle before it is asked for a sign of life.
	Ping time.Duration
	// Pong is how long that sign may take.
	Pong time.Duration
	// Write is how long a client may take to accept one message.
	Write time.Duration
}

// DefaultTimes are for networks as they are.
var DefaultTimes = Times{Init: 10 * time.Second, Ping: 20 * time.Second, Pong: 10 * time.Second, Write: 5 * time.Second}
