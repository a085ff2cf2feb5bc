package store

import "strings"

// Unavailable is the error of a write that was not made, or of a store that is not ready,
// for a reason that lies outside of what was asked: the disk is full, another program
// holds the database, its file went away. The same write may succeed later.
type Unavailable struct {
	// Reason is a clause that anybody may read, such as "the disk is full". It names
	// neither files nor what they hold.
	Reason string
	// Cause is what the engine or the system said, for the log; nil for nothing.
	Cause error
}

// Error is the reason alone: it is shown to whoever asks /readyz.
func (u *Unavailable) Error() string { return u.Reason }

// Sentence is the reason as whoever asked for the write is told it.
func (u *Unavailable) Sentence() string {
	return strings.ToUpper(u.Reason[:1]) + u.Reason[1:] + ". Try again later."
}

// Unwrap is the cause.
func (u *Unavailable) Unwrap() error { return u.Cause }
