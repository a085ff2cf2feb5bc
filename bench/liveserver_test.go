package bench

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"sync"
	"time"

	"waybill/bench/stock"
	"waybill/desk"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/httpd"
	"waybill/internal/store/sqlite"
	"waybill/timeline"
)

// addresses are what a server tells when it is ready.
type addresses struct{ Server, Control string }

// serveLive is this program as one of the servers that BenchmarkSubscribers measures:
// args are the server's name and its store's folder. It serves until its standard
// input ends, so it never outlives its parent.
func serveLive(ctx context.Context, args []string, stdin io.Reader, stdout io.Writer) error {
	if len(args) != 2 {
		return errors.New("this is for the benchmarks' own use: see BenchmarkSubscribers")
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer listener.Close()
	control := newControl(args[1])
	controlled, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() { _ = http.Serve(controlled, control.mux) }() //nolint:gosec // it answers to its parent only, and ends with the process
	failed := make(chan error, 1)
	go func() { failed <- liveServer(ctx, args[0], args[1], listener, control) }()
	if err := json.NewEncoder(stdout).Encode(addresses{listener.Addr().String(), controlled.Addr().String()}); err != nil {
		return err
	}
	ended := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, stdin)
		close(ended)
	}()
	select {
	case err := <-failed:
		return err
	case <-ended:
		return nil
	}
}

func liveServer(ctx context.Context, name, folder string, listener net.Listener, control *control) error {
	if name == "writes" {
		return control.accept(listener)
	}
	db, err := sqlite.Open(ctx, filepath.Join(folder, storeFile), sqlite.Options{})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // a store that is thrown away
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	feed, err := timeline.NewFeed(ctx, db, log)
	if err != nil {
		return err
	}
	go feed.Run(ctx)
	config := graph.Config{Store: db, Desk: desk.New(db, nil), Feed: feed, Gate: auth.DemoGate(), Log: log}
	var handler http.Handler = graph.New(ctx, config)
	if name != "waybill" {
		if handler, err = stock.Handler(ctx, graph.NewResolver(config), db, log); err != nil {
			return err
		}
	}
	return httpd.Serve(ctx, listener, httpd.Handler(handler, auth.DemoGate(), db.Ready, httpd.Pictures{}, httpd.Origins{}), nil)
}

// usage is what a server has used until now.
type usage struct {
	Resident     int64 // bytes
	User, System time.Duration
	Goroutines   int
}

func (u usage) minus(v usage) usage {
	return usage{u.Resident - v.Resident, u.User - v.User, u.System - v.System, u.Goroutines - v.Goroutines}
}

func (u usage) plus(v usage) usage {
	return usage{u.Resident + v.Resident, u.User + v.User, u.System + v.System, u.Goroutines + v.Goroutines}
}

// control answers what is asked of a server about itself.
type control struct {
	mux    *http.ServeMux
	folder string

	mu      sync.Mutex
	sockets []net.Conn // of the side that only writes
}

func newControl(folder string) *control {
	c := &control{mux: http.NewServeMux(), folder: folder}
	c.mux.HandleFunc("GET /usage", func(w http.ResponseWriter, _ *http.Request) {
		user, system := cpuTimes()
		_ = json.NewEncoder(w).Encode(usage{residentMemory(), user, system, runtime.NumGoroutine()})
	})
	c.mux.HandleFunc("GET /write", c.write)
	c.mux.HandleFunc("GET /profile", c.profile)
	return c
}

// profile writes the profiles of memory at once, and that of the processor until
// it is asked again.
func (c *control) profile(w http.ResponseWriter, r *http.Request) {
	file := r.FormValue("file")
	pprof.StopCPUProfile()
	if file == "" {
		return
	}
	err := errors.Join(writeProfile("heap", file+".heap"), writeProfile("goroutine", file+".goroutines"))
	cpu, createErr := os.Create(file)
	if err = errors.Join(err, createErr); err == nil {
		err = pprof.StartCPUProfile(cpu) // the file is closed when the process ends
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
}

func writeProfile(name, file string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	return errors.Join(pprof.Lookup(name).WriteTo(f, 0), f.Close())
}

// welcome tells a client of the side that only writes that it is known.
const welcome = "."

// accept keeps every connection that comes.
func (c *control) accept(listener net.Listener) error {
	for {
		socket, err := listener.Accept()
		if err != nil {
			return err
		}
		c.mu.Lock()
		c.sockets = append(c.sockets, socket)
		c.mu.Unlock()
		_, _ = io.WriteString(socket, welcome) // a client that went away meanwhile is found out later
	}
}

// write is the least that telling everybody can cost: so many bytes, so many
// times, to every connection, one write each.
func (c *control) write(w http.ResponseWriter, r *http.Request) {
	size, err := strconv.Atoi(r.FormValue("bytes"))
	times, timesErr := strconv.Atoi(r.FormValue("times"))
	if err := errors.Join(err, timesErr); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	message := make([]byte, size)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sockets = slices.DeleteFunc(c.sockets, func(socket net.Conn) bool {
		for range times {
			if _, err := socket.Write(message); err != nil {
				return true
			}
		}
		return false
	})
}
