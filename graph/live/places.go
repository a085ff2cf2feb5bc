package live

import (
	"fmt"
	"math"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"waybill/internal/quota"
)

const (
	// maxSubscriptions is how many subscriptions one caller may have open. A token that a shop
	// shares among fifty people with five windows each has some 750; a program that follows
	// single orders may have thousands.
	maxSubscriptions = 10_000
	// subscriptionSize is how many bytes of the caller's memory each counts for: its place in
	// the log, what its connection keeps of it, and a message that is on its way.
	subscriptionSize = 4 << 10
)

// places bounds how many subscriptions callers have, and what these take.
type places struct{ number, memory *quota.Budget }

func newPlaces(memory *quota.Budget) *places {
	return &places{number: quota.NewBudget(math.MaxInt64, maxSubscriptions), memory: memory}
}

// place is what one subscription holds.
type place struct{ number, memory *quota.Hold }

// open takes a place for a subscription of a caller, or says why there is none.
func (p *places) open(caller string) (place, *gqlerror.Error) {
	mine := place{p.number.Open(caller), p.memory.Open(caller)}
	if !mine.number.Take(1) {
		return mine, &gqlerror.Error{Message: fmt.Sprintf("You have %d subscriptions open. End others first.", maxSubscriptions),
			Extensions: map[string]any{"code": "RATE_LIMITED"}}
	}
	if !mine.memory.Take(subscriptionSize) {
		mine.release()
		return mine, &gqlerror.Error{Message: "The server is busy. Try again.", Extensions: map[string]any{"code": "OVERLOADED"}}
	}
	return mine, nil
}

func (p place) release() {
	p.number.Release()
	p.memory.Release()
}
