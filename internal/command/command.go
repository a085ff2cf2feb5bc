// Package command is the command line: one file for each verb.
//
// It promises that a verb that fails says why in one line on standard error and
// exits with 1, that a first SIGINT or SIGTERM ends it cleanly and a second one at
// once, and that what a verb prints for programs is alone on standard output.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"waybill/internal/config"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/internal/terminal"
)

// Main runs the verb that args name, and returns the program's exit status.
func Main(args []string, stdout, stderr io.Writer) int {
	ignoreFileSize()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	defer stop()
	if err := run(ctx, args, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "waybill: "+terminal.Plain(err.Error()))
		return 1
	}
	return 0
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	c, err := config.Parse(args, stdout, os.Getenv)
	if errors.Is(err, config.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := checkClock(time.Now()); err != nil && c.Name != "version" {
		return err
	}
	tokens := tokenVerb{path: c.Token.DB, stdout: stdout, stderr: stderr}
	switch c.Name {
	case "import":
		return importOrders(ctx, c.Import, stdout, stderr)
	case "export":
		return exportOrders(ctx, c.Export, stdout, stderr)
	case "token create":
		return tokens.create(ctx, c.Token.Create)
	case "token list":
		return tokens.list(ctx)
	case "token revoke":
		return tokens.revoke(ctx, c.Token.Revoke)
	case "version":
		_, err := fmt.Fprintf(stdout, "waybill %s (%s, %s/%s)\n", config.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	}
	return serve(ctx, c, stdout, stderr)
}

// checkClock refuses a clock that was never set, as on a machine whose battery is empty: orders
// would have its times, and tokens and keys would expire by it.
func checkClock(now time.Time) error {
	if now.UTC().Year() < 2000 {
		return fmt.Errorf("the clock of this machine says %s; set it before you start", now.UTC().Format("2006-01-02"))
	}
	return nil
}

// openStore opens the store that --db names.
func openStore(ctx context.Context, name string, log *slog.Logger) (store.Store, error) {
	return sqlite.Open(ctx, name, sqlite.Options{Log: log})
}

func closeStore(s store.Store, log *slog.Logger) {
	if err := s.Close(); err != nil {
		log.Error("the store could not be closed cleanly", "error", err)
	}
}

func newLog(format string, to io.Writer) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(to, nil))
	}
	return slog.New(slog.NewTextHandler(to, nil))
}
