// Command waybill is an order-fulfillment server: see README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/term"

	"waybill/fulfillment"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/bulk"
	"waybill/internal/config"
	"waybill/internal/database"
	"waybill/internal/demo"
	"waybill/internal/httpd"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "waybill: "+err.Error())
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	command, err := config.Parse(args, stdout, os.Getenv)
	if err != nil {
		if errors.Is(err, config.ErrHelp) {
			return nil
		}
		return err
	}
	switch command.Name {
	case "import":
		return importOrders(ctx, command.Import, stdout, stderr)
	case "version":
		_, err := fmt.Fprintf(stdout, "waybill %s (%s, %s/%s)\n", config.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	}
	return serve(ctx, command, stdout, stderr)
}

func serve(ctx context.Context, c config.Command, stdout, stderr io.Writer) error {
	log := newLog(c.Serve.LogFormat, stderr)
	// The address is taken first: if it is not free, nothing else needs to happen.
	listener, err := net.Listen("tcp", c.Serve.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", c.Serve.Listen, plainCause(err))
	}
	defer listener.Close() //nolint:errcheck // closed by the server already
	db, clean, err := openStore(ctx, c.Serve, log)
	if err != nil {
		return err
	}
	defer clean()
	gate, hint := gateFor(c)
	desk := fulfillment.NewDesk(db, nil)
	go forgetKeys(ctx, desk, log)
	url := "http://" + listener.Addr().String()
	fmt.Fprintf(stdout, "Waybill %s is listening on %s\n  GraphQL API  %s/graphql\n  Console      %s/\n%s\n", config.Version, url, url, url, hint)
	api := graph.NewHandler(graph.NewResolver(db, desk), log)
	if err := httpd.Serve(ctx, listener, httpd.Handler(api, gate, db)); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	fmt.Fprintln(stdout, "Waybill has stopped; everything is saved.")
	return nil
}

// openStore opens the database; clean closes it, and throws a demo's away.
func openStore(ctx context.Context, s config.Serve, log *slog.Logger) (db *database.DB, clean func(), err error) {
	if !s.Demo {
		if db, err = database.Open(ctx, s.DB, database.Options{Log: log}); err != nil {
			return nil, nil, err
		}
		return db, func() { closeStore(db, log) }, nil
	}
	folder, err := os.MkdirTemp("", "waybill-demo-")
	if err != nil {
		return nil, nil, fmt.Errorf("make room for the demo: %w", err)
	}
	throwAway := func() { _ = os.RemoveAll(folder) }
	if db, err = database.Open(ctx, filepath.Join(folder, "demo.db"), database.Options{Log: log, Throwaway: true}); err != nil {
		throwAway()
		return nil, nil, err
	}
	clean = func() { closeStore(db, log); throwAway() }
	if err := demo.Fill(ctx, db, time.Now()); err != nil {
		clean()
		return nil, nil, fmt.Errorf("fill the demo store: %w", err)
	}
	return db, clean, nil
}

func closeStore(db *database.DB, log *slog.Logger) {
	if err := db.Close(); err != nil {
		log.Error("the store could not be closed cleanly", "error", err)
	}
}

func gateFor(c config.Command) (*auth.Gate, string) {
	switch {
	case c.Serve.Demo:
		return auth.DemoGate(), "This is a demo: no sign-in, and everything is forgotten when it stops."
	case c.AdminToken != "":
		return auth.TokenGate(c.AdminToken), "Sign in with the token of WAYBILL_ADMIN_TOKEN."
	}
	token := auth.NewToken()
	return auth.TokenGate(token), "WAYBILL_ADMIN_TOKEN is not set. Until this server stops, the token is: " + token
}

// forgetKeys drops old idempotency keys, at start and then hourly.
func forgetKeys(ctx context.Context, desk *fulfillment.Desk, log *slog.Logger) {
	for {
		if _, err := desk.Forget(ctx); err != nil && !errors.Is(err, database.ErrClosed) {
			log.Error("old idempotency keys could not be dropped", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Hour):
		}
	}
}

func importOrders(ctx context.Context, in config.Import, stdout, stderr io.Writer) error {
	db, err := database.Open(ctx, in.DB, database.Options{})
	if err != nil {
		return err
	}
	file, isFile := stderr.(*os.File)
	options := bulk.Options{DryRun: in.DryRun, Stdout: stdout, Stderr: stderr, Progress: isFile && term.IsTerminal(int(file.Fd()))}
	summary, err := bulk.Import(ctx, bulk.NewDesk(fulfillment.NewDesk(db, nil)), in.Files, options)
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	if !summary.Clean() {
		return errors.New("not everything could be imported; what is named above is missing")
	}
	return nil
}

func newLog(format string, to io.Writer) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(to, nil))
	}
	return slog.New(slog.NewTextHandler(to, nil))
}

// plainCause is the reason without the address, which the caller names.
func plainCause(err error) error {
	var cause syscall.Errno
	if errors.As(err, &cause) {
		return cause
	}
	return err
}
