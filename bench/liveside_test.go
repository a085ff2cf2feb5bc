package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"testing"
)

// liveSide is one of the servers that are measured, in a process of its own.
type liveSide struct {
	addresses
	live  *live
	name  string
	input io.Closer // ends the server
	cmd   *exec.Cmd
	ask   *client // changes orders; nil where there are none
	each  int     // messages for each connection, where only writing is done
}

// start starts a server that has done everything once; it ends with the benchmark at the latest.
func (l *live) start(b *testing.B, name string) *liveSide {
	b.Helper()
	program, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	s := &liveSide{live: l, name: name, cmd: exec.CommandContext(b.Context(), program, asServer, name, l.folder)}
	s.cmd.Stderr = os.Stderr
	if s.input, err = s.cmd.StdinPipe(); err != nil {
		b.Fatal(err)
	}
	output, err := s.cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(s.stop)
	if err := json.NewDecoder(output).Decode(&s.addresses); err != nil {
		b.Fatalf("start the server: %v", err)
	}
	if name != "writes" {
		if s.ask, err = connect(&side{address: s.Server}); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.warmUp(b.Context()); err != nil {
		b.Fatalf("warm up: %v", err)
	}
	return s
}

// stop ends the server; more than once is as good.
func (s *liveSide) stop() {
	if s.ask != nil {
		s.ask.close()
	}
	_ = s.input.Close()
	_ = s.cmd.Wait() // it has told what went wrong
}

// control asks the server about itself.
func (s *liveSide) control(path string, parameters url.Values, answer any) error {
	response, err := http.Get("http://" + s.Control + path + "?" + parameters.Encode())
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: status %d: %.300s %w", path, response.StatusCode, body, err)
	}
	if answer == nil {
		return nil
	}
	return json.Unmarshal(body, answer)
}

func (s *liveSide) usage() (u usage, err error) {
	err = s.control("/usage", nil, &u)
	return u, err
}

// startProfile tells Waybill to write profiles of what it holds and does.
func (s *liveSide) startProfile() error {
	if *serverProfile == "" || s.name != "waybill" {
		return nil
	}
	return s.control("/profile", url.Values{"file": {*serverProfile}}, nil)
}

func (s *liveSide) stopProfile() error { return s.control("/profile", nil, nil) }

// with gathers an audience, and lets go of it when do is done.
func (s *liveSide) with(ctx context.Context, connections, each int, do func(*audience) error) error {
	var a *audience
	var err error
	if s.name == "writes" {
		s.each = each
		a, err = plain(s.Server, connections, each, s.live.size)
	} else {
		a, err = subscribed(ctx, s.Server, connections, each, statusDocument, func(int) map[string]any { return nil })
	}
	if err != nil {
		return err
	}
	defer a.close()
	return do(a)
}

// event has an order changed: all are fulfilled, then all are taken back, and so on.
func (s *liveSide) event() error {
	if s.name == "writes" {
		return s.control("/write", url.Values{"bytes": {strconv.Itoa(s.live.size)}, "times": {strconv.Itoa(s.each)}}, nil)
	}
	l := s.live
	id, cancel := l.changing[l.happened%len(l.changing)], l.happened/len(l.changing)%2 == 1
	l.happened++
	document := fulfillDocument
	if cancel {
		document = cancelDocument
	}
	_, err := s.ask.do(query(document, map[string]any{"input": map[string]any{"orderId": id}}))
	return err
}
