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

// present shows an error that the client can mend as it is, and masks every
// other: the client gets an errorId, the log gets the error with it.
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
			return inSentences(ctx, shown)
		default:
			return withArgument(shown)
		}
		var u *store.Unavailable
		if errors.As(err, &u) { // the store has told the log
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
		id := logged(ctx, log, shown.Path, err)
		return &gqlerror.Error{Message: "Something went wrong on the server.", Path: shown.Path,
			Extensions: map[string]any{"code": "INTERNAL_SERVER_ERROR", "errorId": id}}
	}
}

// unavailable is the error of what the store cannot do for now, through nobody's mistake.
func unavailable(u *store.Unavailable, path ast.Path) *gqlerror.Error {
	err := transport.Busy(u.Sentence(), storePause)
	err.Path = path
	return err
}

// storePause is after how long it makes sense to ask a store again that could not be
// written: somebody has to make room on its disk, for example.
const storePause = 10 * time.Second

// withArgument names the argument of a value that could not be read: the path of
// such an error goes on from the field into its arguments.
func withArgument(err *gqlerror.Error) *gqlerror.Error {
	if err.Extensions["code"] != "BAD_USER_INPUT" || err.Extensions["argument"] != nil || len(err.Path) < 2 {
		return err
	}
	argument := err.Path[1:].String()
	return &gqlerror.Error{Message: argument + ": " + err.Message, Path: err.Path[:1], Locations: err.Locations,
		Extensions: map[string]any{"code": "BAD_USER_INPUT", "argument": argument}}
}

// badArgument is an error of one argument, or of a value deeper in it, that the
// client can mend.
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

// logged writes an error to the log, once, and tells its id there. A client that
// went away is not an error of ours.
func logged(ctx context.Context, log *slog.Logger, path ast.Path, err error) string {
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

// brief cuts names that clients choose.
func brief(name string) string {
	const longest = 100
	if len(name) <= longest {
		return name
	}
	return name[:longest] + "…"
}

// recovered turns a panic into an error, which present then masks.
func recovered(_ context.Context, p any) error { return fmt.Errorf("panic: %v", p) }
