package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"waybill/desk"
	"waybill/graph/scalar"
	"waybill/internal/auth"
	"waybill/internal/httpd"
	"waybill/internal/shoptest"
	"waybill/order"
	"waybill/timeline"
)

const (
	replayEntries       = 2_000
	replaySubscriptions = 400
	// honestRounds is how often somebody else reads, writes and waits for the event, with
	// nobody else there and during the replays.
	honestRounds = 300
)

// BenchmarkReplay tells how much longer somebody else's reads, writes and live events take
// while one viewer replays the log as hard as it can. The ratios are of the 99th
// percentiles, quiet and during the replays, in the same run.
func BenchmarkReplay(b *testing.B) {
	shop := shoptest.Open(b, shoptest.Options{})
	for range replayEntries {
		result, err := shop.Desk.Do(b.Context(), shoptest.Ada, "", desk.Place{Draft: order.Draft{CurrencyCode: "USD",
			Lines: []order.DraftLine{{Title: "Mug", Quantity: 1, UnitPrice: "0"}}}})
		if err != nil || len(result.Problems) > 0 {
			b.Fatal(err, result.Problems)
		}
	}
	const honest = "an-honest-caller"
	gate := auth.NewGate(shop.Store, auth.Settings{AdminToken: honest, Log: slog.New(slog.DiscardHandler)})
	server := httptest.NewServer(httpd.Handler(shop.API(b), gate, shop.Store.Ready, httpd.Pictures{}, httpd.Origins{}))
	defer server.Close()
	s := replayed{url: server.URL, honest: honest, order: scalar.EncodeID(scalar.Order, 1)}
	var made struct {
		Data struct{ CreateToken struct{ Secret string } }
	}
	answer, err := s.post(b.Context(), `mutation { createToken(input: {name: "greedy", role: VIEWER}) { secret } }`)
	if err == nil {
		err = json.Unmarshal(answer, &made)
	}
	if err != nil {
		b.Fatal(err)
	}
	events, err := s.subscribe(b.Context(), honest, 1, `subscription { orderEvents { entry { message } } }`)
	if err != nil {
		b.Fatal(err)
	}
	defer events.CloseNow() //nolint:errcheck // it was read
	for b.Loop() {
		quiet := s.rounds(b, events)
		stop := s.startGreedy(b, made.Data.CreateToken.Secret, timeline.Cursor(shop.Store, timeline.LogEntry{}))
		during := s.rounds(b, events)
		stop()
		for i, what := range []string{"read", "write", "live"} {
			p, q := percentile(during[i], 99), percentile(quiet[i], 99)
			b.ReportMetric(float64(p)/float64(q), what+"-p99-ratio")
			b.ReportMetric(float64(p.Microseconds())/1000, what+"-p99-ms")
		}
	}
}

// replayed is a server whose log one caller replays.
type replayed struct{ url, honest, order string }

// rounds are the latencies of an honest caller's reads, writes and events.
func (s replayed) rounds(b *testing.B, events *websocket.Conn) (took [3][]time.Duration) {
	b.Helper()
	for i := range honestRounds {
		message := fmt.Sprintf("round %d of %p", i, &took)
		start := time.Now()
		_, err := s.post(b.Context(), fmt.Sprintf(`{ order(id: %q) { number status lines { title } } }`, s.order))
		read := time.Now()
		if err == nil {
			_, err = s.post(b.Context(),
				fmt.Sprintf(`mutation { addOrderComment(input: {orderId: %q, body: %q}) { order { version } } }`, s.order, message))
		}
		written := time.Now()
		for received := ""; err == nil && !strings.Contains(received, message); {
			var text []byte
			_, text, err = events.Read(b.Context())
			received = string(text)
		}
		if err != nil {
			b.Fatal(err)
		}
		for kind, d := range []time.Duration{read.Sub(start), written.Sub(read), time.Since(read)} {
			took[kind] = append(took[kind], d)
		}
	}
	return took
}

func (s replayed) post(ctx context.Context, document string) ([]byte, error) {
	body, _ := json.Marshal(map[string]string{"query": document}) // texts can be written
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/graphql", strings.NewReader(string(body)))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+s.honest)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close() //nolint:errcheck // it is read
	answer, err := io.ReadAll(response.Body)
	if err == nil && (response.StatusCode != http.StatusOK || strings.Contains(string(answer), `"errors"`)) {
		err = fmt.Errorf("status %d: %s", response.StatusCode, answer)
	}
	return answer, err
}

// subscribe opens so many equal subscriptions in a connection of their own.
func (s replayed) subscribe(ctx context.Context, token string, n int, document string) (*websocket.Conn, error) {
	ws, _, err := websocket.Dial(ctx, strings.Replace(s.url, "http", "ws", 1)+"/graphql",
		&websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		return nil, err
	}
	write := func(message map[string]any) {
		if text, _ := json.Marshal(message); err == nil { // texts can be written
			err = ws.Write(ctx, websocket.MessageText, text)
		}
	}
	write(map[string]any{"type": "connection_init", "payload": map[string]string{"Authorization": "Bearer " + token}})
	if _, _, ackErr := ws.Read(ctx); err == nil {
		err = ackErr
	}
	for i := range n {
		write(map[string]any{"id": fmt.Sprint(i), "type": "subscribe", "payload": map[string]string{"query": document}})
	}
	return ws, err
}

// startGreedy runs the caller who replays as a process of its own, which has what the others leave
// of the processors: its work is not the server's, and would be another machine's.
func (s replayed) startGreedy(b *testing.B, token, beginning string) (stop func()) {
	b.Helper()
	program, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	greedy := exec.CommandContext(b.Context(), "nice", "-n", "19", program, asGreedy, s.url, token, beginning)
	if err := greedy.Start(); err != nil {
		b.Fatal(err)
	}
	return func() {
		_ = greedy.Process.Kill()
		_ = greedy.Wait() // it was killed
	}
}

// replayForEver is what that process does until it is killed.
func replayForEver(url, token, beginning string) {
	s := replayed{url: url}
	for range replaySubscriptions/100 - 1 {
		go s.replay(context.Background(), token, beginning)
	}
	s.replay(context.Background(), token, beginning)
}

// replay opens a hundred subscriptions at the beginning of the log, reads all that they have
// to tell, and begins anew, until ctx ends.
func (s replayed) replay(ctx context.Context, token, beginning string) {
	for ctx.Err() == nil {
		ws, err := s.subscribe(ctx, token, 100, fmt.Sprintf(`subscription { orderEvents(after: %q) { cursor } }`, beginning))
		for n := 0; err == nil && n < 100*replayEntries; n++ {
			_, _, err = ws.Read(ctx)
		}
		if ws != nil {
			_ = ws.CloseNow()
		}
	}
}
