package transport

import (
	"context"
	"sync"
	"time"
)

const (
	// longestSpread is over how long the ends of many streams are spread at most:
	// their clients all come back.
	longestSpread = 5 * time.Second
	// eachSpread is how much time each stream adds to that.
	eachSpread = time.Millisecond
)

// Streams are the connections that are open for as long as their clients like,
// so that stopping can end them. The zero value is ready.
type Streams struct {
	mu     sync.Mutex
	ending bool
	open   map[*streamEnd]struct{}
	gone   sync.WaitGroup

	pools      sync.Once
	workers    workers // for what happens now
	catchingUp workers // for what happened before
}

// pool has the workers who tell what happens now, and behind them those for the rest.
func (s *Streams) pool() *workers {
	s.pools.Do(func() {
		s.catchingUp.half = true
		s.workers.behind = &s.catchingUp
	})
	return &s.workers
}

// streamEnd is how to end one stream. Both functions return at once, and may be
// called when the stream has ended.
type streamEnd struct {
	end     func()                 // so that its client comes back and resumes
	shutOut func()                 // because its client is not let in any more
	who     func() context.Context // as whom it was opened; nil while that is open
	begun   bool                   // it is being ended
}

// add keeps how to end a stream. done must be called when the stream is gone. It
// is nil when streams are being ended: then no new one may begin.
func (s *Streams) add(entry *streamEnd) (done func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ending {
		return nil
	}
	if s.open == nil {
		s.open = map[*streamEnd]struct{}{}
	}
	s.open[entry] = struct{}{}
	s.gone.Add(1)
	return sync.OnceFunc(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.open, entry)
		s.gone.Done()
	})
}

// End ends all streams, so that their clients come back and resume, and waits
// until they are gone or ctx ends. Few end at once, many over some seconds.
func (s *Streams) End(ctx context.Context) {
	s.mu.Lock()
	s.ending = true
	open := make([]*streamEnd, 0, len(s.open))
	for entry := range s.open {
		if !entry.begun {
			entry.begun = true
			open = append(open, entry)
		}
	}
	s.mu.Unlock()
	gone := make(chan struct{})
	go func() {
		s.gone.Wait()
		close(gone)
	}()
	pace := time.NewTicker(max(1, min(eachSpread, longestSpread/time.Duration(max(1, len(open))))))
	defer pace.Stop()
	for _, entry := range open {
		entry.end()
		select {
		case <-pace.C:
		case <-ctx.Done():
		}
	}
	select {
	case <-gone:
	case <-ctx.Done():
	}
}

// ShutOut ends the streams of those who are not let in any more. isLetIn is
// asked with the context that a stream was opened in.
func (s *Streams) ShutOut(isLetIn func(context.Context) bool) {
	s.mu.Lock()
	open := make([]*streamEnd, 0, len(s.open))
	for entry := range s.open {
		open = append(open, entry)
	}
	s.mu.Unlock()
	for _, entry := range open {
		if who := entry.who(); who != nil && !isLetIn(who) {
			entry.shutOut()
		}
	}
}
