package sqlite

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// lockedByte is the place in the file that is locked. It lies beyond the largest database
// (2^48 bytes), and so beyond the bytes that SQLite locks, which begin at 2^30: see
// "File Locking And Concurrency In SQLite Version 3".
const lockedByte = 1 << 60

// lockFile locks the file for as long as it is open. The lock belongs to the open file and
// not to the process, so SQLite, which opens and closes the file, does not lose it.
func lockFile(file *os.File) error {
	raw, err := file.SyscallConn()
	if err != nil {
		return err
	}
	var locked error
	err = raw.Control(func(fd uintptr) {
		locked = unix.FcntlFlock(fd, unix.F_OFD_SETLK, &unix.Flock_t{Type: unix.F_WRLCK, Start: lockedByte, Len: 1})
	})
	switch err = errors.Join(err, locked); {
	case errors.Is(err, unix.EAGAIN), errors.Is(err, unix.EACCES):
		return ErrInUse
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOLCK), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.EOPNOTSUPP):
		return nil // this file system has no such locks; the file beside the database is locked
	case err != nil:
		return fmt.Errorf("cannot be locked: %w", err)
	}
	return nil
}
