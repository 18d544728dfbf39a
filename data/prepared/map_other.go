//go:build !unix

package prepared

import (
	"io"
	"os"
)

// mapFile reads a file whole where files are not mapped.
func mapFile(f *os.File, size int64) ([]byte, error) {
	b := make([]byte, size)
	_, err := io.ReadFull(io.NewSectionReader(f, 0, size), b)
	return b, err
}

// unmap does nothing: the memory is the program's own.
func unmap([]byte) error { return nil }

// forget does nothing: the memory is the program's own.
func forget([]byte) {}
