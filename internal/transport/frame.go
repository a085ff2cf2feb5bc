package transport

import (
	"encoding/binary"
	"net"
	"time"
)

// The WebSocket library reads, and writes control frames, each of them at once.
// Messages are written here, beside it: a frame of a server is its length and its
// bytes, and the library takes longer for everything else that it can do.

// The first byte of a frame says that it is the last of its message, and the kind of the message.
const (
	textFrame  = 0x80 | 0x1
	closeFrame = 0x80 | 0x8
)

// Write writes one whole frame, in the time that it may take.
func (c *patientConn) Write(frame []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended {
		return 0, net.ErrClosed
	}
	if err := c.SetWriteDeadline(time.Now().Add(c.patience)); err != nil {
		return 0, err
	}
	n, err := c.Conn.Write(frame)
	c.ended = frame[0] == closeFrame || err != nil // half a frame may have been written
	return n, err
}

// appendMessage appends the frame of a text message that is given in parts.
func appendMessage(frame []byte, parts ...[]byte) []byte {
	size := 0
	for _, part := range parts {
		size += len(part)
	}
	frame = append(frame, textFrame)
	switch {
	case size < 126: // the protocol's way to write a length
		frame = append(frame, byte(size))
	case size <= 0xffff:
		frame = binary.BigEndian.AppendUint16(append(frame, 126), uint16(size))
	default:
		frame = binary.BigEndian.AppendUint64(append(frame, 127), uint64(size))
	}
	for _, part := range parts {
		frame = append(frame, part...)
	}
	return frame
}
