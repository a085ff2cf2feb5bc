package timeline

import (
	"waybill/internal/store"
)

// The event log is all timelines together, in the order of commits. The store's
// engine knows that order; everything else here takes it from Log.
type (
	// Log reads the event log.
	Log = store.Log
	// Position is a place in the log.
	Position = store.Position
	// Logged is an entry with its position.
	Logged = store.LogEntry
	// Filter chooses entries of the log.
	Filter = store.LogFilter
)
