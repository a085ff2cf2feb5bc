package transport

import (
	"context"
	"errors"
	"fmt"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/quota"
)

// Bounds are what all operations share. A bound that is nil or 0 bounds nothing.
type Bounds struct {
	// Caller tells the callers apart who each have a share.
	Caller func(context.Context) string
	// Running bounds how many operations run at a time, and so what else they take. An
	// open subscription does not count, only opening it, nor does an answer that waits
	// to be taken. Nobody waits for a place: whoever waits takes memory, too.
	Running *quota.Budget
	// Memory is what callers hold in bytes: bodies that are being sent, and answers until
	// their clients have taken them.
	Memory *quota.Budget
	// MaxAnswer is how long one answer may be, in bytes.
	MaxAnswer int64
	// Begin returns the context that an operation runs in, with the meter of its answer
	// in it; nil does not.
	Begin func(ctx context.Context, answer *Meter) context.Context
}

func (b Bounds) caller(ctx context.Context) string {
	if b.Caller == nil {
		return ""
	}
	return b.Caller(ctx)
}

// begin begins an operation. The hold must be released when the client has taken the answer.
func (b Bounds) begin(ctx context.Context, caller string) (context.Context, *quota.Hold) {
	hold := b.Memory.Open(caller)
	if b.Begin != nil {
		ctx = b.Begin(ctx, &Meter{most: b.MaxAnswer, hold: hold})
	}
	return ctx, hold
}

// Meter counts the bytes of an answer while it is put together, and holds memory for
// them: what an operation costs does not tell how long its answer is, and a client that
// does not read keeps one waiting. A nil Meter has no bounds.
type Meter struct {
	most        int64
	hold        *quota.Hold
	size, taken int64
	err         error
}

const (
	// freeAnswer is how much of each answer counts for nothing, in bytes: more than
	// most have, so that a flood of long ones keeps nobody from a short one.
	freeAnswer = 16 << 10
	// answerStep is how much memory is taken at a time.
	answerStep = 64 << 10
)

// Why an answer is not put together.
var (
	ErrAnswerTooLong = errors.New("the answer is too long")
	ErrNoMemory      = errors.New("too much memory is held")
)

// TooLong refuses an answer of more than so many bytes.
func TooLong(most int64) *gqlerror.Error {
	return &gqlerror.Error{Message: fmt.Sprintf("The answer is longer than %d bytes. Ask for less.", most),
		Extensions: map[string]any{"code": "COMPLEXITY_LIMIT_EXCEEDED"}}
}

// Add tells whether the answer may have n bytes more. Once it may not, it may not again.
func (m *Meter) Add(n int) bool {
	if m == nil {
		return true
	}
	m.size += int64(n)
	switch {
	case m.err != nil:
	case m.most > 0 && m.size > m.most:
		m.err = ErrAnswerTooLong
	case m.size-freeAnswer > m.taken:
		if more := max(answerStep, m.size-freeAnswer-m.taken); m.hold.Take(more) {
			m.taken += more
		} else {
			m.err = ErrNoMemory
		}
	}
	return m.err == nil
}

// Err is why the answer may not have more; nil if it may.
func (m *Meter) Err() error {
	if m == nil {
		return nil
	}
	return m.err
}
