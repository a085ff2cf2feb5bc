package graph

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"waybill/graph/generated"
	"waybill/internal/database"
	"waybill/internal/transport"
)

const (
	// maxTokens bounds what the parser reads: validation grows with its square.
	maxTokens = 2_000
	// cachedQueries are parsed and validated once.
	cachedQueries = 1_000
	// maxBody leaves room to tell the field of an overlong text by name.
	maxBody = 16 << 20
)

// NewHandler serves the API.
func NewHandler(r *Resolver, log *slog.Logger) http.Handler {
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: r})
	// What is deferred would be read after the response's snapshot has ended.
	delete(schema.Schema().Directives, "defer")
	server := handler.New(schema)
	server.AddTransport(transport.HTTP{MaxBody: maxBody})
	server.SetParserTokenLimit(maxTokens)
	server.SetQueryCache(lru.New[*ast.QueryDocument](cachedQueries))
	server.SetErrorPresenter(present(log))
	server.SetRecoverFunc(recovered)
	server.Use(extension.Introspection{})
	server.AroundResponses(ofOneMoment(r.db, log))
	return server
}

// ofOneMoment gives each response one snapshot of the store, and tells the log
// what it cost.
func ofOneMoment(db *database.DB, log *slog.Logger) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		if !graphql.HasOperationContext(ctx) {
			return next(ctx) // a request that could not be run
		}
		start := time.Now()
		ctx, view := db.View(withTogether(ctx))
		defer view.Close()
		response := next(ctx)
		if response != nil {
			logOperation(ctx, log, response, start, view.Statements())
		}
		return response
	}
}

// logOperation names what ran and how it went; never its document, variables or answer.
func logOperation(ctx context.Context, log *slog.Logger, response *graphql.Response, start time.Time, statements int64) {
	operation := graphql.GetOperationContext(ctx)
	if operation.Operation == nil {
		return
	}
	codes := make([]any, 0, len(response.Errors))
	for _, err := range response.Errors {
		codes = append(codes, err.Extensions["code"])
	}
	log.InfoContext(ctx, "operation", "kind", string(operation.Operation.Operation), "name", brief(operation.Operation.Name),
		"actor", actor(ctx).Name, "ms", float64(time.Since(start).Microseconds())/1000, "reads", statements, "errors", codes)
}
