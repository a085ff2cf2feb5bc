package command

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"waybill/find"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/exchange"
	"waybill/internal/transport"
)

const (
	// maxExports is how many exports run at a time. Each reads as fast as the machine can, and
	// takes the room of its file.
	maxExports = 2
	// exportedChunk is how much goes to the client at a time, and exportWait how long the
	// client may take for it.
	exportedChunk = 64 << 10
	exportWait    = time.Minute
)

// exports answers GET /exports: the orders that the query's search, filter and sort would list,
// written by the same code as on the command line.
type exports struct {
	config  graph.Config
	running chan struct{}
}

func newExports(c graph.Config) *exports {
	return &exports{config: c, running: make(chan struct{}, maxExports)}
}

// mediaTypes are those of the formats, with the ending of their files.
var mediaTypes = map[string][2]string{
	"csv": {"text/csv; charset=utf-8", "csv"}, "shopify-csv": {"text/csv; charset=utf-8", "csv"},
	"jsonl": {"application/jsonl", "jsonl"},
}

// ServeHTTP streams an export, or refuses it before its first byte. One that fails later
// breaks off, so that nobody takes a part for the whole.
func (e *exports) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		w.Header().Set("Allow", "GET")
		transport.Refuse(w, r, http.StatusMethodNotAllowed, "BAD_USER_INPUT", "Use GET.")
		return
	}
	if viewer, _ := auth.From(r.Context()); viewer.DocumentsOnly {
		transport.Refuse(w, r, http.StatusForbidden, "FORBIDDEN", "Your token runs only documents that the server was started with.")
		return
	}
	select {
	case e.running <- struct{}{}:
		defer func() { <-e.running }()
	default:
		w.Header().Set("Retry-After", "30")
		transport.Refuse(w, r, http.StatusServiceUnavailable, "OVERLOADED", "Other exports are under way. Try again when they are done.")
		return
	}
	f, x, err := e.begin(r)
	var wrong *find.BadArgument
	switch {
	case errors.As(err, &wrong):
		transport.Refuse(w, r, http.StatusBadRequest, "BAD_USER_INPUT", wrong.Argument+" "+wrong.Reason+".")
	case err != nil:
		e.config.Log.ErrorContext(r.Context(), "export failed", "error", err, "request", r.Header.Get(transport.RequestIDHeader))
		transport.Refuse(w, r, http.StatusInternalServerError, "INTERNAL_SERVER_ERROR", "The export failed. The server's log says why.")
	default:
		e.send(w, r, f, x)
	}
}

// begin reads the address, and begins the export.
func (e *exports) begin(r *http.Request) (form, *exchange.Exporting, error) {
	query := r.URL.Query()
	for name, values := range query {
		switch {
		case !known[name]:
			return form{}, nil, &find.BadArgument{Argument: exchange.Brief(name), Reason: "is not known here"}
		case len(values) > 1:
			return form{}, nil, &find.BadArgument{Argument: name, Reason: "is given more than once"}
		}
	}
	f := form{query.Get("format"), query.Get("rows"), query.Get("selection")}
	if f.format == "" {
		f.format = "csv"
	}
	if err := f.check(); err != nil {
		return f, nil, err
	}
	var search *string
	if query.Has("search") {
		search = new(query.Get("search"))
	}
	which, err := wanted(search, query.Get("filter"), query.Get("sort"))
	if err != nil {
		return f, nil, err
	}
	x, err := exchange.Begin(r.Context(), e.config.Store, which, f.open(e.config))
	return f, x, err
}

var known = map[string]bool{"format": true, "rows": true, "selection": true, "search": true, "filter": true, "sort": true}

func (e *exports) send(w http.ResponseWriter, r *http.Request, f form, x *exchange.Exporting) {
	start, media := time.Now(), mediaTypes[f.format]
	w.Header().Set("Content-Type", media[0])
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="orders-%s.%s"`, start.UTC().Format("2006-01-02"), media[1]))
	w.Header().Set("Cache-Control", "no-store")
	sent, err := copyTo(w, x)
	closed := x.Close()
	viewer, _ := auth.From(r.Context())
	e.config.Log.InfoContext(r.Context(), "export", "format", f.format, "actor", viewer.Name, "bytes", sent,
		"ms", time.Since(start).Milliseconds(), "error", errors.Join(err, closed), "request", r.Header.Get(transport.RequestIDHeader))
	if err != nil {
		panic(http.ErrAbortHandler) // closes the connection: the client learns that it is not all
	}
}

// copyTo gives the client time for each part, and not for the whole.
func copyTo(w http.ResponseWriter, from io.Reader) (sent int64, err error) {
	control, part := http.NewResponseController(w), make([]byte, exportedChunk)
	for {
		n, err := from.Read(part)
		if errors.Is(err, io.EOF) {
			return sent, nil
		}
		if err != nil {
			return sent, err
		}
		if err := control.SetWriteDeadline(time.Now().Add(exportWait)); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return sent, err
		}
		wrote, err := w.Write(part[:n])
		if sent += int64(wrote); err != nil {
			return sent, err
		}
	}
}
