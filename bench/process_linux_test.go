package bench

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
	"time"
)

// peakMemory is the most memory, in bytes, that an ended process held at once; 0 when it is not known.
func peakMemory(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return int64(usage.Maxrss) * 1024 // Linux counts in KiB
}

// residentMemory is how much memory, in bytes, this process holds now.
func residentMemory() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(status, []byte("VmRSS:"))
	fields := bytes.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kib, _ := strconv.ParseInt(string(fields[0]), 10, 64)
	return kib * 1024
}

// cpuTimes is what this process has had of the processors until now: for itself,
// and for what the system did for it.
func cpuTimes() (user, system time.Duration) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0, 0
	}
	return time.Duration(usage.Utime.Nano()), time.Duration(usage.Stime.Nano())
}

// cpuTime is both together.
func cpuTime() time.Duration {
	user, system := cpuTimes()
	return user + system
}
