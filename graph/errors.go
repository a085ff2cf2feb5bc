package graph

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/database"
)

var errUnauthenticated = &gqlerror.Error{Message: "Sign in first.", Extensions: map[string]any{"code": "UNAUTHENTICATED"}}

// present shows an error that the client can mend as it is, and masks every
// other: the client gets an errorId, the log gets the error with it.
func present(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		shown := graphql.DefaultErrorPresenter(ctx, err)
		if shown.Extensions["code"] != nil {
			return shown
		}
		if errors.Is(err, database.ErrOverloaded) || errors.Is(err, database.ErrClosed) {
			return &gqlerror.Error{Message: "The server is busy. Try again.", Path: shown.Path,
				Extensions: map[string]any{"code": "OVERLOADED"}}
		}
		id := rand.Text()
		log.ErrorContext(ctx, "internal error", "errorId", id, "path", shown.Path.String(), "error", err)
		return &gqlerror.Error{Message: "Something went wrong on the server.", Path: shown.Path,
			Extensions: map[string]any{"code": "INTERNAL_SERVER_ERROR", "errorId": id}}
	}
}

// recovered turns a panic into an error, which present then masks.
func recovered(_ context.Context, p any) error { return fmt.Errorf("panic: %v\n%s", p, debug.Stack()) }
