package httpd_test

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"waybill/graph"
	"waybill/internal/auth"
	"waybill/internal/httpd"
	"waybill/internal/shoptest"
	"waybill/internal/store/sqlite"
	"waybill/internal/transport"
)

// started is where a server listens that serves until the test ends.
func started(t *testing.T, e httpd.Exposure, serve func(net.Listener)) string {
	t.Helper()
	if e.Address == "" {
		e.Address = "127.0.0.1:0"
	}
	listener, err := e.Listen()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go serve(listener)
	return listener.Addr().String()
}

func dial(t *testing.T, address, first string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if _, err := io.WriteString(conn, first); err != nil {
		t.Fatal(err)
	}
	return conn
}

// Whoever sends a request slowly is given up, and nobody else waits for them.
func TestWhoSendsSlowlyIsGivenUp(t *testing.T) {
	h := serving(t, auth.DemoGate())
	server := httpd.NewServer(h)
	if server.ReadHeaderTimeout == 0 || server.ReadTimeout == 0 || server.WriteTimeout == 0 || server.IdleTimeout == 0 ||
		server.MaxHeaderBytes > 16<<10 || server.HTTP2 == nil || server.HTTP2.MaxConcurrentStreams > 100 {
		t.Fatalf("something has no bound: %+v", server)
	}
	server.ReadHeaderTimeout, server.ReadTimeout, server.IdleTimeout = 50*time.Millisecond, 100*time.Millisecond, 50*time.Millisecond
	t.Cleanup(func() { _ = server.Close() })
	address := started(t, httpd.Exposure{}, func(l net.Listener) { _ = server.Serve(l) })
	var slow []net.Conn
	for range 300 {
		slow = append(slow,
			dial(t, address, ""), // nothing at all
			dial(t, address, "GET /heal"),
			dial(t, address, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: "),
			dial(t, address, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"))
	}
	response, err := http.Get("http://" + address + "/healthz")
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("others are not served: %v", err)
	}
	_ = response.Body.Close()
	for _, conn := range slow {
		if _, err := io.ReadAll(conn); err != nil && !strings.Contains(err.Error(), "reset") { // it ends
			t.Error(err)
		}
	}
}

func TestABodyThatIsTooLargeIsRefusedBeforeItIsSent(t *testing.T) {
	address := started(t, httpd.Exposure{}, func(l net.Listener) { _ = http.Serve(l, serving(t, auth.DemoGate())) })
	conn := dial(t, address, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "+
		"5000000\r\nExpect: 100-continue\r\n\r\n")
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || response.StatusCode != http.StatusRequestEntityTooLarge || !response.Close || response.ContentLength < 1 {
		t.Errorf("%+v, %v", response, err)
	}
}

// Most clients send everything before they read, and are told all the same.
func TestWhoSendsABodyThatIsTooLargeGetsToHearSo(t *testing.T) {
	address := started(t, httpd.Exposure{}, func(l net.Listener) { _ = http.Serve(l, serving(t, auth.DemoGate())) })
	for _, length := range []string{"Content-Length: 5000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n4C4B40\r\n"} {
		conn := dial(t, address, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"+length)
		if _, err := conn.Write(make([]byte, 5_000_000)); err != nil {
			t.Fatalf("the connection breaks: %v", err)
		}
		response, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil || response.StatusCode != http.StatusRequestEntityTooLarge || !response.Close {
			t.Errorf("%+v, %v", response, err)
		}
	}
}

func TestConnectionsAreLimited(t *testing.T) {
	// taken tells whether a connection is answered.
	taken := func(conn net.Conn) bool {
		_, _ = io.WriteString(conn, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
		response, err := http.ReadResponse(bufio.NewReader(conn), nil)
		return err == nil && response.StatusCode == http.StatusOK
	}
	h := serving(t, auth.DemoGate())
	serve := func(l net.Listener) { _ = http.Serve(l, h) }
	t.Run("in all", func(t *testing.T) {
		address := started(t, httpd.Exposure{MaxConnections: 3}, serve)
		first := dial(t, address, "")
		if !taken(first) || !taken(dial(t, address, "")) || !taken(dial(t, address, "")) {
			t.Fatal("one of three was refused")
		}
		late, err := net.Dial("tcp", address)
		if err == nil && taken(late) {
			t.Error("the fourth was taken")
		}
		_ = first.Close()
		for again, err := net.Dial("tcp", address); err != nil || !taken(again); again, err = net.Dial("tcp", address) {
			continue // until the server has noticed
		}
	})
	t.Run("this machine is not one address among others", func(t *testing.T) {
		address := started(t, httpd.Exposure{MaxPerAddress: 1}, serve)
		for range 5 {
			if !taken(dial(t, address, "")) {
				t.Error("refused")
			}
		}
	})
}

func TestConnectionsFromOneAddressAreLimited(t *testing.T) {
	got := fmt.Sprint(httpd.Enter(0, 2, "192.0.2.7:1", "192.0.2.7:2", "192.0.2.7:3", "192.0.2.8:1", "[::ffff:192.0.2.7]:4",
		"[2001:db8::1]:1", "[2001:db8::2]:1", "[2001:db8::3]:1", "[2001:db8:0:1::1]:1", "127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3",
		"[::1]:1", "[::1]:2", "[::1]:3"))
	if want := "[true true false true false true true false true true true true true true true]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := fmt.Sprint(httpd.Enter(2, 5, "192.0.2.7:1", "127.0.0.1:2", "192.0.2.8:3", "127.0.0.1:4")); got != "[true true false false]" {
		t.Error(got)
	}
}

// keys are files with a certificate for this machine, and who trusts it.
func keys(t *testing.T) (cert, key string, trust *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for name, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	trust = x509.NewCertPool()
	trust.AddCert(parsed)
	return cert, key, trust
}

// A stream goes on over HTTP/2 for longer than any of its messages may take,
// although there a deadline ends a stream and not only a write.
func TestAStreamGoesOnOverTLSAndHTTP2(t *testing.T) {
	times := transport.Times{Init: time.Second, Ping: 300 * time.Millisecond, Pong: time.Second, Write: 200 * time.Millisecond}
	shop := shoptest.Open(t, shoptest.Options{Store: sqlite.Options{Throwaway: true}, Limits: graph.Limits{Times: times}})
	api, db := shop.API(t), shop.Store
	cert, key, trust := keys(t)
	e := httpd.Exposure{Address: "127.0.0.1:0", TLSCert: cert, TLSKey: key, MaxConnections: 10}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan struct{})
	address := started(t, e, func(l net.Listener) {
		defer close(served)
		_ = httpd.Serve(ctx, l, e.Handler(httpd.Handler(api, auth.DemoGate(), db.Ready, httpd.Pictures{}, httpd.Origins{})), api.EndStreams)
	})
	t.Cleanup(func() { stop(); <-served })
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trust}, ForceAttemptHTTP2: true}}
	t.Cleanup(client.CloseIdleConnections)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://"+address+"/graphql",
		strings.NewReader(`{"query":"subscription { orderEvents { cursor } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", older)
	r.Header.Set("Accept", "text/event-stream")
	response, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // only read
	if response.ProtoMajor != 2 || response.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("%s, %v", response.Proto, response.Header)
	}
	lines := bufio.NewScanner(response.Body)
	for alive := 0; alive < 4; {
		if !lines.Scan() {
			t.Fatalf("the stream ended after %d signs of life: %v", alive, lines.Err())
		}
		if lines.Text() == ":" {
			alive++
		}
	}
}

func TestAWebSocketOverTLS(t *testing.T) {
	cert, key, trust := keys(t)
	e := httpd.Exposure{Address: "127.0.0.1:0", TLSCert: cert, TLSKey: key}
	h := exposed(t)
	address := started(t, e, func(l net.Listener) { _ = http.Serve(l, h) })
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trust}}}
	for origin, allowed := range map[string]bool{"": true, "https://" + address: true, ally: true, "https://evil.example": false} {
		options := &websocket.DialOptions{HTTPClient: client, Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{}}
		if origin != "" {
			options.HTTPHeader.Set("Origin", origin)
		}
		ws, _, err := websocket.Dial(t.Context(), "wss://"+address+"/graphql", options) //nolint:bodyclose // it has none
		if (err == nil) != allowed {
			t.Errorf("from %q: %v", origin, err)
		}
		if err != nil {
			continue
		}
		if err := ws.Write(t.Context(), websocket.MessageText, []byte(`{"type":"connection_init"}`)); err != nil {
			t.Error(err)
		}
		if _, ack, err := ws.Read(t.Context()); err != nil || string(ack) != `{"type":"connection_ack"}` {
			t.Errorf("%s, %v", ack, err)
		}
		_ = ws.CloseNow()
	}
}

func TestACertificateThatCannotBeReadIsToldAtTheStart(t *testing.T) {
	cert, key, _ := keys(t)
	for _, e := range []httpd.Exposure{{TLSCert: cert, TLSKey: cert}, {TLSCert: "missing.pem", TLSKey: key}} {
		e.Address = "127.0.0.1:0"
		if _, err := e.Listen(); err == nil || !strings.Contains(err.Error(), "--tls-cert") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%+v: %v", e, err)
		}
	}
	taken, err := httpd.Exposure{Address: "127.0.0.1:0"}.Listen()
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close() //nolint:errcheck // nothing was sent
	if _,
		err := (httpd.Exposure{Address: taken.Addr().String()}).Listen(); fmt.Sprint(err) != "listen on "+
		""+taken.Addr().String()+": address already in use" {
		t.Error(err)
	}
}

func TestThereAreNoMoreConnectionsThanFiles(t *testing.T) {
	for _, c := range []struct{ connections, files, processors, want int }{
		{15_000, 0, 2, 15_000}, {15_000, 20_000, 2, 15_000}, {15_000, 1_024, 2, 924}, {0, 1_024, 2, 924}, {0, 0, 2, 0}, {500, 600, 2, 500},
		{10, 20, 2, 1}, {15_000, 1_024, 64, 472},
	} {
		if got := httpd.FewEnough(c.connections, c.files, httpd.OtherFiles(c.processors)); got != c.want {
			t.Errorf("%d connections with %d files on %d processors: %d, want %d", c.connections, c.files, c.processors, got, c.want)
		}
	}
}
