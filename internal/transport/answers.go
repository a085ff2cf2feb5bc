package transport

import (
	"context"
	"errors"
	"fmt"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/quota"
)

// Answers bounds the memory of answers, from when they are put together until their
// clients have taken them: how long one may be, and all of them together. What an
// operation costs does not tell how long its answer is, and a client that does not
// read keeps one waiting. Nil is no bound.
type Answers struct {
	each int64
	all  *quota.Pool
}

// NewAnswers lets one answer have so many bytes, and all together so many beside the
// first few of each; half of that for one caller.
func NewAnswers(each, all int64) *Answers { return &Answers{each, quota.NewPool(all, all/2)} }

const (
	// freeAnswer is how much of each answer counts for nothing, in bytes: more than
	// most have, so that a flood of long ones keeps nobody from a short one.
	freeAnswer = 16 << 10
	// answerStep is how much room is taken at a time.
	answerStep = 64 << 10
)

// Why an answer has no room.
var (
	ErrAnswerTooLong = errors.New("the answer is too long")
	ErrNoAnswerRoom  = errors.New("too many long answers wait to be taken")
)

// TooLong refuses an answer of more than so many bytes.
func TooLong(most int64) *gqlerror.Error {
	return &gqlerror.Error{Message: fmt.Sprintf("The answer is longer than %d bytes. Ask for less.", most),
		Extensions: map[string]any{"code": "COMPLEXITY_LIMIT_EXCEEDED"}}
}

// Room is what one answer takes up. Nil has no bound.
type Room struct {
	of          *Answers
	caller      string
	size, taken int64
	err         error
}

type roomKey struct{}

// room makes room for the answer of an operation that runs with the context. It must
// be left when the client has taken the answer.
func (a *Answers) room(ctx context.Context, caller string) (context.Context, *Room) {
	if a == nil {
		return ctx, nil
	}
	r := &Room{of: a, caller: caller}
	return context.WithValue(ctx, roomKey{}, r), r
}

// RoomOf is the room of the answer that is put together with ctx; nil for none.
func RoomOf(ctx context.Context) *Room {
	r, _ := ctx.Value(roomKey{}).(*Room)
	return r
}

// Grow tells whether there is room for n bytes more. Once there was not, there is not.
func (r *Room) Grow(n int) bool {
	if r == nil {
		return true
	}
	r.size += int64(n)
	switch {
	case r.err != nil:
	case r.size > r.of.each:
		r.err = ErrAnswerTooLong
	case r.size-freeAnswer > r.taken:
		more := max(answerStep, r.size-freeAnswer-r.taken)
		if r.of.all.Take(r.caller, more) {
			r.taken += more
		} else {
			r.err = ErrNoAnswerRoom
		}
	}
	return r.err == nil
}

// Err is why there was no room; nil if there was.
func (r *Room) Err() error {
	if r == nil {
		return nil
	}
	return r.err
}

func (r *Room) leave() {
	if r != nil && r.taken > 0 {
		r.of.all.Give(r.caller, r.taken)
		r.taken = 0
	}
}
