package transport

import (
	"context"
	"io"
	"net"
	"runtime"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// oneMessage is a stream that has one thing to tell.
type oneMessage struct{ told bool }

func (s *oneMessage) Next(context.Context) (*Message, error) {
	if s.told {
		return nil, nil //nolint:nilnil // there is none
	}
	s.told = true
	return &Message{Payload: []byte(`{}`)}, nil
}

func (*oneMessage) Close() {}

func TestAReaderWhoStallsHoldsUpNobodyWhoIsWokenWithThem(t *testing.T) {
	defer goleak.VerifyNone(t)
	var all crew
	wake := func() (client net.Conn) {
		// Over a pipe, every write waits until it is read.
		server, client := net.Pipe()
		t.Cleanup(func() { _ = server.Close() })
		_ = client.SetReadDeadline(time.Now().Add(time.Minute)) // or a failure would hang
		c := &connection{ctx: t.Context(), net: &patientConn{Conn: server, patience: time.Minute}}
		all.add(&operation{connection: c, head: nextHead("1"), stream: new(oneMessage)})
		return client
	}
	stalled := make([]net.Conn, 2*runtime.NumCPU())
	for i := range stalled {
		stalled[i] = wake()
	}
	reading := wake()
	want := appendMessage(nil, []byte(`{"type":"next","id":"1","payload":{}}`))
	for i, client := range append([]net.Conn{reading}, stalled...) {
		got := make([]byte, len(want))
		if _, err := io.ReadFull(client, got); err != nil || string(got) != string(want) {
			t.Errorf("reader %d heard %q, error %v", i, got, err)
		}
	}
}
