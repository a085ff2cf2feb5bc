package live

import (
	"context"
	"time"

	"waybill/internal/quota"
)

// openingPacer bounds how fast each caller opens subscriptions. Opening one reads the store, and a
// client that comes back may open thousands. They are opened one after the other, with rests
// between, which leave the store and the processors to other callers; these do not wait.
type openingPacer struct {
	turns *quota.Turns
	after func(time.Duration, func()) // calls back after a while
}

// restFactor is how long a caller rests after an opening, as a multiple of the time that the opening
// took. So the openings of one caller take at most a quarter of one processor.
const restFactor = 3

func newOpeningPacer() *openingPacer {
	return &openingPacer{turns: quota.NewTurns(1), after: func(d time.Duration, f func()) { time.AfterFunc(d, f) }}
}

// begin waits until the caller may open another subscription. Call done when it is open.
func (o *openingPacer) begin(ctx context.Context, caller string) (done func(), err error) {
	end, err := o.turns.Wait(ctx, caller)
	if err != nil {
		return nil, err
	}
	begun := time.Now()
	return func() { o.after(restFactor*time.Since(begun), end) }, nil
}
