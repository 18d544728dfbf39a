// Package file writes files whole or not at all.
package file

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Replace makes the file at path of what write writes. The bytes go to a file
// beside it, which gets the name once it is whole, so that a failure leaves what
// was there. The error names path.
func Replace(path string, write func(w io.Writer) error) error {
	if err := replace(path, write); err != nil {
		return fmt.Errorf("write %q: %w", path, err)
	}
	return nil
}

func replace(path string, write func(w io.Writer) error) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(path), "."+strings.TrimPrefix(filepath.Base(path), ".")+"-*")
	if err != nil {
		return reason(err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp.Name()))
		}
	}()
	b := bufio.NewWriterSize(temp, 1<<16)
	if err := write(b); err != nil {
		return errors.Join(err, temp.Close())
	}
	if err := errors.Join(b.Flush(), temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return reason(os.Rename(temp.Name(), path))
}

// reason is an error without the name of the file beside the wanted one, which
// means nothing to anybody and is another one every time.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
