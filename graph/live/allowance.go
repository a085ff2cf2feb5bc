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
	// subscriptionSize is how many bytes of the caller's memory each subscription counts for: its
	// position in the log, what its connection keeps for it, and a message that is on its way.
	subscriptionSize = 4 << 10
)

// allowance bounds how many subscriptions each caller has, and how much memory they take.
type allowance struct{ number, memory *quota.Budget }

func newAllowance(memory *quota.Budget) *allowance {
	return &allowance{number: quota.NewBudget(math.MaxInt64, maxSubscriptions), memory: memory}
}

// reservation is the part of an allowance that one subscription holds.
type reservation struct{ number, memory *quota.Hold }

// open reserves the number and the memory for a subscription of a caller, or says why it cannot.
func (p *allowance) open(caller string) (reservation, *gqlerror.Error) {
	mine := reservation{p.number.Open(caller), p.memory.Open(caller)}
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

func (p reservation) release() {
	p.number.Release()
	p.memory.Release()
}
