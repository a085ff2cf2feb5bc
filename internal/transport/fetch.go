package transport

import (
	"context"
	"fmt"
)

// fetch has a worker fetch the next messages of an event stream, whose own goroutine
// writes them: so that what thousands of streams have to tell is made by a few, too.
type fetch struct {
	ctx    context.Context //nolint:containedctx // that of the stream's request
	stream Stream
	caller string

	done     chan struct{} // closed when the rest is there
	messages []*Message
	more     bool // there may be further ones at once
	err      error
}

// maxFetched bounds what is fetched ahead of a client, in bytes, but for one message.
const maxFetched = 64 << 10

// fetch fetches the next messages; those of a stream that is behind have to wait for
// fewer workers.
func (s *Streams) fetch(ctx context.Context, caller string, stream Stream, behind bool) *fetch {
	f := &fetch{ctx: ctx, caller: caller, stream: stream, done: make(chan struct{})}
	if behind {
		s.pool().later(f)
	} else {
		s.pool().add(f)
	}
	<-f.done
	return f
}

func (f *fetch) by() string { return f.caller }

func (f *fetch) resume(*worker) {
	defer close(f.done)
	defer func() { // or the process would end
		if p := recover(); p != nil {
			f.err = fmt.Errorf("panic: %v", p)
		}
	}()
	for size := 0; size < maxFetched && len(f.messages) < atATime; {
		message, err := f.stream.Next(f.ctx)
		if err != nil || message == nil {
			f.err = err
			return
		}
		f.messages = append(f.messages, message)
		size += len(message.Payload)
	}
	f.more = true
}
