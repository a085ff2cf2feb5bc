package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"waybill/internal/command"
)

const (
	testToken = "correct-horse-battery-staple"
	// patience is how long anything may take before it counts as broken. It is
	// far more than is ever needed, so that a busy machine fails no test.
	patience = 30 * time.Second
)

// server is a waybill in a process of its own, as an owner starts it.
type server struct {
	url, token     string
	cookie         *http.Cookie // of the browser that signed in; nil for none
	stdout, stderr notes

	process *os.Process
	exited  chan struct{} // closed when the process is gone
	code    int           // its exit code then
}

// notes is what a process wrote so far.
type notes struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

var printedURL = regexp.MustCompile(`is listening on (http://\S+)`)

// startServer starts waybill in dir and waits until it is ready. env goes on top
// of this process's own environment, which says nothing of Waybill.
func startServer(dir string, env []string, args ...string) (*server, error) {
	s := &server{token: testToken, exited: make(chan struct{})}
	cmd := exec.Command("waybill", args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, append(plainEnviron(), env...), &s.stdout, &s.stderr
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s.process = cmd.Process
	go func() {
		_ = cmd.Wait() // the exit code says it all
		s.code = cmd.ProcessState.ExitCode()
		close(s.exited)
	}()
	if err := s.waitFor("be ready", s.isReady); err != nil {
		s.kill()
		return nil, err
	}
	return s, nil
}

func (s *server) isReady() bool {
	found := printedURL.FindStringSubmatch(s.stdout.String())
	if found == nil {
		return false
	}
	s.url = found[1]
	response, err := http.Get(s.url + "/readyz")
	if err != nil {
		return false
	}
	_ = response.Body.Close()
	return response.StatusCode == http.StatusOK
}

func (s *server) waitFor(what string, reached func() bool) error {
	for end := time.Now().Add(patience); !reached(); time.Sleep(2 * time.Millisecond) {
		select {
		case <-s.exited:
			return fmt.Errorf("waybill exited with %d before it could %s:\n%s", s.code, what, s.stderr.String())
		default:
		}
		if time.Now().After(end) {
			return fmt.Errorf("waybill did not %s:\n%s", what, s.stderr.String())
		}
	}
	return nil
}

// stop asks the server to stop, as a terminal or systemd does, and is its exit code.
func (s *server) stop() (int, error) {
	if err := s.process.Signal(syscall.SIGTERM); err != nil {
		return 0, err
	}
	select {
	case <-s.exited:
		return s.code, nil
	case <-time.After(patience):
		s.kill()
		return 0, fmt.Errorf("waybill did not stop when asked to:\n%s", s.stderr.String())
	}
}

// kill is a power cut, as far as a process can have one.
func (s *server) kill() {
	_ = s.process.Kill()
	<-s.exited
}

// ask posts a GraphQL request, and is its status and answer.
func (s *server) ask(query string, variables map[string]any, headers ...string) (int, []byte, error) {
	return s.post(map[string]any{"query": query, "variables": variables}, headers...)
}

// post sends a request, whatever its parameters.
func (s *server) post(parameters map[string]any, headers ...string) (int, []byte, error) {
	body, err := json.Marshal(parameters)
	if err != nil {
		return 0, nil, err
	}
	request, err := http.NewRequest(http.MethodPost, s.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	if s.token != "" {
		request.Header.Set("Authorization", "Bearer "+s.token)
	}
	if s.cookie != nil {
		request.AddCookie(s.cookie)
		request.Header.Set("Origin", s.url)
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ":")
		request.Header.Set(name, strings.TrimSpace(value))
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

// plainEnviron is the environment without what would change Waybill's mind.
func plainEnviron() []string {
	var plain []string
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "WAYBILL_") {
			plain = append(plain, variable)
		}
	}
	return plain
}

func mustStart(t *testing.T, dir string, env []string, args ...string) *server {
	t.Helper()
	s, err := startServer(dir, env, args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.kill)
	return s
}

var withToken = []string{"WAYBILL_ADMIN_TOKEN=" + testToken}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"waybill": func() { os.Exit(command.Main(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// runWaybill runs waybill to its end, which must come by itself.
func runWaybill(t *testing.T, dir string, env []string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(ctx, "waybill", args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, append(plainEnviron(), env...), &out, &errs
	err := cmd.Run()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
}
