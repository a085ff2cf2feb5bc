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

// measured counts the bytes of each root field as they are written, while the answer may
// have more.
func measured(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	field := next(ctx)
	o := operationOf(ctx)
	if o == nil || o.answer == nil || field == graphql.Null {
		return field
	}
	return &measuredField{field, o.answer}
}

type measuredField struct {
	graphql.Marshaler
	meter *transport.Meter
}

// MarshalGQL writes the field as JSON.
func (f *measuredField) MarshalGQL(w io.Writer) {
	m := &meteredWriter{to: w, meter: f.meter}
	f.Marshaler.MarshalGQL(m)
	m.count()
}

// meteredWriter drops what the answer may not have.
type meteredWriter struct {
	to        io.Writer
	meter     *transport.Meter
	uncounted int
	full      bool
}

// meterStep is how many bytes are counted at a time: most of what is written is a few.
const meterStep = 4 << 10

func (m *meteredWriter) count() {
	m.full = !m.meter.Add(m.uncounted)
	m.uncounted = 0
}

func (m *meteredWriter) add(n int) {
	if m.uncounted += n; m.uncounted >= meterStep {
		m.count()
	}
}

func (m *meteredWriter) Write(p []byte) (int, error) {
	if m.add(len(p)); m.full {
		return len(p), nil
	}
	return m.to.Write(p)
}

// WriteString is Write without a copy.
func (m *meteredWriter) WriteString(s string) (int, error) {
	if m.add(len(s)); m.full {
		return len(s), nil
	}
	return io.WriteString(m.to, s)
}

// wholeAnswers refuses an answer whose end the meter dropped.
func wholeAnswers(most int64) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		response := next(ctx)
		o := operationOf(ctx)
		if response == nil || o == nil || o.answer.Err() == nil {
			return response
		}
		refusal := transport.TooLong(most)
		if errors.Is(o.answer.Err(), transport.ErrNoMemory) {
			refusal = &gqlerror.Error{Message: "The server is busy. Ask for less, or try again.",
				Extensions: map[string]any{"code": "OVERLOADED"}}
		}
		if graphql.GetOperationContext(ctx).Operation.Operation == ast.Mutation {
			refusal.Message = "What was asked for is done, but cannot be shown. " + refusal.Message
		}
		return &graphql.Response{Errors: gqlerror.List{refusal}, Extensions: response.Extensions}
	}
}
