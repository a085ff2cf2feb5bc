package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"waybill/internal/store"
)

const (
	// watchPause is the time between two looks at the store.
	watchPause = time.Second
	// checkPause is the time between two checks of a whole file that was found damaged.
	checkPause = 10 * time.Second
)

// Ready tells whether the store can be read and written, see store.Store.
func (db *DB) Ready() error {
	select {
	case <-db.stop:
		return store.ErrClosed
	default:
		return db.health.ready()
	}
}

// watchLoop checks once a second what no caller would notice: files that were moved or deleted,
// and a disk that cannot be read while everything that callers ask for is in memory. Trouble
// that shows only when something is written is for writeLoop to find.
func (db *DB) watchLoop() {
	defer close(db.watchStopped)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() { // a query under way must not hold up Close
		<-db.stop
		cancel()
	}()
	again := time.NewTicker(watchPause)
	defer again.Stop()
	var checked time.Time
	for {
		select {
		case <-db.stop:
			return
		case <-again.C:
		}
		db.checkOnce(ctx)
		db.checks.Add(1)
		if db.isDamaged() && time.Since(checked) > checkPause {
			db.checkWhole(ctx)
			checked = time.Now()
		}
		if ctx.Err() == nil {
			db.health.logTrouble(db.health.ready())
		}
	}
}

// checkOnce checks where the files are, and whether the store can be read.
func (db *DB) checkOnce(ctx context.Context) {
	gone := firstLost(db.files)
	start := time.Now()
	db.health.update(func(h *health) { h.lost, h.readingSince = gone, start })
	err := db.readOnce(ctx)
	if ctx.Err() != nil {
		err = nil // the store is being closed
	}
	db.health.update(func(h *health) { h.readError, h.readingSince = err, time.Time{} })
}

// readOnce reads through a connection of the pool that callers use, and then both ends of each
// table through the watcher's connection, whose memory it has emptied, so that the disk has to
// answer.
func (db *DB) readOnce(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, maxAnswer)
	defer cancel()
	var identity string
	if err := db.readers.QueryRowContext(ctx, "SELECT identity FROM store").Scan(&identity); err != nil {
		return fmt.Errorf("read: %w", err)
	}
	if _, err := db.watcher.ExecContext(ctx, "PRAGMA shrink_memory"); err != nil {
		return fmt.Errorf("empty the memory: %w", err)
	}
	rows, err := db.watcher.QueryContext(ctx, db.endsQuery)
	if err != nil {
		return fmt.Errorf("read from the disk: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read from the disk: %w", err)
	}
	return nil
}

// endsOfTables builds the query that reads the first and the last row of each table.
func (db *DB) endsOfTables(ctx context.Context) (string, error) {
	rows, err := db.watcher.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var ends []string
	for rows.Next() {
		var table string
		if err := rows.Scan(&table); err != nil {
			return "", err
		}
		quoted := `"` + strings.ReplaceAll(table, `"`, `""`) + `"`
		ends = append(ends, "SELECT (SELECT min(rowid) FROM "+quoted+"), (SELECT max(rowid) FROM "+quoted+")")
	}
	return strings.Join(ends, " UNION ALL "), rows.Err()
}

// isDamaged tells whether a query has found the file damaged.
func (db *DB) isDamaged() (damaged bool) {
	db.health.update(func(h *health) { damaged = h.damage != nil })
	return damaged
}

// checkWhole checks every page of a file that a query found damaged: the disk may have been at
// fault, and may be well again. If all pages are sound, writeLoop is made to write something,
// so that every connection forgets the pages that it read from the faulty disk.
func (db *DB) checkWhole(ctx context.Context) {
	if _, err := db.watcher.ExecContext(ctx, "PRAGMA shrink_memory"); err != nil {
		return
	}
	var verdict string
	if err := db.watcher.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err == nil && verdict == "ok" {
		db.health.update(func(h *health) { h.damage, h.writeError = nil, &store.Unavailable{Reason: damagedFile} })
	}
}

// tryWriting finds out whether the store can be written when nobody writes. Usually it commits
// an empty transaction, which needs the write lock but nothing of the disk. After a write that
// failed, it writes a page, to see whether the disk takes it now.
func (db *DB) tryWriting(ctx context.Context) {
	if gone := firstLost(db.files); gone != nil {
		db.saveWAL(ctx)
		return
	}
	db.walSaved = false
	failed := false
	db.health.update(func(h *health) { failed = h.writeError != nil })
	if failed {
		_, _ = db.writer.ExecContext(ctx, "PRAGMA shrink_memory") // what it keeps may be wrong
	}
	tx, err := db.begin(ctx)
	if err != nil {
		return
	}
	if failed {
		err = writeFirstPage(ctx, tx)
	}
	if err != nil {
		_ = tx.Rollback() // the error of the update tells more
	} else {
		err = db.commit(tx)
	}
	if err != nil {
		db.health.noteWriteError(err)
		return
	}
	db.health.update(func(h *health) { h.writeError = nil })
}

// writeFirstPage writes one page without changing it. It sets user_version, a number for the
// program's own use, to its old value: SQLite always writes that, but no UPDATE that changes
// nothing.
func writeFirstPage(ctx context.Context, tx *sql.Tx) error {
	var number int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&number); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, fmt.Sprint("PRAGMA user_version = ", number))
	return err
}

// saveWAL moves everything that was acknowledged from the write-ahead log into the database file,
// wherever the two are now. So a file that was moved without its log is complete, and a log that
// was deleted is not missed. Nothing is written after that until the files are back, so once is
// enough.
func (db *DB) saveWAL(ctx context.Context) {
	if db.walSaved {
		return
	}
	var busy, pages, moved int
	err := db.writer.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	switch {
	case err != nil:
		db.log.Error("the write-ahead log could not be moved into the database file", "error", err)
	case busy == 0:
		db.walSaved = true
	}
}

// lostFiles is the error of a store that is closed while its files are not at their paths. It
// must be called when nothing writes any more.
func (db *DB) lostFiles() error {
	if db.writer == nil || firstLost(db.files) == nil {
		return nil
	}
	db.saveWAL(context.Background())
	gone := db.files[0].findLost()
	switch {
	case gone != nil:
		return fmt.Errorf("%w: what was acknowledged is in that file, wherever it is, and lost if it was deleted", gone)
	case !db.walSaved:
		return firstLost(db.files)
	}
	return nil // only the log went away, and nothing in it was missing from the database file
}
