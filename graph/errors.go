package graph

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/find"
	"waybill/internal/store"
	"waybill/internal/transport"
)

// present decides which errors clients see. An error that the client can correct is shown as it
// is. Every other error is masked: the client gets an errorId, and the log the error with it.
func present(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		var wrong *find.BadArgument
		if errors.As(err, &wrong) {
			err = badArgument(errors.New(wrong.Reason), strings.Split(wrong.Argument, ".")...)
		}
		shown := graphql.DefaultErrorPresenter(ctx, err)
		switch shown.Extensions["code"] {
		case nil:
		case "GRAPHQL_VALIDATION_FAILED":
			return explainRequest(ctx, shown)
		default:
			return withArgument(shown)
		}
		var u *store.Unavailable
		if errors.As(err, &u) { // the store has written it to the log
			return unavailable(u, shown.Path)
		}
		if errors.Is(err, store.ErrOverloaded) || errors.Is(err, store.ErrClosed) {
			busy := transport.Busy("The server is busy. Try again.", time.Second)
			busy.Path = shown.Path
			return busy
		}
		if errors.Is(err, errTooManyRecords) {
			return &gqlerror.Error{
				Message:    "This has more lines, fulfillments and payments than one answer may hold. Ask for fewer orders at once.",
				Path:       shown.Path,
				Extensions: map[string]any{"code": "COMPLEXITY_LIMIT_EXCEEDED"},
			}
		}
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return tookTooLong(shown.Path)
		}
		id := logInternal(ctx, log, shown.Path, err)
		return &gqlerror.Error{Message: "Something went wrong on the server.", Path: shown.Path,
			Extensions: map[string]any{"code": "INTERNAL_SERVER_ERROR", "errorId": id}}
	}
}

// unavailable tells the client that the store cannot do this at present, why, and when to try again.
func unavailable(u *store.Unavailable, path ast.Path) *gqlerror.Error {
	err := transport.Busy(u.Sentence(), storePause)
	err.Path = path
	return err
}

// storePause is how long a client should wait before it asks a store again that cannot be written:
// usually somebody has to free space on the disk first.
const storePause = 10 * time.Second

// withArgument names the argument of a value that could not be read. gqlgen puts its path behind
// that of the field.
func withArgument(err *gqlerror.Error) *gqlerror.Error {
	if err.Extensions["code"] != "BAD_USER_INPUT" || err.Extensions["argument"] != nil || len(err.Path) < 2 {
		return err
	}
	argument := err.Path[1:].String()
	return &gqlerror.Error{Message: argument + ": " + err.Message, Path: err.Path[:1], Locations: err.Locations,
		Extensions: map[string]any{"code": "BAD_USER_INPUT", "argument": argument}}
}

// badArgument is the error of an argument, or of a value in it, that the client can correct.
func badArgument(err error, path ...string) error {
	reason := err.Error()
	var coded *gqlerror.Error
	if errors.As(err, &coded) {
		reason = coded.Message
	}
	astPath := make(ast.Path, len(path))
	for i, step := range path {
		astPath[i] = ast.PathName(step)
	}
	return &gqlerror.Error{Message: strings.Join(path, ".") + ": " + reason,
		Extensions: map[string]any{"code": "BAD_USER_INPUT", "argument": astPath.String()}}
}

// logInternal writes an error to the log, once, and returns its errorId. It writes nothing when the
// client went away: reads that end because of that are no errors of the server.
func logInternal(ctx context.Context, log *slog.Logger, path ast.Path, err error) string {
	id := rand.Text()
	write := func() {
		if ctx.Err() == nil {
			log.ErrorContext(
				ctx,
				"internal error",
				"errorId",
				id,
				"path",
				brief(path.String()),
				"actor",
				actor(ctx).Name,
				"request",
				requestID(ctx),
				"error",
				err,
			)
		}
	}
	var shared *sharedError
	if !errors.As(err, &shared) {
		write()
		return id
	}
	shared.once.Do(func() {
		shared.id = id
		write()
	})
	return shared.id
}

// brief shortens a name that a client chose.
func brief(name string) string {
	const longest = 100
	if len(name) <= longest {
		return name
	}
	return name[:longest] + "…"
}

// recovered turns a panic into an error, which present then masks.
func recovered(_ context.Context, p any) error { return fmt.Errorf("panic: %v", p) }
