package store

import "strings"

// Unavailable is the error of a write that was not made, or of a store that is not ready, for a
// reason that is not the caller's: the disk is full, another program holds the database, its
// file was moved. The same write may succeed later.
type Unavailable struct {
	// Reason is a clause that anybody may read, such as "the disk is full". It names
	// neither files nor what they hold.
	Reason string
	// Cause is the engine's or the system's error, for the log; nil for none.
	Cause error
}

// Error is the reason alone: it is shown to whoever asks /readyz.
func (u *Unavailable) Error() string { return u.Reason }

// Sentence is the reason as a sentence for the person who asked for the write.
func (u *Unavailable) Sentence() string {
	return strings.ToUpper(u.Reason[:1]) + u.Reason[1:] + ". Try again later."
}

// Unwrap is the cause.
func (u *Unavailable) Unwrap() error { return u.Cause }
