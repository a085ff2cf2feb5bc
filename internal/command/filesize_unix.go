//go:build unix

package command

import (
	"os/signal"
	"syscall"
)

// ignoreFileSize makes a write beyond the limit of a file's size (ulimit -f) an error, as on a
// full disk. It would end the program otherwise.
func ignoreFileSize() { signal.Ignore(syscall.SIGXFSZ) }
