//go:build unix

package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"

	"waybill/desk"
	"waybill/internal/shoptest"
	"waybill/internal/store/sqlite"
	"waybill/order"
	"waybill/timeline"
)

// replayMemory is what a server may take while one caller catches up as hard as it can. It was
// seen to take some 50 MB.
const replayMemory = 128 << 20

// TestOneCallersReplaysAreBorne has one viewer begin hundreds and thousands of subscriptions
// at the beginning of the log. Each hears everything once, somebody else is answered
// meanwhile, and the memory stays that of a small machine.
func TestOneCallersReplaysAreBorne(t *testing.T) {
	for _, c := range []struct{ subscriptions, entries int }{{400, 500}, {5_000, 60}} {
		t.Run(fmt.Sprint(c.subscriptions), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "shop.db")
			beginning := fillLog(t, path, c.entries)
			s := mustStart(t, t.TempDir(), withToken, "serve", "--listen", "127.0.0.1:0", "--db", path)
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
			defer cancel()
			token := s.viewer(t)
			const each = 100 // in a connection
			var received atomic.Int64
			var group sync.WaitGroup
			for range c.subscriptions / each {
				group.Go(func() {
					if err := s.replay(ctx, token, beginning, each, each*c.entries, &received); err != nil {
						t.Error(err)
						cancel()
					}
				})
			}
			done := make(chan struct{})
			go func() { group.Wait(); close(done) }()
			for waiting := true; waiting; {
				if status, answer := s.send(t, []byte(`{"query":"{ viewer { role } }"}`)); status != http.StatusOK {
					t.Fatalf("somebody else gets status %d: %s", status, answer)
				}
				select {
				case <-done:
					waiting = false
				default:
				}
			}
			if want := int64(c.subscriptions * c.entries); received.Load() != want {
				t.Errorf("%d messages were received, want %d", received.Load(), want)
			}
			if peak := peakMemory(t, s); peak > replayMemory {
				t.Errorf("the server took %d MiB", peak>>20)
			}
		})
	}
}

// fillLog enters orders into a new store, one entry each, and is the cursor before all of them.
func fillLog(t *testing.T, path string, entries int) (beginning string) {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // a test's
	d := desk.New(db, nil)
	for range entries {
		result, err := d.Do(t.Context(), shoptest.Ada, "", desk.Place{Draft: order.Draft{CurrencyCode: "USD",
			Lines: []order.DraftLine{{Title: "Mug", Quantity: 1, UnitPrice: "0"}}}})
		if err != nil || len(result.Problems) > 0 {
			t.Fatal(err, result.Problems)
		}
	}
	return timeline.Cursor(db, timeline.LogEntry{})
}

// viewer makes a token that may only look.
func (s *server) viewer(t *testing.T) (secret string) {
	t.Helper()
	_, answer := s.send(t,
		[]byte(`{"query":"mutation { createToken(input: {name: \"greedy\", role: VIEWER}) { secret userErrors { message } } }"}`))
	var told struct {
		Data struct{ CreateToken struct{ Secret string } }
	}
	if err := json.Unmarshal(answer, &told); err != nil || told.Data.CreateToken.Secret == "" {
		t.Fatalf("no token was made: %v %s", err, answer)
	}
	return told.Data.CreateToken.Secret
}

// replay opens subscriptions in a connection of its own, and reads until it has received so
// many messages.
func (s *server) replay(ctx context.Context, token, after string, subscriptions, messages int, received *atomic.Int64) error {
	ws, _, err := websocket.Dial(ctx, strings.Replace(s.url, "http", "ws", 1)+"/graphql",
		&websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		return err
	}
	defer ws.CloseNow() //nolint:errcheck // it was read
	write := func(text string) {
		if err == nil {
			err = ws.Write(ctx, websocket.MessageText, []byte(text))
		}
	}
	write(`{"type":"connection_init","payload":{"Authorization":"Bearer ` + token + `"}}`)
	if _, _, ackErr := ws.Read(ctx); ackErr != nil {
		return ackErr
	}
	go func() { // or both sides could wait for the other to read
		for i := range subscriptions {
			write(fmt.Sprintf(`{"id":"%d","type":"subscribe","payload":{"query":"subscription { orderEvents(after: \"%s\") { `+
				`cursor } }"}}`, i, after))
		}
	}()
	for range messages {
		_, text, err := ws.Read(ctx)
		if err != nil {
			return err
		}
		if !strings.Contains(string(text), `"type":"next"`) {
			return fmt.Errorf("heard %s", text)
		}
		received.Add(1)
	}
	return nil
}
