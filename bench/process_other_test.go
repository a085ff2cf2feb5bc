//go:build !linux

package bench

import (
	"os"
	"time"
)

// peakMemory is not known: other systems count in other units, or not at all.
func peakMemory(*os.ProcessState) int64 { return 0 }

// residentMemory is not known.
func residentMemory() int64 { return 0 }

// cpuTimes are not known, and always the same.
func cpuTimes() (user, system time.Duration) { return 0, 0 }

// cpuTime is not known either.
func cpuTime() time.Duration { return 0 }
