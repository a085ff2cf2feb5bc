package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/transport"
)

// persistedQueries tells clients that send the hash of a query in place of the query
// (automatic persisted queries) to send the query itself: none are kept here. Apollo Client,
// urql and others then do so by themselves, and send no hash again.
type persistedQueries struct{}

func (persistedQueries) ExtensionName() string                   { return "PersistedQueries" }
func (persistedQueries) Validate(graphql.ExecutableSchema) error { return nil }

func (persistedQueries) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	sent, isThere := request.Extensions[transport.PersistedQuery]
	if o := operationOf(ctx); !isThere || o != nil && o.event != nil {
		return nil
	}
	if request.Query == "" {
		return &gqlerror.Error{Message: "PersistedQueryNotSupported", // the very word by which clients know it
			Extensions: map[string]any{"code": "PERSISTED_QUERY_NOT_SUPPORTED"}}
	}
	query, _ := sent.(map[string]any)
	hash, _ := query["sha256Hash"].(string)
	if sum := sha256.Sum256([]byte(request.Query)); !strings.EqualFold(hash, hex.EncodeToString(sum[:])) {
		return &gqlerror.Error{Message: "extensions.persistedQuery.sha256Hash is not the SHA-256 of the query.",
			Extensions: map[string]any{"code": "BAD_USER_INPUT"}}
	}
	return nil
}
