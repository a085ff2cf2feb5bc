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
	// maxLog is the size in bytes above which the write-ahead log is emptied.
	maxLog = 64 << 20
	// shrinkPause is the time between two attempts to empty the log.
	shrinkPause = 5 * time.Second
)

// batchTx is the transaction that the writes of a batch share.
type batchTx struct {
	*store.Tx
	sql *sql.Tx
}

func newBatchTx(tx *sql.Tx) *batchTx {
	return &batchTx{Tx: store.NewTx(dialect.SQLite, tx, words{tx}), sql: tx}
}

func (w *batchTx) exec(ctx context.Context, query string) error {
	_, err := w.sql.ExecContext(ctx, query)
	return err
}

// atomically runs fn after a savepoint: when fn fails, what it wrote is undone, and nothing that
// was written before.
func (w *batchTx) atomically(ctx context.Context, fn func() error) error {
	if err := w.exec(ctx, "SAVEPOINT command"); err != nil {
		return broken{err}
	}
	err := catchPanic(fn)
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

// broken marks an error after which the transaction cannot go on, e.g. because the disk is full.
// All writes of the batch fail with it.
type broken struct{ error }

func (b broken) Unwrap() error { return b.error }

// catchPanic makes an error of a panic. One command's mistake must not end the process, and with
// it everybody else's commands.
func catchPanic(fn func() error) (err error) {
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

// These are the states of a job. It leaves jobWaiting once: either writeLoop takes it or its
// caller gives up. So a caller who is told that its write was not begun can rely on that.
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

// await waits for a job's answer. It gives up when the job was not begun in time, or when
// writeLoop has ended and never will begin it.
func (db *DB) await(j *job, timeout <-chan time.Time) error {
	select {
	case err := <-j.done:
		return err
	case <-db.writeStopped:
	case <-timeout:
	}
	if j.state.CompareAndSwap(jobWaiting, jobGivenUp) {
		select {
		case <-db.writeStopped:
			return store.ErrClosed
		default:
			return db.health.overloaded()
		}
	}
	return <-j.done // the job was begun, so its answer will come
}

// writeLoop runs the writes. Nothing else writes once the store is open.
func (db *DB) writeLoop() {
	defer close(db.writeStopped)
	again := time.NewTicker(watchPause)
	defer again.Stop()
	for {
		select {
		case <-again.C:
			if len(db.jobs) == 0 { // otherwise the jobs find out themselves
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

// drain runs the writes that were queued before the store was closed.
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
	db        *DB
	tx        *batchTx // nil when none is open
	succeeded int      // writes in it that succeeded
	jobs      []*job
	errs      []error
}

// runBatch runs a write and those that wait behind it, and commits them at once: the fsync of a
// commit takes much longer than the writes themselves.
func (db *DB) runBatch(first *job) {
	ctx := context.Background()
	b := &batch{db: db}
	for j := first; j != nil; j = db.next(len(b.jobs)) {
		if !j.state.CompareAndSwap(jobWaiting, jobTaken) {
			continue // its caller gave up
		}
		err := b.run(ctx, j)
		db.health.noteWriteError(err)
		b.jobs, b.errs = append(b.jobs, j), append(b.errs, err)
		if errors.As(err, &broken{}) {
			b.answer(errorForOthers(errors.Join(err, b.rollback())))
			return
		}
	}
	b.answer(b.commit())
	db.shrinkLog(ctx)
}

// errorForOthers turns the error of one write into the error for those that share its transaction.
// It does not wrap the error, which may be a refusal that only concerns the one write. Trouble
// with the disk concerns all, and stays as it is.
func errorForOthers(err error) error {
	if u := unavailable(err); u != nil {
		return u
	}
	return fmt.Errorf("another write broke the transaction: %v", err) //nolint:errorlint // see above
}

// begin begins a transaction, and waits for SQLite's write lock while another program has it.
func (db *DB) begin(ctx context.Context) (*sql.Tx, error) {
	db.health.update(func(h *health) {
		h.writingSince = h.now()
		if h.lockedSince.IsZero() {
			h.lockedSince = h.writingSince
		}
	})
	tx, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		db.health.update(func(h *health) { h.writingSince = time.Time{} })
		err = fmt.Errorf("begin: %w", err)
		db.health.noteWriteError(err)
		return nil, err
	}
	db.health.update(func(h *health) {
		h.writingSince, h.lockedSince = time.Time{}, time.Time{}
		if h.writeError != nil && h.writeError.Reason == lockedByOther {
			h.writeError = nil
		}
	})
	return tx, nil
}

// commit makes a transaction durable. When a file is not at its path any more, it rolls back
// instead: what is written to a lost file must not be acknowledged.
func (db *DB) commit(tx *sql.Tx) error {
	if gone := firstLost(db.files); gone != nil {
		db.health.update(func(h *health) { h.lost = gone })
		db.health.logTrouble(gone)
		return errors.Join(gone, tx.Rollback())
	}
	db.walSaved = false
	db.health.update(func(h *health) { h.writingSince = h.now() })
	err := tx.Commit()
	db.health.update(func(h *health) { h.writingSince = time.Time{} })
	if err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// run carries out one write. A savepoint is costly, because SQLite keeps a copy of every page that
// changes after it. So a write gets one only when writes before it have succeeded and must be
// kept; the first write of a batch rolls the whole transaction back when it fails.
func (b *batch) run(ctx context.Context, j *job) error {
	if b.tx == nil {
		tx, err := b.db.begin(ctx)
		if err != nil {
			return err
		}
		b.tx = newBatchTx(tx)
	}
	do := func() error { return j.fn(j.ctx, b.tx.Tx) }
	if b.succeeded > 0 {
		err := b.tx.atomically(ctx, do)
		if err == nil {
			b.succeeded++
		}
		return err
	}
	if err := catchPanic(do); err != nil {
		return errors.Join(err, b.rollback())
	}
	b.succeeded++
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
		b.db.health.noteWriteError(err)
		return err
	}
	b.db.listeners.callAll()
	return nil
}

// answer gives each write its own error, or, if it had none, the error that undid them all.
func (b *batch) answer(all error) {
	for i, j := range b.jobs {
		if all != nil && b.errs[i] == nil {
			j.done <- all
			continue
		}
		j.done <- b.errs[i]
	}
}

// next is the next write for the batch; nil when none is waiting or the batch is full. A batch
// never waits for more writes, so a single write is as fast as without batches.
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

// shrinkLog empties the write-ahead log when it has grown large. An open snapshot may prevent
// that; then a commit some seconds later tries again.
func (db *DB) shrinkLog(ctx context.Context) {
	info, err := os.Stat(db.path + "-wal")
	if err != nil || info.Size() < maxLog {
		return
	}
	if time.Since(db.lastShrink) < shrinkPause {
		return
	}
	db.lastShrink = time.Now()
	// Waiting for snapshots to be closed would hold up all writes, so the timeout is 0 for this.
	for _, step := range []string{"PRAGMA busy_timeout = 0", "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA busy_timeout = 5000"} {
		if _, err := db.writer.ExecContext(ctx, step); err != nil {
			db.log.Warn("the write-ahead log could not be emptied", "bytes", info.Size(), "error", err)
		}
	}
}
