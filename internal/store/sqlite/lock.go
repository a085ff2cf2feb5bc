package sqlite

import (
	"errors"
	"fmt"
	"os"

	"github.com/gofrs/flock"
)

// ErrInUse is returned when another process has the store open.
var ErrInUse = errors.New("is in use by another waybill process; stop it first")

// lock keeps a second process out. SQLite itself would let it in, and neither would tell
// its subscribers of the other's changes.
//
// There are two locks. The first is a file beside the database. It can be deleted, and a hard
// link to the database has another file beside it. So the database file itself is locked, too,
// where the system has locks that do not get in the way of SQLite's own.
type lock struct {
	beside *flock.Flock
	file   *os.File // the database, as long as it is locked
}

// take takes both locks, or none.
func (l *lock) take(path string) error {
	l.beside = flock.New(path + ".lock")
	locked, err := l.beside.TryLock()
	if err != nil {
		return fmt.Errorf("cannot be locked: %w", unwrapPath(err))
	}
	if !locked {
		return ErrInUse
	}
	if l.file, err = os.OpenFile(path, os.O_RDWR, 0); err != nil { //nolint:gosec // the owner named it
		return unwrapPath(err)
	}
	if err = lockFile(l.file); err != nil {
		return errors.Join(err, l.release())
	}
	return nil
}

// release gives both back. Connections must be closed before: a process that closes a
// file loses all of SQLite's own locks on it.
func (l *lock) release() error {
	var errs []error
	if l.file != nil {
		errs = append(errs, l.file.Close())
		l.file = nil
	}
	if l.beside != nil {
		errs = append(errs, l.beside.Close())
		l.beside = nil
	}
	return errors.Join(errs...)
}
