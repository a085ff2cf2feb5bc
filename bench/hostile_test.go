package main

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waybill/fulfillment"
	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/database"
	"waybill/internal/hostile"
	"waybill/internal/httpd"
)

// BenchmarkHostile tells how long what is meant to hurt keeps the server busy.
// The goal is 50 ms on an ordinary machine; it is printed, because machines are
// noisy, and that it is refused is a test's in graph.
func BenchmarkHostile(b *testing.B) {
	db, err := database.Open(b.Context(), filepath.Join(b.TempDir(), "hostile.db"), database.Options{Throwaway: true})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	api, err := graph.NewAPI(b.Context(), graph.NewResolver(db, fulfillment.NewDesk(db, nil)), auth.DemoGate(), slog.New(slog.DiscardHandler), graph.Limits{})
	if err != nil {
		b.Fatal(err)
	}
	defer api.Close()
	handler := httpd.Handler(api, auth.DemoGate(), db, httpd.Pictures{})
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
