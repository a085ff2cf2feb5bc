package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/coder/websocket"
)

// patience is how long the last of an audience may take to hear of an event.
const patience = 30 * time.Second

var errMissing = errors.New("messages are missing")

// audience is a number of subscribers who count what they hear.
type audience struct {
	concerned int // who hears of an event
	size      atomic.Int64
	received  atomic.Int64
	awaited   atomic.Int64   // what received is when all have received the messages
	all       chan time.Time // when they had
	failed    chan error
	close     func()
	closing   atomic.Bool
}

func newAudience(concerned int) (*audience, *[]io.Closer) {
	a := &audience{concerned: concerned, all: make(chan time.Time, 1), failed: make(chan error, 1)}
	closers := new([]io.Closer)
	a.close = func() {
		a.closing.Store(true)
		for _, c := range *closers {
			_ = c.Close()
		}
	}
	return a, closers
}

// expect begins to wait for n messages, until reached.
func (a *audience) expect(n int) { a.awaited.Store(a.received.Load() + int64(n)) }

// reached is when the last of them was there.
func (a *audience) reached(patience time.Duration) (time.Time, error) {
	timeout := time.NewTimer(patience)
	defer timeout.Stop()
	select {
	case at := <-a.all:
		return at, nil
	case err := <-a.failed:
		return time.Time{}, err
	case <-timeout.C:
		return time.Time{}, fmt.Errorf("%d %w", a.awaited.Load()-a.received.Load(), errMissing)
	}
}

func (a *audience) hear(size int) {
	a.size.Store(int64(size))
	if a.received.Add(1) == a.awaited.Load() {
		a.all <- time.Now()
	}
}

func (a *audience) fail(err error) {
	if a.closing.Load() {
		return
	}
	select {
	case a.failed <- err:
	default: // one is enough
	}
}

// subscribed gathers an audience at a GraphQL server: so many connections, with
// so many subscriptions each. variables are those of the nth subscription.
func subscribed(ctx context.Context, address string, connections, each int, document string,
	variables func(n int) map[string]any) (*audience, error) {
	a, closers := newAudience(connections * each)
	for i := range connections {
		options := &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}}
		ws, _, err := websocket.Dial(ctx, "ws://"+address+"/graphql", options) //nolint:bodyclose // it has none
		if err != nil {
			a.close()
			return nil, fmt.Errorf("connection %d: %w", i, err)
		}
		*closers = append(*closers, closeNow{ws})
		if err := subscribe(ctx, ws, i, each, document, variables); err != nil {
			a.close()
			return nil, fmt.Errorf("connection %d: %w", i, err)
		}
		go a.follow(ctx, ws)
	}
	return a, nil
}

type closeNow struct{ *websocket.Conn }

func (c closeNow) Close() error { return c.CloseNow() }

// subscribe returns when the server has read all that was sent.
func subscribe(ctx context.Context, ws *websocket.Conn, i, each int, document string, variables func(n int) map[string]any) error {
	messages := []map[string]any{{"type": "connection_init"}}
	for j := range each {
		payload := map[string]any{"query": document, "variables": variables(i*each + j)}
		messages = append(messages, map[string]any{"type": "subscribe", "id": strconv.Itoa(j + 1), "payload": payload})
	}
	for _, message := range append(messages, map[string]any{"type": "ping"}) {
		text, err := json.Marshal(message)
		if err != nil {
			return err
		}
		if err := ws.Write(ctx, websocket.MessageText, text); err != nil {
			return err
		}
	}
	for {
		_, data, err := ws.Read(ctx)
		switch {
		case err != nil:
			return err
		case bytes.Contains(data, []byte(`"type":"pong"`)):
			return nil
		case bytes.Contains(data, []byte(`"type":"error"`)):
			return fmt.Errorf("refused: %.300s", data)
		}
	}
}

// follow counts what comes, until the connection ends.
func (a *audience) follow(ctx context.Context, ws *websocket.Conn) {
	for {
		_, data, err := ws.Read(ctx)
		switch {
		case err != nil:
			a.fail(err)
			return
		case bytes.Contains(data, []byte(`"type":"next"`)):
			a.hear(len(data))
		case bytes.Contains(data, []byte(`"type":"ping"`)):
			_ = ws.Write(ctx, websocket.MessageText, []byte(`{"type":"pong"}`))
		default:
			a.fail(fmt.Errorf("unexpected message: %.300s", data))
			return
		}
	}
}

// plain gathers an audience at the server that only writes: a message is so many bytes.
func plain(address string, connections, each, size int) (*audience, error) {
	a, closers := newAudience(connections * each)
	for range connections {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			a.close()
			return nil, err
		}
		*closers = append(*closers, conn)
		if _, err := io.ReadFull(conn, make([]byte, len(welcome))); err != nil {
			a.close()
			return nil, err
		}
		go func() {
			message := make([]byte, size)
			for {
				if _, err := io.ReadFull(conn, message); err != nil {
					a.fail(errors.Join(errors.New("the server that only writes went away"), err))
					return
				}
				a.hear(size)
			}
		}()
	}
	return a, nil
}
