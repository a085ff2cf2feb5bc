//go:build unix

package e2e

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"waybill/internal/hostile"
)

// A server on a public address must hold all of this out with the memory of a
// small machine. It was seen to take some 300 MB.
const mostMemory = 768 << 20

// TestARealServerRefusesWhatIsMeantToHurt sends the corpus to the program as it is
// started, and asks in between like an honest client.
func TestARealServerRefusesWhatIsMeantToHurt(t *testing.T) {
	s := mustStart(t, t.TempDir(), withToken, "serve", "--listen", "127.0.0.1:0")
	defer s.kill()
	for _, request := range hostile.Corpus() {
		status, answer := s.send(t, request.Body)
		if status != request.Status || len(answer) > 10_000 {
			t.Errorf("%s: status %d, want %d; %d bytes: %.300s", request.Name, status, request.Status, len(answer), answer)
		}
		if status, answer := s.send(t, []byte(`{"query":"{ viewer { role } }"}`)); status != http.StatusOK ||
			!bytes.Contains(answer, []byte(`"ADMIN"`)) {
			t.Fatalf("after %s, an honest client gets status %d: %s", request.Name, status, answer)
		}
	}
	if peak := peakMemory(t, s); peak > mostMemory {
		t.Errorf("the server took %d MiB", peak>>20)
	}
	if strings.Contains(s.stderr.String(), "panic") {
		t.Errorf("the log says\n%s", s.stderr.String())
	}
}

// send posts a body, and is the answer.
func (s *server) send(t *testing.T, body []byte) (status int, answer []byte) {
	t.Helper()
	request, err := http.NewRequest(http.MethodPost, s.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+s.token)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/graphql-response+json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // it was read
	answer, err = io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, answer
}

// TestTenThousandHalfOpenConnectionsAreBorne holds as many connections open as an
// attacker with one machine can, each with half of something sent, and asks beside
// them. That such connections end in time is tested in internal/httpd.
func TestTenThousandHalfOpenConnectionsAreBorne(t *testing.T) {
	const connections = 10_000
	needsDescriptors(t, connections+500)
	s := mustStart(t, t.TempDir(), withToken, "serve", "--listen", "127.0.0.1:0")
	defer s.kill()
	halves := []string{
		"",
		"GET /graphql?query=",
		"POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
		"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + s.token +
			"\r\nContent-Type: application/json\r\nContent-Length: 262144\r\n\r\n{" + strings.Repeat(" ", 200_000),
		"GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" +
			"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n",
	}
	open := make([]net.Conn, 0, connections)
	defer func() {
		for _, conn := range open {
			_ = conn.Close()
		}
	}()
	for i := range connections {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
		if err != nil {
			t.Fatalf("after %d connections: %v", i, err)
		}
		open = append(open, conn)
		if _, err := io.WriteString(conn, halves[i%len(halves)]); err != nil {
			t.Fatalf("connection %d: %v", i, err)
		}
	}
	if status, answer := s.send(t, []byte(`{"query":"{ orders { nodes { id } } }"}`)); status != http.StatusOK {
		t.Errorf("beside them, an honest client gets status %d: %s", status, answer)
	}
	if peak := peakMemory(t, s); peak > mostMemory {
		t.Errorf("the server took %d MiB", peak>>20)
	}
}

// needsDescriptors skips where this process, or the server, may not open as many
// files. Go has raised the limit as far as it may.
func needsDescriptors(t *testing.T, n uint64) {
	t.Helper()
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil || uint64(limit.Max) < n {
		t.Skipf("a process may open %d files here, not the %d that this takes", limit.Max, n)
	}
}

var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// peakMemory is the most that a server had resident so far, in bytes; 0 where the
// system does not tell.
func peakMemory(t *testing.T, s *server) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	found := peakLine.FindSubmatch(status)
	if found == nil {
		t.Fatalf("no peak memory in\n%s", status)
	}
	kilobytes, err := strconv.Atoi(string(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("peak memory %d MiB", kilobytes>>10)
	return kilobytes << 10
}
