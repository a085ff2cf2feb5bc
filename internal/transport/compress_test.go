package transport

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func TestLongAnswersAreCompressedForThoseWhoTakeThat(t *testing.T) {
	long := json.RawMessage(`{"name":"` + strings.Repeat("Ada ", 1_000) + `"}`)
	for _, c := range []struct {
		name, accepts string
		data          json.RawMessage
		plain         bool
		coding        string
	}{
		{"a browser", "gzip, deflate, br, zstd", long, false, "zstd"},
		{"an older browser", "gzip, deflate, br", long, false, "gzip"},
		{"somebody who does not want zstd", "gzip, zstd;q=0", long, false, "gzip"},
		{"somebody who does not say", "", long, false, ""},
		{"somebody who does not want it", "gzip;q=0", long, false, ""},
		{"a short answer", "gzip, zstd", json.RawMessage(`{"name":"Ada"}`), false, ""},
		{"a change, whose answer may hold a secret", "gzip, zstd", long, true, ""},
	} {
		r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
		r.Header.Set("Accept-Encoding", c.accepts)
		w := httptest.NewRecorder()
		write(w, r, mediaJSON, http.StatusOK, answer{Data: c.data, plain: c.plain})
		var body io.Reader = w.Body
		size := w.Body.Len()
		if coding := w.Header().Get("Content-Encoding"); coding != c.coding {
			t.Errorf("%s: the coding is %q, want %q", c.name, coding, c.coding)
			continue
		}
		var err error
		switch c.coding {
		case "gzip":
			body, err = gzip.NewReader(w.Body)
		case "zstd":
			body, err = zstd.NewReader(w.Body)
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(body)
		if want := `{"data":` + string(c.data) + `}`; err != nil || string(text) != want {
			t.Errorf("%s: read %.80s, %v", c.name, text, err)
		}
		if told := w.Header().Get("Content-Length"); told != strconv.Itoa(size) {
			t.Errorf("%s: Content-Length %s of %d", c.name, told, size)
		}
		if c.coding != "" && size > len(c.data)/10 {
			t.Errorf("%s: still has %d bytes of %d", c.name, size, len(c.data))
		}
	}
}
