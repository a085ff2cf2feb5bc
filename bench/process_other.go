//go:build !linux

package main

import (
	"os"
	"time"
)

// peakMemory is not known: other systems count in other units, or not at all.
func peakMemory(*os.ProcessState) (bytes int64, known bool) { return 0, false }

// residentMemory is not known.
func residentMemory() int64 { return 0 }

// cpuTimes are not known, and always the same.
func cpuTimes() (user, system time.Duration) { return 0, 0 }

// cpuTime is not known either.
func cpuTime() time.Duration { return 0 }
