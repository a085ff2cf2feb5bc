// Package httpd serves Waybill over HTTP.
//
// It promises that nobody reaches the API who did not sign in, that a request
// from another site's page is refused unless its owner was let in, that a server is
// reached only by its own names, that connections are bounded in number and by
// deadlines, that health checks answer without signing in, that the dashboard and
// the playground load nothing from elsewhere, and that stopping lets every request
// under way finish.
package httpd

import (
	"bytes"
	"context"
	"errors"
	"log"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"waybill/admin"
	"waybill/internal/auth"
)

// drainTimeout bounds how long stopping waits for requests under way.
const drainTimeout = 15 * time.Second

// The addresses at which orchestrators and load balancers ask, by whatever name or none.
const (
	healthPath = "/healthz"
	readyPath  = "/readyz"
)

const (
	// maxHead is the longest head of a request in bytes, and so the longest address of a GET.
	maxHead = 16 << 10
	// maxStreams is how many requests one connection of HTTP/2 may have under way: as
	// many as operations in one WebSocket, since each event stream is one.
	maxStreams = 100
	// headTime and requestTime are how long a client may take to send the head of a request,
	// and all of it: a phone on a bad network sends 256 kB in less.
	headTime    = 10 * time.Second
	requestTime = 30 * time.Second
)

// Ready is nil while the server can do its work, and else an error that says why not, in
// words that anybody may read. It returns at once: anybody may ask.
type Ready func() error

// Route is an address for those who signed in, beside the API.
type Route struct {
	Path string
	http.Handler
}

// Handler routes requests: the API and more behind the gate, everything else in the open. Pages of
// other sites may use the API if their origins are allowed.
// Patterns have no methods: one that has would clash with the "/" of the pages.
func Handler(api http.Handler, gate *auth.Gate, ready Ready, pictures Pictures, allowed Origins, more ...Route) http.Handler {
	mux := http.NewServeMux()
	mux.Handle(apiPath, signedIn(gate, api))
	for _, r := range more {
		mux.Handle(r.Path, signedIn(gate, r.Handler))
	}
	mux.HandleFunc(healthPath, func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	mux.HandleFunc(readyPath, func(w http.ResponseWriter, _ *http.Request) {
		if err := ready(); err != nil {
			plain(w, http.StatusServiceUnavailable, err.Error())
			return
		}
		plain(w, http.StatusOK, "ok")
	})
	mux.Handle("/session", newSessions(gate))
	mux.Handle("/", Pages(admin.Dashboard(), admin.Playground(), pictures))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setHeaders(w, r)
		r = named(w, r)
		if allowed.admit(w, r) {
			mux.ServeHTTP(w, r)
		}
	})
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n"))
}

// newServer bounds how long a client may take, to ask and to be answered.
func newServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headTime,
		ReadTimeout:       requestTime,
		// From when the request's head was read. Streams, which go on for longer, and
		// long answers set deadlines of their own.
		WriteTimeout:   90 * time.Second,
		IdleTimeout:    120 * time.Second,
		MaxHeaderBytes: maxHead,
		// Each stream of HTTP/2 takes what a connection of HTTP/1 does.
		HTTP2:    &http.HTTP2Config{MaxConcurrentStreams: maxStreams},
		ErrorLog: log.New(complaints{}, "", 0),
	}
}

// complaints are what net/http has to say. That somebody does not speak TLS is for
// debugging only: anybody could fill the log with it.
type complaints struct{}

func (complaints) Write(text []byte) (int, error) {
	level := slog.LevelWarn
	if bytes.HasPrefix(text, []byte("http: TLS handshake error")) || bytes.HasPrefix(text, []byte("http2: ")) {
		level = slog.LevelDebug
	}
	slog.Log(context.Background(), level, string(bytes.TrimSpace(text)))
	return len(text), nil
}

// Serve answers on listener until ctx ends, then lets the requests under way
// finish. Streams would not finish: endStreams ends them, and returns when they
// are gone or its context ends; nil when there are none.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, endStreams func(context.Context)) error {
	server := newServer(handler)
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
