package timeline

import (
	"waybill/internal/store"
)

// The event log is all entries of all timelines, in the order of commits. Only the store's
// engine knows that order, so these types are the store's.
type (
	// Log reads the event log.
	Log = store.Log
	// Position is a place in the log.
	Position = store.Position
	// LogEntry is an entry with its position.
	LogEntry = store.LogEntry
	// Filter chooses entries of the log.
	Filter = store.LogFilter
)
