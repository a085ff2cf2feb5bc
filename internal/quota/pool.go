package quota

import (
	"math"
	"sync"
)

// Pool is so much of something that callers hold for a while: places, bytes, records.
// Nobody may hold more of it than a share, so that there is some left for others.
// Nil is one without bounds.
type Pool struct {
	most, share int64

	mu   sync.Mutex
	held int64
	by   map[string]int64
}

// NewPool has so much, of which each caller may hold at most a share.
func NewPool(most, share int64) *Pool { return &Pool{most: most, share: share, by: map[string]int64{}} }

// Take takes n for a caller, or nothing when that is more than there is for them.
// What was taken must be given back.
func (p *Pool) Take(caller string, n int64) bool {
	if p == nil {
		return true
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if n > p.most-p.held || n > p.share-p.by[caller] {
		return false
	}
	p.held += n
	p.by[caller] += n
	return true
}

// Give gives back what a caller took.
func (p *Pool) Give(caller string, n int64) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.held -= n
	if p.by[caller] -= n; p.by[caller] == 0 {
		delete(p.by, caller)
	}
}

// Left is how much a caller could take now; of a nil pool as much as there can be.
func (p *Pool) Left(caller string) int64 {
	if p == nil {
		return math.MaxInt64
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return min(p.most-p.held, p.share-p.by[caller])
}

// Held is how much is held, by all.
func (p *Pool) Held() int64 {
	if p == nil {
		return 0
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.held
}
