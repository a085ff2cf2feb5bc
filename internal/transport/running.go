package transport

import (
	"strconv"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/quota"
)

// Running bounds how many operations run at a time, over all connections, and so
// the memory that they take together. Nil is no bound. An open subscription does
// not count, only opening it, nor does an answer that waits to be taken.
type Running struct{ places *quota.Pool }

// NewRunning lets so many operations run at a time, and half of them for one caller.
func NewRunning(most int) *Running {
	return &Running{quota.NewPool(int64(most), int64(most+1)/2)}
}

// begin takes a place; done gives it back, and may be called more than once.
// Nobody waits for one: who waits takes memory, too.
func (r *Running) begin(caller string) (done func(), ok bool) {
	if r == nil {
		return func() {}, true
	}
	if !r.places.Take(caller, 1) {
		return nil, false
	}
	return sync.OnceFunc(func() { r.places.Give(caller, 1) }), true
}

// tooMuch is what an operation that finds no place is answered with.
var tooMuch = &graphql.Response{Errors: gqlerror.List{{Message: "The server is busy. Try again.",
	Extensions: map[string]any{"code": "OVERLOADED", retryAfter: 1}}}}

// retryAfter is the extension of an error that tells after how many seconds it
// makes sense to try again. Over HTTP it becomes the header of that name.
const retryAfter = "retryAfter"

// Limited is the error of who has to wait before they ask again.
func Limited(wait time.Duration) *gqlerror.Error {
	seconds := Seconds(wait)
	return &gqlerror.Error{Message: "You have asked for too much in a short time. Try again in " + strconv.Itoa(seconds) + " s.",
		Extensions: map[string]any{"code": "RATE_LIMITED", retryAfter: seconds}}
}

// Seconds is a wait as Retry-After tells it: whole seconds, rounded up.
func Seconds(wait time.Duration) int { return int((wait + time.Second - 1) / time.Second) }
