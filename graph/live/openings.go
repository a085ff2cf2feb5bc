package live

import (
	"context"
	"time"

	"waybill/internal/quota"
)

// openings paces how fast each caller opens subscriptions. To open one costs some reading of
// the store, and a client that comes back may open thousands: one after the other, with rests
// between, they leave the store and the processors to other callers, who do not wait for them.
type openings struct {
	turns *quota.Turns
	after func(time.Duration, func()) // calls back after a while
}

// restsFor is how many times as long as an opening took the caller opens nothing. So all openings
// of one caller take a quarter of one processor at most.
const restsFor = 3

func newOpenings() *openings {
	return &openings{turns: quota.NewTurns(1), after: func(d time.Duration, f func()) { time.AfterFunc(d, f) }}
}

// begin waits until the caller may open another subscription. done tells that it is open.
func (o *openings) begin(ctx context.Context, caller string) (done func(), err error) {
	end, err := o.turns.Wait(ctx, caller)
	if err != nil {
		return nil, err
	}
	begun := time.Now()
	return func() { o.after(restsFor*time.Since(begun), end) }, nil
}
