package transport_test

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"waybill/internal/transport"
)

// holdChanges lets no change go on until release is called.
func (s *stage) holdChanges() (release func()) {
	held := make(chan struct{})
	s.run = func(context.Context, string) string {
		<-held
		return `{"change":1}`
	}
	release = sync.OnceFunc(func() { close(held) })
	s.Cleanup(release) // or the server could not be closed after a failure
	return release
}

const change = `{"id":"1","type":"subscribe","payload":{"query":"mutation held { change }"}}`

func TestEndingAnswersWhatIsUnderWayAndAsksToComeBack(t *testing.T) {
	s := newStage(t, settings{})
	release := s.holdChanges()
	idle, unknown, busy := join(t, s.address), dial(t, s.address), join(t, s.address)
	s.sees(idle, steps(follow, knock, opened))
	s.sees(busy, steps(`> `+change, knock, opened))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.streams.End(context.Background())
	}()
	idle.wantsClose(1012)
	unknown.wantsClose(1012)
	// Who comes now is asked to come again, and what is under way goes on.
	dial(t, s.address).wantsClose(1012)
	if r := s.request(t, "POST", "/graphql", toChanges, asEvents, asJSON); r.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a new stream is answered %s", r.Status)
	}
	// New operations are not begun: the client asks again when it has come back.
	eventually(t, "that nothing new is begun", func() bool {
		s.sees(busy, steps(of(ask, "late"), knock))
		if _, got, _ := busy.read(); "< "+got == opened {
			return true
		}
		s.sees(busy, steps(of(over, "late"), opened))
		return false
	})
	select {
	case <-ended:
		t.Error("it did not wait for what is under way")
	default:
	}
	release()
	s.sees(busy, steps(`< {"type":"next","id":"1","payload":{"data":{"change":1}}}`, over, `< close 1012`))
	<-ended
	s.streams.End(context.Background()) // there are none left
}

func TestEndingDoesNotWaitForEver(t *testing.T) {
	s := newStage(t, settings{})
	s.holdChanges()
	busy := join(t, s.address)
	s.sees(busy, steps(`> `+change, knock, opened))
	stream := s.post(t, toChanges)
	stream.sees(subscribed)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s.streams.End(ctx)
	// They were told nevertheless, and are ended once only.
	s.streams.End(ctx)
	stream.seesEnd()
}

func TestEndingGivesUpWhoDoesNotTakeLeave(t *testing.T) {
	times := transport.DefaultTimes
	times.Write = 50 * time.Millisecond
	s := newStage(t, settings{times: times})
	silent, half := join(t, s.address), join(t, s.address)
	half.raw(frameOf(true, opText, strings.Repeat("x", 1000))[:100])
	s.streams.End(context.Background())
	for _, w := range []*wire{silent, half} {
		if op, got, err := w.read(); op != opClose || !strings.HasPrefix(closeText(op, got), "1012 ") {
			t.Errorf("got %s (%v)", closeText(op, got), err)
		}
		w.wantsEnd()
	}
}

func TestStreamsAreCountedUntilTheyAreGone(t *testing.T) {
	s := newStage(t, settings{maxOperations: 1})
	var all []*wire
	for range 10 {
		all = append(all, join(t, s.address))
	}
	if n := s.streams.Open(); n != 10 {
		t.Errorf("%d are open, want 10", n)
	}
	for _, w := range all {
		_ = w.Close()
	}
	eventually(t, "the end of all", func() bool { return s.streams.Open() == 0 })
}
