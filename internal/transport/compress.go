package transport

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// worthZipping is how long an answer is, in bytes, when compressing it saves a packet or more.
const worthZipping = 1_400

// zippers are kept, since each has tables of several hundred kB.
var zippers = sync.Pool{New: func() any {
	zipper, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // a level that there is
	return zipper
}}

// zipped is a text compressed: a page of orders has a tenth of its length then.
func zipped(text []byte) []byte {
	var short bytes.Buffer
	zipper := zippers.Get().(*gzip.Writer)
	defer func() {
		zipper.Reset(nil) // or it would keep the answer
		zippers.Put(zipper)
	}()
	zipper.Reset(&short)
	_, _ = zipper.Write(text) // memory takes all that is written
	_ = zipper.Close()
	return short.Bytes()
}

// AcceptsGzip tells whether the client said so, and did not give it a weight of 0.
func AcceptsGzip(r *http.Request) bool {
	for _, coding := range strings.Split(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			_, weight, _ = strings.Cut(weight, "=")
			q, err := strconv.ParseFloat(strings.TrimSpace(weight), 64)
			return err != nil || q > 0 // without a weight, it is 1
		}
	}
	return false
}
