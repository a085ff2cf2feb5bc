package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

type keyHeader struct{}

// maxKeyHeader is the longest idempotency key, in bytes.
const maxKeyHeader = 255

// WithIdempotencyKey carries the header Idempotency-Key to the mutations of a request.
func WithIdempotencyKey(ctx context.Context, key string) context.Context {
	if key == "" {
		return ctx
	}
	return context.WithValue(ctx, keyHeader{}, key)
}

// idempotencyKey is the input's own key, else the request's. When a request
// holds several mutations, its key stands for each of them apart, so that two
// of the same kind are not taken for one sent twice.
func idempotencyKey(ctx context.Context, own string) string {
	key, _ := ctx.Value(keyHeader{}).(string)
	if own != "" || key == "" {
		return own
	}
	root := graphql.CollectFields(graphql.GetOperationContext(ctx), graphql.GetOperationContext(ctx).Operation.SelectionSet, []string{"Mutation"})
	if len(root) < 2 {
		return key
	}
	name, ok := graphql.GetPath(ctx)[0].(ast.PathName)
	if !ok || len(key) > maxKeyHeader {
		return key // too long a key is refused as it is
	}
	sum := sha256.Sum256([]byte(key + "/" + string(name)))
	return hex.EncodeToString(sum[:])
}

type requestIDKey struct{}

// WithRequestID returns a context whose operations are logged as of this request.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestIDKey{}, id)
}

// RequestID is the request's name in the log; empty for none.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}
