package e2e

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestARequestUnderWayIsAnsweredBeforeTheServerStops holds a request back half
// sent while the server is told to stop.
func TestARequestUnderWayIsAnsweredBeforeTheServerStops(t *testing.T) {
	s := mustStart(t, t.TempDir(), withToken, "serve", "--listen", "127.0.0.1:0")
	address := strings.TrimPrefix(s.url, "http://")
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(patience))
	body := `{"query":"mutation { createOrder(input: {number: \"LAST\", currencyCode: \"USD\", ` +
		`lines: [{title: \"Mug\", quantity: 1, unitPrice: \"4.98\"}]}) { order { number } } }"}`
	fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"+
		"Content-Length: %d\r\nExpect: 100-continue\r\n\r\n", address, testToken, len(body))
	reader := bufio.NewReader(conn)
	// "100 Continue" comes when the server is reading the body: the request is under way.
	if line, err := reader.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
		t.Fatalf("the server answered %q, %v", line, err)
	}
	if _, err := reader.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if err := s.process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	err = s.waitFor("refuse new visitors", func() bool {
		late, err := net.Dial("tcp", address)
		if err == nil {
			_ = late.Close()
		}
		return err != nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, body); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(reader, nil)
	if err != nil {
		t.Fatal("the request was cut off: ", err)
	}
	if answer, err := io.ReadAll(response.Body); err != nil || !strings.Contains(string(answer), `"number":"LAST"`) {
		t.Fatalf("the answer is %s, %v", answer, err)
	}
	<-s.exited
	if s.code != 0 || strings.Contains(s.stderr.String(), "level=ERROR") {
		t.Errorf("exit code %d, log:\n%s", s.code, s.stderr.String())
	}
	if !strings.HasSuffix(s.stdout.String(), "Waybill has stopped; everything is saved.\n") {
		t.Errorf("stdout ends otherwise:\n%s", s.stdout.String())
	}
}
