//go:build unix

package prepared

import (
	"fmt"
	"math"
	"os"
	"syscall"
)

// mapFile maps a file for reading.
func mapFile(f *os.File, size int64) ([]byte, error) {
	if size > math.MaxInt {
		return nil, fmt.Errorf("%d bytes are more than this system can map", size)
	}
	b, err := syscall.Mmap(int(f.Fd()), 0, int(size), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, fmt.Errorf("map: %w", err)
	}
	return b, nil
}

// unmap takes a mapping back of which nothing is kept.
func unmap(b []byte) error { return syscall.Munmap(b) }

// forget gives the memory of a mapping back to the system; what is still read of
// it comes from the file again.
func forget(b []byte) {
	if err := syscall.Madvise(b, syscall.MADV_DONTNEED); err != nil {
		panic("prepared: the system does not know a mapping of ours: " + err.Error())
	}
}
