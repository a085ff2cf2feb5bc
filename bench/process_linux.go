package main

import (
	"os"
	"syscall"
	"time"
)

// peakMemory is the most memory, in bytes, that an ended process held at once.
func peakMemory(state *os.ProcessState) (bytes int64, known bool) {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, false
	}
	return int64(usage.Maxrss) * 1024, true // Linux counts in KiB
}

// cpuTime is what this process has had of the processors until now.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
