package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"waybill/ent"
)

const (
	// maxBatch bounds how many writes share one commit, and so how long the
	// first of them waits for the last.
	maxBatch = 64
	// queueTimeout bounds how long a write waits for its turn.
	queueTimeout = 10 * time.Second
	// maxLog is the size of the write-ahead log from which on it is emptied.
	maxLog = 64 << 20
	// shrinkPause is how long to leave a log alone that could not be emptied.
	shrinkPause = 5 * time.Second
)

// The reasons for which a write is not even begun.
var (
	ErrClosed     = errors.New("the store is closed")
	ErrOverloaded = errors.New("too many writes are waiting")
)

// Tx is a write under way.
type Tx struct {
	*ent.Client
	sql *sql.Tx
}

// Exec runs SQL that Ent has no words for.
func (tx *Tx) Exec(ctx context.Context, query string, args ...any) error {
	_, err := tx.sql.ExecContext(ctx, query, args...)
	return err
}

// Atomically runs fn so that its error takes back what it wrote, and nothing else.
func (tx *Tx) Atomically(ctx context.Context, fn func() error) error {
	if err := tx.Exec(ctx, "SAVEPOINT command"); err != nil {
		return broken{err}
	}
	err := withoutPanic(fn)
	if err != nil {
		if undo := tx.Exec(ctx, "ROLLBACK TO command"); undo != nil {
			return broken{errors.Join(err, undo)}
		}
	}
	if release := tx.Exec(ctx, "RELEASE command"); release != nil {
		return broken{errors.Join(err, release)}
	}
	return err
}

// broken marks a transaction that cannot go on, e.g. because the disk is full.
type broken struct{ error }

func (b broken) Unwrap() error { return b.error }

// withoutPanic keeps one command's mistake from taking the process, and with it
// everybody else's commands.
func withoutPanic(fn func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return fn()
}

type job struct {
	ctx   context.Context
	fn    func(context.Context, *Tx) error
	done  chan error
	state atomic.Int32 // waiting, then taken or given up
}

const (
	jobTaken   = 1
	jobGivenUp = 2
)

// Write runs fn in a transaction and returns once it is durable, or fn's error
// once nothing of it is left. Writes that arrive together share one commit.
//
// A write does not end with the client that asked for it: ctx's values reach
// fn, its cancellation does not.
func (db *DB) Write(ctx context.Context, fn func(context.Context, *Tx) error) error {
	j := &job{ctx: context.WithoutCancel(ctx), fn: fn, done: make(chan error, 1)}
	timeout := time.NewTimer(queueTimeout)
	defer timeout.Stop()
	select {
	case db.jobs <- j:
	case <-db.stop:
		return ErrClosed
	case <-timeout.C:
		return ErrOverloaded
	}
	err := db.await(j, timeout.C)
	if v, ok := ctx.Value(viewKey{}).(*View); ok {
		v.refresh()
	}
	return err
}

func (db *DB) await(j *job, timeout <-chan time.Time) error {
	select {
	case err := <-j.done:
		return err
	case <-db.stopped:
	case <-timeout:
	}
	if j.state.CompareAndSwap(0, jobGivenUp) {
		select {
		case <-db.stopped:
			return ErrClosed
		default:
			return ErrOverloaded
		}
	}
	return <-j.done // it was begun, so its answer will come
}

// writeLoop is the only place that writes.
func (db *DB) writeLoop() {
	defer close(db.stopped)
	for {
		select {
		case first := <-db.jobs:
			db.runBatch(first)
		case <-db.stop:
			db.drain()
			return
		}
	}
}

// drain answers what was queued before the store was closed.
func (db *DB) drain() {
	for {
		select {
		case first := <-db.jobs:
			db.runBatch(first)
		default:
			return
		}
	}
}

// batch is the writes that share one commit.
type batch struct {
	db    *DB
	sqlTx *sql.Tx // nil when none is open
	tx    *Tx
	kept  int // writes in it that succeeded
	jobs  []*job
	errs  []error
}

// runBatch commits first, and whatever else is waiting, at once.
func (db *DB) runBatch(first *job) {
	ctx := context.Background()
	b := &batch{db: db}
	for j := first; j != nil; j = db.next(len(b.jobs)) {
		if !j.state.CompareAndSwap(0, jobTaken) {
			continue // its caller gave up
		}
		err := b.run(ctx, j)
		b.jobs, b.errs = append(b.jobs, j), append(b.errs, err)
		if errors.As(err, &broken{}) {
			// The others get no part of this one's error: it may be a refusal.
			b.answer(fmt.Errorf("another write broke the transaction: %v", errors.Join(err, b.rollback()))) //nolint:errorlint // see above
			return
		}
	}
	b.answer(b.commit())
	db.shrinkLog(ctx)
}

// run carries out one write. While there is nothing to keep, the transaction
// itself is taken back on an error; a savepoint, which has to remember every
// page that changes, is needed only behind a write that succeeded.
func (b *batch) run(ctx context.Context, j *job) error {
	if b.sqlTx == nil {
		sqlTx, err := b.db.writer.BeginTx(ctx, nil)
		if err != nil {
			return fmt.Errorf("begin: %w", err)
		}
		b.sqlTx, b.tx = sqlTx, newTx(sqlTx)
	}
	do := func() error { return j.fn(j.ctx, b.tx) }
	if b.kept > 0 {
		err := b.tx.Atomically(ctx, do)
		if err == nil {
			b.kept++
		}
		return err
	}
	if err := withoutPanic(do); err != nil {
		return errors.Join(err, b.rollback())
	}
	b.kept++
	return nil
}

func (b *batch) rollback() error {
	if b.sqlTx == nil {
		return nil
	}
	sqlTx := b.sqlTx
	b.sqlTx, b.tx = nil, nil
	return sqlTx.Rollback()
}

func (b *batch) commit() error {
	if b.sqlTx == nil {
		return nil
	}
	if err := b.sqlTx.Commit(); err != nil {
		return errors.Join(fmt.Errorf("commit: %w", err), b.rollback())
	}
	if heard := b.db.heard.Load(); heard != nil && *heard != nil {
		(*heard)()
	}
	return nil
}

// answer tells everyone their own error, or the one that undid them all.
func (b *batch) answer(all error) {
	for i, j := range b.jobs {
		if all != nil && b.errs[i] == nil {
			j.done <- all
			continue
		}
		j.done <- b.errs[i]
	}
}

// next is a write that is waiting already; nil when none is, or the batch is full.
func (db *DB) next(begun int) *job {
	if begun >= maxBatch {
		return nil
	}
	select {
	case j := <-db.jobs:
		return j
	default:
		return nil
	}
}

// shrinkLog empties the write-ahead log when it has grown large. Readers of an
// older snapshot may prevent it; a commit some seconds later tries again.
func (db *DB) shrinkLog(ctx context.Context) {
	info, err := os.Stat(db.path + "-wal")
	if err != nil || info.Size() < maxLog {
		return
	}
	if time.Since(db.shrunk) < shrinkPause {
		return
	}
	db.shrunk = time.Now()
	// Everybody's writes would wait with it, so it does not wait for readers.
	for _, step := range []string{"PRAGMA busy_timeout = 0", "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA busy_timeout = 5000"} {
		if _, err := db.writer.ExecContext(ctx, step); err != nil {
			db.log.Warn("the write-ahead log could not be emptied", "bytes", info.Size(), "error", err)
		}
	}
}

func newTx(sqlTx *sql.Tx) *Tx {
	driver := txDriver{entsql.NewDriver(dialect.SQLite, entsql.Conn{ExecQuerier: sqlTx})}
	return &Tx{Client: ent.NewClient(ent.Driver(driver)), sql: sqlTx}
}

// txDriver lets Ent work inside a transaction that is not its own: what it
// takes for a transaction of its own is part of ours.
type txDriver struct{ *entsql.Driver }

func (d txDriver) Tx(context.Context) (dialect.Tx, error) { return dialect.NopTx(d), nil }
func (d txDriver) BeginTx(ctx context.Context, _ *entsql.TxOptions) (dialect.Tx, error) {
	return d.Tx(ctx)
}
