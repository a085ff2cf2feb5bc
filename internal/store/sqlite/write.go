package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"entgo.io/ent/dialect"

	"waybill/internal/store"
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

// writing is the transaction that the writes of a batch share.
type writing struct {
	*store.Tx
	sql *sql.Tx
}

func newWriting(tx *sql.Tx) *writing {
	return &writing{Tx: store.NewTx(dialect.SQLite, tx, words{tx}), sql: tx}
}

func (w *writing) exec(ctx context.Context, query string) error {
	_, err := w.sql.ExecContext(ctx, query)
	return err
}

// atomically runs fn behind a savepoint: an error of fn takes back what fn wrote, and
// nothing that was written before.
func (w *writing) atomically(ctx context.Context, fn func() error) error {
	if err := w.exec(ctx, "SAVEPOINT command"); err != nil {
		return broken{err}
	}
	err := withoutPanic(fn)
	if err != nil {
		if undo := w.exec(ctx, "ROLLBACK TO command"); undo != nil {
			return broken{errors.Join(err, undo)}
		}
	}
	if release := w.exec(ctx, "RELEASE command"); release != nil {
		return broken{errors.Join(err, release)}
	}
	return err
}

// broken marks an error after which the transaction cannot go on, e.g. because the
// disk is full.
type broken struct{ error }

func (b broken) Unwrap() error { return b.error }

// withoutPanic makes an error of a panic. One command's mistake must not end the
// process, and with it everybody else's commands.
func withoutPanic(fn func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return fn()
}

// job is a write in the queue.
type job struct {
	ctx   context.Context
	fn    func(context.Context, *store.Tx) error
	done  chan error   // gets the answer
	state atomic.Int32 // jobWaiting, then one of the others
}

// The states of a job. Taking and giving up exclude each other, so a caller that was
// told that its write was not begun was told the truth.
const (
	jobWaiting = 0
	jobTaken   = 1
	jobGivenUp = 2
)

// Write runs fn in a transaction, see store.Store. Writes that arrive together
// share one commit.
func (db *DB) Write(ctx context.Context, fn func(context.Context, *store.Tx) error) error {
	j := &job{ctx: context.WithoutCancel(ctx), fn: fn, done: make(chan error, 1)}
	timeout := time.NewTimer(queueTimeout)
	defer timeout.Stop()
	select {
	case db.jobs <- j:
	case <-db.stop:
		return store.ErrClosed
	case <-timeout.C:
		return db.health.overloaded()
	}
	return asStoreError(db.await(j, timeout.C))
}

// await gives up when the job was not begun in time, or never will be.
func (db *DB) await(j *job, timeout <-chan time.Time) error {
	select {
	case err := <-j.done:
		return err
	case <-db.stopped:
	case <-timeout:
	}
	if j.state.CompareAndSwap(jobWaiting, jobGivenUp) {
		select {
		case <-db.stopped:
			return store.ErrClosed
		default:
			return db.health.overloaded()
		}
	}
	return <-j.done // it was begun, so its answer will come
}

// writeLoop runs the writes. Nothing else writes after the store was opened.
func (db *DB) writeLoop() {
	defer close(db.stopped)
	again := time.NewTicker(watchPause)
	defer again.Stop()
	for {
		select {
		case <-again.C:
			if len(db.jobs) == 0 { // else they find out
				db.tryWriting(context.Background())
			}
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
	db   *DB
	tx   *writing // nil when none is open
	kept int      // writes in it that succeeded
	jobs []*job
	errs []error
}

// runBatch runs a write and those that wait behind it, and commits them together.
func (db *DB) runBatch(first *job) {
	ctx := context.Background()
	b := &batch{db: db}
	for j := first; j != nil; j = db.next(len(b.jobs)) {
		if !j.state.CompareAndSwap(jobWaiting, jobTaken) {
			continue // its caller gave up
		}
		err := b.run(ctx, j)
		db.health.wrote(err)
		b.jobs, b.errs = append(b.jobs, j), append(b.errs, err)
		if errors.As(err, &broken{}) {
			b.answer(asOthers(errors.Join(err, b.rollback())))
			return
		}
	}
	b.answer(b.commit())
	db.shrinkLog(ctx)
}

// asOthers is the error of one write for those that share its transaction. They do not get
// it as their own, because it may wrap a refusal, unless it is that of the disk.
func asOthers(err error) error {
	if u := unavailable(err); u != nil {
		return u
	}
	return fmt.Errorf("another write broke the transaction: %v", err) //nolint:errorlint // see above
}

// begin begins a transaction, which waits for the write lock.
func (db *DB) begin(ctx context.Context) (*sql.Tx, error) {
	db.health.set(func(h *health) {
		h.writing = h.now()
		if h.locked.IsZero() {
			h.locked = h.writing
		}
	})
	tx, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		db.health.set(func(h *health) { h.writing = time.Time{} })
		err = fmt.Errorf("begin: %w", err)
		db.health.wrote(err)
		return nil, err
	}
	db.health.set(func(h *health) {
		h.writing, h.locked = time.Time{}, time.Time{}
		if h.write != nil && h.write.Reason == lockedByElse {
			h.write = nil
		}
	})
	return tx, nil
}

// commit makes a transaction durable, unless its files went away.
func (db *DB) commit(tx *sql.Tx) error {
	if gone := lost(db.files); gone != nil {
		db.health.set(func(h *health) { h.lost = gone })
		db.health.tell(gone)
		return errors.Join(gone, tx.Rollback())
	}
	db.saved = false
	db.health.set(func(h *health) { h.writing = h.now() })
	err := tx.Commit()
	db.health.set(func(h *health) { h.writing = time.Time{} })
	if err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// run carries out one write. A savepoint has to remember every page that changes, so
// the write gets one only when others before it succeeded and must be kept. Otherwise
// an error takes back the whole transaction.
func (b *batch) run(ctx context.Context, j *job) error {
	if b.tx == nil {
		tx, err := b.db.begin(ctx)
		if err != nil {
			return err
		}
		b.tx = newWriting(tx)
	}
	do := func() error { return j.fn(j.ctx, b.tx.Tx) }
	if b.kept > 0 {
		err := b.tx.atomically(ctx, do)
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

// rollback ends the open transaction, if there is one. The next write begins another.
func (b *batch) rollback() error {
	if b.tx == nil {
		return nil
	}
	tx := b.tx.sql
	b.tx = nil
	return tx.Rollback()
}

// commit makes what was kept durable, and tells the listeners before any write is
// answered.
func (b *batch) commit() error {
	if b.tx == nil {
		return nil
	}
	tx := b.tx.sql
	b.tx = nil
	if err := b.db.commit(tx); err != nil {
		b.db.health.wrote(err)
		return err
	}
	b.db.heard.tell()
	return nil
}

// answer gives each write its own error, or the one that undid them all.
func (b *batch) answer(all error) {
	for i, j := range b.jobs {
		if all != nil && b.errs[i] == nil {
			j.done <- all
			continue
		}
		j.done <- b.errs[i]
	}
}

// next is the next write for the batch; nil when none is waiting or the batch is full.
// A batch never waits for more, so a lone write is not slower for it.
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

// shrinkLog empties the write-ahead log when it has grown large. A snapshot that is
// still open may prevent that; a commit some seconds later tries again.
func (db *DB) shrinkLog(ctx context.Context) {
	info, err := os.Stat(db.path + "-wal")
	if err != nil || info.Size() < maxLog {
		return
	}
	if time.Since(db.shrunk) < shrinkPause {
		return
	}
	db.shrunk = time.Now()
	// All writes would wait with it, so it does not wait for snapshots to be closed.
	for _, step := range []string{"PRAGMA busy_timeout = 0", "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA busy_timeout = 5000"} {
		if _, err := db.writer.ExecContext(ctx, step); err != nil {
			db.log.Warn("the write-ahead log could not be emptied", "bytes", info.Size(), "error", err)
		}
	}
}
