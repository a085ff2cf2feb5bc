package httpd_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"waybill/admin"
	"waybill/internal/auth"
	"waybill/internal/httpd"
)

const (
	browsing  = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" // what browsers send for a page
	dashboard = "<title>dashboard</title>"
	graphiql  = "<title>playground</title>"
)

// pages are small stand-ins for the built ones.
func pages() http.Handler {
	script := bytes.Repeat([]byte("script "), 1000)
	return httpd.Pages(fstest.MapFS{
		"index.html":                {Data: []byte(dashboard)},
		"robots.txt":                {Data: []byte("robots")},
		"assets/index-1a2b3c4d.js":  {Data: script},
		"assets/index-1a2b3c4d.css": {Data: []byte("css")},
	}, fstest.MapFS{
		"index.html":                 {Data: []byte(graphiql)},
		"assets/editor-1a2b3c4d.mjs": {Data: script},
		"assets/icon-1a2b3c4d.svg":   {Data: []byte("svg")},
		"assets/icons-1a2b3c4d.ttf":  {Data: []byte("ttf")},
		"assets/text-1a2b3c4d.woff2": {Data: []byte("woff2")},
		"assets/fast-1a2b3c4d.wasm":  {Data: []byte("wasm")},
		"assets/odd-1a2b3c4d.xyz":    {Data: []byte("xyz")},
	}, httpd.Pictures{Hosts: []string{"cdn.example", "img.example"}, Files: fstest.MapFS{"mug.svg": {Data: []byte("mug")}}})
}

func TestWhichPathsAnswerWithWhat(t *testing.T) {
	h := pages()
	for _, c := range []struct {
		name, path, accept string
		status             int
		body, contentType  string // the start of the body
	}{
		{"the front page", "/", browsing, 200, dashboard, "text/html; charset=utf-8"},
		{"the front page, asked for by a program", "/", "*/*", 200, dashboard, "text/html; charset=utf-8"},
		{"the front page by its file's name", "/index.html", browsing, 200, dashboard, "text/html; charset=utf-8"},
		{"a page of the dashboard", "/orders/T3JkZXI6MQ/fulfill", browsing, 200, dashboard, "text/html; charset=utf-8"},
		{"a page whose name has a dot", "/orders/10.01", browsing, 200, dashboard, "text/html; charset=utf-8"},
		{"a page with a slash at its end", "/orders/", browsing, 200, dashboard, "text/html; charset=utf-8"},
		{"a path that is no page, asked for by a script", "/orders/1", "*/*", 404, "not found", "text/plain; charset=utf-8"},
		{"a path that is no page, asked for without saying what", "/orders/1", "", 404, "not found", "text/plain; charset=utf-8"},
		{"a file beside the front page", "/robots.txt", browsing, 200, "robots", "text/plain; charset=utf-8"},
		{"a script", "/assets/index-1a2b3c4d.js", "*/*", 200, "script", "text/javascript; charset=utf-8"},
		{"a script, opened as a page", "/assets/index-1a2b3c4d.js", browsing, 200, "script", "text/javascript; charset=utf-8"},
		{"a style sheet", "/assets/index-1a2b3c4d.css", "text/css,*/*;q=0.1", 200, "css", "text/css; charset=utf-8"},
		{"a script of an older build", "/assets/index-00000000.js", "*/*", 404, "not found", "text/plain; charset=utf-8"},
		{"a script of an older build, opened as a page", "/assets/index-00000000.js", browsing, 404, "not found",
			"text/plain; charset=utf-8"},
		{"a folder", "/assets", browsing, 404, "not found", "text/plain; charset=utf-8"},
		{"a folder with a slash at its end", "/assets/", "*/*", 404, "not found", "text/plain; charset=utf-8"},
		{"the playground", "/playground", browsing, 200, graphiql, "text/html; charset=utf-8"},
		{"the playground with a slash at its end", "/playground/", browsing, 200, graphiql, "text/html; charset=utf-8"},
		{"a module of the playground", "/playground/assets/editor-1a2b3c4d.mjs", "*/*", 200, "script", "text/javascript; charset=utf-8"},
		{"a picture of the playground", "/playground/assets/icon-1a2b3c4d.svg", "*/*", 200, "svg", "image/svg+xml"},
		{"a font of the playground", "/playground/assets/icons-1a2b3c4d.ttf", "*/*", 200, "ttf", "font/ttf"},
		{"a compressed font", "/playground/assets/text-1a2b3c4d.woff2", "*/*", 200, "woff2", "font/woff2"},
		{"a WebAssembly module", "/playground/assets/fast-1a2b3c4d.wasm", "*/*", 200, "wasm", "application/wasm"},
		{"a file of a kind that is not known", "/playground/assets/odd-1a2b3c4d.xyz", "*/*", 200, "xyz", "application/octet-stream"},
		{"a file that the playground has not", "/playground/assets/nothing.js", browsing, 404, "not found", "text/plain; charset=utf-8"},
		{"a page that the playground has not", "/playground/nothing", browsing, 404, "not found", "text/plain; charset=utf-8"},
		{"an asset of the dashboard, sought in the playground", "/playground/assets/index-1a2b3c4d.js", "*/*", 404, "not found",
			"text/plain; charset=utf-8"},
		{"what only begins like the playground", "/playgrounds", browsing, 200, dashboard, "text/html; charset=utf-8"},
		{"below the API", "/graphql/x", browsing, 404, "not found", "text/plain; charset=utf-8"},
		{"below a health check", "/healthz/x", browsing, 404, "not found", "text/plain; charset=utf-8"},
		{"below a session", "/session/x", browsing, 404, "not found", "text/plain; charset=utf-8"},
		{"where metrics would be", "/metrics", browsing, 404, "not found", "text/plain; charset=utf-8"},
		{"a picture of a product", "/pictures/mug.svg", "image/*", 200, "mug", "image/svg+xml"},
		{"a picture that is not there", "/pictures/jug.svg", browsing, 404, "not found", "text/plain; charset=utf-8"},
		{"the folder of pictures", "/pictures/", browsing, 404, "not found", "text/plain; charset=utf-8"},
		{"out of the pictures, in disguise", "/pictures/..%2findex.html", "*/*", 404, "not found", "text/plain; charset=utf-8"},
		{"out of the folder", "/../static.go", "*/*", 404, "not found", "text/plain; charset=utf-8"},
		{"out of the folder, in disguise", "/..%2f..%2fstatic.go", "*/*", 404, "not found", "text/plain; charset=utf-8"},
		{"out of the assets, in disguise", "/assets/..%2findex.html", "*/*", 404, "not found", "text/plain; charset=utf-8"},
		{"out of the playground", "/playground/..%2f..%2fembed.go", "*/*", 404, "not found", "text/plain; charset=utf-8"},
		{"with backslashes", `/..%5cstatic.go`, "*/*", 404, "not found", "text/plain; charset=utf-8"},
		{"with a zero byte", "/assets/%00", "*/*", 404, "not found", "text/plain; charset=utf-8"},
		{"with two slashes", "//etc/passwd", "*/*", 404, "not found", "text/plain; charset=utf-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(h, request("GET", "http://example.com"+c.path, "", "Accept", c.accept))
			if w.Code != c.status || !strings.HasPrefix(w.Body.String(), c.body) {
				t.Errorf("status %d, want %d: %.100s", w.Code, c.status, w.Body)
			}
			if got := w.Header().Get("Content-Type"); got != c.contentType {
				t.Errorf("Content-Type %q, want %q", got, c.contentType)
			}
			head := ask(h, request("HEAD", "http://example.com"+c.path, "", "Accept", c.accept))
			if head.Code != c.status || head.Header().Get("ETag") != w.Header().Get("ETag") {
				t.Errorf("HEAD: status %d, ETag %q", head.Code, head.Header().Get("ETag"))
			}
			post := ask(h, request("POST", "http://example.com"+c.path, "", "Accept", c.accept))
			if post.Code != http.StatusMethodNotAllowed || post.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("POST: status %d, Allow %q", post.Code, post.Header().Get("Allow"))
			}
		})
	}
}

func TestNothingElseIsShadowedByThePages(t *testing.T) {
	h := guarded(t)
	for target, status := range map[string]int{
		"/graphql": 401, "/healthz": 200, "/readyz": 200, "/session": 405, "/graphql/": 404, "/../graphql": 307, "/playground": 200,
		"/orders": 200, "/sign-in": 200,
	} {
		w := ask(h, request("GET", target, "", "Accept", browsing))
		if w.Code != status {
			t.Errorf("%s: status %d, want %d: %.100s", target, w.Code, status, w.Body)
		}
	}
}

func TestHowLongAFileIsKept(t *testing.T) {
	h := pages()
	for target, want := range map[string]string{
		"/":                                      "no-cache",
		"/orders":                                "no-cache",
		"/robots.txt":                            "no-cache",
		"/playground":                            "no-cache",
		"/assets/index-1a2b3c4d.js":              "public, max-age=31536000, immutable",
		"/playground/assets/editor-1a2b3c4d.mjs": "public, max-age=31536000, immutable",
		"/assets/nothing.js":                     "no-store",
	} {
		if got := ask(h, request("GET", target, "", "Accept", browsing)).Header().Get("Cache-Control"); got != want {
			t.Errorf("%s: Cache-Control %q, want %q", target, got, want)
		}
	}
}

func TestAFileThatIsKnownIsNotSentAgain(t *testing.T) {
	h := pages()
	for _, target := range []string{"/", "/assets/index-1a2b3c4d.js"} {
		for _, coding := range []string{"", "gzip"} {
			first := ask(h, request("GET", target, "", "Accept-Encoding", coding))
			tag := first.Header().Get("ETag")
			if tag == "" {
				t.Fatalf("%s has no ETag", target)
			}
			again := ask(h, request("GET", target, "", "Accept-Encoding", coding, "If-None-Match", tag))
			if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
				t.Errorf("%s: status %d, %d bytes", target, again.Code, again.Body.Len())
			}
			other := ask(h, request("GET", target, "", "Accept-Encoding", coding, "If-None-Match", `"other"`))
			if other.Code != http.StatusOK || other.Body.Len() == 0 {
				t.Errorf("%s with another tag: status %d, %d bytes", target, other.Code, other.Body.Len())
			}
		}
	}
}

func TestWhoIsSentWhatCompressed(t *testing.T) {
	h := pages()
	for _, c := range []struct {
		name, path, accepted string
		zipped               bool
	}{
		{"a browser", "/assets/index-1a2b3c4d.js", "gzip, deflate, br, zstd", true},
		{"gzip last", "/assets/index-1a2b3c4d.js", "br, GZIP", true},
		{"a weight", "/assets/index-1a2b3c4d.js", "br;q=1.0, gzip;q=0.8", true},
		{"a small weight", "/assets/index-1a2b3c4d.js", "gzip; q=0.001", true},
		{"a weight of zero", "/assets/index-1a2b3c4d.js", "gzip;q=0, identity", false},
		{"a weight of zero, written longer", "/assets/index-1a2b3c4d.js", "gzip; q=0.000", false},
		{"another coding", "/assets/index-1a2b3c4d.js", "br", false},
		{"a name that only begins so", "/assets/index-1a2b3c4d.js", "gzipped", false},
		{"nothing said", "/assets/index-1a2b3c4d.js", "", false},
		{"a file that would grow", "/assets/index-1a2b3c4d.css", "gzip", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			plain := ask(h, request("GET", c.path, ""))
			w := ask(h, request("GET", c.path, "", "Accept-Encoding", c.accepted))
			if got := w.Header().Get("Vary"); got != "Accept-Encoding" {
				t.Errorf("Vary %q", got)
			}
			if !c.zipped {
				if got := w.Header().Get("Content-Encoding"); got != "" || w.Header().Get("ETag") != plain.Header().Get("ETag") {
					t.Errorf("Content-Encoding %q, ETag %s", got, w.Header().Get("ETag"))
				}
				return
			}
			if w.Header().Get("Content-Encoding") != "gzip" || w.Header().Get("ETag") == plain.Header().Get("ETag") ||
				w.Body.Len() >= plain.Body.Len() {
				t.Fatalf("%d bytes with the headers %v", w.Body.Len(), w.Header())
			}
			reader, err := gzip.NewReader(w.Body)
			if err != nil {
				t.Fatal(err)
			}
			if body, err := io.ReadAll(reader); err != nil || !bytes.Equal(body, plain.Body.Bytes()) {
				t.Errorf("another file came out of it (%v)", err)
			}
		})
	}
}

func TestPagesLoadNothingFromElsewhere(t *testing.T) {
	h := serving(t, auth.DemoGate())
	for _, target := range []string{"/", "/orders", "/playground"} {
		header := ask(h, request("GET", target, "", "Accept", browsing)).Header()
		policy := map[string]string{}
		for _, rule := range strings.Split(header.Get("Content-Security-Policy"), "; ") {
			name, sources, _ := strings.Cut(rule, " ")
			policy[name] = sources
		}
		for name, want := range map[string]string{
			"default-src": "'none'", "script-src": "'self'", "connect-src": "'self'", "worker-src": "'self'", "object-src": "'none'",
			"base-uri": "'none'", "form-action": "'self'", "frame-ancestors": "'none'",
		} {
			if policy[name] != want {
				t.Errorf("%s: %s %q, want %q", target, name, policy[name], want)
			}
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := header.Get(name); got != want {
				t.Errorf("%s: %s %q, want %q", target, name, got, want)
			}
		}
	}
}

func TestTheBuiltPagesAreServedWhole(t *testing.T) {
	h := serving(t, auth.DemoGate())
	for prefix, site := range map[string]fs.FS{"/": admin.Dashboard(), "/playground/": admin.Playground()} {
		seen := 0
		err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			seen++
			w := ask(h, request("GET", prefix+name, "", "Accept", "*/*"))
			if want, _ := fs.ReadFile(site, name); w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), want) {
				t.Errorf("%s: status %d, %d bytes of %d", prefix+name, w.Code, w.Body.Len(), len(want))
			}
			if got := w.Header().Get("Content-Type"); got == "application/octet-stream" || got == "" {
				t.Errorf("%s: files that end in %s need a content type", prefix+name, path.Ext(name))
			}
			return nil
		})
		if err != nil || seen == 0 {
			t.Errorf("%s has %d files (%v)", prefix, seen, err)
		}
	}
}

func TestPicturesComeFromNamedHostsOnly(t *testing.T) {
	page := func(pictures httpd.Pictures) (policy, body string) {
		t.Helper()
		w := ask(httpd.Pages(admin.Dashboard(), admin.Playground(), pictures), request("GET", "/orders", "", "Accept", browsing))
		for _, rule := range strings.Split(w.Header().Get("Content-Security-Policy"), "; ") {
			if sources, is := strings.CutPrefix(rule, "img-src "); is {
				policy = sources
			}
		}
		return policy, w.Body.String()
	}
	policy, body := page(httpd.Pictures{})
	if policy != "'self' data:" || !strings.Contains(body, `<meta name="picture-hosts" content=""`) {
		t.Errorf("without hosts: img-src %s, in the page %.600s", policy, body)
	}
	policy, body = page(httpd.Pictures{Hosts: []string{"cdn.example", "img.example"}})
	if policy != "'self' data: https://cdn.example https://img.example" ||
		!strings.Contains(body, `<meta name="picture-hosts" content="cdn.example img.example"`) {
		t.Errorf("with two hosts: img-src %s, in the page %.600s", policy, body)
	}
	none := httpd.Pages(admin.Dashboard(), admin.Playground(), httpd.Pictures{})
	if w := ask(none, request("GET", "/pictures/mug.svg", "", "Accept", browsing)); w.Code != http.StatusNotFound {
		t.Errorf("without pictures: status %d for one", w.Code)
	}
}
