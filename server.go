// Command waybill is an order-fulfillment server: see README.md.
package main

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
	context.AfterFunc(ctx, stop) // a second signal stops at once
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
	atHand := auth.AtHand{Store: command.Token.DB, Stdout: stdout, Stderr: stderr}
	switch command.Name {
	case "import":
		return importOrders(ctx, command.Import, stdout, stderr)
	case "token create":
		return atHand.Create(ctx, command.Token.Create.Name, command.Token.Create.Role, time.Duration(command.Token.Create.Expires))
	case "token list":
		return atHand.List(ctx)
	case "token revoke":
		return atHand.Revoke(ctx, command.Token.Revoke.Token)
	case "version":
		_, err := fmt.Fprintf(stdout, "waybill %s (%s, %s/%s)\n", config.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	}
	return serve(ctx, command, stdout, stderr)
}

func serve(ctx context.Context, c config.Command, stdout, stderr io.Writer) error {
	log := newLog(c.Serve.LogFormat, stderr)
	slog.SetDefault(log) // which net/http writes to
	if warning := c.Serve.Warning(); warning != "" {
		log.Warn(warning, "listen", c.Serve.Listen)
	}
	exposure := exposureOf(c.Serve)
	// The address is taken first: if it is not free, nothing else needs to happen.
	listener, err := exposure.Listen()
	if err != nil {
		return err
	}
	defer listener.Close() //nolint:errcheck // closed by the server already
	db, err := openStore(ctx, c.Serve, log)
	if err != nil {
		return err
	}
	defer closeStore(db, log)
	gate := auth.NewGate(db, auth.Settings{Demo: c.Serve.Demo, AdminToken: c.AdminToken, Log: log})
	defer gate.KeepBooks()()
	desk := fulfillment.NewDesk(db, nil)
	go desk.ForgetHourly(ctx, log)
	url := exposure.URL(listener.Addr())
	welcome, err := gate.Welcome(ctx, url, auth.IsLog(stdout, stderr))
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Waybill %s is listening on %s\n  Dashboard    %s/\n  GraphQL API  %s/graphql\n  Playground   %s/playground\n%s\n", config.Version, url, url, url, url, welcome)
	api, err := graph.NewAPI(ctx, graph.NewResolver(db, desk), gate, log, limitsOf(c.Serve))
	if err != nil {
		return err
	}
	defer api.Close()
	if err := httpd.Serve(ctx, listener, exposure.Handler(httpd.Handler(api, gate, db, picturesOf(c.Serve))), api.EndStreams); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	kept := "everything is saved"
	if c.Serve.Demo {
		kept = "the demo store is gone"
	}
	_, err = fmt.Fprintf(stdout, "Waybill has stopped; %s.\n", kept)
	return err
}

func openStore(ctx context.Context, s config.Serve, log *slog.Logger) (*database.DB, error) {
	if s.Demo {
		return demo.Open(ctx, log)
	}
	return database.Open(ctx, s.DB, database.Options{Log: log})
}

func closeStore(db *database.DB, log *slog.Logger) {
	if err := db.Close(); err != nil {
		log.Error("the store could not be closed cleanly", "error", err)
	}
}

func importOrders(ctx context.Context, in config.Import, stdout, stderr io.Writer) error {
	log := newLog("text", stderr)
	// A dry run is an import into a copy that is thrown away: so it says exactly
	// what an import would do, and changes nothing.
	open := func() (*database.DB, error) { return database.Open(ctx, in.DB, database.Options{Log: log}) }
	if in.DryRun {
		open = func() (*database.DB, error) { return database.OpenThrowaway(ctx, in.DB, log) }
	}
	db, err := open()
	if err != nil {
		return err
	}
	defer closeStore(db, log)
	file, isFile := stderr.(*os.File)
	options := bulk.Options{DryRun: in.DryRun, Stdout: stdout, Stderr: stderr, Progress: isFile && term.IsTerminal(int(file.Fd()))}
	summary, err := bulk.Import(ctx, fulfillment.NewDesk(db, nil), in.Files, options)
	if err != nil {
		return err
	}
	if !summary.Clean() {
		return errors.New("some orders were left out; see the lines above that are not warnings")
	}
	return nil
}
