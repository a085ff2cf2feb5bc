package quota

import (
	"math"
	"sync"
)

// Budget is how much of something callers may hold at a time: bytes of memory, or
// places. No caller may hold more than a share of it, so that some is left for the
// others. Nil is a budget without bounds.
type Budget struct {
	most, share int64

	mu   sync.Mutex
	held int64
	by   map[string]int64
}

// NewBudget is a budget of so much. Each caller may hold at most a share of it.
func NewBudget(most, share int64) *Budget {
	return &Budget{most: most, share: share, by: map[string]int64{}}
}

// Halved is a budget of so much. Each caller may hold at most half of it.
func Halved(most int64) *Budget { return NewBudget(most, (most+1)/2) }

// Share is how much one caller may hold.
func (b *Budget) Share() int64 {
	if b == nil {
		return math.MaxInt64
	}
	return b.share
}

// Held is how much is held, by all callers together.
func (b *Budget) Held() int64 {
	if b == nil {
		return 0
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.held
}

// Open begins to hold nothing yet for a caller. Release the hold when what was taken is
// not needed any more.
func (b *Budget) Open(caller string) *Hold { return &Hold{budget: b, caller: caller} }

// Hold is what a caller holds for one purpose. Many goroutines may use it.
type Hold struct {
	budget   *Budget
	caller   string
	held     int64 // guarded by the budget's lock
	released bool  // likewise
}

// Take takes n more, or nothing when that is more than is left. Nothing can be taken
// after the release.
func (h *Hold) Take(n int64) bool {
	b := h.budget
	if b == nil {
		return true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if h.released || n > b.left(h.caller) {
		return false
	}
	b.add(h.caller, n)
	h.held += n
	return true
}

// Left is how much could be taken now.
func (h *Hold) Left() int64 {
	b := h.budget
	if b == nil {
		return math.MaxInt64
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.left(h.caller)
}

// Release gives back all that was taken. A second release changes nothing.
func (h *Hold) Release() {
	b := h.budget
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.add(h.caller, -h.held)
	h.held, h.released = 0, true
}

func (b *Budget) left(caller string) int64 { return min(b.most-b.held, b.share-b.by[caller]) }

func (b *Budget) add(caller string, n int64) {
	b.held += n
	if b.by[caller] += n; b.by[caller] == 0 {
		delete(b.by, caller)
	}
}
