package transport_test

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// The kinds of WebSocket frames, see RFC 6455, section 5.2.
const (
	opMore   = 0x0
	opText   = 0x1
	opBinary = 0x2
	opClose  = 0x8
	opPing   = 0x9
	opPong   = 0xa
)

// wire is a WebSocket client that does only what it is told to: it sends the
// frames that a test writes out, and answers nothing by itself.
type wire struct {
	testing.TB
	net.Conn
	in *bufio.Reader
}

const handshake = "GET /graphql HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: " +
	"13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"

func connect(t testing.TB, address string) *wire {
	t.Helper()
	conn, err := net.DialTimeout("tcp", address, patience)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return newWire(t, conn)
}

func newWire(t testing.TB, conn net.Conn) *wire {
	_ = conn.SetDeadline(time.Now().Add(2 * patience))
	return &wire{TB: t, Conn: conn, in: bufio.NewReader(conn)}
}

// shakeHands asks for a WebSocket with these headers, and returns the answer.
func (w *wire) shakeHands(headers ...string) *http.Response {
	w.Helper()
	lines := fmt.Sprintf(handshake, w.RemoteAddr())
	for _, h := range headers {
		lines += h + "\r\n"
	}
	w.raw([]byte(lines + "\r\n"))
	response, err := http.ReadResponse(w.in, nil)
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { _ = response.Body.Close() })
	return response
}

const ourProtocol = "Sec-WebSocket-Protocol: graphql-transport-ws"

// dial has a WebSocket opened.
func dial(t testing.TB, address string, headers ...string) *wire {
	t.Helper()
	w := connect(t, address)
	response := w.shakeHands(append(headers, ourProtocol)...)
	if response.StatusCode != http.StatusSwitchingProtocols || response.Header.Get("Sec-WebSocket-Protocol") != "graphql-transport-ws" {
		t.Fatalf("the handshake was answered %s %v", response.Status, response.Header)
	}
	return w
}

// join is dial and the messages with which a connection begins.
func join(t testing.TB, address string) *wire {
	t.Helper()
	w := dial(t, address)
	w.send(`{"type":"connection_init"}`)
	w.wants(`{"type":"connection_ack"}`)
	return w
}

func (w *wire) raw(data []byte) {
	w.Helper()
	if _, err := w.Write(data); err != nil {
		w.Fatal(err)
	}
}

// frameOf is a client's frame: masked, as it has to be, with a mask of zeros.
func frameOf(last bool, op byte, payload string) []byte {
	head := []byte{op, 0x80}
	if last {
		head[0] |= 0x80
	}
	switch n := len(payload); {
	case n < 126:
		head[1] |= byte(n)
	case n < 1<<16:
		head[1] |= 126
		head = binary.BigEndian.AppendUint16(head, uint16(n))
	default:
		head[1] |= 127
		head = binary.BigEndian.AppendUint64(head, uint64(n))
	}
	return append(append(head, 0, 0, 0, 0), payload...)
}

func (w *wire) frame(last bool, op byte, payload string) {
	w.Helper()
	w.raw(frameOf(last, op, payload))
}

// send sends a message.
func (w *wire) send(text string) {
	w.Helper()
	w.frame(true, opText, text)
}

// read returns the next frame; the server's are never in parts.
func (w *wire) read() (op byte, payload string, err error) {
	var head [2]byte
	if _, err := io.ReadFull(w.in, head[:]); err != nil {
		return 0, "", err
	}
	if head[0]&0xf0 != 0x80 || head[1]&0x80 != 0 {
		return 0, "", fmt.Errorf("a frame begins with %x", head)
	}
	size := uint64(head[1])
	if size > 125 {
		var long [8]byte
		from := 6
		if size == 127 {
			from = 0
		}
		if _, err := io.ReadFull(w.in, long[from:]); err != nil {
			return 0, "", err
		}
		size = binary.BigEndian.Uint64(long[:])
	}
	data := make([]byte, size)
	_, err = io.ReadFull(w.in, data)
	return head[0] & 0x0f, string(data), err
}

// wants reads a message. One that ends with … needs only to begin so.
func (w *wire) wants(text string) {
	w.Helper()
	op, got, err := w.read()
	beginning, open := strings.CutSuffix(text, "…")
	if err != nil || op != opText || got != text && !(open && strings.HasPrefix(got, beginning)) {
		w.Fatalf("got frame %x %.400q (%v), want %q", op, closeText(op, got), err, text)
	}
}

// wantsClose reads the end of the connection, of which it takes leave as a client should.
func (w *wire) wantsClose(code int) {
	w.Helper()
	op, got, err := w.read()
	if err != nil || op != opClose || len(got) < 2 || int(binary.BigEndian.Uint16([]byte(got))) != code {
		w.Fatalf("got frame %x %.400q (%v), want close %d", op, closeText(op, got), err, code)
	}
	w.frame(true, opClose, got[:2])
	w.wantsEnd()
}

// wantsEnd is satisfied when the server has hung up.
func (w *wire) wantsEnd() {
	w.Helper()
	op, got, err := w.read()
	var late net.Error
	if err == nil || errors.As(err, &late) && late.Timeout() {
		w.Fatalf("the connection goes on with %x %.200q (%v)", op, got, err)
	}
}

func closeText(op byte, payload string) string {
	if op != opClose || len(payload) < 2 {
		return payload
	}
	return fmt.Sprint(binary.BigEndian.Uint16([]byte(payload)), " ", payload[2:])
}

// sees goes through steps, each as it is written:
//
//	> text            sends a message
//	> binary text     ... of the other kind
//	> bare text       ... without the mask that clients have to use
//	> odd text        ... of a kind that there is not
//	> begin text      ... in parts: the first
//	> more text       a part in the middle
//	> last text       the last part
//	> ping text       asks for a sign of life
//	< text            the next message is this; one that ends with … begins so
//	< pong text       the next frame is this
//	< close 4400      the next frame is this, and then nothing comes
//	! comment         something happens
func (s *stage) sees(w *wire, steps []string) {
	w.Helper()
	for _, step := range steps {
		do, what, _ := strings.Cut(step, " ")
		kind, rest, _ := strings.Cut(what, " ")
		switch {
		case do == "!":
			s.happen()
		case do == "<" && kind == "close":
			var code int
			_, _ = fmt.Sscan(rest, &code)
			w.wantsClose(code)
		case do == "<" && kind == "pong":
			if op, got, err := w.read(); op != opPong || got != rest {
				w.Fatalf("got frame %x %.400q (%v), want pong %q", op, closeText(op, got), err, rest)
			}
		case do == "<":
			w.wants(what)
		case kind == "binary":
			w.frame(true, opBinary, rest)
		case kind == "bare":
			w.raw(append([]byte{0x80 | opText, byte(len(rest))}, rest...))
		case kind == "odd":
			w.frame(true, 0x3, rest)
		case kind == "begin":
			w.frame(false, opText, rest)
		case kind == "more":
			w.frame(false, opMore, rest)
		case kind == "last":
			w.frame(true, opMore, rest)
		case kind == "ping":
			w.frame(true, opPing, rest)
		default:
			w.send(what)
		}
	}
}
