// Package httpd serves Waybill over HTTP.
//
// It promises that nobody reaches the API who did not sign in, that a request
// from another site's page is refused, that health checks answer without
// signing in, that the dashboard and the playground load nothing from elsewhere,
// and that stopping lets every request under way finish.
package httpd

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"syscall"
	"time"

	"waybill/admin"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/transport"
)

// drainTimeout bounds how long stopping waits for requests under way.
const drainTimeout = 15 * time.Second

// Store tells whether the store answers.
type Store interface{ Ping(context.Context) error }

// Handler routes requests: the API behind the gate, everything else in the open.
// Patterns have no methods: one that has would clash with the "/" of the pages.
func Handler(api http.Handler, gate *auth.Gate, store Store) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/graphql", signedIn(gate, api))
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	mux.HandleFunc("/readyz", func(w http.ResponseWriter, r *http.Request) {
		if err := store.Ping(r.Context()); err != nil {
			plain(w, http.StatusServiceUnavailable, "the store does not answer")
			return
		}
		plain(w, http.StatusOK, "ok")
	})
	mux.Handle("/session", newSessions(gate))
	mux.Handle("/", Pages(admin.Dashboard(), admin.Playground()))
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		transport.Refuse(w, r, http.StatusForbidden, "FORBIDDEN", "Requests from other sites are refused.")
	}))
	return protection.Handler(withHeaders(mux))
}

func signedIn(gate *auth.Gate, api http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		viewer, known := gate.Recognise(r)
		if !known && transport.AsksForWebSocket(r) {
			// A browser cannot put a token into the handshake: it comes in a message.
			api.ServeHTTP(w, r)
			return
		}
		if !known {
			w.Header().Set("WWW-Authenticate", `Bearer realm="waybill"`)
			transport.Refuse(w, r, http.StatusUnauthorized, "UNAUTHENTICATED", "Sign in first: the token or session is missing, wrong, expired or revoked. Send a token in the header Authorization: Bearer TOKEN.")
			return
		}
		ctx := graph.WithIdempotencyKey(auth.With(r.Context(), viewer), r.Header.Get("Idempotency-Key"))
		api.ServeHTTP(w, r.WithContext(ctx))
	})
}

func withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Frame-Options", "DENY")
		header.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n"))
}

// Listen takes an address, host:port.
func Listen(address string) (net.Listener, error) {
	listener, err := net.Listen("tcp", address)
	var cause syscall.Errno
	if errors.As(err, &cause) {
		err = cause // without the address, which is named here
	}
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", address, err)
	}
	return listener, nil
}

// Serve answers on listener until ctx ends, then lets the requests under way
// finish. Streams would not finish: endStreams ends them, and returns when they
// are gone or its context ends; nil when there are none.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, endStreams func(context.Context)) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       60 * time.Second,
		IdleTimeout:       120 * time.Second,
		MaxHeaderBytes:    64 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	var ending sync.WaitGroup
	if endStreams != nil {
		ending.Go(func() { endStreams(drain) })
	}
	err := server.Shutdown(drain)
	ending.Wait()
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return server.Close()
}
