package transport

import (
	"runtime"
	"sync"
	"time"
)

// workers is a pool of goroutines that send what many subscriptions have to tell. An event
// may wake thousands of subscriptions at once; a goroutine for each would cost more than
// what it has to do, so a few workers take one after the other. A worker that has to wait
// for a client leaves the pool first, and another takes its place: a slow client keeps
// nobody else waiting. Callers take turns, so that many subscriptions of one do not hold up
// those of another. The zero value is ready.
type workers struct {
	// behind is the pool for those that have more to tell than others should wait for; nil
	// is this one.
	behind *workers
	// half lets it have half as many goroutines, so that catching up leaves processors to
	// those who ask, change something, or are told of what happens now.
	half bool

	mu      sync.Mutex
	waiting lane
	working int
	worked  time.Duration // since the last rest, by all of them
}

// task is what a worker does for one subscription.
type task interface {
	// resume goes on with it. It calls w.detach before it has to wait for a client.
	resume(w *worker)
	// by is the caller whose subscription it is.
	by() string
}

// lane is what waits to go on: that of each caller in the order in which it came.
type lane struct {
	callers []string // who have something that waits; the first is next
	of      map[string][]task
}

func (l *lane) add(t task) {
	caller := t.by()
	if len(l.of[caller]) == 0 {
		if l.of == nil {
			l.of = map[string][]task{}
		}
		l.callers = append(l.callers, caller)
	}
	l.of[caller] = append(l.of[caller], t)
}

// next is the first task of the caller whose turn it is; nil when nothing waits.
func (l *lane) next() task {
	if len(l.callers) == 0 {
		return nil
	}
	caller := l.callers[0]
	l.callers = l.callers[1:]
	tasks := l.of[caller]
	first := tasks[0]
	tasks[0] = nil
	if tasks = tasks[1:]; len(tasks) == 0 {
		delete(l.of, caller)
	} else {
		l.of[caller] = tasks
		l.callers = append(l.callers, caller)
	}
	return first
}

// add has a task resumed. It returns at once.
func (p *workers) add(t task) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.waiting.add(t)
	p.grow()
}

// later has a task resumed that has told its share for now, or may have much to tell.
func (p *workers) later(t task) {
	if p.behind != nil {
		p = p.behind
	}
	p.add(t)
}

// grow adds a worker if there is work for it. The caller holds mu.
func (p *workers) grow() {
	most := runtime.NumCPU()
	if p.half {
		most = max(1, most/2)
	}
	if len(p.waiting.callers) > 0 && p.working < most {
		p.working++
		go (&worker{pool: p}).work()
	}
}

// worker is one of a pool. A nil worker is a goroutine of its own, which may wait.
type worker struct {
	pool     *workers
	detached bool
	begun    time.Time // with its task
}

func (w *worker) work() {
	for t := w.next(); t != nil; t = w.next() {
		w.begun = time.Now()
		t.resume(w)
		if w.isPooled() {
			time.Sleep(w.pool.rest(time.Since(w.begun)))
		}
	}
}

const (
	// spell is how long those who catch up work before they rest.
	spell = time.Millisecond
	// restsFor is how many times as long as they worked they rest. Everybody else's work
	// finds a processor then, also on a machine that has one or two.
	restsFor = 3
)

// rest is for how long a worker is to rest that has worked for a while.
func (p *workers) rest(worked time.Duration) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.worked += worked; !p.half || p.worked < spell {
		return 0
	}
	worked, p.worked = p.worked, 0
	return restsFor * worked
}

// next is the task to resume next; nil when the worker can end.
func (w *worker) next() task {
	if w.detached {
		return nil
	}
	w.pool.mu.Lock()
	defer w.pool.mu.Unlock()
	t := w.pool.waiting.next()
	if t == nil {
		w.pool.working--
	}
	return t
}

// isPooled is false for a goroutine of its own, and for a worker that has left its pool.
func (w *worker) isPooled() bool { return w != nil && !w.detached }

// detach is called before anything that may have to wait for a client.
func (w *worker) detach() {
	if !w.isPooled() {
		return
	}
	w.detached = true
	w.pool.mu.Lock()
	defer w.pool.mu.Unlock()
	w.pool.working--
	w.pool.worked += time.Since(w.begun)
	w.pool.grow()
}
