package bench

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/http"
)

// client is one connection that is kept. It is as plain as can be: its work is
// part of what is timed, and the same for both sides.
type client struct {
	conn net.Conn
	in   *bufio.Reader
	body bytes.Buffer
}

func connect(to *side) (*client, error) {
	conn, err := net.Dial("tcp", to.address)
	if err != nil {
		return nil, err
	}
	return &client{conn: conn, in: bufio.NewReaderSize(conn, 64<<10)}, nil
}

func (c *client) close() { _ = c.conn.Close() }

var (
	beginsWell = []byte(`{"data":`)
	refusal    = []byte(`"userErrors":[{`)
)

// do sends a request and returns the body of its answer, which is valid until
// the next request.
func (c *client) do(request []byte) ([]byte, error) {
	if _, err := c.conn.Write(request); err != nil {
		return nil, err
	}
	response, err := http.ReadResponse(c.in, nil)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	c.body.Reset()
	if _, err := c.body.ReadFrom(response.Body); err != nil {
		return nil, err
	}
	body := c.body.Bytes()
	// Both sides write errors before data, so a good answer begins with data.
	if response.StatusCode != http.StatusOK || !bytes.HasPrefix(body, beginsWell) || bytes.Contains(body, refusal) {
		return nil, fmt.Errorf("status %d: %.300s", response.StatusCode, body)
	}
	return body, nil
}
