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
	return len(frame), c.write(frame, nil)
}

// write writes one whole frame. If that has to wait, w leaves its pool.
func (c *patientConn) write(frame []byte, w *worker) error {
	if !c.mu.TryLock() {
		w.detach()
		c.mu.Lock()
	}
	defer c.mu.Unlock()
	if c.ended {
		return net.ErrClosed
	}
	c.ended = frame[0] == closeFrame
	if c.system != nil {
		frame = frame[writeAtOnce(c.system, frame):]
	}
	if len(frame) == 0 {
		return nil
	}
	w.detach()
	err := c.SetWriteDeadline(time.Now().Add(c.patience))
	if err == nil {
		_, err = c.Conn.Write(frame)
	}
	if err == nil {
		err = c.SetWriteDeadline(time.Time{}) // or nothing can be written at once when it is over
	}
	c.ended = c.ended || err != nil // half a frame may have been written
	return err
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
