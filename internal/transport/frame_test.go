package transport

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"time"
)

func TestAFrameTellsItsLengthAsTheProtocolSays(t *testing.T) {
	for _, c := range []struct {
		name string
		size int
		head string
	}{
		{"an empty message", 0, "8100"},
		{"the longest of one byte", 125, "817d"},
		{"the shortest of two bytes", 126, "817e007e"},
		{"the longest of two bytes", 65_535, "817effff"},
		{"the shortest of eight bytes", 65_536, "817f0000000000010000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			message := bytes.Repeat([]byte("m"), c.size)
			frame := appendMessage(nil, message[:c.size/3], message[c.size/3:], nil)
			head, body := frame[:len(frame)-c.size], frame[len(frame)-c.size:]
			if hex.EncodeToString(head) != c.head || !bytes.Equal(body, message) {
				t.Errorf("the frame begins with %x", head)
			}
		})
	}
}

// The kernel takes only a part of such a message at once.
func TestALongMessageArrivesWhole(t *testing.T) {
	conn, client := connected(t)
	frame := appendMessage(nil, bytes.Repeat([]byte("0123456789"), 1<<20))
	written := make(chan error, 1)
	go func() { written <- conn.write(frame, nil) }()
	got := make([]byte, len(frame))
	if _, err := io.ReadFull(client, got); err != nil {
		t.Fatal(err)
	}
	if err := <-written; err != nil || !bytes.Equal(got, frame) {
		t.Errorf("it arrived otherwise, or with an error: %v", err)
	}
}

func TestNothingIsWrittenBehindACloseFrame(t *testing.T) {
	conn, client := connected(t)
	goodbye := []byte{closeFrame, 2, 0x03, 0xe8}
	if _, err := conn.Write(goodbye); err != nil {
		t.Fatal(err)
	}
	if err := conn.write(appendMessage(nil, []byte("late")), nil); !errors.Is(err, net.ErrClosed) {
		t.Errorf("the message behind it: %v", err)
	}
	_ = conn.Close()
	if got, err := io.ReadAll(client); err != nil || !bytes.Equal(got, goodbye) {
		t.Errorf("%x arrived, error %v", got, err)
	}
}

// It would be taken for the rest of the frame before.
func TestNothingIsWrittenBehindAFrameThatWasCutOff(t *testing.T) {
	server, client := net.Pipe()
	defer client.Close()
	defer server.Close()
	conn := &patientConn{Conn: server, patience: time.Millisecond}
	if err := conn.write(appendMessage(nil, []byte("nobody reads this")), nil); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Fatal(err)
	}
	if err := conn.write(appendMessage(nil, []byte("late")), nil); !errors.Is(err, net.ErrClosed) {
		t.Errorf("the message behind it: %v", err)
	}
}

// connected are both ends of a connection over loopback.
func connected(t *testing.T) (*patientConn, net.Conn) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	client, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	server, err := listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	system, err := server.(*net.TCPConn).SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	return &patientConn{Conn: server, patience: time.Minute, system: system}, client
}
