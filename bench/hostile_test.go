package bench

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"waybill/internal/auth"
	"waybill/internal/hostile"
	"waybill/internal/httpd"
	"waybill/internal/shoptest"
	"waybill/internal/store/sqlite"
)

// BenchmarkHostile tells how long what is meant to hurt keeps the server busy.
// The goal is 50 ms on an ordinary machine; it is printed, because machines are
// noisy, and that it is refused is a test's in graph.
func BenchmarkHostile(b *testing.B) {
	shop := shoptest.Open(b, shoptest.Options{Store: sqlite.Options{Throwaway: true}})
	handler := httpd.Handler(shop.API(b), auth.DemoGate(), shop.Store.Ready, httpd.Pictures{}, httpd.Origins{})
	for _, request := range hostile.Corpus() {
		b.Run(request.Name, func(b *testing.B) {
			b.SetBytes(int64(len(request.Body)))
			b.ReportAllocs()
			var slowest time.Duration
			for b.Loop() {
				start := time.Now()
				r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(request.Body)))
				r.Header.Set("Content-Type", "application/json")
				handler.ServeHTTP(httptest.NewRecorder(), r)
				slowest = max(slowest, time.Since(start))
			}
			b.ReportMetric(float64(slowest.Microseconds())/1000, "ms-slowest")
		})
	}
}
