package transport_test

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// Whatever bytes come after a handshake, the server answers with whole frames of
// valid messages and ends the connection when its client has.
func FuzzFrames(f *testing.F) {
	hello, ask := `{"type":"connection_init"}`, `{"id":"1","type":"subscribe","payload":{"query":"{ viewer { name } }"}}`
	for _, frames := range [][]byte{
		frameOf(true, opText, hello),
		slices.Concat(frameOf(true, opText, hello), frameOf(true, opText, ask),
			frameOf(true, opText, `{"id":"1","type":"complete"}`), frameOf(true, opClose, "\x03\xe8")),
		slices.Concat(frameOf(true, opText, hello),
			frameOf(true, opText, `{"id":"2","type":"subscribe","payload":{"query":"subscription { changes { kind } }"}}`)),
		slices.Concat(frameOf(false, opText, hello[:9]), frameOf(true, opPing, "alive"), frameOf(false, opMore, hello[9:12]),
			frameOf(true, opMore, hello[12:])),
		frameOf(true, opBinary, hello),
		frameOf(true, opMore, hello),
		frameOf(false, opPing, "in parts"),
		frameOf(true, opPing, strings.Repeat("x", 126)),
		frameOf(true, opText, strings.Repeat("x", 70_000)),
		frameOf(true, opClose, "x"),
		{0x81, 5, 'h', 'e', 'l', 'l', 'o'},                 // without a mask
		{0xc1, 0x80, 0, 0, 0, 0},                           // of an extension that was not agreed on
		{0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},   // of a length that ends too early
		{0x81, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},   // of a negative length
		{0x81, 0xfe, 0, 5, 0, 0, 0, 0, 'a', 'b', 'c', 'd'}, // of a length that is written too long, and not there
	} {
		f.Add(frames)
	}
	s := newStage(f, settings{})
	f.Fuzz(func(t *testing.T, frames []byte) {
		w := dial(t, s.address)
		if _, err := w.Write(frames); err == nil { // else the server has hung up already
			_ = w.Conn.(*net.TCPConn).CloseWrite()
		}
		for {
			op, payload, err := w.read()
			switch {
			case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET):
				return
			case err != nil:
				t.Fatalf("the connection did not end: %v", err)
			case op == opText && !json.Valid([]byte(payload)), !slices.Contains([]byte{opText, opClose, opPing, opPong}, op):
				t.Fatalf("answered with frame %x %.200q", op, payload)
			}
		}
	})
}
