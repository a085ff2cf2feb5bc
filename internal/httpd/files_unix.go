//go:build unix

package httpd

import "syscall"

// mayOpen is how many files this process may have open; 0 for nobody knows. Go has
// raised the limit as far as it may.
func mayOpen() int {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) != nil || limit.Cur > 1<<30 {
		return 0
	}
	return int(limit.Cur)
}
