//go:build unix

package transport

import "syscall"

// writeAtOnce writes as much as the kernel takes without waiting. When the connection
// is broken, the next write that may wait finds out.
func writeAtOnce(conn syscall.RawConn, p []byte) (n int) {
	_ = conn.Write(func(fd uintptr) bool {
		n, _ = syscall.Write(int(fd), p)
		return true // do not wait
	})
	return max(n, 0)
}
