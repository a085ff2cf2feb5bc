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

// withMeter counts the bytes of each root field while it is written, so that an answer that gets
// too long is stopped before it fills the memory.
func withMeter(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
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

// meteredWriter drops everything after the meter is full. It reports no error, because a
// graphql.Marshaler could not return one; withWholeAnswer then refuses the answer.
type meteredWriter struct {
	to        io.Writer
	meter     *transport.Meter
	uncounted int
	full      bool
}

// meterStep is how many bytes are counted at a time, because most writes are of a few bytes.
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

// withWholeAnswer replaces an answer whose end the meter dropped by an error.
func withWholeAnswer(most int64) graphql.ResponseMiddleware {
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
