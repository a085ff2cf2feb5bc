package database

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"sync/atomic"
)

// View is one moment of the store: all that is read through a context that
// carries it comes from the same snapshot, so an order and its lines always
// agree. The snapshot is taken at the first read. A Write through the same
// context ends it, so that what follows sees what was written.
type View struct {
	// Turn is waited for before a snapshot is taken; done ends it with the snapshot. Nil
	// waits for nothing. There are few reader connections, and each snapshot has one.
	Turn func(context.Context) (done func(), err error)

	ctx        context.Context
	readers    *sql.DB
	statements atomic.Int64

	mu     sync.Mutex
	tx     *sql.Tx
	done   func() // ends the turn; nil for none
	closed bool
}

type viewKey struct{}

// View returns a context whose reads are of one moment, and the View, which
// must be closed soon: an open snapshot keeps the write-ahead log from shrinking.
func (db *DB) View(ctx context.Context) (context.Context, *View) {
	v := &View{ctx: ctx, readers: db.readers}
	return context.WithValue(ctx, viewKey{}, v), v
}

// Readers is how many snapshots there can be at a time.
func (db *DB) Readers() int { return db.readers.Stats().MaxOpenConnections }

// Statements is how many SQL statements were read through the view.
func (v *View) Statements() int64 { return v.statements.Load() }

// Close ends the snapshot; reading through the view afterwards is an error.
func (v *View) Close() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.closed = true
	v.endSnapshot()
}

// refresh lets the next read take a new snapshot.
func (v *View) refresh() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.endSnapshot()
}

func (v *View) endSnapshot() {
	if v.tx != nil {
		_ = v.tx.Rollback() // nothing was written, so nothing can be lost
		v.tx = nil
	}
	if v.done != nil {
		v.done()
		v.done = nil
	}
}

// snapshot is waited for until ctx ends.
func (v *View) snapshot(ctx context.Context) (*sql.Tx, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return nil, errors.New("read through a closed view")
	}
	if v.tx == nil {
		if v.Turn != nil && v.done == nil {
			done, err := v.Turn(ctx)
			if err != nil {
				return nil, err
			}
			v.done = done
		}
		tx, err := v.readers.BeginTx(v.ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return nil, err
		}
		v.tx = tx
	}
	return v.tx, nil
}

// reader is what Ent's read client runs on: the context's view, or any reader
// connection when there is none.
type reader struct{ pool *sql.DB }

func (r reader) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	v, ok := ctx.Value(viewKey{}).(*View)
	if !ok {
		return r.pool.QueryContext(ctx, query, args...)
	}
	v.statements.Add(1)
	tx, err := v.snapshot(ctx)
	if err != nil {
		return nil, err
	}
	return tx.QueryContext(ctx, query, args...)
}

func (reader) ExecContext(context.Context, string, ...any) (sql.Result, error) {
	return nil, errors.New("the read client does not write; use Write")
}
