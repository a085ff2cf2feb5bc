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
	var all workers
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

// endless is a stream that always has one more thing to tell.
type endless struct {
	ended chan struct{} // closed when it has told its worker that the context is over
}

func (s endless) Next(ctx context.Context) (*Message, error) {
	err := ctx.Err() // asked once: the context may end between two looks
	if err != nil {
		close(s.ended)
	}
	return &Message{Payload: []byte(`{}`)}, err
}

func (endless) Close() {}

func TestASubscriptionThatNeverFallsSilentHoldsUpNobody(t *testing.T) {
	defer goleak.VerifyNone(t)
	var all workers
	ctx, cancel := context.WithCancel(t.Context())
	var ends []net.Conn
	var streams []endless
	defer func() {
		cancel()
		for _, stream := range streams {
			<-stream.ended
		}
		for _, end := range ends {
			_ = end.Close()
		}
	}()
	connect := func() (*connection, net.Conn) {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer listener.Close() //nolint:errcheck // only a test
		client, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		server, err := listener.Accept()
		if err != nil {
			t.Fatal(err)
		}
		ends = append(ends, client, server)
		system, err := server.(*net.TCPConn).SyscallConn()
		if err != nil {
			t.Fatal(err)
		}
		return &connection{ctx: ctx, net: &patientConn{Conn: server, system: system, patience: time.Minute}}, client
	}
	for range 2 * runtime.NumCPU() { // more of them than there are workers
		c, client := connect()
		go io.Copy(io.Discard, client) //nolint:errcheck // until the connection is closed
		stream := endless{ended: make(chan struct{})}
		streams = append(streams, stream)
		all.add(&operation{connection: c, head: nextHead("1"), stream: stream})
	}
	c, client := connect()
	_ = client.SetReadDeadline(time.Now().Add(20 * time.Second)) // or a failure would hang
	all.add(&operation{connection: c, head: nextHead("1"), stream: new(oneMessage)})
	if _, err := io.ReadFull(client, make([]byte, 1)); err != nil {
		t.Errorf("the other heard nothing: %v", err)
	}
}
