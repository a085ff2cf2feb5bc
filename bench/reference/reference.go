// Package reference does the work of Waybill's API the way a good engineer
// would write it by hand: net/http, database/sql and encoding/json on the same
// store file.
//
// It promises the same answers as the GraphQL documents in package bench, from
// one snapshot each, the same rows written, and the same durability. It knows
// nothing of GraphQL and Ent: what they cost is what it is there to tell.
package reference

import (
	"database/sql"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"runtime"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"waybill/order"
)

// Server answers from a store that Waybill made.
type Server struct {
	read, write *sql.DB
	actor       order.Actor
	log         *slog.Logger
}

// Open opens the store in the file at path a second time. Waybill may have it
// open too, as long as the two do not write at once. Changes are made as actor.
func Open(path string, actor order.Actor, log *slog.Logger) (*Server, error) {
	s := &Server{actor: actor, log: log}
	var err error
	if s.read, err = openPool(path, max(4, 2*runtime.GOMAXPROCS(0)), url.Values{"_query_only": {"1"}}); err != nil {
		return nil, err
	}
	if s.write, err = openPool(path, 1, url.Values{"_txlock": {"immediate"}}); err != nil {
		return nil, errors.Join(err, s.read.Close())
	}
	return s, nil
}

// openPool opens connections with the settings that Waybill's have. The
// driver's cache keeps every statement prepared.
func openPool(path string, size int, extra url.Values) (*sql.DB, error) {
	query := url.Values{
		"_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_foreign_keys": {"1"}, "_busy_timeout": {"5000"},
		"_stmt_cache_size": {"128"}, "_cache_size": {"-16000"},
	}
	for key, values := range extra {
		query[key] = values
	}
	pool, err := sql.Open("sqlite3", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+query.Encode())
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	if err := pool.Ping(); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return pool, nil
}

// Close closes every connection.
func (s *Server) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }

// Handler routes requests.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders", s.answered("list", s.list))
	mux.HandleFunc("GET /orders/{id}", s.answered("details", s.details))
	mux.HandleFunc("POST /orders/{id}/fulfill", s.answered("fulfill", s.fulfill))
	return mux
}

// answered writes what do returns, and one line to the log, as Waybill does.
func (s *Server) answered(name string, do func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		status := http.StatusOK
		data, err := do(r)
		var body []byte
		if err == nil {
			body, err = json.Marshal(struct {
				Data any `json:"data"`
			}{data})
		}
		if err != nil {
			status, body = statusOf(err), []byte(`{"errors":[{"message":"The request could not be answered."}]}`)
			s.log.Error("request", "name", name, "error", err)
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		_, _ = w.Write(body) // a client that went away is not told
		s.log.InfoContext(r.Context(), "request", "name", name, "actor", s.actor.Name,
			"ms", float64(time.Since(start).Microseconds())/1000, "status", status)
	}
}

var errRequest = errors.New("the request makes no sense")

func statusOf(err error) int {
	switch {
	case errors.Is(err, errRequest):
		return http.StatusBadRequest
	case errors.Is(err, sql.ErrNoRows):
		return http.StatusNotFound
	}
	return http.StatusInternalServerError
}
