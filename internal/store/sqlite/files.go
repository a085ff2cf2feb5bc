package sqlite

import (
	"errors"
	"io/fs"
	"os"

	"waybill/internal/store"
)

// openFile is one of the files that the connections have open. When it is moved or deleted, they
// go on to use it, but nobody will find what they write.
type openFile struct {
	what, path string
	info       os.FileInfo // from when it was opened; tells it from another file at path
}

// openFiles remembers the store's files as they are now.
func openFiles(path string) ([]openFile, error) {
	files := []openFile{{what: "database file", path: path},
		{what: "database's write-ahead log", path: path + "-wal"},
		{what: "index of the database's write-ahead log", path: path + "-shm"}}
	for i, f := range files {
		info, err := os.Stat(f.path)
		if err != nil {
			return nil, unwrapPath(err)
		}
		files[i].info = info
	}
	return files, nil
}

// findLost is nil while the file is at its path, and otherwise says what became of it.
func (f openFile) findLost() *store.Unavailable {
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &store.Unavailable{Reason: "the " + f.what + " was moved or deleted"}
	case err != nil:
		return &store.Unavailable{Reason: "the " + f.what + " cannot be looked at", Cause: unwrapPath(err)}
	case !os.SameFile(info, f.info):
		return &store.Unavailable{Reason: "another file has taken the place of the " + f.what}
	}
	return nil
}

// firstLost is the first of the files that is not at its path; nil when all of them are.
func firstLost(files []openFile) *store.Unavailable {
	for _, f := range files {
		if gone := f.findLost(); gone != nil {
			return gone
		}
	}
	return nil
}

// createPrivate makes the file, if it is not there, so that only its owner can read it.
// SQLite gives the same permissions to the files that it puts beside it.
func createPrivate(path string) (created bool, err error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return false, errors.New("is a directory")
	case err == nil:
		return false, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, unwrapPath(err)
	}
	if left, err := os.Stat(path + "-wal"); err == nil && left.Size() > 0 {
		return false, errors.New("is missing, but its write-ahead log (-wal) is there and holds changes: " +
			"put the database file back, or move the log away for a new store")
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) //nolint:gosec // the owner named it
	if err != nil {
		return false, unwrapPath(err)
	}
	return true, file.Close()
}

// refuseEmpty refuses a file that was there and is empty. It probably was a store before
// something emptied it; a new store in it would hide that.
func refuseEmpty(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return unwrapPath(err)
	}
	if info.Size() == 0 {
		return errors.New("is an empty file and no database; for a new store, delete the file first")
	}
	return nil
}
