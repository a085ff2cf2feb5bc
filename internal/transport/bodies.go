package transport

import (
	"errors"
	"io"
	"net/http"
	"time"

	"golang.org/x/sync/semaphore"
)

// Bodies bounds the memory of requests that are being sent, which have no place
// among those that run yet: a client that sends its body slowly could hold all of
// it for as long as a request may take. Nil is no bound.
type Bodies struct{ room *semaphore.Weighted }

// NewBodies lets clients have so many bytes under way, over all connections, beside
// the first few of each, which are always free: so a flood of large bodies keeps
// nobody from sending a small one.
func NewBodies(most int64) *Bodies { return &Bodies{semaphore.NewWeighted(most)} }

// freeBody is how much of each body counts for nothing, in bytes: more than most
// requests have.
const freeBody = 8 << 10

var errNoRoom = errors.New("too many bodies are under way")

// read reads a body. leave gives its room back, when the body is not needed any more;
// after an error there is nothing to give back.
func (b *Bodies) read(from io.Reader) (body []byte, leave func(), err error) {
	body = make([]byte, 0, freeBody)
	taken := 0
	for {
		if len(body) == cap(body) {
			more := cap(body) // twice as much
			if !b.take(more) {
				b.giveBack(taken)
				return nil, nil, errNoRoom
			}
			taken += more
			body = append(make([]byte, 0, cap(body)+more), body...)
		}
		n, err := from.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case errors.Is(err, io.EOF):
			return body, func() { b.giveBack(taken) }, nil
		case err != nil:
			b.giveBack(taken)
			return nil, nil, err
		}
	}
}

const (
	// longestRest and restTime bound what is read of a body that was refused.
	longestRest = 16 << 20
	restTime    = 2 * time.Second
)

// letFinish sends the answer, and drops what the client still sends, for a moment:
// most clients read an answer when they have sent everything, and would only see the
// connection break.
func letFinish(w http.ResponseWriter, rest io.Reader) {
	control := http.NewResponseController(w)
	if control.Flush() != nil || control.SetReadDeadline(time.Now().Add(restTime)) != nil {
		return
	}
	_, _ = io.CopyN(io.Discard, rest, longestRest) // it is no matter how that ends
}

func (b *Bodies) take(n int) bool { return b == nil || b.room.TryAcquire(int64(n)) }

func (b *Bodies) giveBack(n int) {
	if b != nil && n > 0 {
		b.room.Release(int64(n))
	}
}
