package graph

import (
	"context"
	"errors"
	"io"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/transport"
)

// measured counts the bytes of each root field as they are written, while there is
// room for them.
func measured(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	field := next(ctx)
	room := transport.RoomOf(ctx)
	if room == nil || field == graphql.Null {
		return field
	}
	return &inMeter{field, room}
}

type inMeter struct {
	graphql.Marshaler
	room *transport.Room
}

// MarshalGQL writes the field as JSON.
func (f *inMeter) MarshalGQL(w io.Writer) {
	m := &meter{to: w, room: f.room}
	f.Marshaler.MarshalGQL(m)
	m.count()
}

// meter drops what there is no room for.
type meter struct {
	to        io.Writer
	room      *transport.Room
	uncounted int
	full      bool
}

// meterStep is how many bytes are counted at a time: most of what is written is a few.
const meterStep = 4 << 10

func (m *meter) count() {
	m.full = !m.room.Grow(m.uncounted)
	m.uncounted = 0
}

func (m *meter) add(n int) {
	if m.uncounted += n; m.uncounted >= meterStep {
		m.count()
	}
}

func (m *meter) Write(p []byte) (int, error) {
	if m.add(len(p)); m.full {
		return len(p), nil
	}
	return m.to.Write(p)
}

// WriteString is Write without a copy.
func (m *meter) WriteString(s string) (int, error) {
	if m.add(len(s)); m.full {
		return len(s), nil
	}
	return io.WriteString(m.to, s)
}

// inRoom refuses an answer that had no room, of which the end is missing.
func inRoom(most int64) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		response := next(ctx)
		err := transport.RoomOf(ctx).Err()
		if response == nil || err == nil {
			return response
		}
		refusal := transport.TooLong(most)
		if errors.Is(err, transport.ErrNoAnswerRoom) {
			refusal = &gqlerror.Error{Message: "The server is busy. Ask for less, or try again.", Extensions: map[string]any{"code": "OVERLOADED"}}
		}
		if graphql.GetOperationContext(ctx).Operation.Operation == ast.Mutation {
			refusal.Message = "What was asked for is done, but cannot be shown. " + refusal.Message
		}
		return &graphql.Response{Errors: gqlerror.List{refusal}, Extensions: response.Extensions}
	}
}
