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

// watchLoop looks once a second at what no caller would notice: files that went away, and a
// disk that cannot be read any more while all that is asked for is in memory. What can be
// noticed only by writing is for writeLoop.
func (db *DB) watchLoop() {
	defer close(db.unwatched)
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
		db.look(ctx)
		db.looked.Add(1)
		if db.isDamaged() && time.Since(checked) > checkPause {
			db.checkWhole(ctx)
			checked = time.Now()
		}
		if ctx.Err() == nil {
			db.health.tell(db.health.ready())
		}
	}
}

// look sees where the files are, and reads.
func (db *DB) look(ctx context.Context) {
	gone := lost(db.files)
	start := time.Now()
	db.health.set(func(h *health) { h.lost, h.reading = gone, start })
	err := db.readOnce(ctx)
	if ctx.Err() != nil {
		err = nil // the store is being closed
	}
	db.health.set(func(h *health) { h.read, h.reading = err, time.Time{} })
}

// readOnce reads by one of the connections that callers read by, and then both ends of each
// table by one that keeps nothing in memory, so that the disk has to answer.
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
	rows, err := db.watcher.QueryContext(ctx, db.ends)
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

// endsOfTables is the query that reads the first and the last row of each table.
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

func (db *DB) isDamaged() (damaged bool) {
	db.health.set(func(h *health) { damaged = h.damage != nil })
	return damaged
}

// checkWhole looks at every page of a file that a query found damaged. It may have been
// the disk's fault, and be over. Then writeLoop writes something, so that every connection
// forgets the pages that it read while it was not.
func (db *DB) checkWhole(ctx context.Context) {
	if _, err := db.watcher.ExecContext(ctx, "PRAGMA shrink_memory"); err != nil {
		return
	}
	var verdict string
	if err := db.watcher.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err == nil && verdict == "ok" {
		db.health.set(func(h *health) { h.damage, h.write = nil, &store.Unavailable{Reason: damagedFile} })
	}
}

// tryWriting finds out whether the store can be written, when nobody has written for a
// while. An empty transaction needs the write lock and nothing of the disk. Only after a
// write that the disk did not take, it writes something.
func (db *DB) tryWriting(ctx context.Context) {
	if gone := lost(db.files); gone != nil {
		db.saveFromLost(ctx)
		return
	}
	db.saved = false
	failed := false
	db.health.set(func(h *health) { failed = h.write != nil })
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
		db.health.wrote(err)
		return
	}
	db.health.set(func(h *health) { h.write = nil })
}

// writeFirstPage writes one page as it is. An UPDATE that changes nothing would write
// nothing; the number that every file has for its program's own use is always written.
func writeFirstPage(ctx context.Context, tx *sql.Tx) error {
	var number int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&number); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, fmt.Sprint("PRAGMA user_version = ", number))
	return err
}

// saveFromLost moves everything that was acknowledged from the write-ahead log into the
// database file, wherever the two are now. So a file that was moved without its log is whole,
// and a log that was deleted is not missed.
func (db *DB) saveFromLost(ctx context.Context) {
	if db.saved {
		return
	}
	var busy, pages, moved int
	err := db.writer.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	switch {
	case err != nil:
		db.log.Error("the write-ahead log could not be moved into the database file", "error", err)
	case busy == 0:
		db.saved = true
	}
}

// goneForGood is the error of a store that is closed while its files are not where they
// were. It must be called when nothing writes any more.
func (db *DB) goneForGood() error {
	if db.writer == nil || lost(db.files) == nil {
		return nil
	}
	db.saveFromLost(context.Background())
	gone := db.files[0].where()
	switch {
	case gone != nil:
		return fmt.Errorf("%w: what was acknowledged is in that file, wherever it is, and lost if it was deleted", gone)
	case !db.saved:
		return lost(db.files)
	}
	return nil // only the log went away, and nothing in it was missing from the database file
}
