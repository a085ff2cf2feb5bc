package sqlite

import (
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"waybill/internal/store"
)

// asStoreError adds the store's own error to one of the driver's, for callers that
// know no driver. It goes by the driver's code: texts change with its version.
func asStoreError(err error) error {
	var coded sqlite3.Error
	if !errors.As(err, &coded) {
		return err
	}
	switch coded.ExtendedCode {
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey:
		return fmt.Errorf("%w: %w", store.ErrDuplicate, err)
	}
	return err
}
