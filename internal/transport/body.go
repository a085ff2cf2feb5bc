package transport

import (
	"errors"
	"io"
	"net/http"
	"time"

	"waybill/internal/quota"
)

// freeBody is how much of each body counts for nothing, in bytes: more than most
// requests have, so that a flood of large bodies keeps nobody from sending a small one.
const freeBody = 8 << 10

// readBody reads a body, and holds memory for it: requests that are being sent have no
// place among those that run yet, and a client that sends slowly could hold all of a body
// for as long as a request may take.
func readBody(from io.Reader, hold *quota.Hold) ([]byte, error) {
	body := make([]byte, 0, freeBody)
	for {
		if len(body) == cap(body) {
			more := cap(body) // twice as much
			if !hold.Take(int64(more)) {
				return nil, ErrNoMemory
			}
			body = append(make([]byte, 0, cap(body)+more), body...)
		}
		n, err := from.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case errors.Is(err, io.EOF):
			return body, nil
		case err != nil:
			return nil, err
		}
	}
}

const (
	// longestRest and restTime bound what is read of a body that was refused.
	longestRest = 16 << 20
	restTime    = 2 * time.Second
)

// finish sends the answer, and drops what the client still sends, for a moment:
// most clients read an answer when they have sent everything, and would only see the
// connection break.
func finish(w http.ResponseWriter, rest io.Reader) {
	control := http.NewResponseController(w)
	if control.Flush() != nil || control.SetReadDeadline(time.Now().Add(restTime)) != nil {
		return
	}
	_, _ = io.CopyN(io.Discard, rest, longestRest) // it is no matter how that ends
}
