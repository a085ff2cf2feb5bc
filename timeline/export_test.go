package timeline

import "context"

// Advance takes in what is new, which Run does when the log may have grown.
func (f *Feed) Advance(ctx context.Context) error { return f.advance(ctx) }

// Keep makes the memory small, so that few entries are more than it holds.
func (f *Feed) Keep(entries int) { f.keep = entries }

// Subscribers is how many there are.
func (f *Feed) Subscribers() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := 0
	for _, subscribers := range f.subscribers {
		n += len(subscribers)
	}
	return n
}

// KnownOrders is how many orders' newest entries are remembered.
func (f *Feed) KnownOrders() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.newestOf)
}
