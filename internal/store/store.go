// Package store says what every engine promises that keeps orders, whichever database it uses.
// Each engine is a folder below this one.
//
// # Usage
//
// Open an engine and close it when done. Write changes the store. Read answers each
// query as of the moment at which it is asked; a Snapshot answers all its queries as
// of one moment.
//
//	err := s.Write(ctx, func(ctx context.Context, tx *store.Tx) error {
//		return tx.OrderTag.Create().SetOrderID(id).SetTag("fragile").Exec(ctx)
//	})
//
// # Promises
//
//   - Write: the effects of a function take place once and wholly, or not at all.
//     When Write returns nil, they survive a power cut.
//   - Snapshot: an order and its lines, read through it, always agree.
//   - AfterCommit: listeners are called after a commit and before its Write returns.
//   - Log: entries are read in the order of their commits, each once.
//   - Index: the same words find the same orders and customers on every engine.
//   - Ready: a store that cannot be read or written says so, and why, and the log says it
//     once a minute.
//
// # Concurrency
//
// A Store may be used by many goroutines. The function that Write is given may run
// more than once, so it must have no effect outside its transaction: it sets
// variables of its caller, but does not append to them.
//
// Two functions may run at the same time. A command that depends on what it has read
// therefore compares when it sets (UPDATE ... WHERE version = ?), and looks at how
// many rows changed.
//
// # Testing
//
// Package storetest is the suite that every engine passes. Tests of other packages
// use a real store, which internal/shoptest opens for them.
package store

import (
	"context"
	"errors"

	"entgo.io/ent/dialect/sql"

	"waybill/ent"
	"waybill/order"
)

// Store is an open store. Close it when done.
type Store interface {
	// Read answers queries, each of the moment at which it is asked.
	Read() *ent.Client
	// Snapshot reads one moment. It waits for turn before it takes a connection; nil
	// is no wait. Close the snapshot soon: the database keeps old rows until then.
	Snapshot(ctx context.Context, turn Turn) *Snapshot
	// Write runs fn in a transaction, perhaps more than once. It returns nil when the
	// effects of fn are durable, and an error when there are none: fn's own, or
	// ErrClosed, ErrOverloaded, ErrDuplicate or an *Unavailable. A write goes on when the
	// client that asked for it goes away: fn gets the values of ctx, but not its cancellation.
	Write(ctx context.Context, fn func(context.Context, *Tx) error) error
	// AfterCommit calls listen after each commit, before the commit's writes are
	// answered. Writes wait for listen, so it must return at once. After stop has
	// returned, listen is not called again; listen itself must not call stop.
	AfterCommit(listen func()) (stop func())

	// Index finds orders and customers by words.
	Index() Index
	// Log is the event log: all timeline entries in the order of their commits.
	Log() Log

	// Dialect is Ent's name of the SQL that the engine speaks, for the statements that
	// Ent builds but does not run.
	Dialect() string
	// Identity tells this store from every other; cursors depend on it.
	Identity() string
	// Epoch tells the store's history from those that it had before it was put back to an
	// earlier time, or moved. It is empty while neither has happened.
	Epoch() string
	// NewEpoch begins a new epoch, so that all cursors that were handed out before are
	// of another history. Whatever puts a store back, or moves it, calls this.
	NewEpoch(ctx context.Context) error
	// Stats tells the size of the store's pool of readers.
	Stats() Stats
	// Ready is nil while the store can be read and written, or else an error that says
	// why not: an *Unavailable or ErrClosed. It returns at once: the store watches itself,
	// notices trouble within some seconds, and notices by itself when it is over.
	Ready() error
	// Close finishes the writes that are under way and refuses further ones with
	// ErrClosed. It may be called more than once.
	Close() error
}

// WriteUnique is s.Write for a function that looks whether a value is taken before it
// stores it. When somebody else has stored the value at the same time, the function
// runs once more: now it finds the value, and can refuse in words.
func WriteUnique(ctx context.Context, s Store, fn func(context.Context, *Tx) error) error {
	err := s.Write(ctx, fn)
	if errors.Is(err, ErrDuplicate) {
		err = s.Write(ctx, fn)
	}
	return err
}

// Tx is the transaction of a write. It must not be used after the function that got it returns.
type Tx struct {
	*ent.Client
	// Words keeps the index up to date with orders and customers.
	Words WordIndex
}

// WordIndex writes the words that orders and customers are found by. They are folded, and
// separated by spaces, as search.Document makes them.
type WordIndex interface {
	// Add makes a new order found by these words.
	Add(ctx context.Context, id order.ID, words string) error
	// Replace makes an order found by these words instead of the ones before.
	Replace(ctx context.Context, id order.ID, words string) error
	// Append makes an order found by these words as well.
	Append(ctx context.Context, id order.ID, words string) error
	// AddCustomer makes a new customer found by these words.
	AddCustomer(ctx context.Context, id order.CustomerID, words string) error
	// Tidy brings a part of the index of orders into the form that is searched fastest, and tells
	// whether there is more to do. Many replaced words make search slow until it is done.
	Tidy(ctx context.Context) (more bool, err error)
}

// Index finds orders and customers by words.
type Index interface {
	// Matching selects the orders that one of the readings finds: those that have, for each of
	// its folded words, a word that begins with it. A reading has at least one word. No
	// readings select every order.
	Matching(readings [][]string) func(*sql.Selector)
	// MatchingCustomers selects customers in the same way.
	MatchingCustomers(readings [][]string) func(*sql.Selector)
}

// Stats are figures of an open store.
type Stats struct {
	Readers int // snapshots that can be open at a time
}

// The reasons for which a write has no effect, beside the function's own.
var (
	// ErrClosed: the store was closed.
	ErrClosed = errors.New("the store is closed")
	// ErrOverloaded: too many writes were waiting; this one was not begun.
	ErrOverloaded = errors.New("too many writes are waiting")
	// ErrDuplicate: a value that must be unique was in the store already, see WriteUnique.
	ErrDuplicate = errors.New("this is in the store already")
)
