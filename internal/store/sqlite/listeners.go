package sqlite

import "sync"

// listeners are functions that are called after each commit. Calling holds the lock for reading,
// and stopping takes it for writing, so no function is called after its stop has returned.
type listeners struct {
	mu        sync.RWMutex
	next      int            // the number of the next listener; functions cannot be compared
	functions map[int]func() // by their numbers
}

// add registers listen for the commits from now on, until stop is called.
func (l *listeners) add(listen func()) (stop func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.functions == nil {
		l.functions = map[int]func(){}
	}
	number := l.next
	l.next++
	l.functions[number] = listen
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.functions, number)
	}
}

// callAll calls all functions, one after another.
func (l *listeners) callAll() {
	l.mu.RLock()
	defer l.mu.RUnlock()
	for _, listen := range l.functions {
		listen()
	}
}
