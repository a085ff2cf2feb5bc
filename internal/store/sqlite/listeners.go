package sqlite

import "sync"

// listeners are told of each commit. Telling holds the lock for reading, and stopping
// takes it for writing: so no listener is called after its stop has returned.
type listeners struct {
	mu   sync.RWMutex
	next int            // the number of the next listener; functions cannot be compared
	by   map[int]func() // by their numbers
}

// add registers listen for the commits from now on, until stop is called.
func (l *listeners) add(listen func()) (stop func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.by == nil {
		l.by = map[int]func(){}
	}
	number := l.next
	l.next++
	l.by[number] = listen
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.by, number)
	}
}

// tell calls all listeners, one after another.
func (l *listeners) tell() {
	l.mu.RLock()
	defer l.mu.RUnlock()
	for _, listen := range l.by {
		listen()
	}
}
