package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"sync"
	"time"

	"waybill/desk"
	"waybill/graph"
	"waybill/graph/trusted"
	"waybill/internal/auth"
	"waybill/internal/config"
	"waybill/internal/demo"
	"waybill/internal/httpd"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
	"waybill/internal/terminal"
	"waybill/timeline"
)

// server is what serves a store.
type server struct {
	config.Serve
	adminToken     string // of the environment
	listener       net.Listener
	documents      *trusted.Documents
	db             store.Store
	log            *slog.Logger
	stdout, stderr io.Writer
}

// serve runs the server until ctx ends.
func serve(ctx context.Context, c config.Command, stdout, stderr io.Writer) error {
	s := server{Serve: c.Serve, adminToken: c.AdminToken, log: newLog(c.Serve.LogFormat, stderr), stdout: stdout, stderr: stderr}
	slog.SetDefault(s.log) // which net/http writes to
	if warning := s.Warning(); warning != "" {
		s.log.Warn(warning, "listen", s.Exposure.Address)
	}
	if s.Demo { // which must ask nobody for pictures
		s.Pictures.Files = demo.Pictures()
	}
	// What can be wrong with the command line is found before the store is opened: if the
	// address is not free, nothing else needs to happen.
	var err error
	if s.documents, err = readDocuments(s.Serve); err != nil {
		return err
	}
	if s.listener, err = s.Exposure.Listen(); err != nil {
		return err
	}
	defer s.listener.Close() //nolint:errcheck // closed by the server already
	if s.db, err = openServed(ctx, s.Serve, s.log); err != nil {
		return err
	}
	err = s.run(ctx)
	if closed := s.db.Close(); closed != nil {
		err = errors.Join(err, fmt.Errorf("close the store: %w", closed))
	}
	if err != nil {
		return err
	}
	kept := "everything is saved"
	if s.Demo {
		kept = "the demo store is gone"
	}
	_, err = fmt.Fprintf(stdout, "Waybill has stopped; %s.\n", kept)
	return err
}

// readDocuments reads the documents that clients may name; nil for none.
func readDocuments(s config.Serve) (*trusted.Documents, error) {
	if s.Documents == "" {
		return nil, nil //nolint:nilnil // nil has none, see trusted.Documents
	}
	documents, err := graph.ReadDocuments(os.DirFS(s.Documents), s.Limits)
	if err != nil {
		return nil, fmt.Errorf("--documents %s: %w", terminal.Plain(s.Documents), err)
	}
	return documents, nil
}

// run serves an open store until ctx ends.
func (s server) run(ctx context.Context) error {
	gate := auth.NewGate(s.db, auth.Settings{Demo: s.Demo, AdminToken: s.adminToken, Log: s.log})
	defer gate.KeepBooks()()
	clock, err := desk.MonotonicClock(ctx, s.db, nil)
	if err != nil {
		return err
	}
	orders := desk.New(s.db, clock)
	go orders.DropOldKeysHourly(ctx, s.log)
	go orders.Reindex(ctx, s.log)
	url := s.Exposure.URL(s.listener.Addr())
	welcome, err := gate.Welcome(ctx, url, auth.IsLog(s.stdout, s.stderr))
	if err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Waybill %s is listening on %s\n"+
		"  Dashboard    %s/\n  GraphQL API  %s/graphql\n  Playground   %s/playground\n%s\n",
		config.Version, url, url, url, url, welcome)
	if s.documents != nil {
		s.log.Info("documents that clients may name are read", "documents", s.documents.Len())
	}
	feed, stopFeed, err := startFeed(ctx, s.db, s.log)
	if err != nil {
		return err
	}
	defer stopFeed()
	api := graph.New(ctx, graph.Config{Store: s.db, Desk: orders, Feed: feed, Gate: gate, Log: s.log, Limits: s.Limits,
		Documents: s.documents})
	defer api.Close()
	exports := newExports(graph.Config{Store: s.db, Desk: orders, Gate: gate, Log: s.log, Limits: s.Limits})
	handler := s.Exposure.Handler(httpd.Handler(api, gate, readiness(ctx, s.db, feed), s.Pictures,
		httpd.Origins{Named: s.Exposure.Origins, Loopback: s.Demo}, httpd.Route{Path: "/exports", Handler: exports}))
	if err := httpd.Serve(ctx, s.listener, handler, api.EndStreams); err != nil {
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
