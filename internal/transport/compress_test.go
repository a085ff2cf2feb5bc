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
)

func TestLongAnswersAreCompressedForThoseWhoTakeThat(t *testing.T) {
	long := json.RawMessage(`{"name":"` + strings.Repeat("Ada ", 1_000) + `"}`)
	for _, c := range []struct {
		name, accepts string
		data          json.RawMessage
		plain, zipped bool
	}{
		{"a browser", "gzip, deflate, br", long, false, true},
		{"somebody who does not say", "", long, false, false},
		{"somebody who does not want it", "gzip;q=0", long, false, false},
		{"a short answer", "gzip", json.RawMessage(`{"name":"Ada"}`), false, false},
		{"a change, whose answer may hold a secret", "gzip", long, true, false},
	} {
		r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
		r.Header.Set("Accept-Encoding", c.accepts)
		w := httptest.NewRecorder()
		write(w, r, mediaJSON, http.StatusOK, answer{Data: c.data, plain: c.plain})
		var body io.Reader = w.Body
		size := w.Body.Len()
		if zipped := w.Header().Get("Content-Encoding") == "gzip"; zipped != c.zipped {
			t.Errorf("%s: compressed is %v", c.name, zipped)
			continue
		}
		if c.zipped {
			var err error
			if body, err = gzip.NewReader(w.Body); err != nil {
				t.Fatal(err)
			}
		}
		text, err := io.ReadAll(body)
		if want := `{"data":` + string(c.data) + `}`; err != nil || string(text) != want {
			t.Errorf("%s: read %.80s, %v", c.name, text, err)
		}
		if told := w.Header().Get("Content-Length"); told != strconv.Itoa(size) {
			t.Errorf("%s: Content-Length %s of %d", c.name, told, size)
		}
		if c.zipped && size > len(c.data)/10 {
			t.Errorf("%s: still has %d bytes of %d", c.name, size, len(c.data))
		}
	}
}
