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
	return replace(path, write, (*os.File).Sync)
}

// ReplaceSoon is Replace for a file that can be made again and is checked when it
// is read: it does not wait until the disk has it.
func ReplaceSoon(path string, write func(w io.Writer) error) error {
	return replace(path, write, func(*os.File) error { return nil })
}

func replace(path string, write func(w io.Writer) error, settle func(*os.File) error) error {
	if err := exchange(path, write, settle); err != nil {
		return fmt.Errorf("write %q: %w", path, err)
	}
	return nil
}

func exchange(path string, write func(w io.Writer) error, settle func(*os.File) error) (err error) {
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
	if err := errors.Join(b.Flush(), temp.Chmod(0o644), settle(temp), temp.Close()); err != nil {
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
