package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
)

// OpenThrowaway opens a store that is deleted when it is closed: a copy of the one at
// from, or an empty store when there is none at from.
func OpenThrowaway(ctx context.Context, from string, log *slog.Logger) (*DB, error) {
	folder, err := os.MkdirTemp("", "waybill-")
	if err != nil {
		return nil, fmt.Errorf("make room for a store: %w", err)
	}
	path := filepath.Join(folder, "store.db")
	var db *DB
	if err = copyStore(ctx, from, path); err == nil {
		db, err = Open(ctx, path, Options{Log: log, Throwaway: true, folder: folder})
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	return db, nil
}

// copyStore copies the store at from, as it is at this moment, to a new file. It does
// not change from, not even its schema, and works while a server has it open. When no
// file is there, there is nothing to copy, and that is no error.
func copyStore(ctx context.Context, from, to string) error {
	if _, err := os.Stat(from); from == "" || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	absolute, err := filepath.Abs(from)
	if err != nil {
		return fmt.Errorf("copy store %s: %w", from, err)
	}
	if err := refuseEmpty(absolute); err != nil {
		return fmt.Errorf("copy store %s: %w", from, err)
	}
	source := "file:" + (&url.URL{Path: absolute}).EscapedPath() + "?mode=ro&_busy_timeout=5000"
	db := sql.OpenDB(connector{sqliteDriver, source, func(error) {}}) // VACUUM returns its own errors
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
	if err = errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("copy store %s: %w", from, err)
	}
	return nil
}
