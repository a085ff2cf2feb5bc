package httpd

import (
	"net"
	"net/netip"
	"sync"

	"waybill/internal/quota"
)

// limitConnections closes connections at once that are one too many, in all or
// from one address; 0 is no limit. Addresses of this machine are not counted.
//
// A connection that sends nothing, or half a request, is ended by the server's
// deadlines; until then it takes some kilobytes and a file. This bounds both.
func limitConnections(listener net.Listener, most, perAddress int) net.Listener {
	return &limited{Listener: listener, most: most, perAddress: perAddress, from: map[netip.Prefix]int{}}
}

type limited struct {
	net.Listener
	most, perAddress int

	mu   sync.Mutex
	open int
	from map[netip.Prefix]int
}

// Accept waits for the next connection that is not one too many.
func (l *limited) Accept() (net.Conn, error) {
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		tcp, ok := conn.(*net.TCPConn)
		if !ok {
			return conn, nil // a test's
		}
		network := quota.NetworkOf(conn.RemoteAddr().String())
		if l.enter(network) {
			return &counted{TCPConn: tcp, release: sync.OnceFunc(func() { l.release(network) })}, nil
		}
		_ = tcp.SetLinger(0) // nothing is kept of it
		_ = tcp.Close()
	}
}

func (l *limited) enter(network netip.Prefix) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	tooMany := l.most > 0 && l.open >= l.most
	tooManyOfIt := l.perAddress > 0 && l.from[network] >= l.perAddress && !network.Addr().IsLoopback()
	if tooMany || tooManyOfIt {
		return false
	}
	l.open++
	l.from[network]++
	return true
}

func (l *limited) release(network netip.Prefix) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open--
	if l.from[network]--; l.from[network] == 0 {
		delete(l.from, network)
	}
}

// counted is a connection that tells when it is closed.
type counted struct {
	*net.TCPConn
	release func()
}

// Close ends the connection.
func (c *counted) Close() error {
	c.release()
	return c.TCPConn.Close()
}
