package sqlite

import (
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"waybill/internal/store"
)

// The reasons for which a store is unavailable, in words for anybody.
const (
	diskFull      = "the disk is full"
	diskBroken    = "the disk cannot be read or written"
	readOnly      = "the database may not be written"
	lockedByOther = "another program holds the database"
	damagedFile   = "the database file is damaged"
	noAnswer      = "the database does not answer"
)

// asStoreError adds the store's own error to an error of the driver, for callers that do not know
// the driver. It goes by the driver's code, because texts change with its version.
func asStoreError(err error) error {
	var coded sqlite3.Error
	if !errors.As(err, &coded) {
		return err
	}
	switch coded.ExtendedCode {
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey:
		return fmt.Errorf("%w: %w", store.ErrDuplicate, err)
	}
	if u := unavailable(err); u != nil {
		return u
	}
	return err
}

// unavailable is an error as an *Unavailable, if something outside of the program caused it; nil
// for every other error.
func unavailable(err error) *store.Unavailable {
	var known *store.Unavailable
	if errors.As(err, &known) {
		return known
	}
	var coded sqlite3.Error
	if !errors.As(err, &coded) {
		return nil
	}
	switch coded.Code {
	case sqlite3.ErrFull:
		return &store.Unavailable{Reason: diskFull, Cause: err}
	case sqlite3.ErrIoErr, sqlite3.ErrCantOpen:
		return &store.Unavailable{Reason: diskBroken, Cause: err}
	case sqlite3.ErrReadonly:
		return &store.Unavailable{Reason: readOnly, Cause: err}
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return &store.Unavailable{Reason: lockedByOther, Cause: err}
	}
	return nil
}

// isDamage tells whether an error means that the database file is damaged.
func isDamage(err error) bool {
	var coded sqlite3.Error
	return errors.As(err, &coded) && (coded.Code == sqlite3.ErrCorrupt || coded.Code == sqlite3.ErrNotADB)
}
