package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"entgo.io/ent/dialect"
	"github.com/mattn/go-sqlite3"

	"waybill/ent"
	"waybill/internal/store"
)

// Options change how a store is opened.
type Options struct {
	// Log gets warnings about work that no caller waits for; nil is silent.
	Log *slog.Logger
	// Throwaway gives up durability for speed: for demos, dry runs and tests.
	Throwaway bool
	// Beside opens the store even while a server has it open. It is for changes that
	// the server looks up each time, such as tokens; other changes it would not notice.
	Beside bool
	// folder is deleted on Close, when not empty.
	folder string
}

// DB is an open store in one file; it is a store.Store. Only writeLoop writes, and only watchLoop
// watches, so the fields of each need no lock.
type DB struct {
	read     *ent.Client
	identity string
	epoch    atomic.Pointer[string]

	readers   *sql.DB // cannot write
	writer    *sql.DB // one connection, which only writeLoop uses
	watcher   *sql.DB // one connection, which only watchLoop uses; it cannot write
	endsQuery string  // the query that watchLoop reads by
	lock      lock
	files     []openFile
	health    health
	checks    atomic.Int64 // how often watchLoop has looked
	log       *slog.Logger
	path      string
	folder    string // deleted on Close, when not empty

	jobs         chan *job // writes that wait for writeLoop
	listeners    listeners
	lastShrink   time.Time     // when the log was last emptied, or tried to be
	walSaved     bool          // files went away, and what was acknowledged is in the database file
	stop         chan struct{} // closed when writeLoop and watchLoop are to end
	writeStopped chan struct{} // closed when writeLoop has ended
	watchStopped chan struct{} // closed when watchLoop has ended
	closing      sync.Once
	closed       error // what Close returned
}

// sqliteDriver is go-sqlite3 with the one setting that a data source name cannot hold.
var sqliteDriver = &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
	// Every savepoint keeps the pages it may have to put back. When they were
	// kept in files, an import wrote a hundred times for each order.
	_, err := c.Exec("PRAGMA temp_store = MEMORY", nil)
	return err
}}

// Open opens the SQLite store in the file at path, creating it when it is not
// there, and brings it to this program's schema. Close it when done.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if strings.Contains(path, "://") {
		return nil, fmt.Errorf("open store: %q is not a file name", strings.SplitN(path, "://", 2)[0]+"://…")
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	db := &DB{path: absolute, folder: o.folder, log: o.Log, health: health{log: o.Log, now: time.Now, lastTold: map[string]time.Time{}},
		jobs: make(chan *job, maxBatch), stop: make(chan struct{}), writeStopped: make(chan struct{}), watchStopped: make(chan struct{})}
	if err := db.open(ctx, o); err != nil {
		return nil, errors.Join(fmt.Errorf("open store %s: %w", path, err), db.closeFiles())
	}
	go db.writeLoop()
	go db.watchLoop()
	return db, nil
}

// open takes the lock and opens the store in the file. When that fails, it removes a file that it
// has created.
func (db *DB) open(ctx context.Context, o Options) error {
	created, err := createPrivate(db.path)
	if err != nil {
		return err
	}
	// The lock must be the same whichever symbolic link leads to the store.
	target, err := filepath.EvalSymlinks(db.path)
	if err != nil {
		return unwrapPath(err)
	}
	db.path = target
	err = db.lock.take(target)
	isBeside := o.Beside && errors.Is(err, ErrInUse)
	switch {
	case err != nil && !isBeside:
		return err
	case !created && !isBeside:
		if err := refuseEmpty(target); err != nil {
			return err
		}
	}
	err = db.connect(ctx, o, isBeside)
	if err != nil && created && refuseEmpty(target) != nil {
		err = errors.Join(err, os.Remove(target))
	}
	return err
}

// connect opens the writer's connection, migrates, and only then opens those that read.
func (db *DB) connect(ctx context.Context, o Options, isBeside bool) (err error) {
	synchronous := "FULL" // what was acknowledged survives a power cut
	if o.Throwaway {
		synchronous = "OFF"
	}
	if db.writer, err = db.openPool(1, url.Values{"_txlock": {"immediate"}, "_synchronous": {synchronous}}); err != nil {
		return err
	}
	if err := migrate(ctx, db.writer, isBeside); err != nil {
		return err
	}
	reading := url.Values{"_query_only": {"1"}, "_synchronous": {synchronous}}
	if db.readers, err = db.openPool(max(4, 2*runtime.GOMAXPROCS(0)), reading); err != nil {
		return err
	}
	if db.watcher, err = db.openPool(1, reading); err != nil {
		return err
	}
	if db.endsQuery, err = db.endsOfTables(ctx); err != nil {
		return err
	}
	if db.files, err = openFiles(db.path); err != nil {
		return err
	}
	if err := db.checkPragmas(ctx, synchronous); err != nil {
		return err
	}
	db.read = store.NewReader(dialect.SQLite, store.Reader{DB: db.readers})
	var epoch string
	err = db.readers.QueryRowContext(ctx, "SELECT identity, epoch FROM store").Scan(&db.identity, &epoch)
	db.epoch.Store(&epoch)
	return err
}

// unwrapPath drops the file name from an error, because Open names the file itself.
func unwrapPath(err error) error {
	var pathErr *os.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// openPool opens connections to the file, all with the same settings and some extra.
func (db *DB) openPool(size int, extra url.Values) (*sql.DB, error) {
	query := url.Values{
		"_journal_mode": {"WAL"},
		"_foreign_keys": {"1"},
		// Without it, INSERT OR REPLACE would pass the triggers that refuse DELETE.
		"_recursive_triggers": {"1"},
		"_busy_timeout":       {"5000"},
		"_stmt_cache_size":    {"128"},
		"_cache_size":         {"-16000"}, // 16 MB for each connection
	}
	for key, values := range extra {
		query[key] = values
	}
	// The path is escaped so that a '?' or '#' in a folder's name stays part of it.
	source := "file:" + (&url.URL{Path: db.path}).EscapedPath() + "?" + query.Encode()
	pool := sql.OpenDB(connector{sqliteDriver, source, db.health.noteQueryError})
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	if err := pool.Ping(); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return pool, nil
}

// checkPragmas proves that the settings took effect: unknown keys in the data
// source name are ignored in silence.
func (db *DB) checkPragmas(ctx context.Context, synchronous string) error {
	level := map[string]string{"FULL": "2", "OFF": "0"}[synchronous]
	for _, want := range []struct {
		pool         *sql.DB
		pragma, want string
	}{
		{db.writer, "journal_mode", "wal"},
		{db.writer, "synchronous", level},
		{db.writer, "foreign_keys", "1"},
		{db.writer, "temp_store", "2"},
		{db.writer, "recursive_triggers", "1"},
		{db.readers, "query_only", "1"},
		{db.readers, "foreign_keys", "1"},
		{db.readers, "journal_mode", "wal"},
	} {
		var got string
		if err := want.pool.QueryRowContext(ctx, "PRAGMA "+want.pragma).Scan(&got); err != nil {
			return err
		}
		if got != want.want {
			return fmt.Errorf("PRAGMA %s is %s, want %s", want.pragma, strconv.Quote(got), want.want)
		}
	}
	return nil
}

// Close finishes the writes that are under way, refuses further ones, and closes every
// connection. It returns an error when the database file is not at its path any more: what was
// acknowledged will not be found there.
func (db *DB) Close() error {
	db.closing.Do(func() {
		close(db.stop)
		<-db.writeStopped
		<-db.watchStopped
		db.closed = errors.Join(db.lostFiles(), db.closeFiles())
		if db.folder != "" {
			db.closed = os.RemoveAll(db.folder)
		}
	})
	return db.closed
}

// closeFiles closes what was opened. The store may be half open, so each part may be missing.
func (db *DB) closeFiles() error {
	var errs []error
	for _, pool := range []*sql.DB{db.watcher, db.readers, db.writer} {
		if pool != nil {
			errs = append(errs, pool.Close())
		}
	}
	return errors.Join(append(errs, db.lock.release())...)
}

// AfterCommit calls listen after each commit, see store.Store.
func (db *DB) AfterCommit(listen func()) (stop func()) { return db.listeners.add(listen) }

// Read answers queries, see store.Store.
func (db *DB) Read() *ent.Client { return db.read }

// Dialect is SQLite's, see store.Store.
func (db *DB) Dialect() string { return dialect.SQLite }

// Identity tells this store from every other.
func (db *DB) Identity() string { return db.identity }

// Epoch tells the store's history from those before, see store.Store.
func (db *DB) Epoch() string { return *db.epoch.Load() }

// NewEpoch begins a new epoch, see store.Store.
func (db *DB) NewEpoch(ctx context.Context) error {
	epoch := rand.Text()
	err := db.Write(ctx, func(ctx context.Context, tx *store.Tx) error { return tx.Store.Update().SetEpoch(epoch).Exec(ctx) })
	if err != nil {
		return fmt.Errorf("begin a new epoch: %w", err)
	}
	db.epoch.Store(&epoch)
	return nil
}

// Stats tells how many snapshots can be open at a time.
func (db *DB) Stats() store.Stats {
	return store.Stats{Readers: db.readers.Stats().MaxOpenConnections}
}

// Snapshot reads one moment of the store, see store.Store.
func (db *DB) Snapshot(ctx context.Context, turn store.Turn) *store.Snapshot {
	begin := func(ctx context.Context) (*sql.Tx, error) {
		return db.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	}
	return store.NewSnapshot(ctx, dialect.SQLite, begin, turn)
}
