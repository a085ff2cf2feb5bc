package httpd

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"waybill/internal/transport"
)

// The policies say what the pages may load and whom they may talk to: this server, and nobody
// else but the hosts of pictures that its owner named. Both pages build style
// sheets while they run; only the playground's editor writes styles on elements.
const (
	onlyHere = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; " +
		"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
	dashboardPolicy = onlyHere + "img-src 'self' data:%s; manifest-src 'self'; " +
		"style-src 'self'; style-src-elem 'self' 'unsafe-inline'"
	playgroundPolicy = onlyHere + "img-src 'self' data:; style-src 'self' 'unsafe-inline'"
)

// notPages are the first parts of paths that never answer with the dashboard,
// whether or not something is there.
var notPages = []string{"graphql", "healthz", "metrics", "pictures", "readyz", "session"}

// Pictures is where pictures of products may come from.
type Pictures struct {
	// Hosts may be asked for pictures over HTTPS, e.g. cdn.example.com.
	Hosts []string `name:"picture-host" placeholder:"NAME" help:"A host that pictures may come from, e.g. cdn.example.com."`
	// Files are served at /pictures/; nil for none.
	Files fs.FS `kong:"-"`
}

// toldHosts is where the dashboard's index.html has a place for the hosts that it
// may ask for pictures: what it cannot show, it does not try to load.
const toldHosts = `<meta name="picture-hosts" content="`

// Pages serves the dashboard at / and the playground at /playground. Each holds
// an index.html, and files in assets/ that never change under the same name.
//
// The dashboard has addresses of its own for its pages: whatever is not there
// and is asked for as a page gets its index.html. Everything else that is not
// there is 404.
func Pages(dashboard, playground fs.FS, pictures Pictures) http.Handler {
	allowed, told := "", strings.Join(pictures.Hosts, " ")
	for _, host := range pictures.Hosts {
		allowed += " https://" + host
	}
	main := &site{files: dashboard, policy: fmt.Sprintf(dashboardPolicy, allowed), edit: func(name string, body []byte) []byte {
		if name != "index.html" {
			return body
		}
		return bytes.Replace(body, []byte(toldHosts), []byte(toldHosts+told), 1)
	}}
	side := &site{files: playground, policy: playgroundPolicy}
	shown := &site{files: pictures.Files, policy: onlyHere}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			plain(w, http.StatusMethodNotAllowed, "method not allowed")
			return
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		first, rest, _ := strings.Cut(name, "/")
		switch {
		case first == "playground":
			side.serve(w, r, rest)
		case first == "pictures" && rest != "" && pictures.Files != nil:
			shown.serve(w, r, rest)
		case isPage(r, first) && !main.has(name):
			main.serve(w, r, "")
		default:
			main.serve(w, r, name)
		}
	})
}

// isPage tells whether a path that is not there may be one of the dashboard's pages.
func isPage(r *http.Request, first string) bool {
	return first != "assets" && !slices.Contains(notPages, first) && strings.Contains(r.Header.Get("Accept"), "text/html")
}

// site is a built single-page application.
type site struct {
	files  fs.FS
	policy string                                // of its pages
	edit   func(name string, body []byte) []byte // before it is served; nil changes nothing
	ready  sync.Map                              // by name: *file, of those that were asked for
}

// file is a file as it is sent.
type file struct {
	body        []byte
	zipped      []byte // nil if that saves nothing
	contentType string
	tag         string
}

func (s *site) has(name string) bool {
	_, err := s.file(name)
	return err == nil
}

// serve answers with a file; without a name, with the index.
func (s *site) serve(w http.ResponseWriter, r *http.Request, name string) {
	if name == "" {
		name = "index.html"
	}
	f, err := s.file(name)
	if err != nil {
		plain(w, http.StatusNotFound, "not found") // files are part of the program: what cannot be read is not there
		return
	}
	header := w.Header()
	header.Set("Content-Type", f.contentType)
	header.Set("Cache-Control", "no-cache") // kept, but asked about each time
	if strings.HasPrefix(name, "assets/") {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	header.Set("Content-Security-Policy", s.policy)
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Vary", "Accept-Encoding")
	header.Set("ETag", `"`+f.tag+`"`)
	body := f.body
	if f.zipped != nil && transport.Accepts(r, "gzip") {
		header.Set("Content-Encoding", "gzip")
		header.Set("ETag", `"`+f.tag+`-gzip"`)
		body = f.zipped
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
}

// file reads and compresses a file when it is first asked for.
func (s *site) file(name string) (*file, error) {
	if known, ok := s.ready.Load(name); ok {
		return known.(*file), nil
	}
	body, err := fs.ReadFile(s.files, name)
	if err != nil {
		return nil, err
	}
	if s.edit != nil {
		body = s.edit(name, body)
	}
	sum := sha256.Sum256(body)
	f := &file{body: body, contentType: contentType(name), tag: hex.EncodeToString(sum[:12])}
	if zipped := zip(body); len(zipped) < len(body) {
		f.zipped = zipped
	}
	s.ready.Store(name, f)
	return f, nil
}

func zip(body []byte) []byte {
	var zipped bytes.Buffer
	writer, _ := gzip.NewWriterLevel(&zipped, gzip.BestCompression) // a level that there is
	_, _ = writer.Write(body)                                       // memory takes all that is written
	_ = writer.Close()
	return zipped.Bytes()
}

// contentTypes are written down here because those of package mime differ with
// the machine's tables.
var contentTypes = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".md":          "text/markdown; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".ttf":         "font/ttf",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff":        "font/woff",
	".woff2":       "font/woff2",
}

func contentType(name string) string {
	if known, ok := contentTypes[path.Ext(name)]; ok {
		return known
	}
	return "application/octet-stream"
}
