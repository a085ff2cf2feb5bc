package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"sync"
	"time"

	"waybill/desk"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/config"
	"waybill/internal/demo"
	"waybill/internal/httpd"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/timeline"
)

// serve runs the server until ctx ends.
func serve(ctx context.Context, c config.Command, stdout, stderr io.Writer) error {
	log := newLog(c.Serve.LogFormat, stderr)
	slog.SetDefault(log) // which net/http writes to
	if warning := c.Serve.Warning(); warning != "" {
		log.Warn(warning, "listen", c.Serve.Exposure.Address)
	}
	exposure, pictures := c.Serve.Exposure, c.Serve.Pictures
	if c.Serve.Demo { // which must ask nobody for pictures
		pictures.Files = demo.Pictures()
	}
	// The address is taken first: if it is not free, nothing else needs to happen.
	listener, err := exposure.Listen()
	if err != nil {
		return err
	}
	defer listener.Close() //nolint:errcheck // closed by the server already
	db, err := openServed(ctx, c.Serve, log)
	if err != nil {
		return err
	}
	err = serveStore(ctx, c, listener, pictures, db, log, stdout, stderr)
	if closed := db.Close(); closed != nil {
		err = errors.Join(err, fmt.Errorf("close the store: %w", closed))
	}
	if err != nil {
		return err
	}
	kept := "everything is saved"
	if c.Serve.Demo {
		kept = "the demo store is gone"
	}
	_, err = fmt.Fprintf(stdout, "Waybill has stopped; %s.\n", kept)
	return err
}

// serveStore serves an open store until ctx ends.
func serveStore(ctx context.Context, c config.Command, listener net.Listener, pictures httpd.Pictures, db store.Store, log *slog.Logger,
	stdout, stderr io.Writer) error {
	exposure := c.Serve.Exposure
	gate := auth.NewGate(db, auth.Settings{Demo: c.Serve.Demo, AdminToken: c.AdminToken, Log: log})
	defer gate.KeepBooks()()
	clock, err := desk.Steady(ctx, db, nil)
	if err != nil {
		return err
	}
	orders := desk.New(db, clock)
	go orders.ForgetHourly(ctx, log)
	url := exposure.URL(listener.Addr())
	welcome, err := gate.Welcome(ctx, url, auth.IsLog(stdout, stderr))
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Waybill %s is listening on %s\n  Dashboard    %s/\n  GraphQL API  %s/graphql\n  Playground   %s/playground\n%s\n",
		config.Version, url, url, url, url, welcome)
	feed, stopFeed, err := startFeed(ctx, db, log)
	if err != nil {
		return err
	}
	defer stopFeed()
	api := graph.New(ctx, graph.Config{Store: db, Desk: orders, Feed: feed, Gate: gate, Log: log, Limits: c.Serve.Limits})
	defer api.Close()
	handler := exposure.Handler(httpd.Handler(api, gate, readiness(ctx, db, feed), pictures,
		httpd.Origins{Named: exposure.Origins, Loopback: c.Serve.Demo}))
	if err := httpd.Serve(ctx, listener, handler, api.EndStreams); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// readiness is false from when the server was told to stop.
func readiness(ctx context.Context, db store.Store, feed *timeline.Feed) httpd.Ready {
	return func() error {
		if ctx.Err() != nil {
			return errors.New("the server is stopping")
		}
		if err := db.Ready(); err != nil {
			return err
		}
		return feed.Ready()
	}
}

// openServed opens the store that is served: a demo has one of its own, which is gone when
// it is closed.
func openServed(ctx context.Context, s config.Serve, log *slog.Logger) (store.Store, error) {
	if !s.Demo {
		return openStore(ctx, s.DB, log)
	}
	db, err := sqlite.OpenThrowaway(ctx, "", log)
	if err != nil {
		return nil, err
	}
	if err := demo.Fill(ctx, db, time.Now()); err != nil {
		return nil, errors.Join(fmt.Errorf("fill the demo store: %w", err), db.Close())
	}
	return db, nil
}

// startFeed follows the store until stop is called, also while streams are ended
// after ctx has.
func startFeed(ctx context.Context, db store.Store, log *slog.Logger) (feed *timeline.Feed, stop func(), err error) {
	if feed, err = timeline.NewFeed(ctx, db, log); err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	var running sync.WaitGroup
	running.Go(func() { feed.Run(ctx) })
	return feed, func() {
		cancel()
		running.Wait()
	}, nil
}
